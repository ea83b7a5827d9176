package dev.atrium.core.access;

import dev.atrium.core.KindDetail;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.access.VideoGrant.Claim;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified LiveKit access token says (LiveKit spec §3.5).
 *
 * @param identity {@code sub}, else {@code jti}, else empty
 * @param video empty where the token has no such claim: it grants nothing about rooms
 * @param roomConfig JSON of {@code roomConfig}, empty without one
 * @param validFrom {@code nbf}, else {@code iat}
 * @param kindDetails those of {@code kindDetails} that are known, in their order
 */
public record AccessToken(
    String apiKey,
    String identity,
    ParticipantProfile profile,
    ParticipantKind kind,
    Optional<VideoGrant> video,
    String roomConfig,
    String roomPreset,
    Optional<Instant> validFrom,
    Optional<Instant> expires,
    List<KindDetail> kindDetails) {

  public AccessToken {
    kindDetails = List.copyOf(kindDetails);
  }

  /** One that says nothing more of the kind of its holder. */
  public AccessToken(
      String apiKey,
      String identity,
      ParticipantProfile profile,
      ParticipantKind kind,
      Optional<VideoGrant> video,
      String roomConfig,
      String roomPreset,
      Optional<Instant> validFrom,
      Optional<Instant> expires) {
    this(
        apiKey,
        identity,
        profile,
        kind,
        video,
        roomConfig,
        roomPreset,
        validFrom,
        expires,
        List.of());
  }

  /** The caller on LiveKit's own wires: {@code roomCreate} deletes too, nothing else is implied. */
  public Caller caller() {
    if (video.isEmpty()) {
      return Caller.ANONYMOUS;
    }
    VideoGrant grant = video.get();
    Set<Grant> everywhere = EnumSet.noneOf(Grant.class);
    if (grant.has(Claim.ROOM_CREATE)) {
      everywhere.add(Grant.ROOM_CREATE);
      everywhere.add(Grant.ROOM_DELETE);
    }
    if (grant.has(Claim.ROOM_LIST)) {
      everywhere.add(Grant.ROOM_LIST);
    }
    Set<Grant> inRoom = EnumSet.noneOf(Grant.class);
    if (grant.has(Claim.ROOM_ADMIN)) {
      inRoom.add(Grant.ROOM_ADMIN);
    }
    if (grant.has(Claim.ROOM_JOIN)) {
      inRoom.add(Grant.ROOM_JOIN);
    }
    return new Caller(
        callerName(),
        everywhere,
        grant.room(),
        inRoom,
        Optional.of(grant.destinationRoom()),
        holdsFrom());
  }

  /** What {@link Caller#tokenFrom} says of a caller that is known by this token. */
  public Optional<Instant> holdsFrom() {
    return Optional.of(validFrom.orElse(Instant.MIN));
  }

  /** The same token for somebody who has changed since, good for another while. */
  public AccessToken renewed(
      ParticipantProfile now, Permission permitted, Instant from, Instant until) {
    return new AccessToken(
        apiKey,
        identity,
        now,
        kind,
        video.map(grant -> grant.with(permitted)),
        roomConfig,
        roomPreset,
        Optional.of(from),
        Optional.of(until),
        kindDetails);
  }

  /** For logs and lists: the identity, else the API key. */
  public String callerName() {
    return identity.isEmpty() ? apiKey : identity;
  }
}
