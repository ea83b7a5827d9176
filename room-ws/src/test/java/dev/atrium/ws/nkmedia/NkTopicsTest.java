package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class NkTopicsTest {
  private static final String ANY = NkTopic.ANY;
  private static final NkTopic EVENT = new NkTopic("c", "s", "t", "o");

  private final NkTopics topics = new NkTopics();
  private final Named alice = new Named("alice");
  private final Named bob = new Named("bob");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c|''|''|''",
        "c|s|''|''",
        "c|''|t|''",
        "c|''|''|o",
        "c|s|t|''",
        "c|s|''|o",
        "c|''|t|o",
        "c|s|t|o"
      })
  void findWhoeverAskedForThisOrForAny(String kind, String subclass, String type, String objId) {
    topics.add(new NkTopic(kind, subclass, type, objId), alice, wish("{}"));

    assertThat(matched(EVENT)).containsOnlyKeys(alice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C|''|''|''",
        "x|s|t|o",
        "c|x|''|''",
        "c|''|x|''",
        "c|''|''|x",
        "c|s|t|x",
        "c|x|t|o",
        "*|''|''|''",
        "''|''|''|''"
      })
  void findNobodyElse(String kind, String subclass, String type, String objId) {
    topics.add(new NkTopic(kind, subclass, type, objId), alice, wish("{}"));

    assertThat(matched(EVENT)).isEmpty();
  }

  @Test
  void matchWhatAnEventDoesNotSayOnlyWithAny() {
    topics.add(new NkTopic("c", "s", ANY, ANY), alice, wish("{}"));
    topics.add(new NkTopic("c", ANY, ANY, ANY), bob, wish("{}"));

    assertThat(matched(new NkTopic("c", ANY, "t", "o"))).containsOnlyKeys(bob);
  }

  @Test
  void tellAnObjectThatIsCalledStarFromAny() {
    topics.add(new NkTopic("c", ANY, ANY, "*"), alice, wish("{}"));

    assertThat(matched(new NkTopic("c", ANY, ANY, "o"))).isEmpty();
    assertThat(matched(new NkTopic("c", ANY, ANY, "*"))).containsOnlyKeys(alice);
  }

  @Test
  void findEverybodyOnceAndLayBodiesOverEachOther() {
    topics.add(new NkTopic("c", "s", "t", ANY), alice, wish("{'a':'type','b':'type'}"));
    topics.add(
        new NkTopic("c", ANY, ANY, ANY), alice, wish("{'a':'class','b':'class','c':'class'}"));
    topics.add(new NkTopic("c", "s", ANY, ANY), alice, wish("{'b':'sub','d':'sub'}"));
    topics.add(new NkTopic("c", ANY, ANY, ANY), bob, wish("{'a':'bob'}"));

    assertThat(matched(EVENT))
        .isEqualTo(
            Map.of(
                alice, body("{'a':'type','b':'type','c':'class','d':'sub'}"),
                bob, body("{'a':'bob'}")));
  }

  @Test
  void forgetWhatIsRemoved() {
    topics.add(EVENT, alice, wish("{}"));
    topics.add(EVENT, bob, wish("{}"));
    assertThat(topics.isAnybodyThereFor("c")).isTrue();

    topics.remove(EVENT, alice);
    assertThat(matched(EVENT)).containsOnlyKeys(bob);

    topics.remove(EVENT, bob);
    topics.remove(EVENT, bob);
    assertThat(matched(EVENT)).isEmpty();
    assertThat(topics.isAnybodyThereFor("c")).isFalse();
  }

  @Test
  void knowWhetherAClassIsOfInterestToAnybody() {
    topics.add(new NkTopic("c", "s1", ANY, ANY), alice, wish("{}"));
    topics.add(new NkTopic("c", "s2", ANY, ANY), alice, wish("{}"));
    topics.add(new NkTopic("c", "s2", ANY, ANY), alice, wish("{'again':1}"));
    topics.remove(new NkTopic("c", "s1", ANY, ANY), alice);

    assertThat(topics.isAnybodyThereFor("c")).isTrue();
    assertThat(topics.isAnybodyThereFor("d")).isFalse();

    topics.remove(new NkTopic("c", "s2", ANY, ANY), alice);
    assertThat(topics.isAnybodyThereFor("c")).isFalse();
  }

  private Map<NkSubscriber, ObjectNode> matched(NkTopic event) {
    Map<NkSubscriber, ObjectNode> matched = new HashMap<>();
    List<NkSubscriber> all = new ArrayList<>();
    topics.match(
        NkEvent.toAll(event, NkJson.object()),
        (subscriber, wish) -> {
          all.add(subscriber);
          matched.put(subscriber, wish.body());
        });
    assertThat(all).doesNotHaveDuplicates();
    return matched;
  }

  private static NkWish wish(String json) {
    return NkWish.plain(body(json));
  }

  private static ObjectNode body(String json) {
    return (ObjectNode) TestClient.json(json);
  }

  private record Named(String user) implements NkSubscriber {
    @Override
    public boolean mayHear(NkTopic topic) {
      return true;
    }

    @Override
    public boolean isBehind() {
      return false;
    }

    @Override
    public void tell(String head, Executor sender) {}

    @Override
    public void misses() {}
  }
}
