package dev.atrium.ws.nkmedia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The schemas of this wire's messages, by their files' names without {@code .json}. */
final class PublishedContract {
  private static final String ID = "https://atrium.example/";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          schemas ->
              schemas.schemas(id -> id.startsWith(ID) ? text(id.substring(ID.length())) : null));

  /** Every message that the AsyncAPI document has. */
  Set<String> messages() {
    Set<String> names = new TreeSet<>();
    read("nkmedia.asyncapi.json")
        .at("/components/messages")
        .forEach(message -> names.add(name(message.at("/payload/schema/$ref").asString())));
    return names;
  }

  /** What is wrong with a message. */
  List<Error> check(String name, JsonNode message) {
    return registry
        .getSchema(SchemaLocation.of(ID + "nkmedia/" + name + ".json"))
        .validate(message);
  }

  List<JsonNode> examples(String name) {
    return read("nkmedia/" + name + ".json").path("examples").valueStream().toList();
  }

  /** The fields that a request may have in its data. */
  Set<String> fields(String name) {
    JsonNode data = read("nkmedia/" + name + ".json").at("/properties/data");
    Set<String> fields = new TreeSet<>(data.path("properties").propertyNames());
    if (data.path("$ref").asString("").endsWith("#/$defs/event-filter")) {
      JsonNode filter = read("nkmedia/types.json").at("/$defs/event-filter/properties");
      fields.addAll(filter.propertyNames());
    }
    return fields;
  }

  private static String name(String file) {
    return file.substring("nkmedia/".length(), file.length() - ".json".length());
  }

  private static JsonNode read(String file) {
    return NkJson.read(text(file)).orElseThrow();
  }

  private static String text(String file) {
    try (InputStream stream =
        requireNonNull(
            PublishedContract.class.getResourceAsStream("/schema/" + file), () -> file)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
