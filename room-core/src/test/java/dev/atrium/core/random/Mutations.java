package dev.atrium.core.random;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils what was valid. The same randomness spoils it in the same way. For one thread. */
public record Mutations(Random random) {
  private static final int MOST = 4;
  private static final int LONGEST = 24_000;

  private static final List<byte[]> PIECES =
      List.of(
          text("null"),
          text("true"),
          text("{}"),
          text("[]"),
          text("\""),
          text("\\u0000"),
          text("\\ud83c"),
          text("-0"),
          text("1e999"),
          text("1.5"),
          text("99999999999999999999999999"),
          text("-9223372036854775809"),
          text("\uFEFF"),
          text("\uD83C\uDF89"),
          text("\u0000"),
          text("../../%00"),
          text("\"room\":"),
          text("\"name\":"),
          text("[".repeat(5_000)),
          text("{\"a\":".repeat(3_000)),
          text("x".repeat(9_000)),
          octets(0xC0, 0x80),
          octets(0xED, 0xA0, 0x80),
          octets(0xFF, 0xFE),
          octets(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01),
          octets(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80),
          octets(0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07),
          octets(0x0B),
          octets(0x0C),
          repeated(0x0B, 3_000),
          repeated(0x0A, 400));

  /** Sometimes nothing is changed at all. */
  public byte[] mutated(byte[] sample, byte[] other) {
    byte[] bytes = sample;
    for (int i = random.nextInt(MOST); i > 0; i--) {
      bytes = changed(bytes, other);
    }
    return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
  }

  /** One of them, all equally likely. */
  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** True once in so many times. */
  public boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private byte[] changed(byte[] bytes, byte[] other) {
    int at = random.nextInt(bytes.length + 1);
    int end = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> joined(bytes, 0, at, bytes, end);
      case 3 -> joined(bytes, 0, end, bytes, at);
      case 4 -> joined(bytes, 0, at, other, random.nextInt(other.length + 1));
      case 5 -> inserted(bytes, at, at, one(PIECES));
      case 6 -> valueReplaced(bytes, at);
      default -> lengthChanged(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** What follows a colon; without one, any place. */
  private byte[] valueReplaced(byte[] bytes, int from) {
    int start = from;
    while (start < bytes.length && bytes[start] != ':') {
      start++;
    }
    start = Math.min(start + 1, bytes.length);
    int end = start;
    while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}') {
      end++;
    }
    return inserted(bytes, start, end, one(PIECES));
  }

  /** In protobuf small octets are mostly tags and lengths. */
  private byte[] lengthChanged(byte[] bytes) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) {
      int at = random.nextInt(Math.min(copy.length, 16));
      copy[at] = (byte) (copy[at] + random.nextInt(7) - 3);
    }
    return copy;
  }

  private static byte[] inserted(byte[] bytes, int from, int to, byte[] piece) {
    return joined(joined(bytes, 0, from, piece, 0), 0, from + piece.length, bytes, to);
  }

  /** A part of one and the rest of another. */
  private static byte[] joined(byte[] first, int from, int to, byte[] second, int rest) {
    var out = new ByteArrayOutputStream(to - from + second.length - rest);
    out.write(first, from, to - from);
    out.write(second, rest, second.length - rest);
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] octets(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] repeated(int value, int times) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
