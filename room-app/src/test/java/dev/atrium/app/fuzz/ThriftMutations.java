package dev.atrium.app.fuzz;

import dev.atrium.core.random.Mutations;
import java.util.List;

/**
 * Calls about one room, as they are sent: good ones, and spoiled ones.
 *
 * @param dialects in which they may be
 */
record ThriftMutations(Mutations mutations, String room, List<ThriftDialect> dialects) {

  ThriftDialect dialect() {
    return mutations.one(dialects);
  }

  byte[] good(ThriftDialect dialect, int sequence) {
    return dialect.wrapped(messages().call(dialect, room, sequence));
  }

  byte[] oneway(ThriftDialect dialect) {
    return dialect.wrapped(messages().oneway(dialect, room, 7));
  }

  /** In half of the cases the frame around it is right. */
  byte[] spoiled(ThriftDialect dialect) {
    byte[] message = messages().call(dialect, room, mutations.random().nextInt());
    byte[] other = messages().call(dialect(), "x", 1);
    if (dialect.isJson() && mutations.once(2)) {
      return dialect.wrapped(new JsonMutations(mutations).mutated(message));
    }
    return mutations.once(2)
        ? dialect.wrapped(mutations.mutated(message, other))
        : mutations.mutated(dialect.wrapped(message), other);
  }

  private ThriftMessages messages() {
    return new ThriftMessages(mutations);
  }
}
