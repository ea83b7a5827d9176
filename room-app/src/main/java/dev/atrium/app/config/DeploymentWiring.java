package dev.atrium.app.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Checks the settings against each other before anything is opened. */
@Configuration(proxyBeanMethods = false)
class DeploymentWiring {

  @Bean
  DevelopmentSecrets developmentSecrets(
      ConfiguredKeys keys, UsersProperties users, TurnProperties turn) {
    return new DevelopmentSecrets(keys, users, turn);
  }

  @Bean
  Listeners listeners(ConfigurableEnvironment environment) {
    return new Listeners(environment);
  }

  @Bean
  DeploymentCheck deploymentCheck(
      Environment environment, DevelopmentSecrets known, Listeners listeners) {
    return new DeploymentCheck(environment, known, listeners);
  }

  /** What was found to be in order. */
  @Bean
  Approval approval(
      DeploymentCheck check,
      ConfiguredKeys keys,
      TurnProperties turn,
      WebhookProperties webhooks,
      ThriftExposureProperties thrift,
      ExposureProperties exposure) {
    check.checkSecrets(keys, turn);
    check.checkAnonymousWires(thrift, exposure);
    webhooks.check(keys.secrets());
    return new Approval();
  }

  /** Whoever takes it waits for the checks. */
  record Approval() {}
}
