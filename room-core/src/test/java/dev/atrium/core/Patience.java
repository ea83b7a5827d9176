package dev.atrium.core;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait for what has to happen: so long that no machine is too slow, however busy.
 * Only tests that fail wait for all of it. JUnit finds this class by itself, which makes it the
 * limit of whatever Awaitility waits for as well.
 */
public final class Patience implements BeforeAllCallback {
  public static final Duration LIMIT = Duration.ofMinutes(1);

  /** The same for sockets. */
  public static final int MILLIS = Math.toIntExact(LIMIT.toMillis());

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
