package dev.atrium.app.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyListTest {

  @Test
  void isAMapOfKeysToSecrets() throws UnusableKeysException {
    String yaml =
        """
        # of the back ends
        APIone: first-secret
        "API two": 'second: secret'
        """;

    assertThat(KeyList.parse(yaml))
        .containsExactly(entry("APIone", "first-secret"), entry("API two", "second: secret"));
  }

  @ParameterizedTest
  @CsvSource({"key: 0123, 0123", "key: yes, yes", "key: 1.0, 1.0", "key: ~, ~", "12: 7, 7"})
  void takesWhatLooksLikeSomethingElseForTheTextThatItIs(String yaml, String secret)
      throws UnusableKeysException {
    assertThat(KeyList.parse(yaml)).containsValue(secret);
  }

  @Test
  void mayBeWrittenInOneLine() throws UnusableKeysException {
    assertThat(KeyList.parse("{a: first, b: second}"))
        .containsExactly(entry("a", "first"), entry("b", "second"));
  }

  @Test
  void mayBeSaidToHoldNothing() throws UnusableKeysException {
    assertThat(KeyList.parse("{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|map",
        "# nothing yet|map",
        "hidden|map",
        "[hidden]|map",
        "key: hidden\\n other: - hidden|line 2",
        "key:|line 1",
        "key: ''|line 1",
        "'': hidden|line 1",
        "a: hidden\\nb: {c: hidden}|line 2",
        "a: hidden\\na: hidden|line 2",
        "a: hidden\\n\\tb: hidden|line 2",
        "a: \"hidden|line",
        "a: *hidden|line 1"
      })
  void isRefusedWithoutRepeatingASecret(String yaml, String complaint) {
    String text = yaml.replace("\\n", "\n").replace("\\t", "\t");

    assertThatExceptionOfType(UnusableKeysException.class)
        .isThrownBy(() -> KeyList.parse(text))
        .satisfies(
            refusal -> {
              assertThat(refusal.demand()).startsWith("must be a YAML map").contains(complaint);
              assertThat(refusal).hasNoCause();
              assertThat(refusal.toString()).doesNotContain("hidden");
            });
  }
}
