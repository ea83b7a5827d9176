package dev.atrium.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many there may be at once, of all addresses together and of each. */
final class Capacity {
  private final int most;
  private final int mostPerAddress;
  private final Map<String, Place> taken = new HashMap<>();
  private int count;

  /** Shared by all of one address: to be given back as often as it was taken. */
  static final class Place {
    private final String address;
    private int taken;

    private Place(String address) {
      this.address = address;
    }
  }

  /**
   * @param mostPerAddress 0 for any number
   */
  Capacity(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  synchronized boolean isFullFor(String address) {
    Place place = taken.get(address);
    return count >= most || (mostPerAddress > 0 && place != null && place.taken >= mostPerAddress);
  }

  /** A place for that address; empty where there is none. */
  synchronized Optional<Place> take(String address) {
    if (isFullFor(address)) {
      return Optional.empty();
    }
    Place place = taken.computeIfAbsent(address, Place::new);
    place.taken++;
    count++;
    return Optional.of(place);
  }

  synchronized void giveBack(Place place) {
    count--;
    if (--place.taken == 0) {
      taken.remove(place.address);
    }
  }
}
