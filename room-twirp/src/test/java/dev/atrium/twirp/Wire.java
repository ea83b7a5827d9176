package dev.atrium.twirp;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Caller;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The endpoint over a real engine, called as a servlet container calls it. */
final class Wire {
  private final TestEngine engine;
  private final TwirpEndpoint endpoint;
  private final Map<String, String> headers = new HashMap<>();
  private Caller caller = TestEngine.OWNER;

  Wire(TestEngine engine) {
    this(engine, ObservationRegistry.NOOP);
  }

  Wire(TestEngine engine, ObservationRegistry observations) {
    this.engine = engine;
    TwirpRoomService service = new TwirpRoomService(engine.rooms(), engine.participants());
    this.endpoint = new TwirpEndpoint(service, observations);
  }

  TestEngine engine() {
    return engine;
  }

  /** Whoever calls from now on. */
  Wire as(Caller changed) {
    caller = changed;
    return this;
  }

  /** A header of every call from now on. */
  Wire with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Reply json(String method, String body) {
    return post(method, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  Reply protobuf(String method, Message body) {
    return post(method, "application/protobuf", body.toByteArray());
  }

  Reply post(String method, String contentType, byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "");
    request.setPathInfo(TwirpEndpoint.PATH + method);
    request.addHeader("Content-Type", contentType);
    request.setContent(body);
    return send(request);
  }

  Reply send(MockHttpServletRequest request) {
    headers.forEach(request::addHeader);
    request.setAttribute(Caller.class.getName(), caller);
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      endpoint.handleRequest(request, response);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return new Reply(response);
  }

  /** What came back. */
  record Reply(MockHttpServletResponse response) {
    int status() {
      return response.getStatus();
    }

    boolean isOk() {
      return status() == 200;
    }

    byte[] body() {
      return response.getContentAsByteArray();
    }

    String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }

    String contentType() {
      return String.valueOf(response.getContentType());
    }

    /** The answer in the message's JSON or binary form, by its content type. */
    <B extends Message.Builder> B into(B message) {
      try {
        if (contentType().equals("application/json")) {
          JsonFormat.parser().merge(text(), message);
        } else {
          message.mergeFrom(body());
        }
        return message;
      } catch (Exception e) {
        throw new AssertionError(text(), e);
      }
    }
  }
}
