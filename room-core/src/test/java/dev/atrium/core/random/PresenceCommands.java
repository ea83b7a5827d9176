package dev.atrium.core.random;

import dev.atrium.core.Audience;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ResumeStay;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands of clients that come and go, and say what they are going to send. */
final class PresenceCommands {
  private final Draw draw;
  private final List<TrackOptions> tracks;

  PresenceCommands(Draw draw, List<TrackOptions> tracks) {
    this.draw = draw;
    this.tracks = tracks;
  }

  RandomCommand next() {
    return switch (draw.below(10)) {
      case 0, 1 -> announce();
      case 2 -> describe();
      case 3, 4 -> deactivate();
      case 5, 6 -> loseSignal();
      case 7, 8 -> resume();
      default -> openTo();
    };
  }

  private RandomCommand announce() {
    TrackOptions options = draw.of(tracks);
    return Known.ofStay(
        draw,
        "announce " + options.name(),
        (engine, known, stay, leg) -> {
          Track track = engine.stays().announce(known.stay(stay), leg, options);
          known.add(new Known.Publication(known.stay(stay), track.sid()));
          return track;
        });
  }

  private RandomCommand describe() {
    TrackOptions plain = draw.of(tracks);
    TrackOptions options =
        new TrackOptions(
            plain.clientId(),
            plain.type(),
            plain.source(),
            draw.text(),
            new TrackOptions.VideoSize(draw.below(3), draw.below(3)),
            Map.of("key", draw.text()));
    return Known.ofTrack(
        draw,
        "describe",
        (engine, its) -> engine.stays().describe(its.stay(), its.track(), options));
  }

  private RandomCommand deactivate() {
    return Known.ofStay(
        draw,
        "deactivate",
        (engine, known, stay, leg) -> engine.stays().deactivate(known.stay(stay), leg));
  }

  /** Now and then of a connection that has been replaced, or is yet to come. */
  private RandomCommand loseSignal() {
    int other = draw.oneIn(5) ? draw.below(3) - 1 : 0;
    return Known.ofStay(
        draw,
        "lose its signal, or that " + other + " connections away",
        (engine, known, stay, leg) -> {
          engine.stays().signalLost(known.stay(stay), known.connection(stay) + other);
          return "done";
        });
  }

  private RandomCommand resume() {
    Caller caller = draw.joiner();
    boolean bySid = draw.oneIn(2);
    return Known.ofStay(
        draw,
        caller.name() + " resumes it" + (bySid ? " by its sid" : ""),
        (engine, known, stay, leg) -> {
          StayRef ref = known.stay(stay);
          Optional<ParticipantSid> sid = bySid ? Optional.of(ref.sid()) : Optional.empty();
          Stay resumed =
              engine.stays().resume(caller, new ResumeStay(ref.room().name(), ref.identity(), sid));
          known.add(resumed);
          return resumed;
        });
  }

  private RandomCommand openTo() {
    Audience audience =
        draw.oneIn(2)
            ? Audience.EVERYONE
            : new Audience(
                false,
                List.of(
                    new Audience.Admission(
                        Optional.of(draw.identity()), Optional.empty(), true, Set.of())));
    return Known.ofStay(
        draw,
        "open its tracks to " + audience,
        (engine, known, stay, leg) -> engine.stays().openTo(known.stay(stay), audience));
  }
}
