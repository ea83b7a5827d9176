package dev.atrium.thrift;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told passwords of TURN credentials.
 *
 * @param getIncludesPassword whether also callers of {@code get} are, who did not make the room
 */
@ConfigurationProperties("room")
record ThriftPasswordProperties(@DefaultValue("true") boolean getIncludesPassword) {}
