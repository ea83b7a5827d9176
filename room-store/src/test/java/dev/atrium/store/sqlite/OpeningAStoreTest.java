package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atrium.core.EventId;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningAStoreTest {
  @TempDir private Path folder;

  @Test
  void makesTheFileAndTheFoldersAboveIt() {
    Path file = folder.resolve("new/and odd?%20#/rooms.db");

    open(file).close();

    assertThat(file).isRegularFile();
  }

  @Test
  void leavesNothingButTheFileAndItsLockWhenItIsClosed() throws IOException {
    try (SqliteRoomStore store = open(file())) {
      start(store, LOBBY);
    }

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("rooms.db", "rooms.db.lock");
    }
  }

  @Test
  void showsItsFilesToTheirOwnerOnly() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
    Files.createFile(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    try (SqliteRoomStore store = open(file());
        Stream<Path> files = Files.list(folder)) {
      start(store, LOBBY);

      assertThat(files)
          .hasSizeGreaterThan(2)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .as("permissions of %s", path)
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void isRefusedWhileTheFileIsInUse() throws IOException {
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
    SqliteRoomStore first = open(file());

    for (Path path : List.of(file(), alias.resolve("rooms.db"), folder.resolve("x/../rooms.db"))) {
      assertThatThrownBy(() -> open(path))
          .as("opening %s", path)
          .isInstanceOf(StoreInUseException.class)
          .hasMessage("The store file %s is in use by this process already.", real(file()));
    }

    first.close();
    open(file()).close();
  }

  @ParameterizedTest
  @CsvSource({"FULL, 2", "NORMAL, 1"})
  void waitsForTheDiskAsItIsTold(Durability durability, int synchronous) throws SQLException {
    SqliteSettings settings = SqliteSettings.of(file()).with(durability);
    try (SqliteRoomStore store = open(settings);
        Statement statement = store.database().writer().createStatement();
        ResultSet result = statement.executeQuery("PRAGMA synchronous")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getInt(1)).isEqualTo(synchronous);
    }
  }

  @Test
  void findsEveryoneInTheOrderOfTheirJoining() {
    List<RoomEvent> life = SampleEvents.lifeOfEverything(LOBBY, "RM_1");
    RoomEvent[] withoutEnd = life.subList(0, life.size() - 1).toArray(RoomEvent[]::new);
    List<ParticipantIdentity> inside;
    try (SqliteRoomStore store = open(file())) {
      Room room = store.change(LOBBY, none -> List.of(withoutEnd)).orElseThrow();
      Room back =
          store
              .change(
                  LOBBY,
                  found ->
                      List.of(
                          new RoomEvent.ParticipantLeft(
                              room.ref(),
                              TestClock.START,
                              room.participants().firstEntry().getValue(),
                              LeaveReason.DUPLICATE_IDENTITY),
                          new RoomEvent.ParticipantJoined(
                              room.ref(),
                              TestClock.START,
                              room.participants().firstEntry().getValue())))
              .orElseThrow();
      inside = List.copyOf(back.participants().sequencedKeySet());
      assertThat(inside).hasSize(3).isNotEqualTo(List.copyOf(room.participants().keySet()));
    }

    try (SqliteRoomStore store = open(file())) {
      Room found = store.find(LOBBY).orElseThrow();
      assertThat(found.participants().sequencedKeySet()).containsExactlyElementsOf(inside);
    }
  }

  @Test
  void findsNamesThatAreNoUnicode() {
    List<RoomName> names =
        Stream.of("\uD800", "\uD801", "a\uDC00b", "?", "\uFFFD", "\u0000", "")
            .map(RoomName::new)
            .toList();
    try (SqliteRoomStore store = open(file())) {
      names.forEach(name -> start(store, name));
    }

    try (SqliteRoomStore store = open(file())) {
      assertThat(store.all()).extracting(Room::name).containsExactlyInAnyOrderElementsOf(names);
      assertThat(store.eventsAfter(new EventId("0"), 10))
          .extracting(stored -> stored.event().room().name())
          .containsExactlyElementsOf(names);
    }
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(file(), "Dear diary, today I met a room.\n".repeat(100));

    assertRefused(file(), "is not a SQLite database.");
  }

  @Test
  void refusesADamagedFileAndTakesARepairedOne() throws IOException {
    try (SqliteRoomStore store = open(file())) {
      for (int i = 0; i < 50; i++) {
        start(store, new RoomName("room " + i));
      }
    }
    byte[] sound = Files.readAllBytes(file());
    byte[] damaged = sound.clone();
    for (int i = 4096; i < damaged.length; i += 4096) {
      damaged[i] = 99; // no kind of page
    }

    Files.write(file(), damaged);
    assertThatThrownBy(() -> open(file()))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageStartingWith("The store file " + real(file()) + " is damaged");

    Files.write(file(), sound);
    try (SqliteRoomStore store = open(file())) {
      assertThat(store.count()).isEqualTo(50);
    }
  }

  @Test
  void refusesADatabaseOfAnotherProgramAndLeavesItAlone() throws SQLException, IOException {
    run("CREATE TABLE accounts (id INTEGER PRIMARY KEY)");

    byte[] before = Files.readAllBytes(file());

    assertRefused(file(), "is a database of another program.");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void refusesAFileOfANewerRelease() throws SQLException {
    open(file()).close();
    run("PRAGMA user_version = " + (Schema.VERSION + 1));

    assertRefused(
        file(),
        "was written by a newer release (format %d, this one knows %d)."
            .formatted(Schema.VERSION + 1, Schema.VERSION));
  }

  @Test
  void refusesARoomThatCannotBeRead() throws SQLException {
    try (SqliteRoomStore store = open(file())) {
      start(store, LOBBY);
    }
    run("UPDATE events SET body = '{\"settings\":{\"lifetime\":\"secret\"}}'");

    assertRefused(file(), "holds something that is no room.");
  }

  @Test
  void refusesARoomWithoutSettings() throws SQLException {
    try (SqliteRoomStore store = open(file())) {
      start(store, LOBBY);
    }
    run("UPDATE rooms SET settings_at = 7");

    assertRefused(file(), "holds something that is no room.");
  }

  @Test
  void refusesAFolder() throws IOException {
    Files.createDirectory(file());

    assertRefused(file(), "is not a writable file.");
  }

  @Test
  void refusesAPathThatLeadsThroughAFile() throws IOException {
    Files.createFile(file());
    Path below = file().resolve("rooms.db");

    assertThatThrownBy(() -> open(below))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageStartingWith("The store file " + below + " cannot be made or written: ");
  }

  @Test
  void refusesAFolderThatCannotBeWritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Path proc = Path.of("/proc");
    Path readOnly = Files.isWritable(closed) ? proc : closed; // root may write anywhere but there
    assumeTrue(Files.isDirectory(readOnly));

    assertThatThrownBy(() -> open(readOnly.resolve("atrium/rooms.db")))
        .isInstanceOf(StoreOpenException.class)
        .hasMessageContaining("cannot be made or written");
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(StoreOpenException.class)
        .hasMessage("The store file " + real(file) + " " + why);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Path file() {
    return folder.resolve("rooms.db");
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SqliteRoomStore open(Path file) {
    return open(SqliteSettings.of(file));
  }

  private static SqliteRoomStore open(SqliteSettings settings) {
    return SqliteRoomStore.open(settings, new LocalEventBus(Runnable::run), new TestClock());
  }

  private static void start(SqliteRoomStore store, RoomName name) {
    String sid = "RM_" + name.value().codePoints().sum();
    store.change(name, none -> List.of(SampleEvents.started(name, sid)));
  }
}
