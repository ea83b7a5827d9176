package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ProfileChange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameters of a request for a connection (signalling spec §1): a join request where there is
 * one, else single parameters.
 */
final class JoinParameters {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String YES = "1";

  private final HttpServletRequest request;

  JoinParameters(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * What they say.
   *
   * @param path on the newer one there has to be a join request
   * @param strict whether attributes that cannot be decoded are refused, and not passed over
   */
  JoinQuery read(SignalPath path, boolean strict) throws RefusedException {
    String joinRequest = text("join_request");
    if (!joinRequest.isEmpty()) {
      return JoinRequests.read(joinRequest);
    }
    if (path == SignalPath.V1) {
      throw SignalErrors.badRequest("join_request is required");
    }
    return new JoinQuery(
        new SignalClient(
            number("protocol"),
            number("client_protocol"),
            Set.of(),
            isYes("auto_subscribe", true),
            isYes("adaptive_stream", false)),
        new ProfileChange(Optional.empty(), Optional.empty(), attributes(strict)),
        !text("publish").isEmpty(),
        isYes("reconnect", false) ? Optional.of(new ParticipantSid(text("sid"))) : Optional.empty(),
        false);
  }

  private Map<String, String> attributes(boolean strict) throws RefusedException {
    String encoded = text("attributes");
    if (encoded.isEmpty()) {
      return Map.of();
    }
    try {
      return attributes(JSON.readTree(Base64.getUrlDecoder().decode(encoded)));
    } catch (IllegalArgumentException | JacksonException e) {
      if (strict) {
        throw SignalErrors.badRequest("cannot decode attributes");
      }
      return Map.of();
    }
  }

  private static Map<String, String> attributes(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("no object");
    }
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!entry.getValue().isString()) {
        throw new IllegalArgumentException("no text");
      }
      attributes.put(entry.getKey(), entry.getValue().stringValue());
    }
    return attributes;
  }

  /** 0 for what is no number. */
  private int number(String name) {
    try {
      return Math.max(0, Integer.parseInt(text(name)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private boolean isYes(String name, boolean fallback) {
    String value = text(name);
    return value.isEmpty() ? fallback : value.equals(YES) || value.equals("true");
  }

  private String text(String name) {
    @Nullable String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}
