package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;

import dev.atrium.core.Audience;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.Participant;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.Seed;
import dev.atrium.core.StayRef;
import dev.atrium.core.TestEngine;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.ws.TestTasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A room in which anything may happen, and be told late: what was committed, what is to be told and
 * what is to be sent each wait until chance has some of it done.
 */
final class RandomLobby {
  private static final int IDENTITIES = 6;
  private static final int KEPT_EVENTS = 100_000;
  private static final int MOST_TOGETHER = 30;

  private final Random random;
  private final TestTasks bus = new TestTasks();
  private final TestEngine engine;
  private final TestSignals signals;
  private final List<Client> clients = new ArrayList<>();
  private final Set<Client> dropped = new HashSet<>();
  private int changes;

  RandomLobby(long seed) {
    random = new Random(seed);
    LocalEventBus events = new LocalEventBus(bus);
    MemoryRoomStore store = new MemoryRoomStore(events, KEPT_EVENTS);
    engine = TestEngine.over(store, events, TestEngine.POLICY, new Seed(seed));
    int atOnce = random.nextBoolean() ? 2 : 500;
    signals =
        TestSignals.over(
            engine, new SignalLimits(100, 1_024, DataSize.ofMegabytes(8), 2_000, atOnce));
    bus.keep();
    signals.tasks().keep();
  }

  /** A client, and the stay that its connection carries. */
  record Client(TestPeer peer, String sid) {}

  /** All that ever were there. */
  List<Client> clients() {
    return clients;
  }

  /** Whether its connection is there, as far as it knows. */
  boolean isOpen(Client client) {
    return client.peer().closedWith() == null && !dropped.contains(client);
  }

  List<Participant> participants() {
    return engine.participants().list(OWNER, LOBBY);
  }

  String metadata() {
    return engine.rooms().get(OWNER, LOBBY).settings().metadata();
  }

  void step() throws IOException {
    switch (random.nextInt(14)) {
      case 0, 1 -> join();
      case 2 -> leave();
      case 3, 4, 5 -> update();
      case 6 -> permit();
      case 7 -> publish();
      case 8 -> changeTrack();
      case 9 -> open();
      case 10 -> reconnect();
      case 11 -> rename();
      case 12 -> bus.run(random.nextInt(3));
      default -> tell();
    }
  }

  /** Has everything told that is to be told. */
  void settle() {
    for (int i = 0; i < 3; i++) {
      bus.run();
      signals.tasks().run();
      signals.settle();
    }
    signals.tasks().run();
  }

  private void tell() {
    bus.run(random.nextInt(2));
    signals.tasks().run(random.nextInt(20));
    signals.time().pass(Duration.ofMillis(random.nextInt(120)));
  }

  private void join() throws IOException {
    String identity = "p" + random.nextInt(IDENTITIES);
    Permission permission = random.nextInt(5) == 0 ? hidden() : Permission.STANDARD;
    TestPeer peer = signals.join(TestToken.join(identity, permission));
    clients.add(new Client(peer, signals.participant(identity).sid().value()));
  }

  private void leave() {
    Participant participant = anybody();
    if (participant == null) {
      return;
    }
    if (random.nextBoolean()) {
      engine.participants().remove(OWNER, new RemoveParticipant(LOBBY, participant.identity()));
    } else {
      connected(participant).forEach(client -> client.peer().send(Requests.leave()));
    }
  }

  private void update() {
    Participant participant = anybody();
    for (int i = random.nextInt(MOST_TOGETHER); participant != null && i >= 0; i--) {
      String text = "m" + changes++;
      ProfileChange change =
          new ProfileChange(
              random.nextInt(4) == 0 ? Optional.of(text) : Optional.empty(),
              Optional.of(text),
              random.nextInt(4) == 0 ? Map.of("k", text) : Map.of());
      update(participant, change, Optional.empty());
    }
  }

  private void permit() {
    Participant participant = anybody();
    if (participant != null) {
      Permission changed =
          switch (random.nextInt(3)) {
            case 0 -> hidden();
            case 1 -> new Permission(false, true, true, Set.of(), Set.of());
            default -> Permission.STANDARD;
          };
      update(participant, ProfileChange.NONE, Optional.of(changed));
    }
  }

  private void update(Participant who, ProfileChange change, Optional<Permission> permission) {
    engine
        .participants()
        .update(OWNER, new UpdateParticipant(LOBBY, who.identity(), change, permission));
  }

  private void publish() {
    Participant participant = anybody();
    if (participant != null) {
      StayRef stay = ref(participant);
      TrackOptions camera =
          new TrackOptions(
              "c" + changes++,
              TrackType.VIDEO,
              TrackSource.CAMERA,
              "cam",
              TrackOptions.VideoSize.NONE,
              Map.of());
      engine.stays().publish(stay, new MediaSessionId(stay.sid().value()), camera, "video/VP8");
    }
  }

  private void changeTrack() {
    Participant participant = anybody();
    if (participant == null || participant.tracks().isEmpty()) {
      return;
    }
    List<Track> tracks = participant.tracks();
    TrackSid track = tracks.get(random.nextInt(tracks.size())).sid();
    switch (random.nextInt(3)) {
      case 0 -> engine.stays().unpublish(ref(participant), track);
      case 1 ->
          engine
              .participants()
              .mute(OWNER, new MuteTrack(LOBBY, participant.identity(), track, true));
      default -> engine.stays().mute(ref(participant), track, false);
    }
  }

  private void open() {
    Participant participant = anybody();
    Participant other = anybody();
    if (participant != null && other != null) {
      Audience.Admission admission =
          new Audience.Admission(Optional.of(other.identity()), Optional.empty(), true, Set.of());
      engine
          .stays()
          .openTo(ref(participant), new Audience(random.nextBoolean(), List.of(admission)));
    }
  }

  private void reconnect() throws IOException {
    Participant participant = anybody();
    if (participant == null) {
      return;
    }
    if (random.nextBoolean()) {
      connected(participant).forEach(this::drop);
    }
    String sid = participant.sid().value();
    clients.add(new Client(signals.resume(participant.identity().value(), sid), sid));
  }

  private void rename() {
    if (anybody() != null) {
      String metadata = "r" + changes++;
      engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, metadata));
    }
  }

  private List<Client> connected(Participant participant) {
    return clients.stream()
        .filter(client -> client.sid().equals(participant.sid().value()))
        .filter(this::isOpen)
        .toList();
  }

  private void drop(Client client) {
    dropped.add(client);
    client.peer().drop();
  }

  private @Nullable Participant anybody() {
    List<Participant> all = participants();
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private StayRef ref(Participant participant) {
    return new StayRef(
        engine.rooms().get(OWNER, LOBBY).ref(), participant.identity(), participant.sid());
  }

  private static Permission hidden() {
    return Permission.STANDARD.with(Trait.HIDDEN);
  }
}
