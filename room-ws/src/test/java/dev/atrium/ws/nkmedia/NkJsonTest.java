package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NkJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{\"a\":",
        "nonsense",
        "{} {}",
        "[1,]",
        "{'a':1}",
        "// {}",
        "01",
        "\"\t\"",
        "NaN",
        "-9223371e9992036854775809"
      })
  void refusesWhatIsNotExactlyOneValue(String text) {
    assertThat(NkJson.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud83c\"",
        "\"\\udf89\"",
        "\"\\ud83cx\\udf89\"",
        "\"\\ud83c\\n\\udf89\"",
        "\"\\udf89\\ud83c\"",
        "{\"a\\ud83c\":1}",
        "\"\\\\\\ud83c\""
      })
  void refusesHalfCharacters(String text) {
    assertThat(NkJson.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\ud83c\\udf89\"", "\"\\\\ud83c\"", "\"\\u00e9\\\\\"", "\"\uD83C\uDF89\""})
  void readsWholeOnesHoweverTheyAreWritten(String text) {
    assertThat(NkJson.read(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1.50",
        "0.1",
        "-0.25",
        "100000000000000000000",
        "9007199254740993",
        "12.000",
        "7",
        "1E+400"
      })
  void keepsNumbersAsTheyAreWritten(String number) {
    assertThat(NkJson.write(NkJson.read(number).orElseThrow())).isEqualTo(number);
  }

  @Test
  void refusesWhatIsNestedWithoutEnd() {
    assertThat(NkJson.read("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
  }
}
