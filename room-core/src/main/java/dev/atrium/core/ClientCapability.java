package dev.atrium.core;

/** What a client says that it can do beyond its protocol level. */
public enum ClientCapability {
  PACKET_TRAILER,
  COMPRESSION_DEFLATE_RAW
}
