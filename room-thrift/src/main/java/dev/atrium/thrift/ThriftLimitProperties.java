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

  MessageLimits toLimits() {
    return new MessageLimits(
        Math.toIntExact(maxMessageSize.toBytes()),
        Math.toIntExact(maxStringSize.toBytes()),
        maxContainerSize,
        maxDepth);
  }
}
