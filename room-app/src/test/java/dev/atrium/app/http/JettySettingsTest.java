package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Patience;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** The front in the container that it is made for, over plain sockets. */
class JettySettingsTest {
  private static final int LIMIT = 100_000;
  private static final AtomicLong NOW = new AtomicLong();
  private static final Semaphore BEGUN = new Semaphore(0);
  private static final WebServer SERVER = server();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
    SERVER.destroy();
  }

  @Test
  void plainTextKeepsTheBlankBeforeItsCharset() throws IOException {
    assertThat(get("/nope"))
        .startsWith("HTTP/1.1 404 ")
        .contains("\r\nContent-Type: text/plain; charset=utf-8\r\n")
        .contains("\r\nX-Content-Type-Options: nosniff\r\n")
        .endsWith("\r\n\r\n404 page not found\n");
  }

  @Test
  void theServerDoesNotSayWhatItIs() throws IOException {
    assertThat(get("/path")).contains("\r\nDate: ").doesNotContain("\r\nServer:");
  }

  @ParameterizedTest
  @CsvSource({
    "//path,/path",
    "/p%61th,/path",
    "/tree/a%2Fb,/tree/a/b",
    "/tree/a;b=c,/tree/a;b=c",
    "/tree/%252e,/tree/%2e",
    "/tree/a<b>&c,/tree/a<b>&c"
  })
  void oddPathsReachTheFront(String path, String served) throws IOException {
    assertThat(get(path)).endsWith("\r\n\r\nPOST " + served + " 0");
  }

  @ParameterizedTest
  @CsvSource({"///path,/path", "/x/../path,/path", "/tree//a,/tree/a", "/tree,/tree/"})
  void uncleanPathsAreRedirectedByTheFront(String path, String location) throws IOException {
    assertThat(get(path))
        .startsWith("HTTP/1.1 307 ")
        .contains("\r\nLocation: " + location + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "TRACE", "OPTIONS", "X-ANY"})
  void anyMethodReachesTheFront(String method) throws IOException {
    assertThat(exchange(method + " /path HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .endsWith("\r\n\r\n" + method + " /path 0");
  }

  @Test
  void aBodyOfUnknownLengthIsReadUpToTheLimit() throws IOException {
    assertThat(chunked(LIMIT)).endsWith("POST /path " + LIMIT);
  }

  @Test
  void aBodyOfUnknownLengthThatGrowsTooLargeEndsTheConnection() throws IOException {
    assertThat(chunked(LIMIT + 1))
        .startsWith("HTTP/1.1 400 ")
        .contains("\r\nConnection: close\r\n")
        .endsWith("\r\n\r\nfailed to read request body");
  }

  @Test
  void aBodyDeclaredTooLargeIsNotWaitedFor() throws IOException {
    String request =
        "POST /path HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
            + (LIMIT + 1)
            + "\r\n\r\n";

    assertThat(exchange(request))
        .startsWith("HTTP/1.1 413 ")
        .endsWith("\r\n\r\nrequest body too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 99\r\n\r\nx", "Transfer-Encoding: chunked\r\n\r\n1\r\nx"})
  void aBodyThatTricklesInIsReadOnlySoLong(String body) throws IOException {
    try (Socket socket = connect()) {
      send(socket, "POST /slow HTTP/1.1\r\nHost: a\r\n" + body);
      BEGUN.acquireUninterruptibly();
      NOW.addAndGet(Duration.ofSeconds(61).toNanos());
      send(socket, "\r\n"); // one more octet of the body, or the end of a chunk

      assertThat(received(socket))
          .startsWith("HTTP/1.1 408 ")
          .contains("\r\nConnection: close\r\n")
          .endsWith("\r\n\r\nrequest body too slow");
    }
  }

  @Test
  void aBodyThatIsThereIsReadHoweverLate() throws IOException {
    try (Socket socket = connect()) {
      send(
          socket,
          "POST /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nx");
      BEGUN.acquireUninterruptibly();
      NOW.addAndGet(Duration.ofSeconds(59).toNanos());
      send(socket, "yz");

      assertThat(received(socket)).startsWith("HTTP/1.1 200 ").endsWith("POST /slow 3");
    }
  }

  private static String get(String path) throws IOException {
    return exchange("POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }

  private static String chunked(int length) throws IOException {
    return exchange(
        "POST /path HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
            + (length <= LIMIT ? "Connection: close\r\n\r\n" : "\r\n")
            + Integer.toHexString(length)
            + "\r\n"
            + "x".repeat(length)
            + "\r\n0\r\n\r\n");
  }

  /** Everything that the server sends before it closes the connection. */
  private static String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return received(socket);
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.getPort());
    socket.setSoTimeout(Patience.MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String received(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static WebServer server() {
    JettyServletWebServerFactory factory = new JettyServletWebServerFactory();
    new JettySettings(Duration.ofSeconds(1), Duration.ofSeconds(60), NOW::get).customize(factory);
    factory.setPort(0);
    factory.setAddress(InetAddress.getLoopbackAddress());
    Routes routes =
        new Routes(
            Map.of("/path", JettySettingsTest::echo, "/slow", JettySettingsTest::echoSlowly),
            Map.of("/tree/", JettySettingsTest::echo));
    TokenCheck noTokens =
        new TokenCheck(
            token -> {
              throw new TokenException(Kind.MALFORMED, "");
            });
    OwnRules own = new OwnRules(Map.of("/own-rules", (request, response) -> {}));
    FrontFilter front = new FrontFilter(routes, noTokens, new BodyLimit(LIMIT), own);
    return factory.getWebServer(
        context -> {
          context.addFilter("front", front).addMappingForUrlPatterns(null, false, "/*");
          context.addServlet("below", new HttpServlet() {}).addMapping("/");
        });
  }

  /** Says when it has read the first octet, and that there is more to read. */
  private static void echoSlowly(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    InputStream body = request.getInputStream();
    int length = body.readNBytes(1).length;
    BEGUN.release();
    length += body.readAllBytes().length;
    PlainText.send(response, 200, request.getMethod() + " " + request.getPathInfo() + " " + length);
  }

  private static void echo(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int length = request.getInputStream().readAllBytes().length;
    PlainText.send(response, 200, request.getMethod() + " " + request.getPathInfo() + " " + length);
  }
}
