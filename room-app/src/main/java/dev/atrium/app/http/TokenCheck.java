package dev.atrium.app.http;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Finds and verifies the access token of a request (LiveKit spec §3.1, §3.2). A wrong one is
 * refused whatever the path; without one a request goes on, and nobody calls.
 */
final class TokenCheck {
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;

  TokenCheck(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Puts the caller, and the token if there is one, into request attributes of their class names.
   *
   * @return whether the request may go on; else it has its answer
   */
  boolean passes(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String header = request.getHeader("Authorization");
    boolean inHeader = header != null && !header.isEmpty();
    if (inHeader && !header.startsWith(SCHEME)) {
      refuse(response, "invalid authorization header. Must start with " + SCHEME);
      return false;
    }
    String token =
        inHeader ? header.substring(SCHEME.length()) : request.getParameter("access_token");
    if (token == null || token.isEmpty()) {
      request.setAttribute(Caller.class.getName(), Caller.ANONYMOUS);
      return true;
    }
    try {
      AccessToken verified = tokens.verify(token);
      request.setAttribute(Caller.class.getName(), verified.caller());
      request.setAttribute(AccessToken.class.getName(), verified);
      return true;
    } catch (TokenException e) {
      refuse(response, text(e));
      return false;
    }
  }

  /** Never says token or key, as later releases of the original do not. */
  private static String text(TokenException refusal) {
    return switch (refusal.kind()) {
      case MALFORMED -> "invalid authorization token";
      case UNKNOWN_KEY -> "invalid API key";
      case CLAIM_UNREADABLE -> "invalid token: (withheld), error: " + refusal.reason();
      case INVALID -> "invalid authorization token: " + refusal.reason();
    };
  }

  private static void refuse(HttpServletResponse response, String text) throws IOException {
    PlainText.send(response, HttpServletResponse.SC_UNAUTHORIZED, text);
  }
}
