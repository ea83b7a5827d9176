package dev.atrium.core;

import dev.atrium.core.access.Caller;
import java.util.Optional;

/**
 * Stays as those drive them who hold the participants' connections. Joining takes a caller; from
 * then on the stay itself says what its holder may do.
 */
public interface Stays {

  /**
   * Refuses, in LiveKit's order (LiveKit spec §3.8), what {@link #join} refuses before it looks who
   * is inside. Changes nothing.
   */
  void check(Caller caller, JoinRoom command);

  Stay join(Caller caller, JoinRoom command);

  /**
   * Goes on with a stay over a new connection, here, whatever node held it. Refuses with {@link
   * RoomError.ParticipantNotFound} where it is over.
   */
  Stay resume(Caller caller, ResumeStay command);

  /**
   * The connection that carried the signals is gone without a leave: the stay ends with {@link
   * LeaveReason#SIGNAL_LOST} unless it is resumed in time. Nothing happens where it is over, or
   * another connection carries it.
   *
   * @param connection {@link Presence#connection} of the stay as that connection got it, by joining
   *     or by resuming
   */
  void signalLost(StayRef stay, long connection);

  /** Media of a leg are up; with its first one the participant becomes active. */
  Stay activate(StayRef stay, MediaSessionId leg);

  /** Media of a leg are down, and may come up again. */
  Stay deactivate(StayRef stay, MediaSessionId leg);

  /** One leg changes its role or the publisher it hears. */
  Stay switchLeg(StayRef stay, MediaSessionId leg, LegOptions options);

  /** Ends one leg, with the last one the stay. Nothing happens where there is no such leg. */
  void stopLeg(StayRef stay, MediaSessionId leg, LeaveReason reason);

  /** Ends the stay. Nothing happens where it is over. */
  void leave(StayRef stay, LeaveReason reason);

  /**
   * Says that a track is to come over a leg, if the participant may publish it. A client id that is
   * announced already keeps the track that it has: nothing changes.
   */
  default Track announce(StayRef stay, MediaSessionId leg, TrackOptions options) {
    return announce(stay, leg, options, Optional.empty());
  }

  /**
   * The same for what may be no track of its own: one more codec of a track that is announced or
   * published keeps that track, and nothing changes.
   *
   * @param codecOf the track that it is a codec of; means nothing where there is no such track
   */
  Track announce(
      StayRef stay, MediaSessionId leg, TrackOptions options, Optional<TrackSid> codecOf);

  /**
   * Publishes a track over a leg, if the participant may. One that was announced under its client
   * id keeps its sid and what was said of it.
   *
   * @param mimeType of the media that arrived; empty where none have to
   */
  Track publish(StayRef stay, MediaSessionId leg, TrackOptions options, String mimeType);

  /** Publishes a track whose media are not looked at. */
  default Track publish(StayRef stay, MediaSessionId leg, TrackOptions options) {
    return publish(stay, leg, options, "");
  }

  /** Says something else of one's own track; its client id, type and source stay. */
  Track describe(StayRef stay, TrackSid track, TrackOptions options);

  /** Ends one's own track, announced or published. Nothing happens where there is no such track. */
  void unpublish(StayRef stay, TrackSid track);

  /** Mutes or unmutes one's own track, announced or published. */
  Track mute(StayRef stay, TrackSid track, boolean muted);

  /** Changes one's own profile, if the participant may. */
  Stay update(StayRef stay, ProfileChange change);

  /** Says who may subscribe to one's own tracks. */
  Stay openTo(StayRef stay, Audience audience);

  /**
   * What a TURN server lets the participant's client in with, for as long as a room's credentials
   * last; empty while TURN is switched off.
   */
  Optional<TurnCredentials> turnCredentials(Stay stay);
}
