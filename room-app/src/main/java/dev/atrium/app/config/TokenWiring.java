package dev.atrium.app.config;

import dev.atrium.app.access.JwtAccessTokens;
import dev.atrium.app.access.JwtPayloadTokens;
import dev.atrium.app.access.JwtTokenSigner;
import dev.atrium.app.keys.KeyRing;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The access tokens that are good here. */
@Configuration(proxyBeanMethods = false)
class TokenWiring {

  @Bean
  JwtAccessTokens accessTokens(KeyRing keys, TokensProperties tokens) {
    return new JwtAccessTokens(keys, tokens.requireExpiry(), InstantSource.system());
  }

  @Bean
  JwtTokenSigner tokenSigner(KeyRing keys) {
    return new JwtTokenSigner(keys);
  }

  @Bean
  JwtPayloadTokens payloadTokens(KeyRing keys) {
    return new JwtPayloadTokens(keys, InstantSource.system());
  }
}
