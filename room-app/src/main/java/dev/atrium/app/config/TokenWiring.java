package dev.atrium.app.config;

import dev.atrium.app.access.ApiKeys;
import dev.atrium.app.access.JwtAccessTokens;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The access tokens that are good here. */
@Configuration(proxyBeanMethods = false)
class TokenWiring {

  @Bean
  JwtAccessTokens accessTokens(KeysProperties keys, TokensProperties tokens) {
    ApiKeys configured = new ApiKeys(keys.keys());
    return new JwtAccessTokens(() -> configured, tokens.requireExpiry(), InstantSource.system());
  }
}
