package dev.atrium.app.access;

import dev.atrium.core.KindDetail;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.RoomName;
import dev.atrium.core.TrackSource;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import dev.atrium.livekit.MalformedMessageException;
import dev.atrium.livekit.RoomConfigurations;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The claims that LiveKit adds to a token (LiveKit spec §3.5). */
final class GrantClaims {

  /** Grants of neighbour services; nothing here looks at them, but their types are checked too. */
  private static final Map<String, List<String>> NEIGHBOURS =
      Map.of(
          "sip", List.of("admin", "call"),
          "agent", List.of("admin", "simulationAdmin", "databaseAdmin"),
          "inference", List.of("perform"),
          "observability", List.of("write"));

  private static final Map<Claim, String> VIDEO_CLAIMS =
      Map.of(
          Claim.ROOM_CREATE, "roomCreate",
          Claim.ROOM_LIST, "roomList",
          Claim.ROOM_RECORD, "roomRecord",
          Claim.ROOM_ADMIN, "roomAdmin",
          Claim.ROOM_JOIN, "roomJoin",
          Claim.INGRESS_ADMIN, "ingressAdmin",
          Claim.AGENT, "agent");

  private static final Map<Trait, String> TRAITS =
      Map.of(
          Trait.HIDDEN, "hidden",
          Trait.RECORDER, "recorder",
          Trait.AGENT, "agent",
          Trait.UPDATES_OWN_METADATA, "canUpdateOwnMetadata",
          Trait.SUBSCRIBES_METRICS, "canSubscribeMetrics",
          Trait.MANAGES_AGENT_SESSION, "canManageAgentSession");

  private static final Map<String, KindDetail> DETAILS =
      Map.of(
          "cloud_agent", KindDetail.CLOUD_AGENT,
          "forwarded", KindDetail.FORWARDED,
          "connector_whatsapp", KindDetail.CONNECTOR_WHATSAPP,
          "connector_twilio", KindDetail.CONNECTOR_TWILIO,
          "bridge_rtsp", KindDetail.BRIDGE_RTSP,
          "simulation", KindDetail.SIMULATION);

  private GrantClaims() {}

  static AccessToken read(JsonNode token, RegisteredClaims registered) throws TokenException {
    Claims claims = Claims.of(token, Kind.CLAIM_UNREADABLE);
    checkUnused(claims);
    Optional<Claims> video = claims.object("video");
    return new AccessToken(
        registered.issuer(),
        registered.identity(),
        new ParticipantProfile(
            claims.text("name"), claims.text("metadata"), claims.textMap("attributes")),
        kind(claims.text("kind")),
        video.isPresent() ? Optional.of(video(video.get())) : Optional.empty(),
        roomConfig(claims),
        claims.text("roomPreset"),
        registered.notBefore().or(registered::issuedAt),
        registered.expires(),
        details(claims.texts("kindDetails")));
  }

  /** The same claims written; those that say nothing are left out. */
  static void write(AccessToken token, ObjectNode claims) {
    put(claims, "name", token.profile().name());
    put(claims, "metadata", token.profile().metadata());
    if (!token.profile().attributes().isEmpty()) {
      ObjectNode attributes = claims.putObject("attributes");
      token.profile().attributes().forEach(attributes::put);
    }
    if (token.kind() != ParticipantKind.STANDARD) {
      claims.put("kind", token.kind().name().toLowerCase(Locale.ROOT));
    }
    if (!token.kindDetails().isEmpty()) {
      ArrayNode details = claims.putArray("kindDetails");
      token.kindDetails().forEach(detail -> details.add(detail.name().toLowerCase(Locale.ROOT)));
    }
    token.video().ifPresent(grant -> write(grant, claims.putObject("video")));
    if (!token.roomConfig().isEmpty()) {
      claims.set("roomConfig", ClaimsJson.MAPPER.readTree(token.roomConfig()));
    }
    put(claims, "roomPreset", token.roomPreset());
  }

  private static void write(VideoGrant grant, ObjectNode video) {
    VIDEO_CLAIMS.forEach((claim, name) -> putFlag(video, name, grant.has(claim)));
    put(video, "room", grant.room().value());
    put(video, "destinationRoom", grant.destinationRoom().value());
    Permission permission = grant.permission();
    video.put("canPublish", permission.canPublish());
    video.put("canSubscribe", permission.canSubscribe());
    video.put("canPublishData", permission.canPublishData());
    TRAITS.forEach((trait, name) -> putFlag(video, name, permission.has(trait)));
    if (!permission.publishSources().isEmpty()) {
      ArrayNode sources = video.putArray("canPublishSources");
      permission.publishSources().forEach(source -> sources.add(name(source)));
    }
  }

  private static void put(ObjectNode claims, String name, String text) {
    if (!text.isEmpty()) {
      claims.put(name, text);
    }
  }

  private static void putFlag(ObjectNode claims, String name, boolean set) {
    if (set) {
      claims.put(name, true);
    }
  }

  private static String name(TrackSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }

  private static String roomConfig(Claims claims) throws TokenException {
    Optional<Claims> configuration = claims.object("roomConfig");
    if (configuration.isEmpty()) {
      return "";
    }
    String json = configuration.get().json();
    try {
      RoomConfigurations.check(json);
    } catch (MalformedMessageException e) {
      throw claims.wrongType("roomConfig", "room configuration");
    }
    return json;
  }

  private static void checkUnused(Claims claims) throws TokenException {
    for (Map.Entry<String, List<String>> neighbour : NEIGHBOURS.entrySet()) {
      Optional<Claims> grant = claims.object(neighbour.getKey());
      if (grant.isPresent()) {
        for (String flag : neighbour.getValue()) {
          grant.get().flag(flag);
        }
      }
    }
    claims.text("sha256");
  }

  private static VideoGrant video(Claims video) throws TokenException {
    Set<Claim> claims = EnumSet.noneOf(Claim.class);
    for (Map.Entry<Claim, String> claim : VIDEO_CLAIMS.entrySet()) {
      if (video.flag(claim.getValue())) {
        claims.add(claim.getKey());
      }
    }
    return new VideoGrant(
        claims,
        new RoomName(video.text("room")),
        new RoomName(video.text("destinationRoom")),
        permission(video));
  }

  private static Permission permission(Claims video) throws TokenException {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Map.Entry<Trait, String> trait : TRAITS.entrySet()) {
      if (video.flag(trait.getValue())) {
        traits.add(trait.getKey());
      }
    }
    boolean canPublish = video.choice("canPublish").orElse(true);
    return new Permission(
        video.choice("canSubscribe").orElse(true),
        canPublish,
        video.choice("canPublishData").orElse(canPublish),
        video.texts("canPublishSources").stream()
            .map(GrantClaims::source)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        traits);
  }

  /** An unknown name is a source that nothing has. */
  private static TrackSource source(String name) {
    return switch (name) {
      case "camera" -> TrackSource.CAMERA;
      case "microphone" -> TrackSource.MICROPHONE;
      case "screen_share" -> TrackSource.SCREEN_SHARE;
      case "screen_share_audio" -> TrackSource.SCREEN_SHARE_AUDIO;
      default -> TrackSource.UNKNOWN;
    };
  }

  /** Those that are known; the original passes over others (case participants/kind-details). */
  private static List<KindDetail> details(List<String> names) {
    return names.stream().map(DETAILS::get).filter(Objects::nonNull).toList();
  }

  private static ParticipantKind kind(String name) {
    return switch (name) {
      case "ingress" -> ParticipantKind.INGRESS;
      case "egress" -> ParticipantKind.EGRESS;
      case "sip" -> ParticipantKind.SIP;
      case "agent" -> ParticipantKind.AGENT;
      case "connector" -> ParticipantKind.CONNECTOR;
      case "bridge" -> ParticipantKind.BRIDGE;
      default -> ParticipantKind.STANDARD;
    };
  }
}
