package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/**
 * The endpoint that has its own rules for CORS and body size.
 *
 * @param cors lets pages see what is answered in its place
 */
record OwnRules(String path, BiConsumer<HttpServletRequest, HttpServletResponse> cors) {

  boolean holdAt(RequestPath asked) {
    return asked.routed().equals(path);
  }
}
