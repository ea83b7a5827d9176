package dev.atrium.ws.nkmedia;

/** A field of a command's {@code data}: the name it has on the wire, and what it may hold. */
record NkField<T>(String name, NkType<T> type) {

  static NkField<String> string(String name) {
    return new NkField<>(name, NkType.STRING);
  }
}
