package dev.atrium.app.keys;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with API keys, which nobody but its owner and group may use (LiveKit spec §3.7). */
public final class KeyFile {
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path path;

  public KeyFile(Path path) {
    this.path = path;
  }

  /**
   * What a file is told from its next version by.
   *
   * @param permissions empty where the file system knows none
   */
  public record Stamp(
      FileTime modified,
      long size,
      @Nullable Object identity,
      Set<PosixFilePermission> permissions) {}

  /** Empty where there is no such file, or it cannot be looked at. */
  public Optional<Stamp> stamp() {
    try {
      BasicFileAttributes found = attributes();
      return Optional.of(
          new Stamp(found.lastModifiedTime(), found.size(), found.fileKey(), permissions(found)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The secrets by key. */
  public Map<String, String> read() throws UnusableKeysException {
    try {
      return KeyList.parse(content());
    } catch (UnusableKeysException e) {
      throw new UnusableKeysException("names " + path + ", which " + e.demand());
    }
  }

  private String content() throws UnusableKeysException {
    try {
      if (permissions(attributes()).stream().anyMatch(OF_OTHERS::contains)) {
        throw new UnusableKeysException("must give others no rights: chmod o-rwx takes them away");
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new UnusableKeysException("is not there");
    } catch (CharacterCodingException e) {
      throw new UnusableKeysException("must be written in UTF-8");
    } catch (IOException e) {
      throw new UnusableKeysException("cannot be read");
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(path, PosixFileAttributes.class);
    } catch (UnsupportedOperationException e) {
      return Files.readAttributes(
          path, BasicFileAttributes.class); // rights are something else here
    }
  }

  private static Set<PosixFilePermission> permissions(BasicFileAttributes attributes) {
    return attributes instanceof PosixFileAttributes posix ? posix.permissions() : Set.of();
  }
}
