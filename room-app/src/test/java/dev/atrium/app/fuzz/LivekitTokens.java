package dev.atrium.app.fuzz;

import dev.atrium.core.random.Mutations;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens, valid ones and what can be made of them. */
final class LivekitTokens {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] HEADER = bytes("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
  private static final List<String> HEADERS =
      List.of(
          "{\"alg\":\"none\"}",
          "{\"alg\":\"HS512\"}",
          "{\"alg\":null}",
          "{\"alg\":[\"HS256\"]}",
          "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
          "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
          "[]");
  private static final List<String> CLAIMS =
      List.of(
          "\"sub\":7",
          "\"sub\":{\"a\":[1]}",
          "\"exp\":\"soon\"",
          "\"exp\":1e400",
          "\"exp\":-1",
          "\"nbf\":99999999999999999999",
          "\"iat\":[]",
          "\"iss\":null",
          "\"iss\":\"nobody\"",
          "\"video\":[]",
          "\"video\":\"all\"",
          "\"video\":{\"roomJoin\":\"yes\"}",
          "\"video\":{\"room\":{}}",
          "\"video\":{\"canPublishSources\":{\"a\":1}}",
          "\"attributes\":[1]",
          "\"attributes\":{\"a\":1}",
          "\"metadata\":12",
          "\"kind\":3",
          "\"name\":[]",
          "\"sha256\":{}",
          "\"roomConfig\":7",
          "\"roomConfig\":{\"maxParticipants\":-1}",
          "\"roomPreset\":[]");

  private static final Pattern TOKEN = Pattern.compile("eyJ[^.\\s]+\\.[^.\\s]+\\.([\\w-]{20,})");

  private final Mutations mutations;

  LivekitTokens(Mutations mutations) {
    this.mutations = mutations;
  }

  /** One that may do everything in that room. */
  static String good(String room, String identity) {
    return signed(HEADER, claims(room, identity, ""));
  }

  /** Wrong segments, wrong claims under a right signature, or wrong octets anywhere. */
  byte[] spoiled(String room) {
    String extra = mutations.once(2) ? "," + mutations.one(CLAIMS) : "";
    byte[] claims = claims(room, "spoiled", extra);
    return switch (mutations.random().nextInt(5)) {
      case 0 -> bytes(signed(HEADER, mutations.mutated(claims, HEADER)));
      case 1 -> bytes(signed(bytes(mutations.one(HEADERS)), claims));
      case 2 -> bytes(signed(mutations.mutated(HEADER, claims), claims));
      case 3 -> bytes(signed(HEADER, claims));
      default -> mutations.mutated(bytes(signed(HEADER, claims)), bytes("a.b.c.d"));
    };
  }

  /** The signature is what makes a token one: whoever reads it in an answer could use it. */
  static void untold(String request, String answer) {
    Matcher tokens = TOKEN.matcher(request);
    while (tokens.find()) {
      if (answer.contains(tokens.group(1))) {
        throw new AssertionError("tells a token: " + answer);
      }
    }
  }

  private static byte[] claims(String room, String identity, String extra) {
    return bytes(
        """
        {"iss":"devkey","sub":"%s","nbf":1700000000,"exp":%d,"name":"n","metadata":"m",\
        "attributes":{"a":"b"},"video":{"room":"%s","destinationRoom":"fuzz-0",\
        "roomCreate":true,"roomList":true,"roomAdmin":true,"roomJoin":true,\
        "canUpdateOwnMetadata":true}%s}\
        """
            .formatted(identity, Instant.now().getEpochSecond() + 86_400, room, extra));
  }

  private static String signed(byte[] header, byte[] claims) {
    String text = BASE64.encodeToString(header) + "." + BASE64.encodeToString(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(Insides.API_SECRET), "HmacSHA256"));
      return text + "." + BASE64.encodeToString(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
