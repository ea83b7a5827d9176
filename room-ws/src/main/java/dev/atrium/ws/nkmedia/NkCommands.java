package dev.atrium.ws.nkmedia;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands there are, and what is said of those there are not (spec §2.7, step 3). */
final class NkCommands {
  static final NkWords LOGIN = new NkWords("core", "user", "login");

  private final Map<NkWords, NkCommand> commands;

  NkCommands(Stream<NkCommand> all) {
    commands = all.collect(Collectors.toUnmodifiableMap(NkCommand::words, Function.identity()));
  }

  Collection<NkWords> words() {
    return commands.keySet();
  }

  /**
   * The command of these words, or a refusal.
   *
   * @param words empty where the request's words are not even strings
   */
  NkCommand find(Optional<NkWords> words) {
    NkWords known = words.orElseThrow(() -> new NkException(NkErrors.NOT_IMPLEMENTED));
    NkCommand command = commands.get(known);
    if (command == null) {
      throw new NkException(unknown(known));
    }
    return command;
  }

  private static NkError unknown(NkWords words) {
    boolean named =
        words.kind().equals("core")
            || (words.kind().equals("media") && words.subclass().equals("session"));
    return named ? NkErrors.unknownCommand(words.cmd()) : NkErrors.NOT_IMPLEMENTED;
  }
}
