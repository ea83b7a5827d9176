package dev.atrium.store.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store's file, held by one store at a time through a lock on a second file beside it. Both are
 * for their owner's eyes only: rooms have secrets.
 */
final class StoreFile implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * Lock files held by this process. Asked before a lock file is touched: where locks are POSIX's,
   * closing any descriptor of the file gives up the lock of the whole process.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final String THIS_PROCESS = "this process already";

  private final Path path;
  private final Path lockPath;
  private final FileChannel lockChannel;

  private StoreFile(Path path, Path lockPath, FileChannel lockChannel) {
    this.path = path;
    this.lockPath = lockPath;
    this.lockChannel = lockChannel;
  }

  /**
   * Makes the file and the folders above it where they are missing.
   *
   * @throws StoreOpenException if it cannot be had, or cannot be written
   */
  static StoreFile claim(Path file) {
    try {
      Path path = resolve(file.toAbsolutePath().normalize());
      Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
      if (!HELD_HERE.add(lockPath)) {
        throw new StoreInUseException(path, THIS_PROCESS);
      }
      try {
        return claim(path, lockPath);
      } catch (IOException | RuntimeException e) {
        HELD_HERE.remove(lockPath);
        throw e;
      }
    } catch (IOException e) {
      throw new StoreOpenException(
          "The store file " + file + " cannot be made or written: " + reason(e) + ".", e);
    }
  }

  Path path() {
    return path;
  }

  /** Takes the file from the eyes of others, where it was made by somebody less careful. */
  void restrict() throws IOException {
    restrict(path);
  }

  /** Lets the next one in. The lock's file stays: removing it could cost somebody else the lock. */
  @Override
  public void close() throws IOException {
    try {
      lockChannel.close();
    } finally {
      HELD_HERE.remove(lockPath);
    }
  }

  private static StoreFile claim(Path path, Path lockPath) throws IOException {
    make(lockPath);
    FileChannel channel =
        FileChannel.open(lockPath, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(path, channel);
      make(path);
      if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
        throw new StoreOpenException("The store file " + path + " is not a writable file.", null);
      }
      return new StoreFile(path, lockPath, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** One name for a file, however it is reached. */
  private static Path resolve(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    return folder.toRealPath().resolve(file.getFileName());
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new StoreInUseException(path, holder(channel));
      }
    } catch (OverlappingFileLockException e) { // held through another class loader
      throw new StoreInUseException(path, THIS_PROCESS);
    }
    channel.truncate(0);
    channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String digits = US_ASCII.decode(pid.flip()).toString();
    return digits.matches("[0-9]+") ? "process " + digits : "another process";
  }

  private static void make(Path file) throws IOException {
    try {
      Files.createFile(file);
      restrict(file);
    } catch (FileAlreadyExistsException e) {
      // all the better
    }
  }

  private static void restrict(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
      view.setPermissions(OWNER_ONLY);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
