package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers for people: those that no protocol has words for. */
final class PlainText {
  private PlainText() {}

  static void send(HttpServletResponse response, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static void sendNotFound(HttpServletResponse response) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    send(response, HttpServletResponse.SC_NOT_FOUND, "404 page not found\n");
  }
}
