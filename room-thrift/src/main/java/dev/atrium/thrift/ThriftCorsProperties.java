package dev.atrium.thrift;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of browsers may call over HTTP.
 *
 * @param allowedOrigins exact origins, or {@code *} alone for all
 */
@ConfigurationProperties("room.thrift.cors")
record ThriftCorsProperties(@DefaultValue Set<String> allowedOrigins) {}
