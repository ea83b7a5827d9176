package dev.atrium.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.core.SubscriberName;
import java.net.URI;
import java.util.HexFormat;

/** Under which receivers are known to the store and to operators: nothing of a URL is in it. */
final class ReceiverNames {
  private static final String PREFIX = "webhook-";
  private static final String REPLAY = "/replay-";
  private static final int DIGITS = 12;

  private ReceiverNames() {}

  /** The same for the same URL, at every start. */
  static SubscriberName of(URI url) {
    String digest = HexFormat.of().formatHex(EventSids.sha256(url.toString().getBytes(UTF_8)));
    return new SubscriberName(PREFIX + digest.substring(0, DIGITS));
  }

  /** Of a replay to that receiver. */
  static SubscriberName replay(SubscriberName receiver, long number) {
    return new SubscriberName(receiver.value() + REPLAY + number);
  }

  static boolean isReplay(SubscriberName name, SubscriberName receiver) {
    return name.value().startsWith(receiver.value() + REPLAY);
  }

  /** Whether it belongs to some receiver. */
  static boolean isOurs(SubscriberName name) {
    return name.value().startsWith(PREFIX);
  }
}
