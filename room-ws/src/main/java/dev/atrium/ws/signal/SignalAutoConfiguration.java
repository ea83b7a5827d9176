package dev.atrium.ws.signal;

import dev.atrium.core.Stays;
import dev.atrium.ws.WsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * LiveKit's client signalling: {@code signalEndpoint}, for the paths below {@code /rtc}. Who calls
 * is to be found in request attributes of the class names of caller and token.
 */
@AutoConfiguration(after = WsAutoConfiguration.class)
public class SignalAutoConfiguration {

  @Bean
  SignalEndpoint signalEndpoint(Stays stays) {
    return new SignalEndpoint(new JoinCheck(stays));
  }
}
