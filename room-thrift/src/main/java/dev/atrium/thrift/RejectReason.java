package dev.atrium.thrift;

/** Why a connection was closed; the names are tags of a metric (Thrift spec §8). */
enum RejectReason {
  /** Its first bytes are the beginning of nothing that is served. */
  GARBAGE,
  /** It speaks HTTP, on the port of Thrift. */
  HTTP,
  /** It wants TLS where there is none, or none where it is required. */
  TLS,
  /** There are as many connections as there may be. */
  MAX,
  /** Its address has as many connections as it may have. */
  PER_IP,
  /** A frame is empty or too large. */
  FRAME_SIZE,
  TIMEOUT_FIRST,
  TIMEOUT_MESSAGE,
  TIMEOUT_WRITE,
  /** A message cannot be read, or is of another protocol than the first. */
  PROTOCOL,
  /** Calls came faster than they may; the one reason that closes nothing. */
  RATE
}
