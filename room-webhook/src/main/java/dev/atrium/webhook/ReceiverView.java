package dev.atrium.webhook;

import dev.atrium.webhook.OutboxStatus.FailingRoom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How a receiver is doing, as operators see it.
 *
 * @param url without what may be secret in it
 * @param deadLetters how many are kept
 * @param totals since this process began
 * @param replays ranges of events that are being sent once more, by name
 */
record ReceiverView(
    String receiver,
    String url,
    Outgoing live,
    int deadLetters,
    Ledger.Totals totals,
    Map<String, Outgoing> replays) {
  private static final long PATIENCE_SECONDS = 5;

  /**
   * How far an outbox has come.
   *
   * @param position of the last event that was read
   * @param lag events that have yet to be read
   */
  record Outgoing(
      String position,
      long lag,
      int sending,
      int laggingRooms,
      long missed,
      List<FailingRoom> failing) {
    static Outgoing of(Outbox outbox) {
      OutboxStatus status = await(outbox.status());
      return new Outgoing(
          status.position().value(),
          status.lag(),
          status.flying(),
          status.laggingRooms(),
          status.missed(),
          status.failing());
    }
  }

  static ReceiverView of(Receiver receiver) {
    Map<String, Outgoing> replays = new TreeMap<>();
    receiver.replays().forEach((name, outbox) -> replays.put(name.value(), Outgoing.of(outbox)));
    return new ReceiverView(
        receiver.name().value(),
        receiver.place(),
        Outgoing.of(receiver.live()),
        receiver.deadLetters().kept().size(),
        receiver.ledger().totals(),
        replays);
  }

  private static OutboxStatus await(CompletableFuture<OutboxStatus> status) {
    return status.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
