package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.HttpRequestHandler;

/**
 * The probe at {@code /}, for any method (LiveKit spec §1.3): says whether requests are welcome.
 */
final class Health implements HttpRequestHandler {
  private final ApplicationAvailability availability;
  private final InstantSource clock;

  Health(ApplicationAvailability availability, InstantSource clock) {
    this.availability = availability;
    this.clock = clock;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
      PlainText.send(response, HttpServletResponse.SC_OK, "OK");
    } else {
      PlainText.send(
          response,
          HttpServletResponse.SC_NOT_ACCEPTABLE,
          "Not Ready\nNode Updated At " + clock.instant());
    }
  }
}
