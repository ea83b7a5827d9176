package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The endpoints that have their own rules for CORS and body size.
 *
 * @param cors by path, what lets pages see an answer that is given in an endpoint's place
 */
record OwnRules(Map<String, BiConsumer<HttpServletRequest, HttpServletResponse>> cors) {

  OwnRules {
    cors = Map.copyOf(cors);
  }

  Optional<BiConsumer<HttpServletRequest, HttpServletResponse>> at(RequestPath asked) {
    return Optional.ofNullable(cors.get(asked.routed()));
  }
}
