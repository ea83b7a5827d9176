package dev.atrium.thrift;

/**
 * What a connection turned out to speak, for good.
 *
 * @param encoding with THeader framing that of the first message only
 */
record Dialect(Framing framing, Encoding encoding) {}
