package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.ws.DeadlineWheel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class NkServerRequestsTest {
  private final NkServerRequests requests = new NkServerRequests();
  private final List<String> told = new ArrayList<>();

  @Test
  void areAnsweredOnceInAnyOrder() {
    requests.sent(1, asker("a"), 100);
    requests.sent(2, asker("b"), 100);

    requests.answered(2, response("ok"));
    requests.answered(2, response("again"));
    requests.answered(1, response("error"));
    requests.answered(7, response("unknown"));

    assertThat(told).containsExactly("b:ok", "a:error");
    assertThat(requests.nextDeadline()).isEqualTo(DeadlineWheel.NEVER);
  }

  @Test
  void expireAtTheirDeadline() {
    requests.sent(1, asker("a"), 100);
    requests.sent(2, asker("b"), 200);

    assertThat(requests.nextDeadline()).isEqualTo(100);
    assertThat(requests.expire(99)).isFalse();
    assertThat(requests.expire(100)).isTrue();

    assertThat(told).containsExactly("a:Timeout");
    assertThat(requests.nextDeadline()).isEqualTo(200);
  }

  @Test
  void haveAnotherDeadlineFromEachAckOn() {
    requests.sent(1, asker("a"), 100);
    requests.acked(1, 300);
    requests.acked(1, 500);
    requests.acked(9, 400);

    assertThat(requests.nextDeadline()).isEqualTo(500);
    requests.answered(1, response("ok"));
    assertThat(told).containsExactly("a:ok");
  }

  @Test
  void expireInTheOrderOfTheirAcks() {
    requests.sent(1, asker("a"), 100);
    requests.sent(2, asker("b"), 100);
    requests.acked(2, 300);
    requests.acked(1, 310);
    requests.acked(2, 320);

    requests.expire(310);

    assertThat(told).containsExactly("a:Timeout");
  }

  @Test
  void canAllBePostponed() {
    requests.sent(1, asker("a"), 100);
    requests.sent(2, asker("b"), 100);
    requests.acked(2, 300);

    requests.postpone(50);

    assertThat(requests.expire(149)).isFalse();
    assertThat(requests.expire(150)).isTrue();
    assertThat(requests.nextDeadline()).isEqualTo(350);
  }

  @Test
  void failWhenTheClientIsGone() {
    requests.sent(1, asker("a"), 100);
    requests.sent(2, asker("b"), 100);
    requests.acked(1, 300);

    requests.fail();
    requests.fail();

    assertThat(told).containsExactlyInAnyOrder("a:stopped", "b:stopped");
  }

  private NkAsker asker(String name) {
    return new NkAsker() {
      @Override
      public void answered(NkFrame.Response response) {
        told.add(name + ":" + response.result());
      }

      @Override
      public void failed(NkError reason) {
        told.add(name + ":" + reason.text());
      }
    };
  }

  private static NkFrame.Response response(String result) {
    return new NkFrame.Response(result, MissingNode.getInstance(), OptionalLong.empty());
  }
}
