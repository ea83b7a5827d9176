package dev.atrium.app.config;

import java.net.InetAddress;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the Thrift wire's settings matters to whoever decides whether it may be reached.
 *
 * @param anonymousGrants what callers without a token may do
 */
@ConfigurationProperties("room.thrift")
record ThriftExposureProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("127.0.0.1") InetAddress address,
    @DefaultValue Set<String> anonymousGrants) {}
