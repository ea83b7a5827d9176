package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NkTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "'x'|x",
        "''|!!",
        "5|5",
        "-7|-7",
        "true|true",
        "false|false",
        "[]|!!",
        "'null'|null",
        "12345678901234567890|12345678901234567890"
      })
  void takesTextsWholeNumbersAndBooleansAsStrings(String json, String expected) {
    assertThat(read(NkType.STRING, json)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1.5", "1.0", "{}", "{'a':1}", "['x']", "[104,105]"})
  void takesNothingElseAsString(String json) {
    assertThat(read(NkType.STRING, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {"5|5", "259200|259200", "'5'|5", "'+5'|5", "'007'|7", "'259200'|259200"})
  void takesWholeNumbersAndTheirDigitsWithinTheBounds(String json, long expected) {
    assertThat(read(NkType.integer(5, 259_200), json)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "259201",
        "-1",
        "5.5",
        "5.0",
        "'5.0'",
        "''",
        "'x'",
        "' 5'",
        "'5 '",
        "true",
        "null",
        "{}",
        "[5]",
        "99999999999999999999",
        "'99999999999999999999'",
        "'٥'"
      })
  void takesNothingElseAsNumber(String json) {
    assertThat(read(NkType.integer(5, 259_200), json)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'SFU'", "' sfu'", "''", "5", "null", "{'a':1}", "['sfu']", "true"})
  void takesOnlyTheVeryWords(String json) {
    assertThat(read(NkType.oneOf("sfu", "mcu"), json)).isEmpty();
    assertThat(read(NkType.oneOf("sfu", "mcu"), "'mcu'")).contains("mcu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {"true|true", "false|false", "'TRUE'|true", "'False'|false", "1|true", "0|false"})
  void takesManyFormsOfYesAndNo(String json, boolean expected) {
    assertThat(read(NkType.BOOL, json)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1'", "'0'", "2", "'yes'", "null", "{}", "[]", "1.0"})
  void takesNothingElseAsYesOrNo(String json) {
    assertThat(read(NkType.BOOL, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {"['a','b']|a,b", "'a'|a", "[1,true]|1,true"})
  void takesASingleElementForAList(String json, String expected) {
    assertThat(read(NkType.listOf(NkType.STRING), json)).contains(List.of(expected.split(",")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1.5]", "['a',null]", "{}", "null"})
  void takesNoListWithAnElementOfAnotherType(String json) {
    assertThat(read(NkType.listOf(NkType.STRING), json)).isEmpty();
    assertThat(read(NkType.listOf(NkType.STRING), "[]")).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'{}'", "null", "5"})
  void takesOnlyObjectsAsObjects(String json) {
    assertThat(read(NkType.OBJECT, json)).isEmpty();
    assertThat(read(NkType.OBJECT, "{}")).isPresent();
  }

  private static <T> Optional<T> read(NkType<T> type, String json) {
    return type.read(TestClient.json(json));
  }
}
