package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NkInboxTest {
  private final List<String> handled = new ArrayList<>();
  private final NkInbox inbox =
      new NkInbox(
          text -> {
            handled.add(text);
            return !text.startsWith("pause");
          });

  @Test
  void handlesMessagesWhereTheyComeIn() {
    inbox.receive("a");
    inbox.receive("b");

    assertThat(handled).containsExactly("a", "b");
  }

  @Test
  void keepsThemInOrderDuringAPause() {
    inbox.receive("pause 1");
    inbox.receive("b");
    inbox.receive("pause 2");
    inbox.receive("c");
    assertThat(handled).containsExactly("pause 1");

    inbox.goOn();
    assertThat(handled).containsExactly("pause 1", "b", "pause 2");

    inbox.goOn();
    inbox.receive("d");
    assertThat(handled).containsExactly("pause 1", "b", "pause 2", "c", "d");
  }

  @Test
  void keepsNotAnyNumberOfThem() {
    inbox.receive("pause");

    boolean kept = true;
    for (int i = 0; i < 10_000 && kept; i++) {
      kept = inbox.receive("more");
    }

    assertThat(kept).isFalse();
  }

  @Test
  void keepsNotAnyLengthOfThem() {
    inbox.receive("pause");

    assertThat(inbox.receive("x".repeat(700_000))).isTrue();
    assertThat(inbox.receive("x".repeat(700_000))).isFalse();
    inbox.goOn();
    assertThat(inbox.receive("x".repeat(700_000))).isTrue();
  }
}
