package dev.atrium.core.port;

import java.time.Instant;
import java.util.List;

/**
 * Somebody whom a TURN server is to let in.
 *
 * @param holder sid of whom the credentials were given to; may hold several
 * @param name letters, digits, colons and what sids are made of
 * @param keys those that go with the name, in lower-case hexadecimal digits, best first; never
 *     printed
 * @param expires the last second in which it is let in
 */
public record TurnUser(String holder, String name, List<String> keys, Instant expires) {

  public TurnUser {
    keys = List.copyOf(keys);
  }

  @Override
  public String toString() {
    return "TurnUser[" + name + "]";
  }
}
