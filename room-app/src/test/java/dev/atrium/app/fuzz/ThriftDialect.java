package dev.atrium.app.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TTransport;

/** One of the ways in which a client may speak (Thrift spec §5.1). */
record ThriftDialect(Framing framing, Encoding encoding) {
  /** What is around a message. */
  enum Framing {
    UNFRAMED,
    FRAMED,
    HEADER,
    COMPRESSED
  }

  /** How a message is written; only BINARY and COMPACT go with a header. */
  enum Encoding {
    BINARY,
    BINARY_OLD,
    COMPACT,
    JSON
  }

  static List<ThriftDialect> all() {
    return Stream.of(Framing.values())
        .flatMap(
            framing ->
                Stream.of(Encoding.values()).map(encoding -> new ThriftDialect(framing, encoding)))
        .filter(dialect -> !dialect.hasHeader() || dialect.isHeaders())
        .toList();
  }

  boolean isUnframed() {
    return framing == Framing.UNFRAMED;
  }

  boolean isJson() {
    return encoding == Encoding.JSON;
  }

  TProtocol over(TTransport transport) {
    return switch (encoding) {
      case BINARY -> new TBinaryProtocol(transport);
      case BINARY_OLD -> new TBinaryProtocol(transport, false, false);
      case COMPACT -> new TCompactProtocol(transport);
      case JSON -> new TJSONProtocol(transport);
    };
  }

  /** As it is sent; a length that goes before it is right. */
  byte[] wrapped(byte[] message) {
    return switch (framing) {
      case UNFRAMED -> message;
      case FRAMED -> framed(message);
      case HEADER -> framed(joined(header(0), message));
      case COMPRESSED -> framed(joined(header(1), deflated(message)));
    };
  }

  /** Of an answer in a frame: where the message begins. */
  int messageStart(byte[] frame) {
    if (!hasHeader()) {
      return 0;
    }
    ByteBuffer header = ByteBuffer.wrap(frame);
    return 10 + 4 * header.getShort(8);
  }

  private boolean hasHeader() {
    return framing == Framing.HEADER || framing == Framing.COMPRESSED;
  }

  private boolean isHeaders() {
    return encoding == Encoding.BINARY || encoding == Encoding.COMPACT;
  }

  private byte[] header(int transforms) {
    return ByteBuffer.allocate(14)
        .putShort((short) 0x0FFF)
        .putShort((short) 0)
        .putInt(7)
        .putShort((short) 1)
        .put((byte) (encoding == Encoding.COMPACT ? 2 : 0))
        .put((byte) transforms)
        .put((byte) transforms) // the one there is: zlib
        .array();
  }

  private static byte[] framed(byte[] message) {
    byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array();
    return joined(length, message);
  }

  private static byte[] deflated(byte[] message) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(message);
      deflater.finish();
      byte[] out = new byte[message.length + 64];
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  static byte[] joined(byte[] first, byte[] second) {
    var out = new ByteArrayOutputStream(first.length + second.length);
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
