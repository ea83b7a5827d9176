package dev.atrium.app.config;

import dev.atrium.app.access.ConfiguredUsers;
import dev.atrium.core.access.AccessTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is known. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {

  @Bean
  ConfiguredUsers users(UsersProperties users, AccessTokens tokens, PasswordProperties passwords) {
    return new ConfiguredUsers(users.toUsers(), tokens, passwords.remembered());
  }
}
