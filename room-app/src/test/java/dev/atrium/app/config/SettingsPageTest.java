package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.BoundSettings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** {@code docs/settings.md} lists every setting, and none that is not. */
class SettingsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(room\\.[^`]*)` \\| (\\S.*?|) ?\\| (\\S.*?) \\| ?(.*?) ?\\|");

  private final Properties profiles = read("application.yaml");

  @Test
  void showsEachSettingWithItsDefaultAndItsForm() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    BoundSettings.find().forEach((name, setting) -> expected.put(name, cells(name, setting)));

    Map<String, String> shown =
        rows().stream()
            .collect(
                Collectors.toMap(
                    row -> row.group(1),
                    row -> row.group(2) + " | " + row.group(3),
                    (one, other) -> "twice",
                    TreeMap::new));

    assertThat(shown).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void saysWhatEachMeans() throws IOException {
    assertThat(rows()).allSatisfy(row -> assertThat(row.group(4)).as(row.group(1)).isNotBlank());
  }

  /** What every profile is given counts, else what the record says. */
  private String cells(String name, Setting setting) {
    String given = Objects.requireNonNullElse(profiles.getProperty(name), setting.standard());
    boolean none = given.isEmpty() || given.startsWith("${");
    return (none ? "none" : "`" + given + "`") + " | " + setting.form();
  }

  private static List<Matcher> rows() throws IOException {
    return Arrays.stream(Files.readString(PAGE).split("\n"))
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .toList();
  }

  private static Properties read(String yaml) {
    var reader = new YamlPropertiesFactoryBean();
    reader.setResources(new ClassPathResource(yaml));
    Properties read = reader.getObject();
    return read == null ? new Properties() : read;
  }
}
