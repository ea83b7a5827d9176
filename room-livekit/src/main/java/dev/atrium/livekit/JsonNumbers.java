package dev.atrium.livekit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers of protobuf fields in the spellings of JSON: {@code 2.0}, {@code 1e2} and {@code -0} are
 * integers, {@code 2.5}, {@code +3} and {@code 03} are none.
 */
final class JsonNumbers {
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final int MOST_DIGITS = 20; // of 2^64 - 1
  private static final int SURELY_SHORT = 9; // decimal digits that any 32 bits hold
  private static final int LONGEST = 1_000;

  private JsonNumbers() {}

  static int int32(String text) throws MalformedMessageException {
    return (int) within(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** The bits of a uint32. */
  static int uint32(String text) throws MalformedMessageException {
    return (int) within(text, 0, 0xFFFF_FFFFL);
  }

  static long int64(String text) throws MalformedMessageException {
    return within(text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The bits of a uint64. */
  static long uint64(String text) throws MalformedMessageException {
    BigInteger value = integral(text);
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new MalformedMessageException("out of range");
    }
    return value.longValue();
  }

  /** Rounds to the nearest; what is too large for a double is malformed. */
  static double float64(String text) throws MalformedMessageException {
    requireNumber(text);
    return finite(Double.parseDouble(text));
  }

  /** Rounds to the nearest; what is too large for a float is malformed. */
  static float float32(String text) throws MalformedMessageException {
    requireNumber(text);
    return (float) finite(Float.parseFloat(text));
  }

  private static double finite(double value) throws MalformedMessageException {
    if (Double.isInfinite(value)) {
      throw new MalformedMessageException("out of range");
    }
    return value;
  }

  /** Whether the text is a number of JSON, white space around it excluded. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST && GRAMMAR.matcher(text).matches();
  }

  private static long within(String text, long min, long max) throws MalformedMessageException {
    if (isShort(text)) {
      return Long.parseLong(text);
    }
    BigInteger value = integral(text);
    if (value.bitLength() >= Long.SIZE || value.longValue() < min || value.longValue() > max) {
      throw new MalformedMessageException("out of range");
    }
    return value.longValue();
  }

  /** Plain digits that fit every field and need no further look. */
  private static boolean isShort(String text) {
    int length = text.length();
    if (length == 0 || length > SURELY_SHORT || (text.charAt(0) == '0' && length > 1)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static BigInteger integral(String text) throws MalformedMessageException {
    requireNumber(text);
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.signum() == 0) {
        return BigInteger.ZERO;
      }
      long digits = (long) value.precision() - value.scale(); // before the decimal point
      if (digits > MOST_DIGITS) { // never spell out a huge exponent
        throw new MalformedMessageException("out of range");
      }
      return value.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new MalformedMessageException(e);
    } catch (NumberFormatException e) { // the exponent itself is out of range
      throw new MalformedMessageException(e);
    }
  }

  private static void requireNumber(String text) throws MalformedMessageException {
    if (!isNumber(text)) {
      throw new MalformedMessageException("no number");
    }
  }
}
