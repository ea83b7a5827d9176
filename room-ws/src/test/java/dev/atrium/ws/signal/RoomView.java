package dev.atrium.ws.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantInfo.State;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SubscriptionPermissionUpdate;
import dev.atrium.api.livekit.TrackInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room as one client has it from what it was told, message by message. Fails where a client could
 * not make sense of them: where a version goes back, where somebody is spoken of who is not there,
 * where an identity is there twice, or where a track is muted whose owner was not asked to.
 */
final class RoomView {
  private final Map<String, ParticipantInfo> inside = new LinkedHashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final String self;
  private String metadata = "";
  private boolean over;

  private RoomView(String self) {
    this.self = self;
  }

  /**
   * What these messages make of it.
   *
   * @param self the client's own sid
   */
  static RoomView of(String self, List<SignalResponse> messages) {
    RoomView view = new RoomView(self);
    messages.forEach(view::read);
    return view;
  }

  /** By sid, itself included. */
  Map<String, ParticipantInfo> inside() {
    return inside;
  }

  String metadata() {
    return metadata;
  }

  /** Whether it was sent away. */
  boolean isOver() {
    return over;
  }

  private void read(SignalResponse message) {
    assertThat(over).as("told something after its leave").isFalse();
    switch (message.getMessageCase()) {
      case JOIN -> {
        metadata = message.getJoin().getRoom().getMetadata();
        message.getJoin().getOtherParticipantsList().forEach(this::see);
        see(message.getJoin().getParticipant());
      }
      case UPDATE -> message.getUpdate().getParticipantsList().forEach(this::see);
      case ROOM_UPDATE -> metadata = message.getRoomUpdate().getRoom().getMetadata();
      case MUTE -> ask(message.getMute());
      case SUBSCRIPTION_PERMISSION_UPDATE -> admitted(message.getSubscriptionPermissionUpdate());
      case LEAVE -> over = true;
      default -> {}
    }
  }

  private void see(ParticipantInfo info) {
    String sid = info.getSid();
    assertThat(info.getVersion())
        .as("version of %s", info)
        .isGreaterThanOrEqualTo(versions.getOrDefault(sid, 0));
    versions.put(sid, info.getVersion());
    if (info.getState() == State.DISCONNECTED) {
      assertThat(sid).as("a client is told that it has gone itself").isNotEqualTo(self);
      inside.remove(sid);
      return;
    }
    assertThat(inside.values())
        .as("those inside when %s comes", info)
        .noneMatch(
            other -> other.getIdentity().equals(info.getIdentity()) && !other.getSid().equals(sid));
    if (sid.equals(self)) {
      mutedOnlyIfAsked(inside.get(sid), info);
    }
    inside.put(sid, info);
  }

  private void ask(MuteTrackRequest request) {
    if (request.getMuted()) {
      asked.add(request.getSid());
    }
  }

  private void mutedOnlyIfAsked(@Nullable ParticipantInfo before, ParticipantInfo now) {
    if (before == null) {
      return;
    }
    assertThat(now.getTracksList())
        .allMatch(
            track ->
                !track.getMuted() || wasMuted(before, track) || asked.contains(track.getSid()));
    now.getTracksList().stream()
        .filter(track -> !track.getMuted())
        .forEach(
            track -> {
              if (wasMuted(before, track)) {
                asked.remove(track.getSid());
              }
            });
  }

  private static boolean wasMuted(ParticipantInfo before, TrackInfo track) {
    return before.getTracksList().stream()
        .anyMatch(known -> known.getSid().equals(track.getSid()) && known.getMuted());
  }

  private void admitted(SubscriptionPermissionUpdate update) {
    ParticipantInfo publisher = inside.get(update.getParticipantSid());
    assertThat(publisher).as("whose tracks %s is about", update).isNotNull();
    assertThat(Objects.requireNonNull(publisher).getTracksList())
        .extracting(TrackInfo::getSid)
        .contains(update.getTrackSid());
  }
}
