package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.nkmedia.TestPast.ROOMS;
import static dev.atrium.ws.nkmedia.TestPast.forgetful;
import static dev.atrium.ws.nkmedia.TestPast.id;
import static dev.atrium.ws.nkmedia.TestPast.metadata;
import static dev.atrium.ws.nkmedia.TestPast.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A past that is gone, or never was. */
class NkResyncTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void whatIsGoneIsAnsweredWithTheWishToLookAnew() {
    TestWire forgetful = forgetful(3);
    TestClient first = forgetful.login();
    String old = id(first.ok("core/event/subscribe", ROOMS.formatted("")));
    for (int i = 0; i < 4; i++) {
      say(forgetful.engine(), "old " + i);
    }
    TestClient back = forgetful.login();

    JsonNode answer = back.ok("core/event/subscribe", ROOMS.formatted(old));
    say(forgetful.engine(), "new");

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    List<JsonNode> events = back.events();
    assertThat(metadata(events)).containsExactly("new");
    TestClient again = forgetful.login();
    again.subscribe(ROOMS.formatted(id(answer)));
    assertThat(again.events()).isEqualTo(events);
  }

  @Test
  void anIdOfAnotherStoreIsGone() {
    TestWire other = TestWire.create();
    say(other.engine(), "elsewhere");
    TestClient stranger = other.login();
    String foreign = id(stranger.ok("core/event/subscribe", ROOMS.formatted("")));
    engine.rooms().create(OWNER, leased(STUDIO));
    say(engine, "here");
    say(engine, "and here");

    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(foreign));

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    assertThat(client.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", ".0.99", "0.0.0", "..", ".0.", "12345678.1.1", ".7.0.1"})
  void whatWasNeverAnIdIsGone(String since) {
    say(engine, "one");

    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(since));

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
  }
}
