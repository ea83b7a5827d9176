package dev.atrium.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the protobuf contract has to say, read from {@code livekit-tables.tsv}, whose first lines
 * explain its columns.
 */
final class ContractTables {
  private final List<List<String>> rows;

  private ContractTables(List<List<String>> rows) {
    this.rows = rows;
  }

  static ContractTables load() {
    try (InputStream in = ContractTables.class.getResourceAsStream("/livekit-tables.tsv")) {
      String text = new String(requireNonNull(in).readAllBytes(), UTF_8);
      return new ContractTables(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> List.of(line.split("\t", -1)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines that declare a message, an enum or a service together with its file. */
  Set<String> declarations() {
    return lines(row -> Set.of("message", "enum", "service").contains(row.get(0)))
        .collect(toCollection(TreeSet::new));
  }

  /** Names of everything of a kind, such as {@code message}. */
  Set<String> names(String kind) {
    return rows.stream()
        .filter(row -> row.get(0).equals(kind))
        .map(row -> row.get(1))
        .collect(toCollection(TreeSet::new));
  }

  /** Lines that say what {@code owner} consists of, in the order of declaration. */
  List<String> parts(String kind, String owner) {
    return lines(row -> row.get(0).equals(kind) && row.get(1).equals(owner)).toList();
  }

  /** Numbers that no field of the message may ever have again. */
  Set<Integer> reservedNumbers(String message) {
    return rows.stream()
        .filter(row -> row.get(1).equals(message))
        .filter(row -> row.get(0).equals("taken") || isFree(row))
        .map(row -> Integer.valueOf(row.get(2)))
        .collect(toCollection(TreeSet::new));
  }

  /** Names that no field of the message may ever have again. */
  Set<String> reservedNames(String message) {
    Set<String> names =
        rows.stream()
            .filter(row -> row.get(0).equals("retired") && row.get(1).equals(message))
            .map(row -> row.get(3))
            .collect(toCollection(TreeSet::new));
    rows.stream()
        .filter(row -> row.get(0).equals("field") && row.get(1).equals(message))
        .forEach(row -> names.remove(row.get(3)));
    return names;
  }

  private static boolean isFree(List<String> row) {
    return row.get(0).equals("retired") && row.get(4).equals("free");
  }

  private Stream<String> lines(Predicate<List<String>> of) {
    return rows.stream().filter(of).map(row -> String.join("\t", row));
  }
}
