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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a form: those of a form-encoded body, then those of the query. Pairs that cannot be
 * decoded are passed over, as is a body that cannot be read.
 */
final class FormValues {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
  private static final int LONGEST_BODY = 10 << 20;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private FormValues() {}

  /** Reads the body if it is a form; there is nothing left of it then. */
  static FormValues of(HttpServletRequest request) {
    FormValues form = new FormValues();
    if (METHODS.contains(request.getMethod()) && isForm(request.getContentType())) {
      form.addBody(request);
    }
    form.add(request.getQueryString());
    return form;
  }

  Map<String, List<String>> asMap() {
    return values;
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/x-www-form-urlencoded");
  }

  private void addBody(HttpServletRequest request) {
    try {
      byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
      add(new String(body, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      values.clear(); // containers report a broken body by exceptions of either kind
    }
  }

  private void add(@Nullable String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty() && pair.indexOf(';') < 0) {
        addPair(pair);
      }
    }
  }

  private void addPair(String pair) {
    int equals = pair.indexOf('=');
    try {
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    } catch (IllegalArgumentException e) {
      return; // as if it were not there
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
