package dev.atrium.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.Seed;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SidsTest {
  private static final String SUFFIX =
      "[23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz]{12}";
  private static final int MANY = 20_000;

  private final Sids sids = new Sids(Seed.ofThisRun().random());

  @Test
  void tellByTheirPrefixWhatTheyStandFor() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(sids.room().value()).matches("RM_" + SUFFIX);
      assertThat(sids.participant().value()).matches("PA_" + SUFFIX);
    }
  }

  @Test
  void ofTracksTellTypeAndSource() {
    assertThat(track(TrackType.VIDEO, TrackSource.CAMERA)).matches("TR_VC" + SUFFIX);
    assertThat(track(TrackType.VIDEO, TrackSource.SCREEN_SHARE)).matches("TR_VS" + SUFFIX);
    assertThat(track(TrackType.VIDEO, TrackSource.UNKNOWN)).matches("TR_V" + SUFFIX);
    assertThat(track(TrackType.AUDIO, TrackSource.MICROPHONE)).matches("TR_AM" + SUFFIX);
    assertThat(track(TrackType.AUDIO, TrackSource.SCREEN_SHARE_AUDIO)).matches("TR_As" + SUFFIX);
    assertThat(track(TrackType.DATA, TrackSource.UNKNOWN)).matches("DTR_" + SUFFIX);
  }

  @Test
  void neverRepeat() {
    assertThat(distinct(i -> sids.room())).hasSize(MANY);
    assertThat(distinct(i -> sids.participant())).hasSize(MANY);
    assertThat(distinct(i -> sids.uuidName())).hasSize(MANY);
    assertThat(distinct(i -> sids.secretName())).hasSize(MANY);
    assertThat(distinct(i -> sids.password())).hasSize(MANY);
  }

  @Test
  void drawEveryCharacterOfTheirAlphabetAboutAsOften() {
    Map<Integer, Long> counts =
        IntStream.range(0, MANY)
            .boxed()
            .flatMap(i -> sids.room().value().substring(3).chars().boxed())
            .collect(Collectors.groupingBy(c -> c, Collectors.counting()));

    long even = MANY * 12L / 57;
    assertThat(counts).hasSize(57);
    assertThat(counts.values())
        .allSatisfy(count -> assertThat(count).isBetween(even * 9 / 10, even * 11 / 10));
  }

  @Test
  void ofNamelessRoomsAreUuidsOrSecrets() {
    for (int i = 0; i < 1_000; i++) {
      RoomName uuid = sids.uuidName();
      assertThat(uuid.value())
          .matches("room-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(sids.secretName().value()).matches("[A-Za-z0-9_-]{22}");
    }
  }

  @Test
  void comeWithPasswordsOf256BitsInBase62() {
    for (int i = 0; i < 1_000; i++) {
      RoomPassword password = sids.password();
      assertThat(password.value()).matches("[0-9A-Za-z]{43}");
    }
  }

  private String track(TrackType type, TrackSource source) {
    return sids.track(
            new TrackOptions("cid", type, source, "", TrackOptions.VideoSize.NONE, Map.of()))
        .value();
  }

  private static Set<Object> distinct(IntFunction<Object> draw) {
    return IntStream.range(0, MANY).mapToObj(draw).collect(Collectors.toCollection(HashSet::new));
  }
}
