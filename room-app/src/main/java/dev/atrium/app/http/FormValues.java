package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a form: those of a form-encoded body, then those of the query. Pairs that cannot be
 * decoded are passed over, as is a body that cannot be read, or that is longer than what anybody
 * has to say in one. The form is kept as it came and searched for what is asked for: whoever sends
 * it is not known yet, and many small pairs take many times their length.
 */
final class FormValues {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
  private static final Pattern SEPARATOR = Pattern.compile("&");

  /** Leaves room for a token several times as long as any in use. */
  private static final int LONGEST_BODY = 64 << 10;

  private final String body;
  private final String query;

  private FormValues(String body, @Nullable String query) {
    this.body = body;
    this.query = Objects.requireNonNullElse(query, "");
  }

  /** Reads the body if it is a form; there is nothing left of it then. */
  static FormValues of(HttpServletRequest request) {
    boolean inBody = METHODS.contains(request.getMethod()) && isForm(request.getContentType());
    return new FormValues(inBody ? body(request) : "", request.getQueryString());
  }

  /** The first value of that name. */
  @Nullable String first(String name) {
    return pairs()
        .filter(pair -> pair.getKey().equals(name))
        .map(Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  Map<String, List<String>> asMap() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    pairs()
        .forEach(
            pair ->
                values
                    .computeIfAbsent(pair.getKey(), first -> new ArrayList<>())
                    .add(pair.getValue()));
    return values;
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/x-www-form-urlencoded");
  }

  private static String body(HttpServletRequest request) {
    if (request.getContentLengthLong() > LONGEST_BODY) {
      return "";
    }
    try {
      byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
      return body.length > LONGEST_BODY ? "" : new String(body, StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      return ""; // containers report a broken body by exceptions of either kind
    }
  }

  private Stream<Entry<String, String>> pairs() {
    return Stream.of(body, query)
        .flatMap(SEPARATOR::splitAsStream)
        .filter(pair -> !pair.isEmpty() && pair.indexOf(';') < 0)
        .map(FormValues::decoded)
        .flatMap(Optional::stream);
  }

  private static Optional<Entry<String, String>> decoded(String pair) {
    int equals = pair.indexOf('=');
    try {
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      return Optional.of(Map.entry(name, equals < 0 ? "" : decode(pair.substring(equals + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as if it were not there
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
