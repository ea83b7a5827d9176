package dev.atrium.thrift;

/** Whether connections are encrypted (Thrift spec §5.1). */
enum TlsMode {
  /** Never: who begins a handshake is closed. */
  OFF,
  /** As the client likes: the first bytes tell. */
  OPTIONAL,
  /** Always: who begins with anything but a handshake is closed. */
  REQUIRED
}
