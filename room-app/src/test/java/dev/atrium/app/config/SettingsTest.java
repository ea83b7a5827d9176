package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.atrium.app.keys.KeyRing;
import dev.atrium.core.Codec;
import dev.atrium.core.Lifetime;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.Limits;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomPreset;
import dev.atrium.core.engine.StayPolicy;
import dev.atrium.store.redis.RedisTurnSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class SettingsTest {

  @Test
  void areThoseOfTheReferencesWhereNothingIsSet() {
    RoomDefaults defaults = defaults();

    assertThat(defaults).isEqualTo(RoomDefaults.STANDARD);
    assertThat(bind("room.limits", LimitsProperties.class).toLimits()).isEqualTo(Limits.STANDARD);
  }

  @Test
  void readTimeoutsInSecondsWithUnitsOrAsNever() {
    RoomDefaults defaults =
        defaults(
            "room.defaults.empty-timeout=33",
            "room.defaults.departure-timeout=2m",
            "room.defaults.activity-timeout=never",
            "room.ttl=90");

    assertThat(defaults.idle())
        .isEqualTo(new Lifetime.Idle(Duration.ofSeconds(33), Duration.ofMinutes(2)));
    assertThat(defaults.activityTimeout()).isEqualTo(Lifetime.NEVER);
    assertThat(defaults.leaseTtl()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void giveRoomsTheirCodecsAndPlayoutDelay() {
    RoomDefaults defaults =
        defaults(
            "room.defaults.enabled-codecs=audio/opus,video/VP8",
            "room.defaults.playout-delay.enabled=true",
            "room.defaults.playout-delay.min=100",
            "room.defaults.playout-delay.max=2000",
            "room.defaults.sync-streams=true");

    assertThat(defaults.media().enabledCodecs())
        .containsExactly(new Codec("audio/opus", ""), new Codec("video/VP8", ""));
    assertThat(defaults.extras().playoutDelay()).isEqualTo(new PlayoutDelay(100, 2000));
    assertThat(defaults.extras().syncStreams()).isTrue();
  }

  @Test
  void ignoreAPlayoutDelayThatIsSwitchedOff() {
    RoomDefaults defaults = defaults("room.defaults.playout-delay.min=100");

    assertThat(defaults.extras()).isEqualTo(RoomExtras.NONE);
  }

  @Test
  void leaveOpenWhatAPresetDoesNotSay() {
    RoomDefaults defaults =
        defaults(
            "room.presets.small.empty-timeout=11s",
            "room.presets.small.max-participants=3",
            "room.presets.small.metadata=preset");

    assertThat(defaults.presets())
        .containsExactly(
            Map.entry(
                "small",
                new RoomPreset(
                    new LifetimeOptions.Idle(Optional.of(Duration.ofSeconds(11)), Optional.empty()),
                    3,
                    "preset",
                    RoomExtras.NONE)));
  }

  @Test
  void giveAPresetEverythingThatARoomConfigurationMaySay() {
    RoomDefaults defaults =
        defaults(
            "room.presets.lecture.min-playout-delay=100",
            "room.presets.lecture.max-playout-delay=2000",
            "room.presets.lecture.sync-streams=true",
            "room.presets.lecture.agents[0].agent-name=notes",
            "room.presets.lecture.agents[0].metadata=m",
            "room.presets.lecture.agents[0].attributes.language=fi");

    assertThat(defaults.presets().get("lecture"))
        .isNotNull()
        .extracting(RoomPreset::extras)
        .isEqualTo(
            new RoomExtras(
                List.of(new RoomAgent("notes", "m", Map.of("language", "fi"), "")),
                "",
                Map.of(),
                "",
                new PlayoutDelay(100, 2000),
                true));
  }

  @Test
  void showNoSecretWhenPrinted() {
    String printed =
        List.of(
                bind("room", KeysProperties.class, "room.keys.key=hidden"),
                new KeySources(new KeysProperties(Map.of("key", "hidden"), ""), "").read(),
                new KeyRing(Map.of("key", "hidden")),
                bind("room", UsersProperties.class, "room.users.ana.password=hidden"),
                bind("room.turn", TurnProperties.class, "room.turn.secrets=hidden"),
                turnDatabase("room.turn.redis.uri=redis://:hidden@redis.example.org"),
                turnDatabase("room.turn.redis.uri=redis://:hidden@redis.example.org").toSettings())
            .toString();

    assertThat(printed).contains("key", "ana").doesNotContain("hidden");
  }

  @Test
  void waitForParticipantsAsLiveKitDoes() {
    assertThat(bind("room.participants", ParticipantProperties.class).toPolicy())
        .isEqualTo(StayPolicy.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "room.participants.join-timeout, -1s",
    "room.participants.signal-grace, -1s",
    "room.participants.media-grace, 3651d",
    "room.participants.revocation, 3651d",
    "room.participants.max-revocations, -1",
  })
  void refuseToWaitForNoTimeOrForEver(String property, String value) {
    assertThatThrownBy(
            () -> bind("room.participants", ParticipantProperties.class, property + "=" + value))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asInstanceOf(type(InvalidSettingException.class))
        .extracting(InvalidSettingException::property)
        .isEqualTo(property);
  }

  @ParameterizedTest
  @CsvSource({
    "room.ttl, 0s",
    "room.ttl, 25h",
    "room.ttl, 1500ms",
    "room.max-rooms, 0",
    "room.node-id, ' '",
  })
  void refuseWhatNoDeploymentCanMean(String property, String value) {
    assertThatThrownBy(() -> bind("room", RoomProperties.class, property + "=" + value))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asInstanceOf(type(InvalidSettingException.class))
        .extracting(InvalidSettingException::property)
        .isEqualTo(property);
  }

  @ParameterizedTest
  @CsvSource({
    "room.defaults.max-participants, 4294967296",
    "room.defaults.empty-timeout, -1s",
    "room.defaults.playout-delay.max, -1",
  })
  void refuseDefaultsThatNoWireCanShow(String property, String value) {
    assertThatThrownBy(
            () -> bind("room.defaults", RoomDefaultsProperties.class, property + "=" + value))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "turn:turn.example.org:3478?transport=udp, true",
    "turns:[2001:db8::1]:5349?transport=tcp, true",
    "stun:10.0.0.1, true",
    "http://turn.example.org, false",
    "turn:turn.example.org?transport=quic, false",
    "'turn:turn example.org', false",
  })
  void takeOnlyTurnUrisThatClientsUnderstand(String uri, boolean good) {
    String setting = "room.turn.uris[0]=" + uri;

    if (good) {
      assertThat(bind("room.turn", TurnProperties.class, setting).uris()).containsExactly(uri);
    } else {
      assertThatThrownBy(() -> bind("room.turn", TurnProperties.class, setting))
          .rootCause()
          .hasMessageStartingWith("room.turn.uris[0] must")
          .hasMessageNotContaining(uri);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "room.turn.mode=user-database, room.turn.realm",
    "room.turn.realm=two words, room.turn.realm",
    "room.turn.realm=per%cent, room.turn.realm",
    "room.turn.redis.uri=hidden, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hid^hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hid%hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden/hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden#hidden@host, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden@host:99999, room.turn.redis.uri",
    "room.turn.redis.uri=redis://:hidden@, room.turn.redis.uri",
    "room.turn.redis.namespace=a/b, room.turn.redis.namespace"
  })
  void refuseAUserDatabaseThatNoTurnServerCouldRead(String setting, String property) {
    assertThatThrownBy(() -> turnDatabase(setting))
        .rootCause()
        .hasMessageStartingWith(property + " must")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void nameTheDatabaseThatTheTurnServerReads() {
    TurnDatabaseProperties database =
        turnDatabase("room.turn.mode=user-database", "room.turn.realm=turn.example.org");

    assertThat(database.mode()).isEqualTo(TurnDatabaseProperties.Mode.USER_DATABASE);
    assertThat(database.toSettings())
        .isEqualTo(new RedisTurnSettings("redis://127.0.0.1:6379", "turn.example.org", "atrium"));
  }

  private static TurnDatabaseProperties turnDatabase(String... settings) {
    return bind("room.turn", TurnDatabaseProperties.class, settings);
  }

  @Test
  void signNoCredentialsWhileTurnIsSwitchedOff() {
    TurnProperties turn =
        bind(
            "room.turn",
            TurnProperties.class,
            "room.turn.enabled=false",
            "room.turn.secrets=hidden");

    assertThat(turn.active()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', must not be empty",
    "{md5}abc, one of [bcrypt",
    "{bcrypt}abc, a whole bcrypt hash",
    "{pbkdf2}abc, a whole pbkdf2 hash",
    "{pbkdf2}abcdef, a whole pbkdf2 hash",
    "{noop}, a whole noop hash"
  })
  void refusePasswordsThatNobodyCouldGive(String password, String complaint) {
    String setting = "room.users.ana.password=" + password;

    assertThatThrownBy(() -> bind("room", UsersProperties.class, setting))
        .rootCause()
        .hasMessageStartingWith("room.users.ana.password must")
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("abc");
  }

  @Test
  void takePasswordsOfEveryKindThatCanBeCompared() {
    String bcrypt = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("abc");
    String pbkdf2 =
        "{pbkdf2}" + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("abc");

    for (String password : List.of(bcrypt, pbkdf2, "{noop}abc", "abc", "{")) {
      String setting = "room.users.ana.password=" + password;
      assertThat(bind("room", UsersProperties.class, setting).users()).as(password).hasSize(1);
    }
  }

  private static RoomDefaults defaults(String... settings) {
    return new EngineWiring()
        .roomDefaults(
            bind("room", RoomProperties.class, settings),
            bind("room.defaults", RoomDefaultsProperties.class, settings),
            bind("room.defaults", MediaDefaultsProperties.class, settings),
            bind("room", PresetsProperties.class, settings));
  }

  private static <T> T bind(String prefix, Class<T> type, String... settings) {
    Map<String, String> source = new HashMap<>();
    Arrays.stream(settings)
        .map(setting -> setting.split("=", 2))
        .forEach(pair -> source.put(pair[0], pair[1]));
    return new Binder(new MapConfigurationPropertySource(source)).bindOrCreate(prefix, type);
  }
}
