package dev.atrium.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.atrium.core.TestClock;
import dev.atrium.webhook.Outcome.Failed;
import dev.atrium.webhook.Outcome.Taken;
import dev.atrium.webhook.Outcome.Unsigned;
import dev.atrium.webhook.TestReceiver.Delivery;
import dev.atrium.webhook.TestReceiver.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {
  private static final byte[] BODY = "{\"event\":\"room_started\"}".getBytes(UTF_8);
  private static final Webhook WEBHOOK = new Webhook(EventName.ROOM_STARTED, BODY);
  private static final AddressRules ANYWHERE = new AddressRules(false, List.of());

  private final TestReceiver receiver = TestReceiver.start();
  private final TestClock clock = new TestClock();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @AfterEach
  void stop() {
    client.shutdownNow();
    receiver.close();
  }

  @Test
  void postsTheBodyWithATokenForItAlone() {
    assertThat(send(receiver.url("/hook?a=b"))).isEqualTo(new Taken(200));

    Delivery delivery = receiver.deliveries().getFirst();
    assertThat(delivery.method()).isEqualTo("POST");
    assertThat(delivery.path()).isEqualTo("/hook?a=b");
    assertThat(delivery.body()).isEqualTo(BODY);
    assertThat(delivery.headers().get("Content-Type")).containsExactly("application/webhook+json");
    assertThat(delivery.headers().get("Authorization"))
        .containsExactly("devkey signs " + BODY.length);
    assertThat(delivery.headers()).doesNotContainKeys("Upgrade", "Http2-settings");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 304, 400, 401, 404, 410, 501})
  void whateverIsNoReasonToTryAgainCountsAsTaken(int status) {
    receiver.answer(status);

    assertThat(send(receiver.url())).isEqualTo(new Taken(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void otherFailuresOfTheServerAskForAnotherAttempt(int status) {
    receiver.answer(status);

    assertThat(send(receiver.url())).isEqualTo(new Failed("status " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 17, PT17S",
    "503, 0, PT0S",
    "503, 'Mon, 4 May 2026 10:16:00 GMT', PT29.75S",
    "503, 'Mon, 4 May 2026 10:00:00 GMT', PT0S",
    "503, soon,",
    "503, -1,",
    "503, 99999999999999999999,",
    "500, 17,",
    "502, 17,"
  })
  void aWaitIsHeardFromThoseWhoMayAskForIt(int status, String header, Duration wait) {
    receiver.answer(delivery -> new Reply(status, Map.of("Retry-After", header)));

    assertThat(send(receiver.url()))
        .isEqualTo(new Failed("status " + status, Optional.ofNullable(wait)));
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void aRedirectOfTheRequestRepeatsIt(int status) {
    redirect(status, "/other");

    assertThat(send(receiver.url())).isEqualTo(new Taken(200));

    assertThat(receiver.deliveries()).extracting(Delivery::path).containsExactly("/hook", "/other");
    Delivery last = receiver.deliveries().getLast();
    assertThat(last.method()).isEqualTo("POST");
    assertThat(last.body()).isEqualTo(BODY);
    assertThat(last.headers()).containsKeys("Authorization", "Content-Type");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void aRedirectToTheAnswerFetchesIt(int status) {
    redirect(status, "/other");

    assertThat(send(receiver.url())).isEqualTo(new Taken(200));

    Delivery last = receiver.deliveries().getLast();
    assertThat(last.method()).isEqualTo("GET");
    assertThat(last.body()).isEmpty();
  }

  @Test
  void aStrangerToWhomItIsSentOnIsShownNoToken() {
    String elsewhere = receiver.url("/other").toString().replace("127.0.0.1", "localhost");
    redirect(307, elsewhere);

    assertThat(send(receiver.url())).isEqualTo(new Taken(200));

    assertThat(receiver.deliveries().getLast().headers()).doesNotContainKey("Authorization");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/hook", "ftp://example.org/", "mailto:somebody", "http:///nowhere", "::"})
  void aRedirectThatLeadsNowhereIsAFailure(String location) {
    receiver.answer(delivery -> new Reply(302, Map.of("Location", location)));

    assertThat(send(receiver.url())).isInstanceOf(Failed.class);
    assertThat(receiver.deliveries()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void aRedirectWithoutALocationIsAFailure() {
    receiver.answer(301);

    assertThat(send(receiver.url())).isInstanceOf(Failed.class);
  }

  @Test
  void aPrivateAddressIsNotCalledWhereItIsRefused() {
    AddressRules strict = new AddressRules(true, List.of());

    assertThat(send(receiver.url(), strict, Duration.ofSeconds(30)))
        .isEqualTo(
            new Failed("its address is private, and not in room.webhook.allowed-private-hosts"));
    assertThat(receiver.deliveries()).isEmpty();
  }

  @Test
  void aRedirectToAPrivateAddressIsNotFollowedWhereItIsRefused() {
    AddressRules strict = new AddressRules(true, List.of("127.0.0.1"));
    redirect(307, receiver.url("/other").toString().replace("127.0.0.1", "localhost"));

    assertThat(send(receiver.url(), strict, Duration.ofSeconds(30))).isInstanceOf(Failed.class);
    assertThat(receiver.deliveries()).extracting(Delivery::path).containsExactly("/hook");
  }

  @Test
  void aReceiverThatIsNotThereIsAFailure() {
    receiver.down();

    assertThat(send(receiver.url())).isEqualTo(new Failed("no connection"));
  }

  @Test
  void aReceiverThatNeverAnswersIsAFailure() {
    CountDownLatch end = new CountDownLatch(1);
    receiver.answer(
        delivery -> {
          awaitQuietly(end);
          return TestReceiver.OK;
        });

    assertThat(send(receiver.url(), ANYWHERE, Duration.ofMillis(200)))
        .isEqualTo(new Failed("no answer in time"));
    end.countDown();
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() throws IOException {
    AtomicLong written = new AtomicLong();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpServer talkative =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      talkative.setExecutor(threads);
      talkative.createContext(
          "/",
          exchange -> {
            try (exchange;
                OutputStream out = stream(exchange)) {
              while (true) {
                out.write(new byte[8_192]);
                written.addAndGet(8_192);
              }
            }
          });
      talkative.start();

      URI url = URI.create("http://127.0.0.1:" + talkative.getAddress().getPort() + "/");
      assertThat(send(url)).isEqualTo(new Taken(200));

      await().untilAsserted(() -> assertThat(written.get()).isLessThan(50_000_000));
      talkative.stop(0);
    }
  }

  @Test
  void withoutItsKeyNothingIsSent() {
    HttpSender sender =
        new HttpSender(
            receiver.url(),
            "gone",
            (key, payload) -> {
              throw new IllegalArgumentException("the API key is not known any more");
            },
            new HttpSender.Exchange(client, ANYWHERE, Duration.ofSeconds(30), clock));

    assertThat(sender.send(WEBHOOK)).isEqualTo(new Unsigned());
    assertThat(receiver.deliveries()).isEmpty();
  }

  private static OutputStream stream(com.sun.net.httpserver.HttpExchange exchange)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private void redirect(int status, String location) {
    receiver.answer(
        delivery ->
            delivery.path().equals("/hook")
                ? new Reply(status, Map.of("Location", location))
                : TestReceiver.OK);
  }

  private Outcome send(URI url) {
    return send(url, ANYWHERE, Duration.ofSeconds(30));
  }

  private Outcome send(URI url, AddressRules addresses, Duration timeout) {
    var exchange = new HttpSender.Exchange(client, addresses, timeout, clock);
    return new HttpSender(url, TestDeployment.KEY, TestDeployment.TOKENS, exchange).send(WEBHOOK);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
