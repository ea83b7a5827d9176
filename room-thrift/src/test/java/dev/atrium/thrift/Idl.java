package dev.atrium.thrift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published IDL file, read by a parser for as much of the language as the contract uses; anything
 * else is an error.
 */
final class Idl {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|#[^\\n]*", Pattern.DOTALL);
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*|[0-9]+|[^\\s]");

  final Map<String, List<Field>> structs = new LinkedHashMap<>();
  final Map<String, List<Field>> exceptions = new LinkedHashMap<>();
  final Map<String, Service> services = new LinkedHashMap<>();
  String namespace = "";

  private final Deque<String> tokens = new ArrayDeque<>();

  /** A field, an argument or a declared exception. */
  record Field(int id, boolean optional, String type, String name) {}

  record Function(
      String name, boolean oneway, String type, List<Field> arguments, List<Field> thrown) {}

  /**
   * @param parent empty for none
   */
  record Service(String parent, Map<String, Function> functions) {}

  static Idl published(String file) {
    try (InputStream in = Idl.class.getResourceAsStream("/thrift/" + file)) {
      if (in == null) {
        throw new AssertionError(file + " is not on the classpath");
      }
      return new Idl(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Idl(String source) {
    Matcher matcher = TOKEN.matcher(COMMENT.matcher(source).replaceAll(" "));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    while (!tokens.isEmpty()) {
      definition();
    }
  }

  private void definition() {
    String keyword = next();
    switch (keyword) {
      case "namespace" -> {
        expect("*");
        namespace = next();
      }
      case "struct" -> structs.put(next(), fields("{", "}"));
      case "exception" -> exceptions.put(next(), fields("{", "}"));
      case "service" -> service();
      default -> throw new AssertionError("unexpected " + keyword);
    }
  }

  private void service() {
    String name = next();
    String parent = accept("extends") ? next() : "";
    Map<String, Function> functions = new LinkedHashMap<>();
    expect("{");
    while (!accept("}")) {
      Function function = function();
      functions.put(function.name(), function);
    }
    services.put(name, new Service(parent, functions));
  }

  private Function function() {
    boolean oneway = accept("oneway");
    String type = next();
    String name = next();
    List<Field> arguments = fields("(", ")");
    List<Field> thrown = accept("throws") ? fields("(", ")") : List.of();
    accept(",");
    return new Function(name, oneway, type, arguments, thrown);
  }

  private List<Field> fields(String open, String close) {
    List<Field> fields = new ArrayList<>();
    expect(open);
    while (!accept(close)) {
      int id = Integer.parseInt(next());
      expect(":");
      boolean optional = accept("optional");
      fields.add(new Field(id, optional, next(), next()));
      accept(",");
    }
    return fields;
  }

  private String next() {
    return tokens.remove();
  }

  private boolean accept(String token) {
    if (token.equals(tokens.peek())) {
      tokens.remove();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new AssertionError("expected " + token + ", found " + found);
    }
  }
}
