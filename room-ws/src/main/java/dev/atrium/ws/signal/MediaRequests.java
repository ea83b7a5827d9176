package dev.atrium.ws.signal;

import dev.atrium.api.livekit.SignalRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients say about their media connections, where there is no media engine to hear it. */
final class MediaRequests {
  private static final Logger log = LoggerFactory.getLogger(MediaRequests.class);

  private final AtomicBoolean told = new AtomicBoolean();

  void unheard(SignalRequest request) {
    if (told.compareAndSet(false, true)) {
      log.info(
          "No media engine: {} of a client, and whatever else is said about media, has no answer",
          request.getMessageCase());
    }
  }
}
