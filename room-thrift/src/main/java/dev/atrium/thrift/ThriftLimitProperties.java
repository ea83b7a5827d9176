package dev.atrium.thrift;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How large a message and its parts may be (Thrift spec §6). */
@ConfigurationProperties("room.thrift")
record ThriftLimitProperties(
    @DefaultValue("65536B") DataSize maxMessageSize,
    @DefaultValue("4096B") DataSize maxStringSize,
    @DefaultValue("1024") int maxContainerSize,
    @DefaultValue("16") int maxDepth) {
  /** The first byte of a frame's length is 0: by that it is told from other beginnings. */
  private static final long LARGEST_FRAME = 0xFF_FFFF;

  private static final int MOST_ELEMENTS = 1_000_000;
  private static final int DEEPEST = 64;

  ThriftLimitProperties {
    Require.between(1, LARGEST_FRAME, maxMessageSize.toBytes(), "room.thrift.max-message-size");
    Require.between(1, LARGEST_FRAME, maxStringSize.toBytes(), "room.thrift.max-string-size");
    Require.between(0, MOST_ELEMENTS, maxContainerSize, "room.thrift.max-container-size");
    Require.between(0, DEEPEST, maxDepth, "room.thrift.max-depth");
  }

  MessageLimits toLimits() {
    return new MessageLimits(
        Math.toIntExact(maxMessageSize.toBytes()),
        Math.toIntExact(maxStringSize.toBytes()),
        maxContainerSize,
        maxDepth);
  }
}
