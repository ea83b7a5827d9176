package dev.atrium.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

  @Test
  void everyKindOfEventHappensInTheLifeOfEverything() {
    List<RoomEvent> life = SampleEvents.lifeOfEverything(SampleRooms.LOBBY, "RM_1");

    assertThat(life).extracting(Object::getClass).containsAll(kinds(RoomEvent.class).toList());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SampleEventsTest::kinds)
        : Stream.of(type);
  }
}
