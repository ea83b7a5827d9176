package dev.atrium.livekit;

import dev.atrium.api.livekit.ClientInfo;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantPermission;
import dev.atrium.api.livekit.TimedVersion;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.core.ClientCapability;
import dev.atrium.core.Codec;
import dev.atrium.core.KindDetail;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.Room;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The domain in LiveKit's messages. Decides nothing. */
public final class LivekitMapper {
  private static final long MAX_UINT32 = 0xFFFF_FFFFL;

  /** Nearly all rooms have the same codecs, so the last list is kept in its mapped form. */
  private static volatile MappedCodecs lastCodecs = new MappedCodecs(List.of(), List.of());

  private LivekitMapper() {}

  public static dev.atrium.api.livekit.Room room(Room room) {
    return room(room.ref(), RoomSnapshot.of(room));
  }

  /** A room as one of its events left it. */
  public static dev.atrium.api.livekit.Room room(RoomRef ref, RoomSnapshot room) {
    RoomSettings settings = room.settings();
    return reference(ref)
        .setEmptyTimeout(seconds(settings.lifetime().emptyTimeout()))
        .setDepartureTimeout(seconds(settings.lifetime().departureTimeout()))
        .setMaxParticipants((int) settings.maxParticipants())
        .setCreationTime(room.createdAt().getEpochSecond())
        .setCreationTimeMs(room.createdAt().toEpochMilli())
        .setTurnPassword(room.password().value())
        .addAllEnabledCodecs(codecs(settings.media().enabledCodecs()))
        .setMetadata(settings.metadata())
        .setNumParticipants((int) room.participants())
        .setNumPublishers((int) room.publishers())
        .setActiveRecording(room.recorded())
        .build();
  }

  /** Which room it is, and no more. */
  public static dev.atrium.api.livekit.Room.Builder reference(RoomRef ref) {
    return dev.atrium.api.livekit.Room.newBuilder()
        .setSid(ref.sid().value())
        .setName(ref.name().value());
  }

  private static List<dev.atrium.api.livekit.Codec> codecs(List<Codec> codecs) {
    MappedCodecs last = lastCodecs;
    if (!last.codecs().equals(codecs)) {
      last = new MappedCodecs(codecs, codecs.stream().map(LivekitMapper::codec).toList());
      lastCodecs = last;
    }
    return last.messages();
  }

  private static dev.atrium.api.livekit.Codec codec(Codec codec) {
    return dev.atrium.api.livekit.Codec.newBuilder()
        .setMime(codec.mime())
        .setFmtpLine(codec.fmtpLine())
        .build();
  }

  public static ParticipantInfo participant(Participant participant) {
    return ParticipantInfo.newBuilder()
        .setSid(participant.sid().value())
        .setIdentity(participant.identity().value())
        .setState(state(participant.state()))
        .addAllTracks(participant.tracks().stream().map(LivekitMapper::track).toList())
        .setMetadata(participant.profile().metadata())
        .setJoinedAt(participant.joinedAt().getEpochSecond())
        .setJoinedAtMs(participant.joinedAt().toEpochMilli())
        .setName(participant.profile().name())
        .setVersion((int) participant.version())
        .setPermission(permission(participant.permission()))
        .setIsPublisher(participant.publisher())
        .setKind(kind(participant.kind()))
        .putAllAttributes(participant.profile().attributes())
        .setRegion(participant.details().region())
        .addAllKindDetails(
            participant.details().kindDetails().stream().map(LivekitMapper::kindDetail).toList())
        .setClientProtocol((int) participant.details().clientProtocol())
        .addAllCapabilities(
            participant.details().capabilities().stream()
                .sorted()
                .map(LivekitMapper::capability)
                .toList())
        .build();
  }

  /** A participant whose stay is over, as receivers and the others are told. */
  public static ParticipantInfo departed(Participant participant, LeaveReason reason) {
    return participant(participant).toBuilder()
        .setState(ParticipantInfo.State.DISCONNECTED)
        .setDisconnectReason(reason(reason))
        .build();
  }

  @SuppressWarnings("deprecation") // the marks are still shown to clients that look for them
  public static ParticipantPermission permission(Permission permission) {
    return ParticipantPermission.newBuilder()
        .setCanSubscribe(permission.canSubscribe())
        .setCanPublish(permission.canPublish())
        .setCanPublishData(permission.canPublishData())
        .addAllCanPublishSources(
            permission.publishSources().stream().map(LivekitMapper::source).toList())
        .setHidden(permission.has(Trait.HIDDEN))
        .setRecorder(permission.has(Trait.RECORDER))
        .setCanUpdateMetadata(permission.has(Trait.UPDATES_OWN_METADATA))
        .setAgent(permission.has(Trait.AGENT))
        .setCanSubscribeMetrics(permission.has(Trait.SUBSCRIBES_METRICS))
        .setCanManageAgentSession(permission.has(Trait.MANAGES_AGENT_SESSION))
        .build();
  }

  public static TrackInfo track(Track track) {
    TrackOptions options = track.options();
    TrackInfo.Builder message =
        TrackParticulars.of(options).toBuilder()
            .setSid(track.sid().value())
            .setType(type(options.type()))
            .setName(options.name())
            .setMuted(track.muted())
            .setWidth((int) options.size().width())
            .setHeight((int) options.size().height())
            .setSource(source(options.source()))
            .setMimeType(track.mimeType());
    if (!track.isAnnounced()) {
      message.setVersion(
          TimedVersion.newBuilder()
              .setUnixMicro(ChronoUnit.MICROS.between(Instant.EPOCH, track.changedAt())));
    }
    return message.build();
  }

  private static ParticipantInfo.KindDetail kindDetail(KindDetail detail) {
    return switch (detail) {
      case CLOUD_AGENT -> ParticipantInfo.KindDetail.CLOUD_AGENT;
      case FORWARDED -> ParticipantInfo.KindDetail.FORWARDED;
      case CONNECTOR_WHATSAPP -> ParticipantInfo.KindDetail.CONNECTOR_WHATSAPP;
      case CONNECTOR_TWILIO -> ParticipantInfo.KindDetail.CONNECTOR_TWILIO;
      case BRIDGE_RTSP -> ParticipantInfo.KindDetail.BRIDGE_RTSP;
      case SIMULATION -> ParticipantInfo.KindDetail.SIMULATION;
    };
  }

  private static ClientInfo.Capability capability(ClientCapability capability) {
    return switch (capability) {
      case PACKET_TRAILER -> ClientInfo.Capability.CAP_PACKET_TRAILER;
      case COMPRESSION_DEFLATE_RAW -> ClientInfo.Capability.CAP_COMPRESSION_DEFLATE_RAW;
    };
  }

  /** Why a stay ended, as its own client and the others are told. */
  public static DisconnectReason reason(LeaveReason reason) {
    return switch (reason) {
      case CLIENT_LEFT -> DisconnectReason.CLIENT_INITIATED;
      case DUPLICATE_IDENTITY -> DisconnectReason.DUPLICATE_IDENTITY;
      case NODE_STOPPED, NODE_LOST -> DisconnectReason.SERVER_SHUTDOWN;
      case REMOVED -> DisconnectReason.PARTICIPANT_REMOVED;
      case ROOM_DELETED -> DisconnectReason.ROOM_DELETED;
      case ROOM_CLOSED -> DisconnectReason.ROOM_CLOSED;
      case STATE_MISMATCH -> DisconnectReason.STATE_MISMATCH;
      case JOIN_FAILED -> DisconnectReason.JOIN_FAILURE;
      case MIGRATED -> DisconnectReason.MIGRATION;
      case SIGNAL_LOST, CREATOR_LEFT -> DisconnectReason.SIGNAL_CLOSE;
      case MEDIA_LOST, TIMEOUT -> DisconnectReason.CONNECTION_TIMEOUT;
      case MEDIA_FAILED -> DisconnectReason.MEDIA_FAILURE;
      case PUBLISHER_LEFT, UNKNOWN -> DisconnectReason.UNKNOWN_REASON;
    };
  }

  private static ParticipantInfo.State state(ParticipantState state) {
    return switch (state) {
      case JOINING -> ParticipantInfo.State.JOINING;
      case JOINED -> ParticipantInfo.State.JOINED;
      case ACTIVE -> ParticipantInfo.State.ACTIVE;
      case DISCONNECTED -> ParticipantInfo.State.DISCONNECTED;
    };
  }

  private static ParticipantInfo.Kind kind(ParticipantKind kind) {
    return switch (kind) {
      case STANDARD -> ParticipantInfo.Kind.STANDARD;
      case INGRESS -> ParticipantInfo.Kind.INGRESS;
      case EGRESS -> ParticipantInfo.Kind.EGRESS;
      case SIP -> ParticipantInfo.Kind.SIP;
      case AGENT -> ParticipantInfo.Kind.AGENT;
      case CONNECTOR -> ParticipantInfo.Kind.CONNECTOR;
      case BRIDGE -> ParticipantInfo.Kind.BRIDGE;
    };
  }

  private static dev.atrium.api.livekit.TrackType type(TrackType type) {
    return switch (type) {
      case AUDIO -> dev.atrium.api.livekit.TrackType.AUDIO;
      case VIDEO -> dev.atrium.api.livekit.TrackType.VIDEO;
      case DATA -> dev.atrium.api.livekit.TrackType.DATA;
    };
  }

  private static dev.atrium.api.livekit.TrackSource source(TrackSource source) {
    return switch (source) {
      case UNKNOWN -> dev.atrium.api.livekit.TrackSource.UNKNOWN;
      case CAMERA -> dev.atrium.api.livekit.TrackSource.CAMERA;
      case MICROPHONE -> dev.atrium.api.livekit.TrackSource.MICROPHONE;
      case SCREEN_SHARE -> dev.atrium.api.livekit.TrackSource.SCREEN_SHARE;
      case SCREEN_SHARE_AUDIO -> dev.atrium.api.livekit.TrackSource.SCREEN_SHARE_AUDIO;
    };
  }

  /** Whole seconds as uint32. */
  private static int seconds(Duration timeout) {
    return (int) Math.min(timeout.toSeconds(), MAX_UINT32);
  }

  private record MappedCodecs(List<Codec> codecs, List<dev.atrium.api.livekit.Codec> messages) {}
}
