package dev.atrium.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.Audience;
import dev.atrium.core.Lifetime;
import dev.atrium.core.MediaProfile;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.Presence;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StoredFormTest {
  private static final int SAMPLES = Seed.isThorough() ? 20_000 : 200;

  @Test
  void everyKindOfEventHasAStoredName() {
    Stream<Class<?>> stored = Arrays.stream(EventType.values()).map(EventType::eventClass);

    assertThat(stored).containsExactlyInAnyOrderElementsOf(cases(RoomEvent.class).toList());
  }

  @ParameterizedTest
  @EnumSource
  void eventsAreReadAsTheyWereWritten(EventType type) {
    Samples samples = Samples.random(Seed.ofThisRun().random());

    for (int i = 0; i < SAMPLES; i++) {
      RoomEvent event = samples.of(type.eventClass());
      assertThat(read(type, event)).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {RoomSettings.class, RoomStatus.class, Participant.class})
  void partsOfRoomsAreReadAsTheyWereWritten(Class<?> type) {
    Random random = Seed.ofThisRun().random();

    for (int i = 0; i < SAMPLES; i++) {
      Object part = Samples.random(random).of(type);
      assertThat(StoredForm.read(text(StoredForm.of(part)), type)).isEqualTo(part);
    }
  }

  @Test
  void everythingIsStoredAsItAlwaysWas() throws IOException {
    List<String> forms = new ArrayList<>();

    for (EventType type : EventType.values()) {
      RoomEvent event = Samples.full(forms.size()).of(type.eventClass());
      forms.add(type.storedName() + " " + text(StoredForm.of(event)));
      assertThat(read(type, event)).isEqualTo(event);
    }
    for (int kind = 0; kind < Lifetime.class.getPermittedSubclasses().length; kind++) {
      forms.add("lifetime " + text(StoredForm.of(Samples.full(kind).of(Lifetime.class))));
    }
    forms.add("status " + text(StoredForm.of(Samples.full(0).of(RoomStatus.class))));

    assertThat(forms).containsExactlyElementsOf(golden());
  }

  @Test
  void whatIsNotKnownIsPassedOver() {
    String newer =
        """
        {"kind":"idle","emptyTimeout":"PT5M","mood":{"of":[1]},"departureTimeout":"PT1S"}""";

    assertThat(StoredForm.read(newer, Lifetime.class))
        .isEqualTo(new Lifetime.Idle(Duration.ofMinutes(5), Duration.ofSeconds(1)));
  }

  @Test
  void whatIsMissingAndCannotBeEmptyIsAnError() {
    String incomplete =
        """
        {"kind":"idle","emptyTimeout":"PT5M"}""";

    assertThatThrownBy(() -> StoredForm.read(incomplete, Lifetime.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void whatIsMissingIsEmpty() {
    String older =
        """
        {"roomClass":"SFU"}""";

    assertThat(StoredForm.read(older, MediaProfile.class))
        .isEqualTo(new MediaProfile(RoomClass.SFU, "", "", "", 0, List.of()));
  }

  @Test
  void whatCameLaterSaysNothingWhereItIsMissing() {
    String older =
        """
        {"identity":"alice","sid":"PA_1","state":"JOINED","kind":"STANDARD","joinedAt":1,\
        "version":1,"profile":{},"permission":{}}""";

    Participant read = StoredForm.read(older, Participant.class);

    assertThat(read.details()).isEqualTo(ParticipantDetails.NONE);
    assertThat(read.presence()).isEqualTo(Presence.STEADY);
    assertThat(read.audience()).isEqualTo(Audience.EVERYONE);
    assertThat(read.announced()).isEmpty();
  }

  private static RoomEvent read(EventType type, RoomEvent event) {
    return StoredForm.event(
        EventType.named(type.storedName()), event.room(), event.at(), text(StoredForm.of(event)));
  }

  private static Stream<Class<?>> cases(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredFormTest::cases)
        : Stream.of(type);
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }

  private static List<String> golden() throws IOException {
    try (InputStream file = StoredFormTest.class.getResourceAsStream("stored-form.txt")) {
      return text(Objects.requireNonNull(file, "stored-form.txt").readAllBytes()).lines().toList();
    }
  }
}
