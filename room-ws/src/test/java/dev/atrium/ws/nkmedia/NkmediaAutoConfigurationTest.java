package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.Rooms;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Users;
import dev.atrium.ws.WsAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.socket.WebSocketHandler;

class NkmediaAutoConfigurationTest {
  @Test
  void offersTheHandlerByItsName() {
    try (AnnotationConfigApplicationContext context = context(Map.of())) {
      assertThat(context.getBean("nkmediaHandler")).isInstanceOf(WebSocketHandler.class);
    }
  }

  @Test
  void readsItsSettings() {
    Map<String, Object> settings =
        Map.of(
            "room.ws.ping-interval", "20s", "room.ws.queue-size", "3MB", "room.ws.max-depth", "20");

    try (AnnotationConfigApplicationContext context = context(settings)) {
      NkSettings read = context.getBean(NkSettings.class);

      assertThat(read.timings().pingInterval()).hasSeconds(20);
      assertThat(read.timings().answerTimeout()).hasSeconds(10);
      assertThat(read.limits().queueSize().toMegabytes()).isEqualTo(3);
      assertThat(read.limits().queueMessages()).isEqualTo(256);
      assertThat(read.limits().maxDepth()).isEqualTo(20);
      assertThat(read.logins().loginTimeout()).hasSeconds(180);
      assertThat(read.logins().maxFailedLogins()).isEqualTo(10);
    }
  }

  @Test
  void refusesSettingsThatNoClientCanMeet() {
    assertThatThrownBy(() -> context(Map.of("room.ws.answer-timeout", "4s")))
        .rootCause()
        .hasMessage("room.ws.answer-timeout must be 5s or longer");
  }

  private static AnnotationConfigApplicationContext context(Map<String, Object> settings) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.registerBean(Rooms.class, () -> TestEngine.create().rooms());
    context.registerBean(Users.class, () -> (user, password) -> Optional.empty());
    context.registerBean(SimpleMeterRegistry.class);
    context.register(WsAutoConfiguration.class, NkmediaAutoConfiguration.class);
    context.refresh();
    return context;
  }
}
