package dev.atrium.core;

/** What a participant is; the names are those of LiveKit's {@code ParticipantInfo.Kind}. */
public enum ParticipantKind {
  STANDARD,
  INGRESS,
  EGRESS,
  SIP,
  AGENT,
  CONNECTOR,
  BRIDGE
}
