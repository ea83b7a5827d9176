package dev.atrium.app.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of access tokens.
 *
 * @param requireExpiry whether a token without {@code exp}, which is good for ever, is refused
 */
@ConfigurationProperties("room.tokens")
record TokensProperties(@DefaultValue("false") boolean requireExpiry) {}
