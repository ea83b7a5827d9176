package dev.atrium.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request of an attempt, the first or one that a redirect led to; redirects are followed as
 * Go's client follows them.
 *
 * @param posts whether it repeats method and body
 * @param authorised whether it carries the token: not to strangers
 * @param number how many came before it
 */
record Hop(URI uri, boolean posts, boolean authorised, int number) {
  private static final int MOST = 10;

  static Hop first(URI url) {
    return new Hop(url, true, true, 0);
  }

  /**
   * Where the answer leads; empty if it is the last.
   *
   * @throws IOException if it leads nowhere
   */
  Optional<Hop> next(HttpResponse<?> response) throws IOException {
    int status = response.statusCode();
    if (!List.of(301, 302, 303, 307, 308).contains(status)) {
      return Optional.empty();
    }
    URI target =
        uri.resolve(
            response
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("a redirect without a location")));
    if (number + 1 >= MOST
        || target.getHost() == null
        || !List.of("http", "https").contains(scheme(target))) {
      throw new IOException("a redirect that leads nowhere");
    }
    boolean repeats = posts && (status == 307 || status == 308);
    return Optional.of(new Hop(target, repeats, authorised && isAtHome(target), number + 1));
  }

  /** Whether it is the same host, or below it. */
  private boolean isAtHome(URI target) {
    String here = uri.getHost().toLowerCase(Locale.ROOT);
    String there = target.getHost().toLowerCase(Locale.ROOT);
    return there.equals(here) || there.endsWith("." + here);
  }

  private static String scheme(URI target) {
    return target.getScheme().toLowerCase(Locale.ROOT);
  }
}
