package dev.atrium.app.scenario;

/**
 * What one client did to one name, and what it was told.
 *
 * @param begin when it asked; of one clock, as all of them
 * @param end when it had the answer
 */
record Operation(String client, String name, long begin, long end, Outcome outcome) {

  /** What an answer says about the room of that name at some instant between the two. */
  sealed interface Outcome {

    /** There was none, and one was made. */
    record Created() implements Outcome {}

    /** There is one, and it has that sid; it was made just then if there was none. */
    record CreatedOrFound(String sid) implements Outcome {}

    /** There was one, and it is no more. */
    record Deleted() implements Outcome {}

    /** There is one; nothing changed. */
    record Present() implements Outcome {}

    /** There is one, and it has that sid; nothing changed. */
    record PresentAs(String sid) implements Outcome {}

    /** There is none; nothing changed. */
    record Absent() implements Outcome {}
  }
}
