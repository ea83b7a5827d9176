package dev.atrium.app.config;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether health has the TURN and STUN servers asked that clients are told of.
 *
 * @param uris where they are
 */
@ConfigurationProperties("room.turn")
public record TurnProbeProperties(
    @DefaultValue("false") boolean probe, @DefaultValue List<String> uris) {

  public List<TurnUri> servers() {
    return uris.stream().map(TurnUri::parse).flatMap(Optional::stream).toList();
  }
}
