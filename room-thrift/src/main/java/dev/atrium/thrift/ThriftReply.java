package dev.atrium.thrift;

/**
 * What goes back.
 *
 * @param name of the function, without a service in front: clients look for exactly that
 */
record ThriftReply(String name, int sequence, Body body) {

  /** The contents of a reply. */
  sealed interface Body {}

  /** A result with a room in it. */
  record Success(RoomInfo room) implements Body {}

  /** The result of a function that returns nothing. */
  record Done() implements Body {
    static final Done INSTANCE = new Done();
  }

  /** A result with the declared exception in it. */
  record NotFound(String reason) implements Body {}

  /**
   * An exception that the function need not declare.
   *
   * @param type of libthrift's {@code TApplicationException}
   */
  record Failure(int type, String text) implements Body {}
}
