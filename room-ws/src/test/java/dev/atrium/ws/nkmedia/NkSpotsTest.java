package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NkSpotsTest {
  private static final int SPOTS = 200;

  @Test
  void framesOfAnEventLieInOrderBetweenItsNeighbours() {
    assertThat(NkSpots.of(7, 1)).isGreaterThan(NkSpots.after(6)).isLessThan(NkSpots.of(7, 2));
    assertThat(NkSpots.of(7, 999_999)).isLessThanOrEqualTo(NkSpots.after(7));
    assertThat(NkSpots.after(-1)).isLessThan(NkSpots.of(0, 1));
    assertThat(NkSpots.of(-5, 2)).isLessThan(NkSpots.of(-4, 1));
  }

  @Test
  void holdWhatWasAddedAndNothingElse() {
    Random random = Seed.ofThisRun().random();
    for (int round = 0; round < 200; round++) {
      NkSpots spots = new NkSpots();
      BitSet expected = new BitSet();
      for (int i = 0; i < 12; i++) {
        int after = random.nextInt(SPOTS);
        int upTo = after + random.nextInt(30) - 3;
        spots.add(after, upTo);
        expected.set(after + 1, Math.max(after, upTo) + 1);
      }
      for (int spot = 0; spot < SPOTS + 30; spot++) {
        assertThat(spots.contains(spot)).as("spot %d", spot).isEqualTo(expected.get(spot));
      }
    }
  }
}
