package dev.atrium.app.keys;

/**
 * API keys that cannot be used as they are written down. Says what is expected, as the second half
 * of a sentence that begins with where they stand; holds neither a key nor a secret, and no cause
 * that might.
 */
public final class UnusableKeysException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String demand;

  UnusableKeysException(String demand) {
    super(demand);
    this.demand = demand;
  }

  public String demand() {
    return demand;
  }
}
