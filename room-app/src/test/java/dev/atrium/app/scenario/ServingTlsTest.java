package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** With a certificate that nobody vouches for, not even for the address. */
@ExtendWith(OutputCaptureExtension.class)
class ServingTlsTest {
  private static final String PASSWORD = "of-the-key-store";

  @TempDir Path folder;

  @Test
  void wiresAreUpAndToldByTheirRealAddresses(CapturedOutput output) throws Exception {
    String[] settings = {
      "server.ssl.key-store=" + keyStore(),
      "server.ssl.key-store-password=" + PASSWORD,
      "management.server.ssl.enabled=false",
      "logging.level.dev.atrium=info"
    };
    try (Deployment deployment = Deployment.start(settings)) {
      assertThatAllWiresAreUp(deployment);
      assertThat(output)
          .contains("Twirp       https://127.0.0.1:", "nkMEDIA     wss://127.0.0.1:")
          .contains("Operations  http://127.0.0.1:")
          .contains("curl -k https://127.0.0.1:", "npx wscat -n -c wss://127.0.0.1:");
    }
  }

  @Test
  void wiresThatServeNobodyWithoutACertificateAreUp() throws Exception {
    Path keys = keyStore();
    String[] settings = {
      "server.ssl.key-store=" + keys,
      "server.ssl.key-store-password=" + PASSWORD,
      "server.ssl.trust-store=" + keys,
      "server.ssl.trust-store-password=" + PASSWORD,
      "server.ssl.client-auth=need",
      "management.server.ssl.enabled=false",
      "spring.ssl.bundle.jks.own.keystore.location=" + keys,
      "spring.ssl.bundle.jks.own.keystore.password=" + PASSWORD,
      "spring.ssl.bundle.jks.own.truststore.location=" + keys,
      "spring.ssl.bundle.jks.own.truststore.password=" + PASSWORD,
      "room.thrift.tls.bundle=own",
      "room.thrift.tls.mode=required",
      "room.thrift.tls.client-auth=need"
    };
    MeterRegistry meters;
    try (Deployment deployment = Deployment.start(settings)) {
      meters = deployment.context().getBean(MeterRegistry.class);
      assertThatAllWiresAreUp(deployment);
    }

    assertThat(meters.get("thrift.server.rejected").counters())
        .as("connections to oneself")
        .extracting(Counter::count)
        .containsOnly(0.0);
  }

  private static void assertThatAllWiresAreUp(Deployment deployment) {
    var health = deployment.context().getBean(HealthEndpoint.class);
    for (String wire : List.of("twirp", "nkmedia", "thrift")) {
      await(wire) // a call that takes two seconds finds it down
          .untilAsserted(
              () ->
                  assertThat(health.healthForPath(wire))
                      .extracting(HealthDescriptor::getStatus)
                      .isEqualTo(Status.UP));
    }
  }

  private Path keyStore() throws Exception {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return store;
  }
}
