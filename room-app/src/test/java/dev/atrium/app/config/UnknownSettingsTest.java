package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room.ttl",
        "room.maxRooms",
        "room.max_rooms",
        "ROOM.MAX-ROOMS",
        "room.keys.APIkey",
        "room.keys.with.dots",
        "room.keys[with/slash]",
        "room.users.ana.role",
        "room.users[ana@example.org].password",
        "room.presets.small.empty-timeout",
        "room.turn.secrets",
        "room.turn.uris[0]",
        "room.defaults.playout-delay.min",
        "room.defaults.empty-timeout",
        "server.prot",
        "roomier.setting"
      })
  void letPassWhatSomebodyReadsAndWhatIsNotOurs(String name) {
    assertThatCode(() -> check(new MapPropertySource("test", Map.of(name, "1"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room.tttl",
        "room.max-room",
        "room.ttl.seconds",
        "room.users.ana.passwort",
        "room.users.ana.password.plain",
        "room.presets.small.metdata",
        "room.turn.uri",
        "room.turn.uris.first",
        "room.turn.uris[0].host",
        "room.defaults.playout-delay.minimum",
        "room.users",
        "room.users.ana",
        "room.defaults.playout-delay",
        "room.nothing.of.ours"
      })
  void refuseByNameWhatNobodyReads(String name) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> check(new MapPropertySource("test", Map.of(name, "hidden"))))
        .satisfies(refusal -> assertThat(refusal.property()).isEqualTo(name))
        .withMessageNotContaining("hidden");
  }

  @Test
  void leaveTheEnvironmentAlone() {
    Map<String, Object> variables =
        Map.of("ROOM_MAX_ROOMS", "1", "ROOM_SERVICE_HOST", "10.0.0.1", "ROOM_TTTL", "1");

    assertThatCode(
            () ->
                check(
                    new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
        .doesNotThrowAnyException();
  }

  private static void check(PropertySource<?> settings) {
    var beans = new DefaultListableBeanFactory();
    for (Class<?> type :
        new Class<?>[] {
          RoomProperties.class,
          KeysProperties.class,
          UsersProperties.class,
          PresetsProperties.class,
          TurnProperties.class,
          RoomDefaultsProperties.class
        }) {
      beans.registerBeanDefinition(type.getName(), new RootBeanDefinition(type));
    }
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(settings);
    new UnknownSettings(environment).postProcessBeanFactory(beans);
  }
}
