package dev.atrium.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;

/**
 * Starts one deployment: all wires and the store in this process.
 *
 * <p>Without the counters of log events: they are asked about every line that is not logged, of
 * which the HTTP server has dozens for a request, and cost 5 % of its time.
 */
@SpringBootApplication(exclude = LogbackMetricsAutoConfiguration.class)
@ConfigurationPropertiesScan
public class RoomApplication {
  public static void main(String[] args) {
    SpringApplication.run(RoomApplication.class, args);
  }
}
