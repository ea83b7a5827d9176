package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WsEntranceTest {
  private static final String MACHINE =
      ClientAddress.machine(new InetSocketAddress("2001:db8::7", 9).getHostString());

  private final Capacity capacity = new Capacity(10, 1);
  private final WsEntrance entrance =
      new WsEntrance(
          (request, response) -> response.setStatus(101),
          Optional.of((request, response) -> response.setStatus(isFull() ? 200 : 500)),
          "/api",
          capacity);

  @Test
  void isClosedToAnAddressThatHasItsSocketsWhicheverWayItIsWritten()
      throws ServletException, IOException {
    assertThat(knock()).isEqualTo(101);
    assertThat(capacity.take(MACHINE)).isPresent();

    assertThat(knock()).isEqualTo(404);
  }

  @Test
  void givesRequestsThePlaceOfAConnectionWhileTheyLast() throws ServletException, IOException {
    assertThat(knock("POST", "/api/rpc")).isEqualTo(200);
    assertThat(knock("POST", "/api")).isEqualTo(200);
    assertThat(capacity.take(MACHINE)).isPresent();

    assertThat(knock("POST", "/api")).isEqualTo(404);
  }

  @Test
  void saysThatABodyTookTooLongAndTakesThePlaceBack() throws ServletException, IOException {
    WsEntrance patient =
        new WsEntrance(
            (request, response) -> {},
            Optional.of(
                (request, response) -> {
                  throw new SocketTimeoutException("slow");
                }),
            "/",
            capacity);
    MockHttpServletResponse response = new MockHttpServletResponse();

    patient.service(new MockHttpServletRequest("POST", "/"), response);

    assertThat(response.getStatus()).isEqualTo(408);
    assertThat(knock("POST", "/api")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, /", "POST, /apis", "PUT, /api", "GET, /elsewhere"})
  void letsNothingElseIn(String method, String path) throws ServletException, IOException {
    assertThat(knock(method, path)).isEqualTo(404);
  }

  @Test
  void leavesTheAnswerToABrokenRequestAsItIs() throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api");
    request.addHeader("Upgrade", "websocket");
    request.setDispatcherType(DispatcherType.ERROR);
    MockHttpServletResponse response = new MockHttpServletResponse();
    response.setStatus(400);

    entrance.service(request, response);

    assertThat(response.getStatus()).isEqualTo(400);
  }

  private boolean isFull() {
    return capacity.isFullFor(MACHINE);
  }

  private int knock() throws ServletException, IOException {
    return knock("GET", "/api");
  }

  private int knock(String method, String path) throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    if (method.equals("GET")) {
      request.addHeader("Upgrade", "websocket");
    }
    request.setRemoteAddr("[2001:db8::7]"); // as Jetty says it
    MockHttpServletResponse response = new MockHttpServletResponse();
    entrance.service(request, response);
    return response.getStatus();
  }
}
