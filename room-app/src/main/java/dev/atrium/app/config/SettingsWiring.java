package dev.atrium.app.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What holds for settings of every kind. */
@Configuration(proxyBeanMethods = false)
class SettingsWiring {

  @Bean
  static UnknownSettings unknownSettings(Environment environment) {
    return new UnknownSettings(environment);
  }
}
