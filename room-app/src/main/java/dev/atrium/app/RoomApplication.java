package dev.atrium.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts one deployment: all wires and the store in this process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RoomApplication {
  public static void main(String[] args) {
    SpringApplication.run(RoomApplication.class, args);
  }
}
