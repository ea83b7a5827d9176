package dev.atrium.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestClock;
import dev.atrium.core.access.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often passwords are compared. */
class RememberedPasswordsTest {
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong();
  private final RememberedPasswords remembered = new RememberedPasswords(LIFETIME, now::get);
  private final Passwords passwords = new Passwords();
  private final List<String> compared = new ArrayList<>();
  private final ConfiguredUsers users =
      users(Map.of("ana", user("{noop}1234"), "ben", user("{noop}5678")), remembered);

  @Test
  void aRightPasswordIsNotComparedAgainForAWhile() {
    assertThat(users.authenticate("ana", "1234")).isPresent();
    assertThat(users.authenticate("ana", "1234")).map(Caller::name).hasValue("ana");
    assertThat(compared).hasSize(1);

    now.addAndGet(LIFETIME.toNanos());

    assertThat(users.authenticate("ana", "1234")).isPresent();
    assertThat(compared).hasSize(2);
  }

  @Test
  void aWrongPasswordIsComparedEachTime() {
    assertThat(users.authenticate("ana", "1234")).isPresent();

    for (int i = 0; i < 3; i++) {
      assertThat(users.authenticate("ana", "12345")).isEmpty();
      assertThat(users.authenticate("nobody", "1234")).isEmpty();
    }

    assertThat(compared).hasSize(1 + 6);
  }

  @Test
  void aPasswordIsRightForItsUserAlone() {
    assertThat(users.authenticate("ana", "1234")).isPresent();

    assertThat(users.authenticate("ben", "1234")).isEmpty();
    assertThat(users.authenticate("an", "a1234")).isEmpty();
  }

  @Test
  void aPasswordThatWasChangedIsComparedAnew() {
    assertThat(users.authenticate("ana", "1234")).isPresent();

    ConfiguredUsers changed = users(Map.of("ana", user("{noop}4321")), remembered);
    ConfiguredUsers without = users(Map.of("ben", user("{noop}5678")), remembered);

    assertThat(changed.authenticate("ana", "1234")).isEmpty();
    assertThat(changed.authenticate("ana", "4321")).isPresent();
    assertThat(without.authenticate("ana", "1234")).isEmpty();
  }

  @Test
  void nothingIsRememberedWhereThatIsNotWanted() {
    ConfiguredUsers forgetful =
        users(Map.of("ana", user("{noop}1234")), new RememberedPasswords(Duration.ZERO, now::get));

    for (int i = 0; i < 3; i++) {
      assertThat(forgetful.authenticate("ana", "1234")).isPresent();
    }

    assertThat(compared).hasSize(3);
  }

  @Test
  void whatIsKeptIsAnotherThingInEachProcess() {
    RememberedPasswords other = new RememberedPasswords(LIFETIME, now::get);

    assertThat(other.digest("ana", "hash", "1234"))
        .isNotEqualTo(remembered.digest("ana", "hash", "1234"));
    assertThat(remembered.digest("ana", "hash", "1234"))
        .isEqualTo(remembered.digest("ana", "hash", "1234"))
        .isNotEqualTo(remembered.digest("ana", "has", "h1234"));
  }

  private ConfiguredUsers users(
      Map<String, ConfiguredUser> configured, RememberedPasswords remembered) {
    var tokens = new JwtAccessTokens(() -> new ApiKeys(Map.of()), false, new TestClock());
    return new ConfiguredUsers(configured, tokens, this::compare, remembered);
  }

  private boolean compare(String given, String configured) {
    compared.add(configured);
    return passwords.matches(given, configured);
  }

  private static ConfiguredUser user(String password) {
    return new ConfiguredUser(password, Role.MEMBER);
  }
}
