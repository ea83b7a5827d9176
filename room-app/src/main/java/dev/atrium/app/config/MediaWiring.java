package dev.atrium.app.config;

import dev.atrium.core.engine.MediaPorts;
import dev.atrium.core.memory.NoMedia;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.MediaBackend;
import dev.atrium.livekit.LivekitPackets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The media engine, as long as there is none. */
@Configuration(proxyBeanMethods = false)
class MediaWiring {
  private static final Logger log = LoggerFactory.getLogger(MediaWiring.class);

  @Bean
  MediaBackend mediaBackend(MediaDefaultsProperties media) {
    log.info(
        "No media engine is built in: LiveKit clients can join, and are let go after a while without"
            + " audio and video (docs/deviations.md); rooms show {} as their backend",
        media.backend());
    return new NoMedia(media.backend());
  }

  /** Clients with data channels speak as LiveKit's do. */
  @Bean
  MediaPorts mediaPorts(MediaBackend backend) {
    return new MediaPorts(
        backend,
        DataEndpoint.NONE,
        new LivekitPackets(),
        task -> Thread.ofVirtual().name("media").start(task));
  }
}
