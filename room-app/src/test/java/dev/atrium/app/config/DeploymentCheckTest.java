package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** With the profile files as they are delivered. */
@ExtendWith(OutputCaptureExtension.class)
class DeploymentCheckTest {
  private static final String SECRET = "0123456789012345678901234567890123456789";
  private static final String[] SAFE = {
    "room.keys.APIexample=" + SECRET, "room.turn.secrets=" + SECRET, "room.store.kind=memory"
  };

  @Configuration(proxyBeanMethods = false)
  @Import({DeploymentWiring.class, KeyWiring.class})
  @EnableConfigurationProperties({
    KeysProperties.class,
    UsersProperties.class,
    TurnProperties.class,
    WebhookProperties.class,
    StoreProperties.class,
    ThriftExposureProperties.class,
    ExposureProperties.class
  })
  static class Settings {}

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Test
  void approvesOfDevelopmentWithoutAnySettings() {
    runner.run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test"})
  void approvesOfTheProfilesOfDevelopers(String profile) {
    in(profile).run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.address",
        "room.ws.address",
        "room.thrift.address",
        "management.server.address"
      })
  void keepsDevelopmentSecretsOnThisMachine(String address) {
    runner.withPropertyValues(address + "=0.0.0.0").run(refusal(address));
  }

  @Test
  void letsDevelopersListenElsewhereWithSecretsOfTheirOwn() {
    runner
        .withPropertyValues(
            "server.address=0.0.0.0",
            "room.keys.devkey=" + SECRET,
            "room.users.admin.password=of-my-own",
            "room.turn.secrets=" + SECRET,
            "room.thrift.anonymous-grants=")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void advisesLongSecretsOfTheTurnServerWhereItMatters(CapturedOutput output) {
    in("prod").withPropertyValues(SAFE).run(context -> assertThat(context).hasNotFailed());
    assertThat(output).doesNotContain("less than 32");
    in("prod")
        .withPropertyValues(SAFE)
        .withPropertyValues("room.turn.secrets=" + SECRET + ",short-one")
        .run(context -> assertThat(context).hasNotFailed());

    assertThat(output)
        .containsOnlyOnce("A secret of room.turn.secrets has less than 32 characters")
        .doesNotContain("short-one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "prod"})
  void approvesOfDeploymentsWithSecretsOfTheirOwn(String profile) {
    in(profile).withPropertyValues(SAFE).run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource({
    "room.keys.devkey, secret, room.keys.devkey",
    "room.keys.devkey, a-secret-of-somebody-who-kept-the-key, room.keys.devkey",
    "room.keys.APIother, secret, room.keys.APIother",
    "room.users.admin.password, 1234, room.users.admin.password",
    "room.users.ana.password, {bcrypt}$2a$04$MITZofedPxuq5RjTvI1bA./.2bx2wXC4qyJ6NVZ3ll4jF72EfEW52,"
        + " room.users.ana.password",
    "room.turn.secrets, development-turn-secret, room.turn.secrets",
    "room.turn.secrets, '', room.turn.secrets",
    "room.store.kind, '', room.store.kind",
  })
  void refusesInDeploymentsWhatEverybodyKnows(String property, String value, String named) {
    for (String profile : new String[] {"staging", "prod"}) {
      in(profile)
          .withPropertyValues(SAFE)
          .withPropertyValues(property + "=" + value)
          .run(refusal(named));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"room.keys", "room.turn.secrets", "room.store.kind"})
  void asksByNameForWhatADeploymentLacks(String property) {
    String[] rest =
        Arrays.stream(SAFE).filter(setting -> !setting.startsWith(property)).toArray(String[]::new);

    in("prod").withPropertyValues(rest).run(refusal(property));
  }

  @Test
  void takesKeysInLiveKitsVariableForThoseOfADeployment() {
    String[] rest =
        Arrays.stream(SAFE)
            .filter(setting -> !setting.startsWith("room.keys"))
            .toArray(String[]::new);

    in("prod")
        .withPropertyValues(rest)
        .withPropertyValues("LIVEKIT_KEYS=APIexample: " + SECRET)
        .run(context -> assertThat(context).hasNotFailed());
    in("prod")
        .withPropertyValues(rest)
        .withPropertyValues("LIVEKIT_KEYS=devkey: " + SECRET)
        .run(refusal("LIVEKIT_KEYS"));
  }

  @Test
  void needsNoTurnSecretWhereTurnIsSwitchedOff() {
    in("prod")
        .withPropertyValues(SAFE)
        .withPropertyValues("room.turn.secrets=", "room.turn.enabled=false")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void countsAMixOfProfilesAsADeployment() {
    in("dev,prod").run(refusal("room.keys.devkey"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room.thrift.port=4000",
        "room.thrift.address=127.0.0.1",
        "room.thrift.enabled=false",
        "server.address=127.0.0.1"
      })
  void refusesAnonymousCallersFromOtherMachines(String setting) {
    in("prod")
        .withPropertyValues(SAFE)
        .withPropertyValues("room.thrift.anonymous-grants=room_create", setting)
        .run(refusal("room.thrift.anonymous-grants"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room.anonymous-wires=thrift",
        "room.thrift.address=127.0.0.1 server.address=127.0.0.1",
        "room.thrift.enabled=false server.address=127.0.0.1"
      })
  void admitsAnonymousCallersWhereThatIsSaidByNameOrHarmless(String setting) {
    in("prod")
        .withPropertyValues(SAFE)
        .withPropertyValues("room.thrift.anonymous-grants=room_create")
        .withPropertyValues(setting.split(" "))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown"})
  void refusesWebhooksThatNoKnownKeySigns(String key) {
    runner
        .withPropertyValues(
            "room.webhook.urls=http://127.0.0.1:9/hook", "room.webhook.api-key=" + key)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("room.webhook.api-key")
                    .hasMessageContaining("api_key is required to use webhooks"));
  }

  @Test
  void takesWebhooksThatAKnownKeySigns() {
    runner
        .withPropertyValues(
            "room.webhook.urls=http://127.0.0.1:9/hook", "room.webhook.api-key=devkey")
        .run(context -> assertThat(context).hasNotFailed());
  }

  private ApplicationContextRunner in(String profiles) {
    return runner.withPropertyValues("spring.profiles.active=" + profiles);
  }

  /** One that names the property, and no secret. */
  private static ContextConsumer<AssertableApplicationContext> refusal(String property) {
    return context ->
        assertThat(context)
            .getFailure()
            .rootCause()
            .isInstanceOf(InvalidSettingException.class)
            .hasMessageStartingWith(property + " ")
            .hasMessageNotContaining(SECRET);
  }
}
