package dev.atrium.app.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The TURN server whose credentials are handed out (Thrift spec §7).
 *
 * @param secrets the signing one first, then those that the TURN server may still know; never
 *     printed
 * @param uris where clients find it
 */
@ConfigurationProperties("room.turn")
record TurnProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> secrets,
    @DefaultValue List<String> uris) {

  TurnProperties {
    Require.that(
        secrets.stream().noneMatch(String::isBlank), "room.turn.secrets", "must not be blank");
    for (int i = 0; i < uris.size(); i++) {
      Require.that(
          TurnUri.parse(uris.get(i)).isPresent(),
          "room.turn.uris[" + i + "]",
          "must be of the form turn:host:port?transport=udp");
    }
    secrets = List.copyOf(secrets);
    uris = List.copyOf(uris);
  }

  /** Those to sign with: none while TURN is switched off. */
  List<String> active() {
    return enabled ? secrets : List.of();
  }

  @Override
  public String toString() {
    return "TurnProperties[enabled=" + enabled + ", uris=" + uris + "]";
  }
}
