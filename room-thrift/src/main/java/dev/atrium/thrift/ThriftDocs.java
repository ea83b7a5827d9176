package dev.atrium.thrift;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

/**
 * A page for people: the functions, their fields, the media types, and a form that calls them in
 * readable JSON. What the form holds, the token apart, is in the address of the page, so that a
 * call can be shared as a link. The page loads nothing and can only call the server it is from.
 */
final class ThriftDocs implements HttpRequestHandler {
  private static final String ROWS = "<!-- functions -->";

  private final byte[] page;
  private final String policy;

  ThriftDocs() {
    String script = resource("docs.js");
    String style = resource("docs.css");
    this.page =
        resource("docs.html")
            .replace(ROWS, ThriftDocsTable.rows())
            .replace("<!-- style -->", "<style>" + style + "</style>")
            .replace("<!-- script -->", "<script>" + script + "</script>")
            .getBytes(StandardCharsets.UTF_8);
    this.policy =
        "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'none'; script-src '%s'; style-src '%s'"
                .formatted(hash(script), hash(style));
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (!head && !request.getMethod().equals("GET")) {
      response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(page.length);
    if (!head) {
      response.getOutputStream().write(page);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(ThriftDocs.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
