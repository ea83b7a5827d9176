package dev.atrium.webhook;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which receiver is refused, and what to do. */
final class RefusedReceiverAnalyzer extends AbstractFailureAnalyzer<RefusedReceiverException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, RefusedReceiverException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
  }
}
