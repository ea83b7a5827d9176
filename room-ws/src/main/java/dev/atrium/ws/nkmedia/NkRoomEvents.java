package dev.atrium.ws.nkmedia;

import dev.atrium.core.DataPacket;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.StayRef;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.media.DataBody;
import dev.atrium.ws.Notes;
import java.util.concurrent.Executor;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells subscribers what happens in the rooms, whichever wire made it happen (spec §4.6). On the
 * bus it only takes note. Whoever waits to hear of rooms when there are too many notes is cut off:
 * a client can ask again for what it sees, but not notice that something is missing.
 */
final class NkRoomEvents implements RoomListener {
  private final NkPublisher publisher;
  private final NkFeed feed;
  private final Notes notes;
  private final NkReceivers receivers;

  /**
   * @param mostNotes of which each is an event that nobody has been told
   */
  NkRoomEvents(
      NkPublisher publisher, NkFeed feed, NkReceivers receivers, int mostNotes, Executor executor) {
    this.publisher = publisher;
    this.feed = feed;
    this.receivers = receivers;
    this.notes = new Notes(mostNotes, executor, feed::giveUp);
  }

  @Override
  public void changed(RoomChange change) {
    StoredEvent stored = change.stored();
    if (!notes.isIdle() || !feed.passesOver(stored)) {
      notes.add(() -> feed.tell(stored));
    }
  }

  @Override
  public void signalled(RoomSignal signal) {
    if (signal instanceof RoomSignal.DataSent sent
        && sent.message().body() instanceof DataBody.Packet body
        && publisher.isAnybodyThereFor(NkRoomNews.CLASS)) {
      notes.add(() -> publish(sent, body.packet()));
    }
  }

  private void publish(RoomSignal.DataSent sent, DataPacket packet) {
    ObjectNode body = NkMapper.data(packet, sent.message().from().map(StayRef::identity));
    NkTopic topic = NkRoomNews.topic(sent.room(), "info");
    publisher.publish(NkEvent.toSome(topic, body, receivers.of(sent)));
  }
}
