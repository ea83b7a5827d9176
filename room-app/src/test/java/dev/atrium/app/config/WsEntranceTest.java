package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WsEntranceTest {
  private final Capacity capacity = new Capacity(10, 1);
  private final WsEntrance entrance =
      new WsEntrance((request, response) -> response.setStatus(101), "/", capacity::isFullFor);

  @Test
  void isClosedToAnAddressThatHasItsSocketsWhicheverWayItIsWritten()
      throws ServletException, IOException {
    assertThat(knock()).isEqualTo(101);
    String booked = new InetSocketAddress("2001:db8::7", 9).getHostString();
    assertThat(capacity.take(ClientAddress.machine(booked))).isPresent();

    assertThat(knock()).isEqualTo(404);
  }

  private int knock() throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.addHeader("Upgrade", "websocket");
    request.setRemoteAddr("[2001:db8::7]"); // as Jetty says it
    MockHttpServletResponse response = new MockHttpServletResponse();
    entrance.service(request, response);
    return response.getStatus();
  }
}
