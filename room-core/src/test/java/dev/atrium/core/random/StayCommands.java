package dev.atrium.core.random;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MediaSession;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Stay;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.access.Caller;
import dev.atrium.core.random.Known.Publication;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands of those who hold the connections of participants. */
final class StayCommands {
  private static final List<TrackOptions> TRACKS =
      List.of(SampleParticipants.CAMERA, SampleParticipants.MICROPHONE, SampleParticipants.DATA);
  private static final List<ParticipantKind> KINDS =
      List.of(
          ParticipantKind.STANDARD,
          ParticipantKind.STANDARD,
          ParticipantKind.STANDARD,
          ParticipantKind.SIP,
          ParticipantKind.AGENT,
          ParticipantKind.EGRESS);

  private final Draw draw;
  private final RoomCommands rooms;
  private final PresenceCommands comings;

  StayCommands(Draw draw, RoomCommands rooms) {
    this.draw = draw;
    this.rooms = rooms;
    this.comings = new PresenceCommands(draw, TRACKS);
  }

  RandomCommand next() {
    return switch (draw.below(30)) {
      case 0, 1, 2, 3, 4, 5 -> join();
      case 6, 7 -> activate();
      case 8 -> switchLeg();
      case 9, 10 -> stopLeg();
      case 11 -> leave();
      case 12, 13, 14 -> publish();
      case 15 -> unpublish();
      case 16, 17 -> mute();
      case 18, 19 -> update();
      default -> comings.next();
    };
  }

  ProfileChange profileChange() {
    return new ProfileChange(
        draw.oneIn(2) ? Optional.of(draw.text()) : Optional.empty(),
        draw.oneIn(2) ? Optional.of(draw.text()) : Optional.empty(),
        draw.oneIn(2) ? Map.of("key " + draw.below(3), draw.oneIn(2) ? "" : "value") : Map.of());
  }

  /** None that decides whether a participant is ordinary: that is for its kind to say. */
  Permission permission() {
    Set<Permission.Trait> traits =
        draw.oneIn(2) ? EnumSet.of(Permission.Trait.UPDATES_OWN_METADATA) : Set.of();
    Set<TrackSource> sources =
        draw.oneIn(3) ? EnumSet.of(TrackSource.CAMERA, TrackSource.SCREEN_SHARE) : Set.of();
    return new Permission(draw.oneIn(2), !draw.oneIn(4), !draw.oneIn(3), sources, traits);
  }

  private RandomCommand join() {
    Caller caller = draw.joiner();
    boolean whole = draw.oneIn(3);
    JoinRoom command =
        new JoinRoom(
            draw.name(),
            draw.identity(),
            whole ? JoinRoom.Mode.REPLACE : JoinRoom.Mode.ADD_LEG,
            newcomer(),
            whole ? LegOptions.WHOLE : leg(),
            rooms.options());
    return new RandomCommand(
        caller.name() + ": " + command,
        (engine, known) -> remember(known, engine.stays().join(caller, command)));
  }

  private JoinRoom.Newcomer newcomer() {
    JoinRoom.Newcomer plain =
        new JoinRoom.Newcomer(ParticipantProfile.EMPTY, draw.of(KINDS), permission());
    JoinRoom.Newcomer asking = draw.oneIn(5) ? plain.with(profileChange()) : plain;
    return draw.oneIn(10) ? asking.publishing() : asking;
  }

  private LegOptions leg() {
    return new LegOptions(
        Optional.of(legId()), draw.of(List.of(MediaSession.Role.values())), peer());
  }

  private Optional<MediaSessionId> peer() {
    return draw.oneIn(2) ? Optional.of(legId()) : Optional.empty();
  }

  private MediaSessionId legId() {
    return new MediaSessionId("leg-" + draw.below(8));
  }

  private RandomCommand activate() {
    return ofStay(
        "activate",
        (engine, known, stay, leg) ->
            remember(known, engine.stays().activate(known.stay(stay), leg)));
  }

  private RandomCommand switchLeg() {
    LegOptions options = leg();
    return ofStay(
        "switch to " + options,
        (engine, known, stay, leg) ->
            remember(known, engine.stays().switchLeg(known.stay(stay), leg, options)));
  }

  private RandomCommand stopLeg() {
    return ofStay(
        "stop a leg",
        (engine, known, stay, leg) -> {
          engine.stays().stopLeg(known.stay(stay), leg, LeaveReason.MEDIA_LOST);
          return "done";
        });
  }

  private RandomCommand leave() {
    return ofStay(
        "leave",
        (engine, known, stay, leg) -> {
          engine.stays().leave(known.stay(stay), LeaveReason.CLIENT_LEFT);
          return "done";
        });
  }

  private RandomCommand publish() {
    TrackOptions options = draw.of(TRACKS);
    return ofStay(
        "publish " + options.name(),
        (engine, known, stay, leg) -> {
          Track track = engine.stays().publish(known.stay(stay), leg, options);
          known.add(new Publication(known.stay(stay), track.sid()));
          return track;
        });
  }

  private RandomCommand unpublish() {
    return ofTrack(
        "unpublish",
        (engine, publication) -> {
          engine.stays().unpublish(publication.stay(), publication.track());
          return "done";
        });
  }

  private RandomCommand mute() {
    boolean muted = draw.oneIn(2);
    return ofTrack(
        muted ? "mute" : "unmute",
        (engine, publication) ->
            engine.stays().mute(publication.stay(), publication.track(), muted));
  }

  private RandomCommand update() {
    ProfileChange change = profileChange();
    return ofStay(
        "update oneself: " + change,
        (engine, known, stay, leg) ->
            remember(known, engine.stays().update(known.stay(stay), change)));
  }

  private RandomCommand ofStay(String text, Known.StayAction action) {
    return Known.ofStay(draw, text, action);
  }

  private RandomCommand ofTrack(String text, Known.TrackAction action) {
    return Known.ofTrack(draw, text, action);
  }

  private static Stay remember(Known known, Stay stay) {
    known.add(stay);
    return stay;
  }
}
