package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/** With a transport that says later what became of a message. */
class OutboxTest implements Outbox.Owner<String> {
  private final TestTime time = new TestTime();
  private final TestSocket socket = new TestSocket();
  private final TestTransport transport = new TestTransport();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final Texts queue = new Texts();
  private final Outbox<String> outbox =
      new Outbox<>(
          socket,
          queue,
          this,
          new WsRuntime(time.wheel(), tasks::add, transport, session -> {}),
          new OutboxLimits(10, 1_000));

  @BeforeEach
  void hesitate() {
    transport.hesitate();
  }

  @Test
  void sendsOneMessageAfterTheOtherIsTaken() {
    outbox.offer(() -> queue.texts.add("a"));
    outbox.offer(() -> queue.texts.add("b"));
    runTasks();
    outbox.respond(() -> queue.texts.add("response"));
    assertThat(socket.sent()).containsExactly("a");

    settle();
    assertThat(socket.sent()).containsExactly("a", "b");

    settle();
    assertThat(socket.sent()).containsExactly("a", "b", "response");
    assertThat(told).containsExactly("sent", "sent");
  }

  @Test
  void sendsAgainAfterEverythingWasTaken() {
    outbox.respond(() -> queue.texts.add("a"));
    settle();

    outbox.respond(() -> queue.texts.add("b"));

    assertThat(socket.sent()).containsExactly("a", "b");
  }

  @Test
  void knowsSinceWhenAMessageIsUnderWay() {
    outbox.respond(() -> queue.texts.add("a"));
    assertThat(outbox.sendingSince()).isEqualTo(time.wheel().now());

    settle();

    assertThat(outbox.sendingSince()).isEqualTo(DeadlineWheel.NEVER);
  }

  @Test
  void closesAfterTheMessageThatIsUnderWay() {
    outbox.respond(() -> queue.texts.add("a"));
    outbox.close(CloseStatus.NORMAL);
    runTasks();
    assertThat(socket.closedWith()).isNull();

    settle();

    assertThat(socket.closedWith()).isEqualTo(CloseStatus.NORMAL);
  }

  @Test
  void sendsNothingMoreAfterAFailureThatComesLate() {
    socket.breakDown();
    outbox.respond(() -> queue.texts.add("a"));
    outbox.offer(() -> queue.texts.add("b"));
    assertThat(told).isEmpty();

    settle();

    assertThat(told).containsExactly("failed");
    assertThat(queue.texts).containsExactly("b");
  }

  @Override
  public WebSocketMessage<?> sending(String message) {
    return new TextMessage(message);
  }

  @Override
  public void sent() {
    told.add("sent");
  }

  @Override
  public void overflowed() {
    told.add("overflowed");
  }

  @Override
  public void failed() {
    told.add("failed");
  }

  private void settle() {
    transport.say();
    runTasks();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private static final class Texts implements OutboxQueue<String> {
    private final Queue<String> texts = new ArrayDeque<>();

    @Override
    public boolean isReady() {
      return !texts.isEmpty();
    }

    @Override
    public String poll() {
      return texts.poll();
    }

    @Override
    public int count() {
      return texts.size();
    }

    @Override
    public long size() {
      return texts.stream().mapToLong(String::length).sum();
    }

    @Override
    public List<String> clear() {
      List<String> all = List.copyOf(texts);
      texts.clear();
      return all;
    }
  }
}
