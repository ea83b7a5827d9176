package dev.atrium.livekit;

import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.RoomConfiguration;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.access.AccessToken;
import java.nio.charset.StandardCharsets;

/**
 * What a token says of the room that a join with it has to make: the {@code roomConfig} and {@code
 * roomPreset} claims (LiveKit spec §3.5). They count as a request to create it would; what they
 * leave open comes from the preset, then from the defaults.
 */
public final class RoomConfigurations {
  private RoomConfigurations() {}

  /**
   * What a room is made with that a join by this token has to create.
   *
   * @throws IllegalArgumentException if the configuration is none, which {@link #check} tells
   *     before
   */
  public static RoomOptions options(AccessToken token) {
    CreateRoomRequest.Builder request =
        CreateRoomRequest.newBuilder().setRoomPreset(token.roomPreset());
    if (!token.roomConfig().isEmpty()) {
      try {
        fill(request, read(token.roomConfig()));
      } catch (MalformedMessageException e) {
        throw new IllegalArgumentException("room configuration of a token", e);
      }
    }
    return LivekitValues.roomOptions(request.build());
  }

  /** Refuses what is no room configuration in JSON, in either spelling of its names. */
  public static void check(String roomConfig) throws MalformedMessageException {
    read(roomConfig);
  }

  private static RoomConfiguration read(String json) throws MalformedMessageException {
    return JsonReader.read(
        json.getBytes(StandardCharsets.UTF_8), RoomConfiguration.getDefaultInstance());
  }

  private static void fill(CreateRoomRequest.Builder request, RoomConfiguration configuration) {
    request
        .setEmptyTimeout(configuration.getEmptyTimeout())
        .setDepartureTimeout(configuration.getDepartureTimeout())
        .setMaxParticipants(configuration.getMaxParticipants())
        .setMetadata(configuration.getMetadata())
        .addAllAgents(configuration.getAgentsList())
        .putAllTags(configuration.getTagsMap())
        .setMinPlayoutDelay(configuration.getMinPlayoutDelay())
        .setMaxPlayoutDelay(configuration.getMaxPlayoutDelay())
        .setSyncStreams(configuration.getSyncStreams());
    if (configuration.hasEgress()) {
      request.setEgress(configuration.getEgress());
    }
  }
}
