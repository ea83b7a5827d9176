package dev.atrium.app.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Reads what the server logs while it is fuzzed. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final String OF_CLIENTS = "dev.atrium.ws.nkmedia.client";

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  private LogWatch() {}

  static LogWatch started() {
    LogWatch watch = new LogWatch();
    watch.setContext(root().getLoggerContext());
    watch.start();
    root().addAppender(watch);
    return watch;
  }

  /** What it called errors of its own, and what tells a secret. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  protected void append(ILoggingEvent event) {
    String text = event.toString();
    var thrown = event.getThrowableProxy();
    if (thrown != null) {
      text += " " + thrown.getClassName() + ": " + thrown.getMessage();
    }
    try {
      Insides.secretsUntold(text);
    } catch (AssertionError e) {
      faults.add(e.getMessage());
    }
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)
        && !event.getLoggerName().equals(OF_CLIENTS)) {
      faults.add(text);
    }
  }

  @Override
  public void close() {
    root().detachAppender(this);
    stop();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
