package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportDeadlinesTest {
  private final TestTime time = new TestTime();
  private final List<String> due = new ArrayList<>();
  private long sendingSince = DeadlineWheel.NEVER;
  private long nextOfOthers = DeadlineWheel.NEVER;
  private final TransportDeadlines deadlines =
      new TransportDeadlines(
          time.wheel(), new Owner(), () -> sendingSince, Duration.ofSeconds(10), this::others);

  @Test
  void aMessageThatIsNotTakenIsNotWaitedForAnyLonger() {
    send();

    time.pass(Duration.ofSeconds(9));
    assertThat(due).isEmpty();

    time.pass(Duration.ofSeconds(2));
    assertThat(due).containsExactly("unread");
  }

  @Test
  void aMessageThatIsTakenIsForgotten() {
    send();
    sendingSince = DeadlineWheel.NEVER;

    time.pass(Duration.ofSeconds(11));

    assertThat(due).containsExactly("others");
  }

  @Test
  void whatElseIsDueComesBesidesAndAgain() {
    nextOfOthers = time.wheel().now() + 6_000;
    deadlines.by(time.wheel().now() + 3_000);
    send();

    time.pass(Duration.ofSeconds(8));
    assertThat(due).containsExactly("others", "others");

    time.pass(Duration.ofSeconds(3));
    assertThat(due).endsWith("unread");
  }

  @Test
  void whileItClosesNothingElseIsDue() {
    deadlines.by(time.wheel().now() + 1_000);
    send();

    deadlines.closing();
    time.pass(Duration.ofSeconds(4));
    assertThat(due).isEmpty();

    time.pass(Duration.ofSeconds(20));
    assertThat(due).containsExactly("unclosed");
  }

  @Test
  void nothingIsDueAfterTheEnd() {
    send();
    deadlines.closing();

    deadlines.end();
    time.pass(Duration.ofSeconds(20));

    assertThat(due).isEmpty();
  }

  private void send() {
    sendingSince = time.wheel().now();
    deadlines.sending();
  }

  private long others(long now) {
    due.add("others");
    return nextOfOthers > now ? nextOfOthers : DeadlineWheel.NEVER;
  }

  private final class Owner implements TransportDeadlines.Owner {
    @Override
    public void clientReadsNothing() {
      due.add("unread");
    }

    @Override
    public void closeIsOverdue() {
      due.add("unclosed");
    }
  }
}
