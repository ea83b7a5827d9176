package dev.atrium.app.keys;

import dev.atrium.app.access.ApiKeys;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The API keys that are good now. They may be others at the next call: whoever signs or verifies
 * asks each time.
 */
public final class KeyRing implements Supplier<ApiKeys> {
  private volatile Keys current;

  public KeyRing(Map<String, String> secrets) {
    current = Keys.of(secrets);
  }

  /** Those to verify with: the same object as long as the keys are the same. */
  @Override
  public ApiKeys get() {
    return current.verifying();
  }

  /** What to sign with in the name of that key; empty if it is not known any more. */
  public Optional<String> secretOf(String key) {
    return Optional.ofNullable(current.secrets().get(key));
  }

  /**
   * Puts these in place of the ones so far, for all who ask from now on.
   *
   * @return whether they are others
   */
  public boolean replace(Map<String, String> secrets) {
    if (current.secrets().equals(secrets)) {
      return false;
    }
    current = Keys.of(secrets);
    return true;
  }

  /** The secrets are never printed. */
  @Override
  public String toString() {
    return "KeyRing" + current.secrets().keySet();
  }

  private record Keys(Map<String, String> secrets, ApiKeys verifying) {
    static Keys of(Map<String, String> secrets) {
      return new Keys(Map.copyOf(secrets), new ApiKeys(secrets));
    }
  }
}
