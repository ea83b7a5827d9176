package dev.atrium.app.config;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be reached from other machines although it looks like a mistake.
 *
 * @param anonymousWires names of wires, such as {@code thrift}, that serve anonymous callers there
 */
@ConfigurationProperties("room")
record ExposureProperties(@DefaultValue Set<String> anonymousWires) {
  ExposureProperties {
    Require.that(
        Set.of("thrift").containsAll(anonymousWires),
        "room.anonymous-wires",
        "may only name thrift, the wire that can serve anonymous callers");
    anonymousWires = Set.copyOf(anonymousWires);
  }
}
