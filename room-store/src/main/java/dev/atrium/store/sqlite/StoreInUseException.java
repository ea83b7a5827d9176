package dev.atrium.store.sqlite;

import java.nio.file.Path;

/** Another store, of this process or of another one, has the file open. */
public final class StoreInUseException extends StoreOpenException {
  private static final long serialVersionUID = 1L;

  StoreInUseException(Path file, String holder) {
    super("The store file " + file + " is in use by " + holder + ".", null);
  }
}
