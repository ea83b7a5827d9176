package dev.atrium.thrift;

import org.apache.thrift.TApplicationException;

/** How a call ended, as a metric tells it. */
enum Outcome {
  OK("ok"),
  NOT_FOUND("not_found"),
  ERROR("error"),
  /** A oneway message: whatever came of it, nobody was told. */
  ONEWAY("oneway");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Outcome of(ThriftReply.Body body) {
    return switch (body) {
      case ThriftReply.Success success -> OK;
      case ThriftReply.Done done -> OK;
      case ThriftReply.NotFound notFound -> NOT_FOUND;
      case ThriftReply.Failure failure ->
          failure.type() == TApplicationException.MISSING_RESULT ? NOT_FOUND : ERROR;
    };
  }
}
