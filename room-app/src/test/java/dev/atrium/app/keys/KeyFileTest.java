package dev.atrium.app.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir Path folder;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void write() throws IOException {
    path = Files.writeString(folder.resolve("keys.yaml"), "key: hidden\n");
    allow("rw-------");
    file = new KeyFile(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--r-----", "rwxrwx---"})
  void isReadWhereOthersHaveNoRights(String permissions) throws Exception {
    allow(permissions);

    assertThat(file.read()).containsExactly(entry("key", "hidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw----r--", "rw-----w-", "rw------x", "rw-r--r--"})
  void isRefusedWhereOthersHaveAny(String permissions) throws IOException {
    allow(permissions);

    assertRefused("must give others no rights");
  }

  @Test
  void isRefusedWhereItIsNot() throws IOException {
    Files.delete(path);

    assertRefused("is not there");
    assertThat(file.stamp()).isEmpty();
  }

  @Test
  void isRefusedIfItIsAFolder() throws IOException {
    Files.delete(path);
    Files.createDirectory(path);
    allow("rwx------");

    assertRefused("cannot be read");
  }

  @Test
  void isRefusedIfItIsNoText() throws IOException {
    Files.write(path, "key: hidd\u00e9n".getBytes(StandardCharsets.ISO_8859_1));

    assertRefused("must be written in UTF-8");
  }

  @Test
  void isRefusedIfItHoldsNoMap() throws IOException {
    Files.writeString(path, "key: hidden\nother\n");

    assertRefused("must be a YAML map");
  }

  @Test
  void isStampedAnewWithEachChange() throws IOException {
    var first = file.stamp();

    Files.writeString(path, "key: longer\n");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1));
    var changed = file.stamp();
    allow("r--------");

    assertThat(first).isPresent();
    assertThat(changed).isPresent().isNotEqualTo(first);
    assertThat(file.stamp()).isPresent().isNotEqualTo(changed);
  }

  private void allow(String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private void assertRefused(String complaint) {
    assertThatExceptionOfType(UnusableKeysException.class)
        .isThrownBy(file::read)
        .satisfies(
            refusal ->
                assertThat(refusal.demand())
                    .startsWith("names " + path + ", which " + complaint)
                    .doesNotContain("hidd"));
  }
}
