package dev.atrium.app.config;

import dev.atrium.app.access.ConfiguredUsers;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is known. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {

  @Bean
  ConfiguredUsers users(UsersProperties users, Optional<AccessTokens> tokens) {
    return new ConfiguredUsers(
        users.toUsers(),
        tokens.orElse(
            token -> {
              throw new TokenException(Kind.MALFORMED, "");
            }));
  }
}
