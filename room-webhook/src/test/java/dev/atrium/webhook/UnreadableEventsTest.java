package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.core.port.RoomStore;
import dev.atrium.webhook.Ledger.Fault;
import dev.atrium.webhook.TestDeployment.Setup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store takes changes, and cannot read what it holds. */
class UnreadableEventsTest {
  private static final Set<String> READING = Set.of("eventsAfter", "event");

  private final TestReceiver receiver = TestReceiver.start();
  private final AtomicBoolean unreadable = new AtomicBoolean();
  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final TestDeployment deployment =
      TestDeployment.on(readable(new MemoryRoomStore(bus, 100)), bus, Setup.USUAL, receiver.url());

  @AfterEach
  void stop() {
    deployment.close();
    receiver.close();
  }

  @Test
  void showInTheStateOfTheReceiverAndAreSentOnceTheyCanBeRead() {
    unreadable.set(true);
    deployment.create("lobby");

    await()
        .untilAsserted(
            () ->
                assertThat(deployment.receiver().ledger().totals().lastFault())
                    .map(Fault::reason)
                    .contains("events cannot be read from the store"));
    assertThat(receiver.told()).isEmpty();

    unreadable.set(false);
    deployment.alarm().awaitAndPass(Duration.ofSeconds(1));
    receiver.await(1);
    assertThat(receiver.told()).containsExactly("room_started lobby");
  }

  private RoomStore readable(RoomStore store) {
    return (RoomStore)
        Proxy.newProxyInstance(
            RoomStore.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              if (unreadable.get() && READING.contains(method.getName())) {
                throw new RoomException(new StoreUnavailable());
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
