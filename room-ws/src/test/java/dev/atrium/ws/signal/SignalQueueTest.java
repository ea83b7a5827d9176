package dev.atrium.ws.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

class SignalQueueTest {
  private final SignalQueue queue = new SignalQueue();

  private record Message(String text, @Nullable Object subject) implements Outgoing {
    @Override
    public WebSocketMessage<?> frame(boolean json) {
      return new TextMessage(text);
    }

    @Override
    public int size() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  @Test
  void ofASubjectOnlyTheNewestMessageWaitsInThePlaceOfTheFirst() {
    queue.open(new Message("join", null));

    add("a1", "a");
    add("b1", "b");
    add("a2 is longer", "a");

    assertThat(queue.count()).isEqualTo(3);
    assertThat(queue.size()).isEqualTo(18);
    assertThat(sent()).containsExactly("join", "a2 is longer", "b1");
    assertThat(queue.size()).isZero();
  }

  @Test
  void whatHasNoSubjectKeepsItsPlaceAmongAll() {
    queue.open(new Message("join", null));

    add("a1", "a");
    add("mute", null);
    add("a2", "a");
    add("a3", "a");

    assertThat(sent()).containsExactly("join", "a1", "mute", "a3");
  }

  @Test
  void whatIsOnItsWayIsNotChanged() {
    queue.open(new Message("join", null));
    add("a1", "a");
    assertThat(sent()).containsExactly("join", "a1");

    add("a2", "a");

    assertThat(sent()).containsExactly("a2");
  }

  @Test
  void nothingIsLeftOfWhatWasEmptied() {
    queue.open(new Message("join", null));
    add("a1", "a");

    assertThat(queue.clear()).hasSize(2);
    add("a2", "a");

    assertThat(sent()).containsExactly("a2");
  }

  private void add(String text, @Nullable Object subject) {
    queue.add(new Message(text, subject));
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (Outgoing next = queue.poll(); next != null; next = queue.poll()) {
      sent.add(((Message) next).text());
    }
    return sent;
  }
}
