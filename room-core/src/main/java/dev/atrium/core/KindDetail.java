package dev.atrium.core;

/** What a {@link ParticipantKind} leaves open; the names are those of LiveKit's tokens. */
public enum KindDetail {
  CLOUD_AGENT,
  FORWARDED,
  CONNECTOR_WHATSAPP,
  CONNECTOR_TWILIO,
  BRIDGE_RTSP,
  SIMULATION
}
