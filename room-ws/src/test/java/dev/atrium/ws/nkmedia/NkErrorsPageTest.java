package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/nkmedia.md} lists every error of this wire. */
class NkErrorsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "nkmedia.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d{6}) \\| (.+?) \\|.*$", Pattern.MULTILINE);

  @Test
  void listsEachErrorWithItsText() throws IOException {
    Map<Integer, String> shown = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> shown.put(Integer.valueOf(row.group(1)), row.group(2)));

    Map<Integer, String> known = new TreeMap<>();
    Stream.concat(constants(), patterns().stream())
        .forEach(error -> known.put(error.code(), error.text()));
    known.put(NkErrors.STOPPED.code(), "any text");

    assertThat(shown).containsExactlyEntriesOf(known);
  }

  private static List<NkError> patterns() {
    return List.of(
        NkErrors.unknownCommand("CMD"),
        NkErrors.syntax("FIELD"),
        NkErrors.missing("FIELD"),
        NkErrors.internal("REFERENCE"));
  }

  private static Stream<NkError> constants() {
    return Arrays.stream(NkErrors.class.getDeclaredFields())
        .filter(field -> field.getType() == NkError.class)
        .map(NkErrorsPageTest::value);
  }

  private static NkError value(Field constant) {
    try {
      return (NkError) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
