package dev.atrium.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TurnUsers} promises. */
public abstract class TurnUsersContract {
  protected static final String ONE = "7da2270ccfa49786e0115366d3a3d14d";
  protected static final String TWO = "bc807ee29df3c9ffa736523fb2c4e8ee";
  private static final String ROOM = "RM_one";
  private static final String NAME = "1800000000:RM_one";

  /** An empty one, the same throughout a test. */
  protected abstract TurnUsers users();

  /** The key with which the TURN server lets that user in. */
  protected abstract Optional<String> key(String name);

  @Test
  void anAdmittedUserIsThereWithTheBestKey() {
    Optional<String> key = users().admit(user(ROOM, NAME, ONE, TWO));

    assertThat(key).contains(ONE);
    assertThat(key(NAME)).contains(ONE);
  }

  @Test
  void aUserKeepsTheKeyOfBeforeIfItIsGood() {
    users().admit(user(ROOM, NAME, ONE));

    Optional<String> key = users().admit(user(ROOM, NAME, TWO, ONE));

    assertThat(key).contains(ONE);
    assertThat(key(NAME)).contains(ONE);
  }

  @Test
  void aUserWhoseKeyIsNotGoodGetsTheBestOne() {
    users().admit(user(ROOM, NAME, ONE));

    assertThat(users().admit(user(ROOM, NAME, TWO))).contains(TWO);
    assertThat(key(NAME)).contains(TWO);
  }

  @Test
  void revokingAHolderEndsAllItsUsersAndNoOthers() {
    users().admit(user(ROOM, NAME, ONE));
    users().admit(user(ROOM, "1800000001:RM_one", ONE));
    users().admit(user("RM_two", "1800000000:RM_two", TWO));

    users().revoke(List.of(ROOM, "RM_never"));

    assertThat(key(NAME)).isEmpty();
    assertThat(key("1800000001:RM_one")).isEmpty();
    assertThat(key("1800000000:RM_two")).contains(TWO);
  }

  @Test
  void nobodyIsAdmittedForARevokedHolder() {
    users().revoke(List.of(ROOM));

    assertThat(users().admit(user(ROOM, NAME, ONE))).isEmpty();
    assertThat(key(NAME)).isEmpty();
    assertThat(users().holders()).isEmpty();
  }

  @Test
  void revokingTwiceIsRevokingOnce() {
    users().admit(user(ROOM, NAME, ONE));

    users().revoke(List.of(ROOM));
    users().revoke(List.of(ROOM));

    assertThat(key(NAME)).isEmpty();
  }

  @Test
  void revokingNobodyChangesNothing() {
    users().admit(user(ROOM, NAME, ONE));

    users().revoke(List.of());

    assertThat(key(NAME)).contains(ONE);
  }

  @Test
  void holdersAreThoseWhoHaveUsers() {
    users().admit(user(ROOM, NAME, ONE));
    users().admit(user("PA_x", "1800000000:PA_x", ONE));
    users().admit(user("RM_two", "1800000000:RM_two", TWO));

    users().revoke(List.of("RM_two"));

    assertThat(users().holders()).containsExactlyInAnyOrder(ROOM, "PA_x");
  }

  protected static TurnUser user(String holder, String name, String... keys) {
    Instant expires = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    return new TurnUser(holder, name, List.of(keys), expires);
  }
}
