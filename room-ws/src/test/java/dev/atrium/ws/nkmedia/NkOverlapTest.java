package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.nkmedia.TestPast.ROOMS;
import static dev.atrium.ws.nkmedia.TestPast.id;
import static dev.atrium.ws.nkmedia.TestPast.ids;
import static dev.atrium.ws.nkmedia.TestPast.metadata;
import static dev.atrium.ws.nkmedia.TestPast.say;
import static dev.atrium.ws.nkmedia.TestPast.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions of one connection that want the same events, or begin in different places. */
class NkOverlapTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void overlappingSubscriptionsAreToldThePastOnce() {
    String present = subscribe(client, "");
    say(engine, "one");
    say(engine, "two");
    TestClient back = wire.login();

    back.subscribe("{'class':'media','since':'" + present + "','body':{'tag':1}}");
    back.subscribe(ROOMS.formatted(present));
    back.subscribe("{'class':'media','obj_id':'lobby','since':'" + present + "'}");
    back.subscribe(ROOMS.formatted(present));
    say(engine, "three");

    assertThat(metadata(back.events())).containsExactly("one", "two", "three");
  }

  @Test
  void whatTheConnectionWasToldIsNotMissed() {
    String present = subscribe(client, "");
    TestClient other = wire.login();
    say(engine, "one");
    other.subscribe("{'class':'media','type':'info'}");
    say(engine, "two");

    other.subscribe(ROOMS.formatted(present));
    say(engine, "three");

    List<JsonNode> events = other.events();
    assertThat(metadata(events)).containsExactly("two", "one", "three");
    assertThat(ids(events).getFirst()).isEmpty();
    assertThat(ids(events).subList(1, 3)).doesNotContain("");
  }

  @Test
  void subscriptionsThatBeginInDifferentPlacesAreEachToldTheirs() {
    say(engine, "zero");
    String early = subscribe(client, "");
    engine.rooms().create(OWNER, leased(STUDIO));
    say(engine, "one");
    String late = id(client.events().getLast());
    say(engine, "two");
    TestClient back = wire.login();

    back.subscribe("{'class':'media','type':'info','since':'" + late + "'}");
    back.subscribe("{'class':'media','type':'created','since':'" + early + "'}");
    say(engine, "three");

    assertThat(back.events())
        .extracting(event -> event.path("type").asString())
        .containsExactly("info", "created", "info");
  }
}
