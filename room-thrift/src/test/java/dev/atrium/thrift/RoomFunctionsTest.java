package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.port.RoomStore;
import dev.atrium.thrift.Reply.ShownRoom;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.thrift.TApplicationException;
import org.junit.jupiter.api.Test;

/** What the functions mean (Thrift spec §4.1, §4.3). */
class RoomFunctionsTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final Duration TTL = RoomDefaults.STANDARD.leaseTtl();

  private final Wire wire = new Wire();
  private Peer peer = wire.connect();
  private int sequence;

  @Test
  void aCreatedRoomHasASecretIdAWholeSecondAndCredentialsForIt() {
    ShownRoom room = call("create").shown();

    assertThat(room.id()).matches("[A-Za-z0-9_-]{22}");
    assertThat(room.expires())
        .isEqualTo((double) wire.engine.clock().instant().plus(TTL).getEpochSecond());
    assertThat(room.username()).isEqualTo((long) room.expires() + ":" + room.id());
    assertThat(room.password()).hasValueSatisfying(text -> assertThat(text).hasSize(28));
  }

  @Test
  void everyCreationMakesAnotherRoomWhicheverOfTheTwoFunctionsIsCalled() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(call(i % 2 == 0 ? "create" : "create2").shown().id());
    }

    assertThat(ids).hasSize(10_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
  }

  @Test
  void getShowsAllOfARoomAndChangesNothing() {
    ShownRoom created = call("create").shown();
    wire.engine.clock().advance(Duration.ofMinutes(5));

    assertThat(call("get", created.id()).shown()).isEqualTo(created);
  }

  @Test
  void getLeavesThePasswordOutWhereItIsNotToBeShown() {
    peer = wire.hidePassword().connect();
    ShownRoom created = call("create").shown();

    ShownRoom read = call("get", created.id()).shown();

    assertThat(created.password()).isPresent();
    assertThat(read.password()).isEmpty();
    assertThat(read.username()).isEqualTo(created.username());
  }

  @Test
  void updateExtendsTheLeaseAndWithItTheCredentials() {
    ShownRoom created = call("create").shown();
    wire.engine.clock().advance(Duration.ofSeconds(10));

    assertThat(call("update", created.id()).isDone()).isTrue();

    ShownRoom updated = call("get", created.id()).shown();
    assertThat(updated.expires()).isEqualTo(created.expires() + 10);
    assertThat(updated.username()).isEqualTo((long) updated.expires() + ":" + created.id());
    assertThat(updated.password()).isPresent().isNotEqualTo(created.password());
  }

  @Test
  void updateNeverShortensTheLeaseNotEvenWhenTheClockGoesBack() {
    ShownRoom created = call("create").shown();
    wire.engine.clock().advance(Duration.ofMinutes(-1));

    assertThat(call("update", created.id()).isDone()).isTrue();

    assertThat(call("get", created.id()).shown().expires()).isEqualTo(created.expires());
  }

  @Test
  void anExpiredRoomIsUnknownAndStaysIt() {
    String id = call("create").shown().id();
    wire.engine.clock().advance(TTL);

    assertThat(call("update", id).failure()).isEqualTo(TApplicationException.MISSING_RESULT);
    assertThat(call("get", id).failure()).isEqualTo(TApplicationException.MISSING_RESULT);
  }

  @Test
  void anUnknownRoomIsAnApplicationExceptionForGetAndUpdate() {
    assertThat(call("get", "x"))
        .satisfies(reply -> assertThat(reply.failure()).isEqualTo(5))
        .satisfies(reply -> assertThat(reply.text()).isEqualTo("no such room: x"));
    assertThat(call("update", "x").failure()).isEqualTo(5);
  }

  @Test
  void anUnknownRoomIsTheDeclaredExceptionForRemove() {
    String id = call("create").shown().id();

    assertThat(call("remove", id).isDone()).isTrue();
    Reply again = call("remove", id);

    assertThat(again.declared()).isTrue();
    assertThat(again.text()).isEqualTo("no such room: " + id);
  }

  @Test
  void anUnknownRoomIsTheDeclaredExceptionForGetWhereThatIsConfigured() {
    peer = wire.typed().connect();

    Reply reply = call("get", "x");

    assertThat(reply.declared()).isTrue();
    assertThat(reply.text()).isEqualTo("no such room: x");
    assertThat(call("update", "x").failure()).isEqualTo(5);
  }

  @Test
  void aMissingOrEmptyIdIsAnUnknownRoom() {
    assertThat(call("update").failure()).isEqualTo(5);
    assertThat(call("get").failure()).isEqualTo(5);
    assertThat(call("get", "").text()).isEqualTo("no such room: ");
  }

  @Test
  void idsAreLookedUpExactly() {
    wire.engine.rooms().create(OWNER, idle(LOBBY));

    assertThat(call("get", "lobby").shown().id()).isEqualTo("lobby");
    assertThat(List.of("Lobby", "lobby ", " lobby", "lobby\0"))
        .allMatch(id -> call("get", id).failure() == 5);
  }

  @Test
  void aRoomOfAnotherWireShowsTheTimeOfItsCredentials() {
    wire.engine.rooms().create(OWNER, idle(LOBBY));
    wire.engine.clock().advance(Duration.ofSeconds(20));

    ShownRoom room = call("get", "lobby").shown();

    assertThat(room.expires())
        .isEqualTo((double) wire.engine.clock().instant().plus(TTL).getEpochSecond());
    assertThat(room.username()).isEqualTo((long) room.expires() + ":lobby");
  }

  @Test
  void whatIsEchoedOfAnIdIsShortAndPlain() {
    Reply reply = call("get", "é\n" + "x".repeat(4_000));

    assertThat(reply.text()).isEqualTo("no such room: ??" + "x".repeat(62));
  }

  @Test
  void userNamesAreDigitsWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      for (long second : List.of(1_764_000_000L, 1L << 31)) {
        wire.engine.clock().set(java.time.Instant.ofEpochSecond(second).minus(TTL));

        assertThat(call("create").shown().username()).startsWith(second + ":");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noMoreRoomsAreMadeThanThereMayBe() {
    Policy usual = TestEngine.POLICY;
    Policy one =
        new Policy(
            usual.defaults(),
            usual.limits(),
            1,
            usual.autoCreate(),
            usual.remoteUnmute(),
            usual.node());
    peer = new Wire(TestEngine.create(one)).connect();
    String id = call("create").shown().id();

    Reply second = call("create");

    assertThat(second.failure()).isEqualTo(TApplicationException.INTERNAL_ERROR);
    assertThat(second.text()).isEqualTo("room limit reached");
    assertThat(call("remove", id).isDone()).isTrue();
    assertThat(call("create").room()).isPresent();
  }

  @Test
  void aFailureInsideShowsNothingOfItself() {
    peer = new Wire(TestEngine.create(RoomFunctionsTest::failing)).connect();

    Reply reply = call("get", "x");

    assertThat(reply.failure()).isEqualTo(TApplicationException.INTERNAL_ERROR);
    assertThat(reply.text()).isEqualTo("internal error");
    assertThat(peer.isOpen()).isTrue();
  }

  @Test
  void aStoreThatCannotBeReachedIsBusy() {
    peer = new Wire(TestEngine.create(RoomFunctionsTest::unavailable)).connect();

    Reply reply = call("create");

    assertThat(reply.failure()).isEqualTo(TApplicationException.INTERNAL_ERROR);
    assertThat(reply.text()).isEqualTo("busy");
  }

  @Test
  void aCallerWithoutGrantsMayDoNothing() {
    peer = wire.anonymous(Caller.ANONYMOUS).connect();

    for (String name : List.of("create", "create2", "get", "update", "remove")) {
      Reply reply = call(name, "x");
      assertThat(reply.failure()).isEqualTo(TApplicationException.INTERNAL_ERROR);
      assertThat(reply.text()).isEqualTo("not allowed");
    }
  }

  @Test
  void aCallerMayDoWhatItWasGranted() {
    wire.engine.rooms().create(OWNER, idle(LOBBY));
    peer = wire.anonymous(Caller.everywhere("", EnumSet.of(Grant.ROOM_READ))).connect();

    assertThat(call("get", "lobby").room()).isPresent();
    assertThat(call("remove", "lobby").text()).isEqualTo("not allowed");
    assertThat(call("create").text()).isEqualTo("not allowed");
  }

  private Reply call(String name) {
    return exchange(Messages.call(BINARY, name, ++sequence));
  }

  private Reply call(String name, String id) {
    return exchange(Messages.call(BINARY, name, ++sequence, id));
  }

  private Reply exchange(byte[] message) {
    Reply reply = peer.exchange(BINARY, message).getFirst();
    assertThat(reply.sequence()).isEqualTo(sequence);
    return reply;
  }

  private static RoomStore failing(RoomStore store) {
    return throwing(new IllegalStateException("secret detail"));
  }

  private static RoomStore unavailable(RoomStore store) {
    return throwing(new RoomException(new RoomError.StoreUnavailable()));
  }

  private static RoomStore throwing(RuntimeException failure) {
    return (RoomStore)
        Proxy.newProxyInstance(
            RoomStore.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }
}
