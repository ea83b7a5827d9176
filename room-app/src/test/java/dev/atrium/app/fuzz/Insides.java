package dev.atrium.app.fuzz;

import java.util.List;
import java.util.regex.Pattern;

/** What only the server knows, and nothing that it says or logs may tell. */
final class Insides {
  /** Signs access tokens. */
  static final String API_SECRET = "zKq5vT0eHc3mW8yRb1LdXj7Ns";

  /** Signs TURN credentials. */
  static final String TURN_SECRET = "pG4uFo9iAx2kS6tVn0EhYw8Cz";

  private static final Pattern WORKINGS =
      Pattern.compile(
          "Exception|\\.java:|\\b(java|javax|jakarta|jdk)\\.[a-z]+\\.|dev\\.atrium"
              + "|org\\.(eclipse|spring|apache)|com\\.(google|nimbus)|tools\\.jackson|io\\.netty"
              + "|Caused by");

  private Insides() {}

  /** Neither a secret nor how it works: no names of classes, no stack trace. */
  static void untold(String answer) {
    secretsUntold(answer);
    if (WORKINGS.matcher(answer).find()) {
      throw new AssertionError("tells of the inside: " + answer);
    }
  }

  static void secretsUntold(String text) {
    for (String secret : List.of(API_SECRET, TURN_SECRET)) {
      if (text.contains(secret)) {
        throw new AssertionError("tells a secret: " + text);
      }
    }
  }
}
