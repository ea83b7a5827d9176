package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]", "[0:0:0:0:0:0:0:1]", "2001:db8::7", "10.0.0.1"})
  void isOneWhoeverIsAskedForIt(String fromTheContainer) {
    String fromTheSocket = new InetSocketAddress(fromTheContainer, 9).getHostString();

    assertThat(ClientAddress.machine(fromTheContainer))
        .isEqualTo(ClientAddress.machine(fromTheSocket));
  }

  @ParameterizedTest
  @CsvSource({"[2001:DB8::1], 2001:db8:0:0:0:0:0:1", "10.0.0.1, 10.0.0.1", "a:b, a:b", "'', ''"})
  void isWrittenInOneWay(String host, String machine) {
    assertThat(ClientAddress.machine(host)).isEqualTo(machine);
  }
}
