package dev.atrium.app.access;

import dev.atrium.core.access.AccessToken;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were found good, in a table of fixed size where a newer one takes the place of the
 * older one in its slot. To forget one costs another verification and nothing else; so no order is
 * kept, no thread waits for another, and tokens that come once leave hardly a trace.
 */
final class RememberedTokens {
  private static final int SLOTS = 1 << 13;

  /** Characters; what is remembered of a token is about as long as it. */
  private static final int LONGEST = 2_048;

  private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);

  /** The token of that digest, if it was good by those keys. */
  @SuppressWarnings("ReferenceEquality") // other keys are another object, equal or not
  Optional<AccessToken> find(TokenDigest digest, ApiKeys keys) {
    Entry known = slots.get(slot(digest));
    return known != null && known.keys == keys && known.digest.equals(digest)
        ? Optional.of(known.token)
        : Optional.empty();
  }

  /** Remembers a token of that many characters, unless it is a long one. */
  void add(TokenDigest digest, ApiKeys keys, AccessToken token, int length) {
    if (length <= LONGEST) {
      slots.set(slot(digest), new Entry(digest, keys, token));
    }
  }

  private static int slot(TokenDigest digest) {
    return (int) digest.a() & SLOTS - 1;
  }

  private record Entry(TokenDigest digest, ApiKeys keys, AccessToken token) {}
}
