package dev.atrium.ws.nkmedia;

import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.RoomException;
import dev.atrium.core.StoredEvent;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/**
 * Tells a connection what it missed, page by page, as fast as its client takes it, until it is told
 * what happens like all the others: neither does a long past fill its queue, nor is there a gap or
 * a repetition where the past ends.
 */
final class NkReplay implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(NkReplay.class);
  private static final int PAGE = 128;
  private static final CloseStatus FORGOTTEN =
      CloseStatus.SERVICE_OVERLOAD.withReason("events were forgotten before they were read");
  private static final CloseStatus UNTELLABLE =
      CloseStatus.SERVER_ERROR.withReason("an event cannot be told");
  private static final CloseStatus UNREADABLE =
      CloseStatus.SERVER_ERROR.withReason("events cannot be read");

  private final NkFeed feed;
  private final NkSubscriptions subscriptions;
  private final Client client;

  /** To whom it is told. */
  interface Client {

    /**
     * Waits until it has taken and answered enough to be told more; {@code false} if it never will.
     */
    boolean awaitRoom() throws InterruptedException;

    void close(CloseStatus status);
  }

  NkReplay(NkFeed feed, NkSubscriptions subscriptions, Client client) {
    this.feed = feed;
    this.subscriptions = subscriptions;
    this.client = client;
  }

  @Override
  public void run() {
    try {
      read();
    } catch (RoomException e) {
      log.warn("A client is cut off from the past: {}", e.error());
      client.close(e.error() instanceof EventsForgotten ? FORGOTTEN : UNREADABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      client.close(UNREADABLE);
    } catch (RuntimeException e) {
      log.error("A client is cut off from the past", e);
      client.close(UNREADABLE);
    }
  }

  private void read() throws InterruptedException {
    while (client.awaitRoom()) {
      NkPast.Stretch stretch = subscriptions.stretch();
      StoredEvent rest = stretch.from().rest();
      List<StoredEvent> page = rest == null ? feed.after(stretch.from().id(), PAGE) : List.of(rest);
      if (!page.isEmpty()) {
        tell(stretch, page);
      } else if (feed.meanwhile(() -> subscriptions.catchUp(stretch, feed.told()))) {
        return;
      }
    }
  }

  private void tell(NkPast.Stretch stretch, List<StoredEvent> page) throws InterruptedException {
    for (StoredEvent stored : page) {
      long place = feed.place(stored.id());
      Optional<List<NkEvent>> frames = feed.frames(stored, place);
      if (frames.isEmpty()) {
        client.close(UNTELLABLE);
        return;
      }
      if (!client.awaitRoom() || !subscriptions.pass(stretch, stored.id(), frames.get(), place)) {
        return;
      }
    }
  }
}
