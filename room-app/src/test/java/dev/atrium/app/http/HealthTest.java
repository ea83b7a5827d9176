package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HealthTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void isOkWhileRequestsAreWelcome() throws Exception {
    probe(ReadinessState.ACCEPTING_TRAFFIC);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsString()).isEqualTo("OK");
  }

  @Test
  void isNotReadyBeforeAndAfter() throws Exception {
    probe(ReadinessState.REFUSING_TRAFFIC);

    assertThat(response.getStatus()).isEqualTo(406);
    assertThat(response.getContentAsString())
        .isEqualTo("Not Ready\nNode Updated At 1970-01-01T00:00:00Z");
  }

  private void probe(ReadinessState state) throws Exception {
    Health health = new Health(availability(state), InstantSource.fixed(Instant.EPOCH));

    health.handleRequest(new MockHttpServletRequest("DELETE", "/"), response);
  }

  private static ApplicationAvailability availability(ReadinessState state) {
    ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    availability.onApplicationEvent(new AvailabilityChangeEvent<>(new Object(), state));
    return availability;
  }
}
