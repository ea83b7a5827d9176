package dev.atrium.app.operations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.TurnUri;
import dev.atrium.app.config.TurnUri.Transport;
import dev.atrium.app.turn.Coturn;
import dev.atrium.app.turn.TurnPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a real coturn says to somebody without credentials. */
@EnabledIf(
    value = "dev.atrium.core.program.Program#isCoturnThere",
    disabledReason = "coturn is not installed")
class TurnProbeIT {
  @TempDir private static Path folder;

  @Test
  void aTurnServerAnswersOverEveryTransportForAsLongAsItIsThere() throws IOException {
    TurnProbe probe;
    try (Coturn coturn = Coturn.sharing(folder, "a-secret-of-this-test")) {
      probe = probe(coturn);

      await() // one that takes two seconds is given up
          .untilAsserted(() -> assertThatCode(probe::call).doesNotThrowAnyException());
    }

    assertThatThrownBy(probe::call)
        .hasMessageContainingAll("turn over UDP: ", "turn over TCP: ", "turn over TLS: ", "stun: ");
  }

  private static TurnProbe probe(Coturn coturn) {
    List<TurnUri> servers =
        Stream.concat(
                Arrays.stream(TurnPort.Kind.values())
                    .map(kind -> uri("turn over " + kind, true, coturn.port(kind))),
                Stream.of(uri("stun", false, coturn.port(TurnPort.Kind.UDP))))
            .toList();
    return new TurnProbe(servers, OwnCertificate.trusted().getSocketFactory());
  }

  private static TurnUri uri(String text, boolean relays, TurnPort port) {
    InetSocketAddress address = port.address();
    return new TurnUri(
        text,
        relays,
        Transport.valueOf(port.kind().name()),
        address.getAddress().getHostAddress(),
        address.getPort());
  }
}
