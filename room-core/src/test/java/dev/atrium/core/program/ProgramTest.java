package dev.atrium.core.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void eachIsGivenAPortOfItsOwn() {
    List<Integer> ports = Stream.generate(Program::freePort).limit(100).toList();

    assertThat(ports).doesNotHaveDuplicates();
  }

  @Test
  void whereAnybodyListensIsNoFreePort() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, HERE);
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
      assertThat(Program.isFree(tcp.getLocalPort())).isFalse();
      assertThat(Program.isFree(udp.getLocalPort())).isFalse();
    }
  }
}
