package dev.atrium.thrift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Admits each address, or each connection of one, at its own rate. Remembers those that asked last;
 * who is not among them has had a long enough pause. For any thread.
 */
final class AddressRates {
  private static final int REMEMBERED = 10_000;
  private static final int BURST_SECONDS = 2;

  private final int perSecond;
  private final int burst;
  private final LongSupplier nanoTime;
  private final Map<String, CallRate> rates =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CallRate> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param perSecond 0 for no limit; twice as many are admitted at once
   */
  AddressRates(int perSecond, LongSupplier nanoTime) {
    this(perSecond, perSecond * BURST_SECONDS, nanoTime);
  }

  /**
   * @param perSecond 0 for no limit
   * @param burst how many are admitted at once
   */
  AddressRates(int perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  synchronized boolean admits(String address) {
    return perSecond == 0 || rates.computeIfAbsent(address, first -> fresh()).admits();
  }

  private CallRate fresh() {
    return new TokenBucket(perSecond, burst, nanoTime);
  }
}
