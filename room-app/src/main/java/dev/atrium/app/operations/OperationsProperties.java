package dev.atrium.app.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operations port.
 *
 * @param open whether it answers everybody, not only administrators
 */
@ConfigurationProperties("room.operations")
record OperationsProperties(@DefaultValue("false") boolean open) {}
