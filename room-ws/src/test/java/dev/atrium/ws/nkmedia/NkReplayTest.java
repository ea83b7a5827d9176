package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.nkmedia.TestPast.ROOMS;
import static dev.atrium.ws.nkmedia.TestPast.forgetful;
import static dev.atrium.ws.nkmedia.TestPast.id;
import static dev.atrium.ws.nkmedia.TestPast.ids;
import static dev.atrium.ws.nkmedia.TestPast.metadata;
import static dev.atrium.ws.nkmedia.TestPast.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.RoomName;
import dev.atrium.core.Seed;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;

/** A long past, a slow reader, and one that comes and goes. */
class NkReplayTest {
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsOnItsWayToEverybodyIsNotReadAsWell() {
    TestWire wire = TestWire.create();
    String present = id(wire.login().ok("core/event/subscribe", ROOMS.formatted("")));
    say(wire.engine(), "one");
    TestClient back = wire.login();

    wire.tasks().keep();
    back.send(TestClient.request("core/event/subscribe", ROOMS.formatted(present), 7));
    say(wire.engine(), "two"); // told after the past is read
    wire.tasks().run();

    assertThat(metadata(back.events())).containsExactly("one", "two");
  }

  @Test
  void thePastIsReadNoFasterThanItIsAnswered() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(4, DataSize.ofMegabytes(8), 500, 100, DataSize.ofMegabytes(1), 1_000));
    TestClient back = comeBack(narrow, 1_000);
    List<JsonNode> told = new ArrayList<>();

    while (told.size() < 1 + 1_000) { // the room was created, too
      List<JsonNode> events = await().until(back::events, found -> !found.isEmpty());
      assertThat(events).hasSizeLessThanOrEqualTo(8); // unanswered ones, and the queue
      events.forEach(event -> answer(back, told, event));
    }

    assertThat(metadata(told)).hasSize(1_000).doesNotHaveDuplicates().endsWith("past 999");
  }

  @Test
  void whoeverReadsTooSlowlyForThePastIsSentAway() {
    TestWire forgetful = forgetful(600);
    TestClient slow = comeBack(forgetful, 400);
    List<JsonNode> told = new ArrayList<>(await().until(slow::events, found -> !found.isEmpty()));

    IntStream.range(0, 600).forEach(i -> say(forgetful.engine(), "later " + i));
    await()
        .until(
            () -> {
              IntStream.range(2, 400).forEach(slow::answer);
              told.addAll(slow.events());
              return slow.closeCode() != null;
            });

    assertThat(slow.closeCode()).isEqualTo(1013);
    assertThat(told).hasSizeLessThan(400);
  }

  @Test
  void whosePastCannotBeReadIsSentAway() {
    List<CloseStatus> closed = new ArrayList<>();
    NkReplay.Client client =
        new NkReplay.Client() {
          @Override
          public boolean awaitRoom() {
            throw new IllegalStateException("provoked");
          }

          @Override
          public void close(CloseStatus status) {
            closed.add(status);
          }
        };
    NkTopics topics = new NkTopics();
    NkPublisher publisher = new NkPublisher(topics, Runnable::run);
    NkMetrics metrics = new NkMetrics(new SimpleMeterRegistry(), List.of());
    NkFeed feed = new NkFeed(TestEngine.create().rooms(), publisher, metrics);

    new NkReplay(feed, new NkSubscriptions(topics, new TestSubscriber(), Runnable::run), client)
        .run();

    assertThat(closed).extracting(CloseStatus::getCode).containsExactly(1011);
  }

  /** A witness that is always there, and one that comes and goes, are told the same. */
  @Test
  void whoeverDropsAtRandomIsToldEachEventOnceAndInOrder() {
    TestWire wire = TestWire.create();
    Random random = Seed.ofThisRun().random();
    TestClient witness = wire.login();
    witness.subscribe("{'class':'media','subclass':'room'}");
    List<JsonNode> told = new ArrayList<>();
    TestClient coming = wire.login();
    String last = id(coming.ok("core/event/subscribe", ROOMS.formatted("")));

    for (int i = 0; i < 2_000; i++) {
      change(wire.engine(), random.nextInt(6), random.nextInt(3));
      if (random.nextInt(20) == 0) {
        List<JsonNode> seen = coming.events();
        told.addAll(seen);
        coming.leave();
        change(wire.engine(), random.nextInt(6), random.nextInt(3));
        last = told.isEmpty() ? last : id(told.getLast());
        coming = wire.login();
        coming.ok("core/event/subscribe", ROOMS.formatted(last));
      }
    }
    told.addAll(coming.events());

    assertThat(ids(told)).doesNotHaveDuplicates().doesNotContain("");
    assertThat(told).map(TestPast::withoutId).isEqualTo(witness.events());
  }

  /** Begins to tell a client what was said since somebody was there; from now on, by threads. */
  private static TestClient comeBack(TestWire wire, int said) {
    TestClient first = wire.login();
    String present = id(first.ok("core/event/subscribe", ROOMS.formatted("")));
    first.leave();
    IntStream.range(0, said).forEach(i -> say(wire.engine(), "past " + i));
    TestClient back = wire.login();
    wire.tasks().start();
    back.send(TestClient.request("core/event/subscribe", ROOMS.formatted(present), 7));
    return back;
  }

  private static void change(TestEngine engine, int what, int which) {
    RoomName room = new RoomName("room-" + which);
    boolean there = engine.hasRoom(room);
    if (!there) {
      engine.stays().join(OWNER, publisherLeg(room, ALICE, "leg-" + which));
    } else if (what == 0) {
      engine.rooms().delete(OWNER, delete(room));
    } else if (what < 4) {
      engine.stays().join(OWNER, listenerLeg(room, BOB, "bob-" + what + which, "leg-" + which));
    } else {
      engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(room, "m" + what + which));
    }
  }

  /** Takes one more event; the first one has the tid after the first ping. */
  private static void answer(TestClient client, List<JsonNode> told, JsonNode event) {
    told.add(event);
    client.answer(1 + told.size());
  }
}
