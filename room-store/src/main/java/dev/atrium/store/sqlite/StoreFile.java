package dev.atrium.store.sqlite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
        throw new StoreInUseException(path, "this process already");
      }
      return claim(path, lockPath);
    } catch (IOException e) {
      throw new StoreOpenException(
          "The store file " + file + " cannot be made or written: " + reason(e) + ".", e);
    }
  }

  Path path() {
    return path;
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
    boolean claimed = false;
    try {
      FileChannel channel = lock(path, lockPath);
      try {
        restrict(path);
        if (Files.isDirectory(path) || !Files.isWritable(path)) {
          throw new StoreOpenException("The store file " + path + " is not writable.", null);
        }
        claimed = true;
        return new StoreFile(path, lockPath, channel);
      } finally {
        if (!claimed) {
          channel.close();
        }
      }
    } finally {
      if (!claimed) {
        HELD_HERE.remove(lockPath);
      }
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

  private static FileChannel lock(Path path, Path lockPath) throws IOException {
    restrict(lockPath);
    FileChannel channel =
        FileChannel.open(lockPath, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new StoreInUseException(path, holder(channel));
      }
      locked = true;
      channel.truncate(0);
      channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String digits = US_ASCII.decode(pid.flip()).toString();
    return digits.matches("[0-9]+") ? "process " + digits : "another process";
  }

  private static void restrict(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // made earlier, perhaps by somebody less careful
    }
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
