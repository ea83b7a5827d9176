package dev.atrium.app.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.Listener;
import dev.atrium.app.scenario.ThriftClient.RoomInfo;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TMultiplexedProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which clients of libthrift can reach the Thrift wire, TLS beside plain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThriftMatrixTest {
  private static final List<String> TRANSPORTS = List.of("unframed", "framed", "HTTP");
  private static final List<String> NAMES = List.of("", "RoomService", "RoomService2", "room2");
  private static final Map<String, Function<TTransport, TProtocol>> PROTOCOLS = protocols();

  private Deployment plain;
  private Deployment encrypted;
  private SSLContext trusted;
  private HttpClient http;

  private static Map<String, Function<TTransport, TProtocol>> protocols() {
    Map<String, Function<TTransport, TProtocol>> protocols = new LinkedHashMap<>();
    protocols.put("binary", TBinaryProtocol::new);
    protocols.put("binary, old", over -> new TBinaryProtocol(over, false, false));
    protocols.put("compact", TCompactProtocol::new);
    protocols.put("JSON", TJSONProtocol::new);
    return protocols;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.in(folder);
    List<String> settings = new ArrayList<>(certificate.bundle("own"));
    settings.add("server.ssl.bundle=own");
    settings.add("management.server.ssl.enabled=false");
    settings.add("room.thrift.tls.bundle=own");
    settings.add("room.thrift.tls.mode=optional");
    plain = Deployment.start();
    encrypted = Deployment.start(settings.toArray(String[]::new));
    trusted = certificate.trusted();
    http = HttpClient.newBuilder().sslContext(trusted).build();
  }

  @AfterAll
  void stop() {
    http.close();
    encrypted.close();
    plain.close();
  }

  @Test
  void clientsAreServedInEveryWay() {
    List<String> failures = new ArrayList<>();
    System.out.printf("%-22s %s%n", "", columns());
    for (String transport : TRANSPORTS) {
      for (String protocol : PROTOCOLS.keySet()) {
        System.out.printf("%-22s", transport + " " + protocol);
        for (boolean tls : new boolean[] {false, true}) {
          for (String name : NAMES) {
            System.out.print(" " + cell(transport, protocol, tls, name, failures));
          }
        }
        System.out.println();
      }
    }

    assertThat(failures).isEmpty();
  }

  private static String columns() {
    StringBuilder columns = new StringBuilder();
    for (String security : List.of("plain", "TLS")) {
      NAMES.forEach(name -> columns.append("%-20s".formatted(security + " " + name)));
    }
    return columns.toString();
  }

  private String cell(
      String transport, String protocol, boolean tls, String name, List<String> failures) {
    String outcome = "ok";
    try (TTransport connection = connect(transport, tls)) {
      TProtocol speaking = requireNonNull(PROTOCOLS.get(protocol)).apply(connection);
      lifeOfARoom(
          new ThriftClient(
              connection, name.isEmpty() ? speaking : new TMultiplexedProtocol(speaking, name)));
    } catch (Exception | AssertionError e) {
      outcome = "FAIL";
      failures.add(String.join(" ", transport, protocol, Boolean.toString(tls), name) + ": " + e);
    }
    return "%-19s".formatted(outcome);
  }

  private TTransport connect(String transport, boolean tls) throws Exception {
    if (transport.equals("HTTP")) {
      Deployment server = tls ? encrypted : plain;
      String scheme = tls ? "https" : "http";
      return new HttpTransport(http, server.uri(scheme, Listener.HTTP, "/thrift"));
    }
    InetSocketAddress server = encrypted.address(Listener.THRIFT);
    String host = server.getAddress().getHostAddress();
    TTransport socket =
        tls
            ? new TSocket(trusted.getSocketFactory().createSocket(host, server.getPort()))
            : new TSocket(host, server.getPort());
    return transport.equals("framed") ? new TFramedTransport(socket) : socket;
  }

  private static void lifeOfARoom(ThriftClient client) throws Exception {
    RoomInfo made = client.create();
    assertThat(client.get(made.id())).contains(made);
    client.update(made.id());
    assertThat(client.get(made.id())).isPresent();
    client.remove(made.id());
    client.remove(made.id());
    assertThat(client.get(made.id())).isEmpty();
    assertThat(client.create().id()).isNotEqualTo(made.id());
  }
}
