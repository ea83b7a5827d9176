package dev.atrium.api;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON schemas of one wire, by their names: the paths of their files, without {@code .json}. */
final class SchemaFolder {
  private static final JsonMapper JSON = new JsonMapper();

  private final String idPrefix;
  private final Map<String, JsonNode> schemas;
  private final SchemaRegistry registry;

  private SchemaFolder(String idPrefix, Map<String, JsonNode> schemas) {
    this.idPrefix = idPrefix;
    this.schemas = schemas;
    Map<String, String> texts =
        schemas.entrySet().stream()
            .collect(toMap(entry -> id(entry.getKey()), entry -> entry.getValue().toString()));
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(texts));
  }

  static SchemaFolder load(Path folder, String idPrefix) {
    Map<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        schemas.put(path.replaceFirst("\\.json$", ""), JSON.readTree(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SchemaFolder(idPrefix, schemas);
  }

  /** The identifier that the schema of this name has to have. */
  String id(String name) {
    return idPrefix + name + ".json";
  }

  Set<String> names() {
    return schemas.keySet();
  }

  JsonNode schema(String name) {
    return requireNonNull(schemas.get(name), name);
  }

  /** Every reference inside a schema, at any depth. */
  static List<String> references(JsonNode schema) {
    return schema.findValues("$ref").stream().map(JsonNode::asString).toList();
  }

  /** Whether there is what the schema of that name refers to. */
  boolean resolves(String name, String reference) {
    String absolute = URI.create(id(name)).resolve(reference).toString();
    int hash = absolute.indexOf('#');
    String id = hash < 0 ? absolute : absolute.substring(0, hash);
    String pointer = hash < 0 ? "" : absolute.substring(hash + 1);
    return schemas.entrySet().stream()
        .filter(entry -> id(entry.getKey()).equals(id))
        .anyMatch(entry -> !entry.getValue().at(pointer).isMissingNode());
  }

  /** What a schema finds wrong with a message. */
  List<Error> check(String name, JsonNode message) {
    return registry.getSchema(SchemaLocation.of(id(name))).validate(message);
  }

  List<Error> check(String name, String message) {
    return check(name, JSON.readTree(message));
  }

  /** What the draft itself finds wrong with a schema. */
  List<Error> checkSchema(String name) {
    String draft = SpecificationVersion.DRAFT_2020_12.getDialectId();
    return registry.getSchema(SchemaLocation.of(draft)).validate(schema(name));
  }
}
