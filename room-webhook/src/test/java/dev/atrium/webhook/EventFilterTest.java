package dev.atrium.webhook;

import static dev.atrium.webhook.EventName.PARTICIPANT_UPDATED;
import static dev.atrium.webhook.EventName.ROOM_FINISHED;
import static dev.atrium.webhook.EventName.ROOM_METADATA_CHANGED;
import static dev.atrium.webhook.EventName.ROOM_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventFilterTest {

  @Test
  void sendsTheOriginalsEventsWhereNothingIsSet() {
    EventFilter filter = bind();

    assertThat(EventName.values())
        .allSatisfy(name -> assertThat(filter.sends(name)).isEqualTo(!name.isAdditional()));
  }

  @Test
  void sendsOnlyWhatIsIncluded() {
    EventFilter filter =
        bind("include-events=room_started,participant_updated", "exclude-events=room_started");

    assertThat(EventName.values())
        .filteredOn(filter::sends)
        .containsExactly(ROOM_STARTED, PARTICIPANT_UPDATED);
  }

  @Test
  void leavesOutWhatIsExcluded() {
    EventFilter filter = bind("exclude-events=room_started");

    assertThat(filter.sends(ROOM_STARTED)).isFalse();
    assertThat(filter.sends(ROOM_FINISHED)).isTrue();
  }

  @Test
  void addsWhatIsAskedForBesides() {
    EventFilter filter = bind("additional-events=room_metadata_changed");

    assertThat(filter.sends(ROOM_METADATA_CHANGED)).isTrue();
    assertThat(filter.sends(PARTICIPANT_UPDATED)).isFalse();
    assertThat(filter.sends(ROOM_STARTED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include-events=room_start",
        "exclude-events=ROOM_STARTED",
        "additional-events=room_started"
      })
  void refusesNamesThatWouldNeverMatch(String setting) {
    assertThatThrownBy(() -> bind(setting))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static EventFilter bind(String... settings) {
    Map<String, String> source = new HashMap<>();
    Arrays.stream(settings)
        .map(setting -> setting.split("=", 2))
        .forEach(pair -> source.put("room.webhook." + pair[0], pair[1]));
    return new Binder(new MapConfigurationPropertySource(source))
        .bindOrCreate("room.webhook", WebhookProperties.class)
        .filter();
  }
}
