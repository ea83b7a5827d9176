package dev.atrium.core.scenario;

import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.IfExists;
import dev.atrium.core.Lifetime;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleRooms;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios on the engine's own ports: a wire with nothing in between. */
class ScenariosTest
    implements CreatesRooms,
        CreatesNamedRooms,
        ReadsRooms,
        ListsRooms,
        DeletesRooms,
        RenewsRooms,
        UpdatesRoomMetadata,
        ListsParticipants,
        ReadsParticipants,
        RemovesParticipants,
        AnnouncesRooms {
  private final TestEngine engine = TestEngine.create();
  private final RecordingListener watcher = new RecordingListener();
  private int created;
  private int announced;

  @Override
  public TestEngine engine() {
    return engine;
  }

  @Override
  public RoomName createRoom() {
    created++;
    RoomName name = new RoomName("created-" + created);
    createRoom(name);
    return name;
  }

  @Override
  public Class<? extends Lifetime> lifetime() {
    return Lifetime.Idle.class;
  }

  @Override
  public boolean createRoom(RoomName name) {
    try {
      engine.rooms().create(OWNER, SampleRooms.idle(name));
      return true;
    } catch (RoomException e) {
      return false;
    }
  }

  @Override
  public IfExists ifExists() {
    return IfExists.RETURN;
  }

  @Override
  public boolean seesRoom(RoomName name) {
    return isKnown(() -> engine.rooms().get(OWNER, name));
  }

  @Override
  public Collection<RoomName> listedRooms() {
    return engine.rooms().list(OWNER).stream().map(Room::name).toList();
  }

  @Override
  public boolean deleteRoom(RoomName name) {
    return isKnown(() -> engine.rooms().delete(OWNER, SampleRooms.delete(name)));
  }

  @Override
  public void renewRoom(RoomName name) {
    isKnown(() -> engine.rooms().renew(OWNER, name));
  }

  @Override
  public boolean updateMetadata(RoomName name, String metadata) {
    UpdateRoomMetadata command = new UpdateRoomMetadata(name, metadata);
    return isKnown(() -> engine.rooms().updateMetadata(OWNER, command));
  }

  @Override
  public Collection<ParticipantIdentity> listedParticipants(RoomName room) {
    return engine.participants().list(OWNER, room).stream().map(Participant::identity).toList();
  }

  @Override
  public boolean seesParticipant(RoomName room, ParticipantIdentity identity) {
    return isKnown(() -> engine.participants().get(OWNER, room, identity));
  }

  @Override
  public boolean removeParticipant(RoomName room, ParticipantIdentity identity) {
    return isKnown(
        () -> engine.participants().remove(OWNER, new RemoveParticipant(room, identity)));
  }

  @Override
  public void watchRooms() {
    engine.rooms().subscribe(watcher);
  }

  @Override
  public Announcement nextAnnouncement() {
    Iterator<Announcement> announcements =
        watcher.changes().stream().flatMap(ScenariosTest::announcement).skip(announced).iterator();
    announced++;
    return announcements.next();
  }

  private static Stream<Announcement> announcement(RoomChange change) {
    Optional<Kind> kind =
        switch (change.event()) {
          case RoomStarted started -> Optional.of(Kind.STARTED);
          case RoomFinished finished -> Optional.of(Kind.FINISHED);
          default -> Optional.empty();
        };
    return kind.map(told -> new Announcement(told, change.room().name())).stream();
  }

  private static boolean isKnown(Runnable request) {
    try {
      request.run();
      return true;
    } catch (RoomException e) {
      if (e.error() instanceof RoomNotFound || e.error() instanceof ParticipantNotFound) {
        return false;
      }
      throw e;
    }
  }
}
