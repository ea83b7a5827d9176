package dev.atrium.app.config;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomMetricsTest {
  private final TestEngine engine = TestEngine.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void subscribe() {
    engine.rooms().subscribe(new RoomMetrics(registry, engine.store()));
  }

  @Test
  void countRoomsAsTheyComeAndGo() {
    engine.rooms().create(OWNER, active(LOBBY, Duration.ofSeconds(5)));
    engine.rooms().create(OWNER, leased(STUDIO));
    assertCounts(2, 2, 0, 0);

    engine.rooms().delete(OWNER, delete(STUDIO));
    assertCounts(1, 2, 1, 0);

    engine.clock().advance(Duration.ofSeconds(5));
    engine.expiry().sweep();
    assertCounts(0, 2, 1, 1);
  }

  @Test
  void passOverWhatHappensInside() {
    engine.rooms().create(OWNER, leased(LOBBY));

    engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "tea at five"));

    assertCounts(1, 1, 0, 0);
  }

  private void assertCounts(int active, int created, int removed, int expired) {
    assertThat(registry.get("room.active").gauge().value()).isEqualTo(active);
    assertThat(registry.get("room.created").counter().count()).isEqualTo(created);
    assertThat(registry.get("room.removed").counter().count()).isEqualTo(removed);
    assertThat(registry.get("room.expired").counter().count()).isEqualTo(expired);
  }
}
