package dev.atrium.thrift;

import org.jspecify.annotations.Nullable;

/** What a client says beside its message: in a THeader frame, or in the headers of HTTP. */
@FunctionalInterface
interface MessageHeaders {
  MessageHeaders NONE = name -> null;

  /**
   * The value under that name, {@code null} if there is none.
   *
   * @param name in small letters; clients may have written it otherwise
   */
  @Nullable String get(String name);
}
