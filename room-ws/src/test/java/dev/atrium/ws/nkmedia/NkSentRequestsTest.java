package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import dev.atrium.ws.DeadlineWheel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class NkSentRequestsTest {
  private final NkSentRequests requests = new NkSentRequests();

  @Test
  void knowNoTidThatWasNotAdded() {
    assertThat(requests.remove(0)).isNull();
    requests.add(7, new Asker(), 100);

    assertThat(requests.remove(6)).isNull();
    assertThat(requests.remove(8)).isNull();
    assertThat(requests.remove(7 + 4)).isNull(); // the same place in a ring of four
    assertThat(requests.remove(7)).isNotNull();
    assertThat(requests.remove(7)).isNull();
    assertThat(requests.firstDeadline()).isEqualTo(DeadlineWheel.NEVER);
  }

  @Test
  void areTakenOutWhenTheyAreDueInTheirOrder() {
    List<Asker> askers = new ArrayList<>();
    for (int tid = 1; tid <= 40; tid++) {
      askers.add(new Asker());
      requests.add(tid, askers.getLast(), tid * 10L);
    }
    requests.remove(2);
    List<NkAsker> due = new ArrayList<>();

    requests.poll(35, due);

    assertThat(due).containsExactly(askers.get(0), askers.get(2));
    assertThat(requests.firstDeadline()).isEqualTo(40);
    assertThat(requests.clear()).hasSize(37).startsWith(askers.get(3)).endsWith(askers.get(39));
    assertThat(requests.size()).isZero();
  }

  /** A map with the same promise is asked the same. */
  @Test
  void areWhatAMapWouldHold() {
    Random random = Seed.ofThisRun().random();
    SequencedMap<Long, Asker> map = new LinkedHashMap<>();
    long tid = 0;
    for (int i = 0; i < 50_000; i++) {
      if (random.nextInt(100) < 48) {
        tid += 1 + random.nextInt(2) * random.nextInt(3);
        Asker asker = new Asker();
        map.put(tid, asker);
        requests.add(tid, asker, tid);
      } else {
        long asked = Math.max(0, tid - random.nextInt(1 + random.nextInt(60)));
        assertThat(requests.remove(asked)).isSameAs(map.remove(asked));
      }
      assertThat(requests.size()).isEqualTo(map.size());
      assertThat(requests.firstDeadline())
          .isEqualTo(map.isEmpty() ? DeadlineWheel.NEVER : map.firstEntry().getKey());
    }
    assertThat(requests.clear()).isEqualTo(List.copyOf(map.values()));
  }

  private static final class Asker implements NkAsker {

    @Override
    public void answered(NkFrame.Response response) {}

    @Override
    public void failed(NkError reason) {}
  }
}
