package dev.atrium.app.operations;

import dev.atrium.app.access.ConfiguredUsers;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may ask the operations port: everybody for health and build, administrators for the rest. The
 * port of Twirp is not concerned: its front answers before any of this.
 */
@Configuration(proxyBeanMethods = false)
class OperationsAccess {
  /** Sends what was sent before, and so is for administrators even where the rest is open. */
  private static final String WEBHOOKS = "webhooks";

  @Bean
  AuthenticationProvider administratorSignIn(ConfiguredUsers users) {
    return new AdministratorSignIn(users);
  }

  @Bean
  @Order(0)
  SecurityFilterChain endpoints(HttpSecurity http, OperationsProperties settings) {
    return stateless(http)
        .securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(
            requests -> {
              requests
                  .requestMatchers(EndpointRequest.to(HealthEndpoint.class, InfoEndpoint.class))
                  .permitAll();
              requests.requestMatchers(EndpointRequest.to(WEBHOOKS)).hasRole("ADMIN");
              if (settings.open()) {
                requests.anyRequest().permitAll();
              } else {
                requests.anyRequest().hasRole("ADMIN");
              }
            })
        .httpBasic(Customizer.withDefaults())
        .build();
  }

  /** There is nothing else, and whoever asks for it is told so. */
  @Bean
  @Order(1)
  SecurityFilterChain nothingElse(HttpSecurity http) {
    return stateless(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
