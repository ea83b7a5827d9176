package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NkLogTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        '\n', '\r', 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x2028, 0x2029, 0x200E, 0x202E, 0x2066, 0xFEFF,
        0xE0001, 0xD800
      })
  void nothingActsOnWhoReadsIt(int codePoint) {
    assertThat(NkLogText.of("one" + Character.toString(codePoint) + "two")).isEqualTo("one two");
  }

  @Test
  void whatIsThereToBeSeenStays() {
    String text = "Grüße, 世界 \uD83D\uDE00 {\"a\":1}";

    assertThat(NkLogText.of(text)).isEqualTo(text);
  }

  @Test
  void moreThanAnybodyReadsIsCutOffAndSaysSo() {
    assertThat(NkLogText.of("x".repeat(2_000))).isEqualTo("x".repeat(2_000));
    assertThat(NkLogText.of("x".repeat(900_000))).isEqualTo("x".repeat(2_000) + "…");
  }

  @Test
  void noCharacterIsCutInTwo() {
    String text = "x".repeat(1_999) + "\uD83D\uDE00";

    assertThat(NkLogText.of(text)).isEqualTo("x".repeat(1_999) + "…");
  }
}
