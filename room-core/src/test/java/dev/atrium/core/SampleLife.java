package dev.atrium.core;

import static dev.atrium.core.SampleEvents.MAX_UINT32;
import static dev.atrium.core.SampleEvents.ODD_TEXT;
import static dev.atrium.core.SampleEvents.joined;
import static dev.atrium.core.SampleEvents.participant;
import static dev.atrium.core.SampleEvents.status;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.CAROL;

import dev.atrium.core.RoomEvent.AudienceChanged;
import dev.atrium.core.RoomEvent.LegActive;
import dev.atrium.core.RoomEvent.LegInactive;
import dev.atrium.core.RoomEvent.LegStarted;
import dev.atrium.core.RoomEvent.LegStopped;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.ParticipantUpdated;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.SignalLost;
import dev.atrium.core.RoomEvent.StayResumed;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomEvent.TrackAnnounced;
import dev.atrium.core.RoomEvent.TrackMuted;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.RoomEvent.TrackUpdated;
import dev.atrium.core.RoomEvent.TrackWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the life of a room down, one event after the other. */
final class SampleLife {
  private static final MediaSession SECOND_LEG =
      new MediaSession(
          new MediaSessionId("leg-2 \uD83C\uDF89"),
          new NodeId("other node"),
          MediaSession.Role.LISTENER,
          Optional.of(new MediaSessionId("leg of somebody")),
          false);

  private final List<RoomEvent> events = new ArrayList<>();
  private Room room;

  private SampleLife(RoomStarted start) {
    events.add(start);
    room = Room.of(start);
  }

  /** One in which every kind of event happens. */
  static List<RoomEvent> after(RoomStarted start) {
    SampleLife life = new SampleLife(start);
    life.prepareRoom();
    life.admitAlice();
    life.showAlice();
    life.endPartOfAlice();
    life.admitBob();
    life.admitCarol();
    life.showCarol();
    life.add(new RoomFinished(life.room.ref(), life.at(), FinishReason.MEDIA_ROOM_LOST));
    return List.copyOf(life.events);
  }

  private void prepareRoom() {
    add(updated(room, "changed"));
    add(new RoomUpdated(room.ref(), at(), room.settings().withMetadata(ODD_TEXT)));
    add(new RoomRenewed(room.ref(), at(), Instant.parse("2026-05-04T18:00:00Z")));
    add(status(room, "slow_link", "{\"date\":1,\"text\":\"día\"}"));
    add(status(room, "other", "true"));
  }

  private void admitAlice() {
    add(joined(room, ALICE));
    MediaSession up = alice().legs().getFirst().raised();
    add(new ParticipantActive(room.ref(), at(), alice().activeBy(up)));
    ParticipantProfile profile =
        new ParticipantProfile("Alice \uD83C\uDF89", ODD_TEXT, Map.of("k", ODD_TEXT, "l", "2"));
    add(new ParticipantUpdated(room.ref(), at(), alice().withProfile(profile)));
    Permission permission =
        new Permission(
            false,
            true,
            false,
            EnumSet.allOf(TrackSource.class),
            Set.of(Permission.Trait.HIDDEN, Permission.Trait.UPDATES_OWN_METADATA));
    add(new ParticipantUpdated(room.ref(), at(), alice().withPermission(permission)));
  }

  private void showAlice() {
    add(new LegStarted(room.ref(), at(), alice().withLeg(SECOND_LEG), SECOND_LEG));
    MediaSession up = SECOND_LEG.raised();
    add(new LegActive(room.ref(), at(), alice().activeBy(up), up));
    publish("TR_VCcamera", CAMERA);
    publish(
        "DTR_odd",
        new TrackOptions(
            ODD_TEXT,
            TrackType.DATA,
            TrackSource.SCREEN_SHARE_AUDIO,
            ODD_TEXT,
            new TrackOptions.VideoSize(MAX_UINT32, 1),
            Map.of("stereo", "true"),
            true));
    Track muted = alice().tracks().getFirst().withMuted(true, at());
    add(new TrackMuted(room.ref(), at(), alice().withTrack(muted), muted));
  }

  private void endPartOfAlice() {
    publish("TR_AMshort", SampleParticipants.MICROPHONE);
    Track last = alice().tracks().getLast();
    add(new TrackUnpublished(room.ref(), at(), alice().withoutTrack(last.sid()), last));
    MediaSession third =
        new MediaSession(
            new MediaSessionId("leg-3"),
            TestEngine.NODE,
            MediaSession.Role.PUBLISHER,
            Optional.empty(),
            false);
    add(new LegStarted(room.ref(), at(), alice().withLeg(third), third));
    add(
        new LegStopped(
            room.ref(), at(), alice().withoutLeg(third.id()), third, LeaveReason.SIGNAL_LOST));
  }

  private void admitBob() {
    add(joined(room, SampleParticipants.BOB));
    add(
        new TokensRevoked(
            room.ref(), at(), new ParticipantIdentity(ODD_TEXT), at(), at().plusSeconds(60)));
    Participant bob = room.participant(SampleParticipants.BOB).orElseThrow();
    add(new ParticipantLeft(room.ref(), at(), bob, LeaveReason.MIGRATED));
    add(joined(room, new ParticipantIdentity(ODD_TEXT)));
  }

  /** Brings everything that a LiveKit client may bring. */
  private void admitCarol() {
    JoinRoom.Newcomer newcomer =
        JoinRoom.Newcomer.STANDARD.with(
            new ParticipantDetails(
                List.of(KindDetail.FORWARDED, KindDetail.CLOUD_AGENT),
                MAX_UINT32,
                EnumSet.allOf(ClientCapability.class),
                ODD_TEXT));
    Participant plain = participant(CAROL);
    Presence presence =
        new Presence(0, Optional.of(at().plusSeconds(60)), Optional.empty(), Optional.empty());
    MediaSession leg = plain.legs().getFirst().on(new NodeId("n"));
    add(
        new ParticipantJoined(
            room.ref(),
            at(),
            Participant.joining(CAROL, plain.sid(), newcomer, at(), leg, presence)));
  }

  private void showCarol() {
    announce("TR_VCannounced", CAMERA);
    announce("TR_AMannounced", SampleParticipants.MICROPHONE);
    Track said = carol().announced().getLast();
    add(new TrackWithdrawn(room.ref(), at(), carol().withoutTrack(said.sid()), said));
    Track updated = carol().announced().getFirst().withOptions(CAMERA, at());
    add(new TrackUpdated(room.ref(), at(), carol().withTrack(updated), updated));
    MediaSession up = carol().legs().getFirst().raised();
    add(new ParticipantActive(room.ref(), at(), carol().activeBy(up)));
    losePartOfCarol(up.lowered());
    Audience audience =
        new Audience(
            false,
            List.of(
                new Audience.Admission(
                    Optional.of(ALICE),
                    Optional.of(new ParticipantSid("PA_x")),
                    true,
                    Set.of(said.sid()))));
    add(new AudienceChanged(room.ref(), at(), carol().withAudience(audience)));
  }

  private void losePartOfCarol(MediaSession down) {
    Presence dark = carol().presence().withMediaBy(Optional.of(at().plusMillis(1)));
    add(new LegInactive(room.ref(), at(), carol().withLeg(down).withPresence(dark), down));
    Presence lost = carol().presence().lost(new Presence.SignalLoss(at(), at().plusSeconds(30)));
    add(new SignalLost(room.ref(), at(), carol().withPresence(lost)));
    Presence back = carol().presence().resumed();
    add(new StayResumed(room.ref(), at(), carol().withPresence(back)));
    add(new SignalLost(room.ref(), at(), carol().withPresence(back.lost(lost.loss().get()))));
  }

  private void announce(String sid, TrackOptions options) {
    MediaSessionId leg = carol().legs().getFirst().id();
    Track track = new Track(new TrackSid(sid), leg, options, true, "", Instant.EPOCH);
    add(new TrackAnnounced(room.ref(), at(), carol().withTrack(track), track));
  }

  private Participant carol() {
    return room.participant(CAROL).orElseThrow();
  }

  private void publish(String sid, TrackOptions options) {
    MediaSessionId leg = alice().legs().getFirst().id();
    Track track = new Track(new TrackSid(sid), leg, options, false, "video/VP8", at());
    add(
        new TrackPublished(
            room.ref(), at(), alice().withTrack(track), track, !alice().publisher()));
  }

  private Participant alice() {
    return room.participant(ALICE).orElseThrow();
  }

  private void add(RoomEvent event) {
    events.add(event);
    room = room.apply(event);
  }

  private Instant at() {
    return TestClock.START.plusMillis(events.size());
  }
}
