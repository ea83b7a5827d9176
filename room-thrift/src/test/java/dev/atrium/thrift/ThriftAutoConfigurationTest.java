package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.Patience;
import dev.atrium.core.Rooms;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Grant;
import dev.atrium.core.program.Program;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.HttpRequestHandler;

/** What an application gets by having this module on its classpath. */
class ThriftAutoConfigurationTest {
  private static final Dialect BARE = new Dialect(Framing.UNFRAMED, Encoding.BINARY);

  private final TestEngine engine = TestEngine.create();
  private final List<AnnotationConfigApplicationContext> contexts = new ArrayList<>();

  @AfterEach
  void close() {
    contexts.forEach(AnnotationConfigApplicationContext::close);
  }

  @Test
  void anApplicationServesThriftOnAPortOfItsOwnAndHasAHandlerForHttp() throws Exception {
    var context =
        start(Map.of("room.thrift.port", "0", "room.thrift.anonymous-grants", "room_create"));

    assertThat(call(port(context), Messages.call(BARE, "create", 1)).room()).isPresent();
    assertThat(context.getBean("thriftEndpoint")).isInstanceOf(HttpRequestHandler.class);
    assertThat(context.getBean(ThriftServer.class).getPhase())
        .isEqualTo(org.springframework.context.SmartLifecycle.DEFAULT_PHASE - 600);
  }

  @Test
  void nobodyMayDoAnythingWithoutBeingGrantedIt() throws Exception {
    var context = start(Map.of("room.thrift.port", "0"));

    assertThat(call(port(context), Messages.call(BARE, "create", 1)).text())
        .isEqualTo("not allowed");
  }

  @Test
  void settingsReachTheWire() throws Exception {
    var context =
        start(
            Map.of(
                "room.thrift.port", "0",
                "room.thrift.anonymous-grants", "room_create,room_read",
                "room.thrift.aliases.rooms", "RoomService",
                "room.thrift.get-not-found", "typed",
                "room.thrift.max-string-size", "20B",
                "room.get-includes-password", "false"));

    String id = call(port(context), Messages.call(BARE, "rooms:create", 1)).shown().id();
    assertThat(call(port(context), Messages.call(BARE, "room2:get", 1, "x")).failure())
        .isEqualTo(1);
    assertThat(call(port(context), Messages.call(BARE, "rooms:get", 1, "x")).declared()).isTrue();
    assertThat(call(port(context), Messages.call(BARE, "get", 1, id)).failure()).isEqualTo(7);
  }

  @Test
  void aSecondListenerNeverAnswersUpdate() throws Exception {
    int oneway = Program.freePort();
    start(
        Map.of(
            "room.thrift.port", "0",
            "room.thrift.oneway-port", Integer.toString(oneway),
            "room.thrift.anonymous-grants", "room_read,room_renew"));

    byte[] both =
        Peer.concat(Messages.call(BARE, "update", 1, "x"), Messages.call(BARE, "get", 2, "x"));

    assertThat(call(oneway, both).sequence()).isEqualTo(2);
  }

  @Test
  void tcpCanBeSwitchedOff() {
    var context = start(Map.of("room.thrift.enabled", "false"));

    assertThat(context.getBeansOfType(ThriftServer.class)).isEmpty();
    assertThat(context.getBean("thriftEndpoint")).isInstanceOf(HttpRequestHandler.class);
  }

  @Test
  void tlsNeedsABundle() {
    assertThatThrownBy(
            () -> start(Map.of("room.thrift.port", "0", "room.thrift.tls.mode", "required")))
        .hasStackTraceContaining("must name an SSL bundle where TLS is not off");
  }

  @Test
  void clientsAreDescribedBySettings() {
    ThriftTlsProperties tls =
        bind(
            Map.of(
                "mode", "optional",
                "client-auth", "want",
                "clients.backend.subject", "CN=backend,O=Example",
                "clients.backend.san", "spiffe://example/backend",
                "clients.backend.grants", "room_create"));

    assertThat(tls.clients())
        .containsEntry(
            "backend",
            new CertifiedClient(
                "CN=backend,O=Example", "spiffe://example/backend", Set.of(Grant.ROOM_CREATE)));
  }

  @ParameterizedTest
  @CsvSource({"off, need", "required, none", "optional, none"})
  void clientsWhoAreNeverAskedForACertificateAreRefused(String mode, String clientAuth) {
    Map<String, String> settings =
        Map.of("mode", mode, "client-auth", clientAuth, "clients.backend.san", "backend.example");

    assertThatThrownBy(() -> bind(settings))
        .rootCause()
        .hasMessage(
            "room.thrift.tls.clients needs a mode other than off and a client-auth other than none");
  }

  @ParameterizedTest
  @CsvSource({
    "grants, room_create, a client needs a subject or a san",
    "san, '', a client needs a subject or a san",
    "subject, backend, 'subject must be a name such as CN=backend,O=Example'"
  })
  void aClientWhomNothingDescribesIsRefused(String name, String value, String complaint) {
    Map<String, String> settings =
        Map.of("mode", "required", "client-auth", "need", "clients.backend." + name, value);

    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "max-message-size, 0B, between 1 and 16777215",
    "max-message-size, 16MB, between 1 and 16777215",
    "max-string-size, -1B, between 1 and 16777215",
    "max-container-size, -1, between 0 and 1000000",
    "max-depth, -1, between 0 and 64",
    "max-depth, 65, between 0 and 64",
    "max-connections, 0, at least 1",
    "max-connections-per-ip, 0, at least 1",
    "rate-burst, 0, at least 1",
    "first-byte-timeout, 0s, longer than 0 and at most 365d",
    "message-timeout, -1s, longer than 0 and at most 365d",
    "write-timeout, 0s, longer than 0 and at most 365d",
    "idle-timeout, 366d, longer than 0 and at most 365d",
    "port, 65536, between 0 and 65535",
    "oneway-port, -1, between 0 and 65535",
    "io-threads, -1, between 0 and 1024",
    "aliases.rooms, Rooms, RoomService or RoomService2",
  })
  void aSettingThatCannotWorkStopsTheStartByItsName(String name, String value, String demand) {
    Map<String, String> settings = new HashMap<>(Map.of("room.thrift.port", "0"));
    settings.put("room.thrift." + name, value);

    assertThatThrownBy(() -> start(settings))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("room.thrift." + name + " must be " + demand);
  }

  @Test
  void anAliasWithAColonWouldNeverBeFound() {
    assertThatThrownBy(
            () -> start(Map.of("room.thrift.port", "0", "room.thrift.aliases[a:b]", "RoomService")))
        .rootCause()
        .hasMessage("room.thrift.aliases must be names without a colon");
  }

  private static ThriftTlsProperties bind(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("room.thrift.tls." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bind("room.thrift.tls", ThriftTlsProperties.class)
        .get();
  }

  @Test
  void thePageForPeopleIsThereOnDemand() {
    assertThat(start(Map.of("room.thrift.port", "0")).containsBean("thriftDocs")).isFalse();
    assertThat(
            start(Map.of("room.thrift.port", "0", "room.thrift.docs", "true"))
                .containsBean("thriftDocs"))
        .isTrue();
  }

  @Test
  void aTakenPortStopsTheStart() {
    int taken = port(start(Map.of("room.thrift.port", "0")));

    assertThatThrownBy(() -> start(Map.of("room.thrift.port", Integer.toString(taken))))
        .hasRootCauseInstanceOf(java.net.BindException.class)
        .hasStackTraceContaining(PortInUseException.class.getName());
  }

  private AnnotationConfigApplicationContext start(Map<String, String> settings) {
    var context = new AnnotationConfigApplicationContext();
    contexts.add(context);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", new HashMap<>(settings)));
    context.registerBean(Rooms.class, engine::rooms);
    context.register(ThriftAutoConfiguration.class);
    context.refresh();
    return context;
  }

  private static int port(AnnotationConfigApplicationContext context) {
    return context.getEnvironment().getRequiredProperty("local.thrift.port", Integer.class);
  }

  /** Sends, says that this was all, and reads the one reply. */
  private static Reply call(int port, byte[] bytes) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Patience.MILLIS);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      List<Reply> replies = Reply.all(BARE, in.readAllBytes());
      assertThat(replies).hasSize(1);
      return replies.getFirst();
    }
  }
}
