package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Participants;
import dev.atrium.core.Rooms;
import dev.atrium.core.TestEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class TwirpAutoConfigurationTest {

  @Test
  void isFoundByAnApplication() {
    ImportCandidates candidates =
        ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader());

    assertThat(candidates.getCandidates()).contains(TwirpAutoConfiguration.class.getName());
  }

  @Test
  void makesTheEndpointOfTheRoomsThatAreThere() {
    TestEngine engine = TestEngine.create();
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(Rooms.class, engine::rooms);
      context.registerBean(Participants.class, engine::participants);
      context.register(TwirpAutoConfiguration.class);

      context.refresh();

      assertThat(context.getBean("twirpEndpoint")).isInstanceOf(TwirpEndpoint.class);
    }
  }
}
