package dev.atrium.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Names and commands that tests ask for. */
public final class SampleRooms {
  public static final RoomName LOBBY = new RoomName("lobby");
  public static final RoomName STUDIO = new RoomName("studio");

  /** As long as a name may be, in two bytes for each character. */
  public static final RoomName LONGEST = new RoomName("é".repeat(128));

  /** One character more than a name may have. */
  public static final RoomName TOO_LONG = new RoomName("x".repeat(257));

  /** Names that are legal and easily mistreated; no two of them are the same room. */
  public static final List<RoomName> ODD_NAMES =
      List.of(
          new RoomName("Lobby"),
          new RoomName("lobby "),
          new RoomName(" "),
          new RoomName("a/b?c=d&e#f%20+g"),
          new RoomName("día"),
          new RoomName("di\u0301a"),
          new RoomName("会议室"),
          new RoomName("\uD83C\uDF89"),
          new RoomName("\"quoted\\\" 'name'"),
          new RoomName("line\nbreak\ttab"),
          new RoomName("null"),
          new RoomName("*"),
          LONGEST);

  private SampleRooms() {}

  /** As Twirp asks: timeouts of LiveKit, and whatever is there will do. */
  public static CreateRoom idle(RoomName name) {
    return creation(name, IfExists.RETURN, RoomOptions.STANDARD);
  }

  public static CreateRoom idle(RoomName name, Duration emptyTimeout, Duration departureTimeout) {
    LifetimeOptions lifetime =
        new LifetimeOptions.Idle(Optional.of(emptyTimeout), Optional.of(departureTimeout));
    return creation(name, IfExists.RETURN, RoomOptions.of(lifetime));
  }

  /** As nkMEDIA asks: one timeout after the last activity, and the name must be free. */
  public static CreateRoom active(RoomName name, Duration timeout) {
    LifetimeOptions lifetime = new LifetimeOptions.Activity(Optional.of(timeout));
    return creation(name, IfExists.REJECT, RoomOptions.of(lifetime));
  }

  /** A room that lives by a lease, as Thrift makes them, but under a name of the test's choice. */
  public static CreateRoom leased(RoomName name) {
    return creation(name, IfExists.REJECT, RoomOptions.of(new LifetimeOptions.Lease()));
  }

  /** As Twirp asks for a room that admits so many. */
  public static CreateRoom admitting(RoomName name, long maxParticipants) {
    return creation(name, IfExists.RETURN, options(Optional.empty(), maxParticipants, ""));
  }

  public static CreateRoom withMetadata(RoomName name, String metadata) {
    return creation(name, IfExists.RETURN, options(Optional.empty(), 0, metadata));
  }

  public static CreateRoom withPreset(RoomName name, String preset) {
    return creation(name, IfExists.RETURN, options(Optional.of(preset), 0, ""));
  }

  /** A room that nobody named. */
  public static CreateRoom unnamed(RoomNaming naming) {
    return new CreateRoom(Optional.empty(), naming, IfExists.REJECT, RoomOptions.STANDARD);
  }

  public static CreateRoom creation(RoomName name, IfExists ifExists, RoomOptions options) {
    return new CreateRoom(Optional.of(name), RoomNaming.BY_CREATOR, ifExists, options);
  }

  public static DeleteRoom delete(RoomName name) {
    return new DeleteRoom(name, false);
  }

  private static RoomOptions options(
      Optional<String> preset, long maxParticipants, String metadata) {
    return new RoomOptions(
        LifetimeOptions.Idle.UNSET,
        preset,
        maxParticipants,
        metadata,
        MediaOptions.UNSET,
        RoomExtras.NONE);
  }
}
