package dev.atrium.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

  @Test
  void everyKindOfEventHappensInTheLifeOfEverything() {
    List<RoomEvent> life = SampleEvents.lifeOfEverything(SampleRooms.LOBBY, "RM_1");

    assertThat(life).extracting(Object::getClass).containsAll(SealedCases.of(RoomEvent.class));
  }
}
