package dev.atrium.ws.nkmedia;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The logged-in connections: by what the wire calls their {@code session_id}, and by user. */
final class NkSessions {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 27;

  private final Map<String, NkConnection> byId = new ConcurrentHashMap<>();
  private final Map<String, Map<String, NkConnection>> byUser = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final int maxPerUser;

  /** What becomes of a connection that wants to be entered. */
  enum Entry {
    DONE,
    ID_IN_USE,
    TOO_MANY
  }

  /**
   * @param maxPerUser 0 for any number
   */
  NkSessions(int maxPerUser) {
    this.maxPerUser = maxPerUser;
  }

  /** An id that nobody can guess (spec §3.2, generation B). */
  String freshId() {
    return random
        .ints(ID_LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }

  /** Enters a connection, or does nothing but say why not. */
  Entry add(NkConnection connection, NkLogin login) {
    if (byId.putIfAbsent(login.connectionId(), connection) != null) {
      return Entry.ID_IN_USE;
    }
    AtomicBoolean entered = new AtomicBoolean();
    byUser.compute(
        login.user(),
        (user, known) -> {
          Map<String, NkConnection> all = known == null ? new ConcurrentHashMap<>(1) : known;
          if (maxPerUser == 0 || all.size() < maxPerUser) {
            all.put(login.connectionId(), connection);
            entered.set(true);
          }
          return all.isEmpty() ? null : all;
        });
    if (!entered.get()) {
      byId.remove(login.connectionId(), connection);
      return Entry.TOO_MANY;
    }
    return Entry.DONE;
  }

  /** Nothing happens where the connection is not entered. */
  void remove(NkConnection connection) {
    connection.login().ifPresent(login -> remove(connection, login));
  }

  Optional<NkConnection> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<String> users() {
    return List.copyOf(byUser.keySet());
  }

  /** The connections of that user by id; nobody's where there is no such user. */
  Map<String, NkConnection> of(String user) {
    return Map.copyOf(byUser.getOrDefault(user, Map.of()));
  }

  private void remove(NkConnection connection, NkLogin login) {
    if (!byId.remove(login.connectionId(), connection)) {
      return;
    }
    byUser.computeIfPresent(
        login.user(),
        (user, all) -> {
          all.remove(login.connectionId());
          return all.isEmpty() ? null : all;
        });
  }
}
