package dev.atrium.store.sqlite;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened; the message is one sentence that names the file and says why. */
public class StoreOpenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreOpenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
