package dev.atrium.twirp;

import dev.atrium.core.Participants;
import dev.atrium.core.Rooms;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;

/** The Twirp wire over the rooms of the application. */
@AutoConfiguration
public final class TwirpAutoConfiguration {

  /**
   * Answers requests below {@code /twirp/livekit.RoomService/}. Takes the decoded path from {@code
   * getPathInfo} and the caller from the request attribute of that class name.
   */
  @Bean
  HttpRequestHandler twirpEndpoint(
      Rooms rooms, Participants participants, ObjectProvider<ObservationRegistry> observations) {
    return new TwirpEndpoint(
        new TwirpRoomService(rooms, participants),
        observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }
}
