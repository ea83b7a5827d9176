package dev.atrium.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The JSON schemas of the WebSocket messages fit together and tell right messages from wrong. */
class NkmediaSchemasTest {
  private static final SchemaFolder SCHEMAS =
      SchemaFolder.load(
          Path.of("src/main/resources/schema/nkmedia"), "https://atrium.example/nkmedia/");

  static Set<String> names() {
    return SCHEMAS.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isASchemaUnderTheNameOfItsFile(String name) {
    JsonNode schema = SCHEMAS.schema(name);

    assertThat(schema.path("$id").asString()).isEqualTo(SCHEMAS.id(name));
    assertThat(schema.path("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("description").asString()).isNotBlank();
    assertThat(SCHEMAS.checkSchema(name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void refersOnlyToWhatIsThere(String name) {
    assertThat(SchemaFolder.references(SCHEMAS.schema(name)))
        .allMatch(reference -> SCHEMAS.resolves(name, reference));
  }

  @ParameterizedTest
  @MethodSource("names")
  void acceptsItsExamples(String name) {
    JsonNode examples = SCHEMAS.schema(name).path("examples");

    assertThat(examples.isEmpty()).isEqualTo(name.equals("types"));
    assertThat(examples).allSatisfy(example -> assertThat(SCHEMAS.check(name, example)).isEmpty());
  }

  @Test
  void describesAResponseForEachRequest() {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".request"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(names()).contains(name.replace(".request", ".response")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          request | [1]
          request | {"class":"media","cmd":"create"}
          request | {"class":"media","cmd":"create","data":"x","tid":1}
          request | {"class":"media","cmd":"create","data":null,"tid":1}
          request | {"class":"media","cmd":"create","data":["x"],"tid":1}
          response | {"result":"ok"}
          response | {"result":"error","tid":1}
          response | {"result":"error","data":{"code":"x","error":"y"},"tid":1}
          response | {"result":"error","data":{"code":1},"tid":1}
          ack | {"result":"ok"}
          event | {"class":"core","cmd":"event","data":{"class":"media"},"tid":"1"}
          event | {"class":"core","cmd":"event","data":{"class":"media","body":{}},"tid":1}
          event.response | {"result":"ok","data":{},"tid":1}
          core/user/login.request | {"class":"core","subclass":"user","cmd":"login","data":{},"tid":1}
          core/user/login.response | {"result":"ok","data":{},"tid":1}
          core/event/subscribe.request | {"class":"core","subclass":"event","cmd":"subscribe","data":{},"tid":1}
          core/event/subscribe.request | {"class":"core","subclass":"event","cmd":"subscribe","data":{"class":1.5},"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":[],"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":{"class":"SFU"},"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":{"class":"sfu","timeout":4},"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":{"class":"sfu","timeout":"1h"},"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":{"class":"sfu","room_id":null},"tid":1}
          media/room/create.request | {"class":"media","cmd":"create","data":{"class":"sfu"},"tid":1}
          media/room/destroy.request | {"class":"media","subclass":"room","cmd":"destroy","tid":1}
          media/room/destroy.response | {"result":"ok","data":{},"tid":1}
          media/room/get_info.response | {"result":"ok","tid":1}
          media/room/get_status.response | {"result":"ok","data":{},"tid":1}
          media/room/get_list.response | {"result":"ok","data":[{"room_id":"r"}],"tid":1}
          media/room/member | {"role":"publisher","user_id":"a","peer_id":"p"}
          media/room/member | {"role":"guest","user_id":"a"}
          media/room/status | {"slow_link":true}
          media/room/destroyed.event | {"class":"core","cmd":"event","tid":1,"data":{"class":"media","subclass":"room","type":"destroyed","obj_id":"r","body":{"code":1}}}
          media/room/destroyed.event | {"class":"core","cmd":"event","tid":1,"data":{"class":"media","subclass":"room","type":"destroyed","obj_id":"r","body":{"code":1,"reason":"x","more":1}}}
          media/room/created.event | {"class":"core","cmd":"event","tid":1,"data":{"class":"media","subclass":"room","type":"destroyed","obj_id":"r","body":{"code":1,"reason":"x"}}}
          """)
  void refusesWhatTheWireDoesNotSay(String name, String message) {
    assertThat(SCHEMAS.check(name, message)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          request | {"class":"media","cmd":"create","tid":null,"more":true}
          core/user/login.request | {"class":"core","subclass":"user","cmd":"login","data":{"user":5,"pass":true},"tid":1}
          media/room/create.request | {"class":"media","subclass":"room","cmd":"create","data":{"class":"sfu","room_id":[],"timeout":"600","colour":"red"},"tid":{"a":1}}
          media/room/get_list.request | {"class":"media","subclass":"room","cmd":"get_list","data":[],"tid":1}
          """)
  void acceptsWhatTheServerReadsGenerously(String name, String message) {
    assertThat(SCHEMAS.check(name, message)).isEmpty();
  }
}
