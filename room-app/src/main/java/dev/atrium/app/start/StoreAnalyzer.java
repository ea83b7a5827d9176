package dev.atrium.app.start;

import dev.atrium.store.sqlite.StoreInUseException;
import dev.atrium.store.sqlite.StoreOpenException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Says why the store's file cannot be opened, and by which setting another one is chosen. */
@Order(0)
final class StoreAnalyzer extends AbstractFailureAnalyzer<StoreOpenException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, StoreOpenException cause) {
    String remedy =
        cause instanceof StoreInUseException
            ? "Stop it, or choose another file by room.store.sqlite.file."
            : "Repair or move it, or choose another file by room.store.sqlite.file.";
    return new FailureAnalysis(String.valueOf(cause.getMessage()), remedy, failure);
  }
}
