package dev.atrium.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document says of each message by whom it is sent, and what answers it. */
class NkmediaAsyncApiTest {
  private static final Path FOLDER = Path.of("src/main/resources/schema");

  private final SchemaFolder schemas =
      SchemaFolder.load(FOLDER.resolve("nkmedia"), "https://atrium.example/nkmedia/");
  private final JsonNode document = read(FOLDER.resolve("nkmedia.asyncapi.json"));

  @Test
  void describesEveryMessageByItsSchema() {
    Set<String> described = new TreeSet<>();
    document
        .at("/components/messages")
        .propertyStream()
        .forEach(
            message -> {
              String file = message.getValue().at("/payload/schema/$ref").asString();
              String name = file.replaceFirst("nkmedia/(.*)\\.json", "$1");
              assertThat(message.getKey()).isEqualTo(name.replace('/', '.'));
              assertThat(FOLDER.resolve(file)).isRegularFile();
              described.add(name);
            });

    assertThat(schemas.names())
        .filteredOn(NkmediaAsyncApiTest::isMessage)
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void refersOnlyToWhatIsThere() {
    assertThat(SchemaFolder.references(document))
        .filteredOn(reference -> reference.startsWith("#"))
        .isNotEmpty()
        .noneMatch(reference -> document.at(reference.substring(1)).isMissingNode());
  }

  @Test
  void answersEachRequestWithItsResponse() {
    List<String> requests =
        schemas.names().stream()
            .filter(name -> name.contains("/") && name.endsWith(".request"))
            .toList();

    for (String request : requests) {
      JsonNode operation =
          document.path("operations").path(request.replace(".request", "").replace('/', '.'));
      assertThat(operation.path("action").asString()).as(request).isEqualTo("receive");
      assertThat(operation.at("/messages/0/$ref").asString()).endsWith(request.replace('/', '.'));
      assertThat(operation.at("/reply/messages/0/$ref").asString())
          .endsWith(request.replace('/', '.').replace(".request", ".response"));
    }
  }

  private static boolean isMessage(String name) {
    return name.endsWith(".request")
        || name.endsWith(".response")
        || name.endsWith("event")
        || name.equals("ack");
  }

  private static JsonNode read(Path file) {
    try {
      return new JsonMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
