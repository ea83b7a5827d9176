package dev.atrium.thrift;

/** What a message leads to. */
sealed interface Step {

  /** An answer at once: nothing is to be executed. */
  record Answered(Answer answer) implements Step {}

  /** Something is to be executed, and its result becomes the answer. */
  record Execute(ThriftExchange exchange) implements Step {}
}
