package dev.atrium.twirp;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.TestEngine;
import dev.atrium.twirp.Wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conversations as they are on the wire, to the byte; the documentation quotes them. A sample has
 * four lines for each call and a blank one after it: method and content type, body, status and
 * content type, body. Protobuf is in hexadecimal. In the room "studio" is "alice". What is drawn at
 * random is replaced by something of the same length.
 */
class WireSamplesTest {
  private static final String PASSWORD = "ExampleExampleExampleExampleExampleExample0";
  private static final Map<String, String> SIDS =
      Map.of("studio", "RM_StudiStudi22", "lobby", "RM_LobbyLobby22", "alice", "PA_AnAnAnAnAn22");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-room",
        "list-rooms",
        "delete-room",
        "update-room-metadata",
        "participants",
        "owner-calls",
        "routes"
      })
  void theAnswersAreThoseOfTheSample(String name) throws IOException {
    Wire wire = new Wire(TestEngine.create());
    wire.engine().stays().join(OWNER, join(STUDIO, ALICE));
    String sample = sample(name);
    StringJoiner said = new StringJoiner("\n\n", "", "\n");

    for (String exchange : sample.strip().split("\n\n", -1)) {
      String[] lines = exchange.split("\n", -1);
      Reply answer = post(wire, lines[0].split(" ", 3), lines[1]);
      String told = answer.status() + " " + answer.contentType() + "\n" + body(answer);
      said.add(lines[0] + "\n" + lines[1] + "\n" + withStandIns(told, wire.engine()));
    }

    assertThat(said).hasToString(sample);
  }

  private static Reply post(Wire wire, String[] request, String body) {
    byte[] bytes =
        request[2].equals("application/protobuf")
            ? HexFormat.of().parseHex(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return wire.post(request[1], request[2], bytes);
  }

  private static String body(Reply answer) {
    return answer.contentType().equals("application/protobuf")
        ? HexFormat.of().formatHex(answer.body())
        : answer.text();
  }

  private static String withStandIns(String told, TestEngine engine) {
    String text = told;
    for (Room room : engine.rooms().list(OWNER)) {
      text = replaced(text, room.sid().value(), room.name().value());
      text = text.replace(room.password().value(), PASSWORD);
      text = text.replace(hex(room.password().value()), hex(PASSWORD));
      for (Participant participant : room.participants().values()) {
        text = replaced(text, participant.sid().value(), participant.identity().value());
      }
    }
    return text;
  }

  private static String replaced(String text, String sid, String name) {
    String standIn = Objects.requireNonNull(SIDS.get(name), name);
    return text.replace(sid, standIn).replace(hex(sid), hex(standIn));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sample(String name) throws IOException {
    String path = "/wire/" + name + ".txt";
    try (InputStream file =
        Objects.requireNonNull(WireSamplesTest.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
