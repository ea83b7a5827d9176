package dev.atrium.ws.signal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;

/** What this wire counts. */
final class SignalMetrics {
  private final Counter joins;
  private final Counter resumes;
  private final Counter refusals;
  private final Counter requests;
  private final Counter messages;
  private final Counter cutOffs;
  private final Counter silent;

  /**
   * @param connections those that are open, now and later
   */
  SignalMetrics(MeterRegistry registry, Collection<?> connections) {
    registry.gaugeCollectionSize("room.signal.connections", List.of(), connections);
    joins = counter(registry, "joins", "Connections that began a stay");
    resumes = counter(registry, "resumes", "Connections that went on with a stay");
    refusals = counter(registry, "refusals", "Clients that were not let in");
    requests = counter(registry, "requests", "Messages of clients");
    messages = counter(registry, "messages.sent", "Messages sent to clients");
    cutOffs =
        counter(registry, "slow.readers", "Connections that were closed because they did not read");
    silent = counter(registry, "silent", "Connections that were closed for lack of a sign of life");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("room.signal." + name).description(description).register(registry);
  }

  void joined() {
    joins.increment();
  }

  void resumed() {
    resumes.increment();
  }

  void refused() {
    refusals.increment();
  }

  void request() {
    requests.increment();
  }

  void messageSent() {
    messages.increment();
  }

  void cutOff() {
    cutOffs.increment();
  }

  void silent() {
    silent.increment();
  }
}
