package dev.atrium.thrift;

import java.util.Optional;

/** What a message leads to. */
sealed interface Step {

  /** An answer at once: nothing is to be executed. */
  record Answered(Answer answer) implements Step {}

  /** A function is to be executed, and its result becomes the answer. */
  record Execute(ThriftTarget target, ThriftCall call, boolean oneway) implements Step {

    /** The answer with that result in it, where one is given. */
    Answer answer(ThriftReply.Body body) {
      if (oneway || !target.answers()) {
        return Answer.NONE;
      }
      return new Answer(
          Optional.of(new ThriftReply(target.method().wireName(), call.sequence(), body)), false);
    }
  }
}
