package dev.atrium.core.media;

import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.with;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Participants of one room, and the legs by which a {@link TestMedia} carries them. */
final class TestLobby {
  private final TestMedia media = new TestMedia();
  private final TestEngine engine;

  /** Media are told of what happens in the thread that commits. */
  TestLobby() {
    this(Runnable::run);
  }

  TestLobby(Executor executor) {
    engine = TestEngine.with(media, new TextCodec(), executor);
  }

  TestMedia media() {
    return media;
  }

  TestEngine engine() {
    return engine;
  }

  Stay join(ParticipantIdentity identity) {
    return join(identity, Permission.STANDARD);
  }

  Stay join(ParticipantIdentity identity, Permission permission) {
    return engine.stays().join(OWNER, SampleParticipants.join(LOBBY, identity, with(permission)));
  }

  void leave(Stay stay) {
    engine.stays().leave(stay.ref(), LeaveReason.CLIENT_LEFT);
  }

  void connect(Stay stay) {
    Told told = new Told();
    engine.media().follow(leg(stay), told);
    engine.media().answer(leg(stay), told.offers().getLast());
  }

  /** Whoever joins and connects. */
  Stay connected(ParticipantIdentity identity) {
    Stay stay = join(identity);
    connect(stay);
    return stay;
  }

  TrackSid publish(Stay stay) {
    return engine.stays().publish(stay.ref(), onlyLeg(stay), CAMERA, "video/VP8").sid();
  }

  Optional<TrackSid> appear(Stay stay, String clientId, TrackType type) {
    return media.notices().trackAppeared(leg(stay), clientId, type, "video/VP8");
  }

  Participant participant(ParticipantIdentity identity) {
    return engine.participants().get(OWNER, LOBBY, identity);
  }

  /** The client sends this. */
  void receive(Stay from, String message) {
    media.receive(leg(from), DataChannel.RELIABLE, message.getBytes(StandardCharsets.UTF_8));
  }

  /** What the client got that may not be lost. */
  List<String> reliable(Stay stay) {
    return media.leg(leg(stay)).reliable().stream().map(TextCodec::text).toList();
  }

  static LegRef leg(Stay stay) {
    return LegRef.whole(stay.ref());
  }

  static IceCandidate candidate() {
    return new IceCandidate(IceCandidate.Side.SUBSCRIBER, "candidate:1", "0", 0, "");
  }
}
