package dev.atrium.thrift;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is to be seen of calls beside the metrics.
 *
 * @param accessLog whether there is a line for each message, at level info of the logger {@code
 *     dev.atrium.thrift.access}
 * @param tracing whether there is an observation for each message
 * @param docs whether there is a page for people, below the path of Thrift over HTTP
 */
@ConfigurationProperties("room.thrift")
record ThriftOperationProperties(
    @DefaultValue("false") boolean accessLog,
    @DefaultValue("false") boolean tracing,
    @DefaultValue("false") boolean docs) {}
