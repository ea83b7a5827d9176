package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.MediaProfile;
import dev.atrium.core.MediaSession;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomStatus;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class NkMapperTest {
  /** What this wire shows, and what it leaves to others, by type. Nothing may be forgotten. */
  private static final Map<Class<?>, Set<String>> SHOWN =
      Map.of(
          Room.class, Set.of("ref", "settings", "status", "participants"),
          RoomSettings.class, Set.of("lifetime", "media"),
          MediaProfile.class, Set.of("roomClass", "backend", "audioCodec", "videoCodec", "bitrate"),
          Participant.class, Set.of("identity", "publisher", "legs", "profile"),
          MediaSession.class, Set.of("id", "role", "peer"));

  private static final Map<Class<?>, Set<String>> DROPPED =
      Map.of(
          Room.class, Set.of("version", "times", "password"),
          RoomSettings.class, Set.of("maxParticipants", "metadata", "extras"),
          MediaProfile.class, Set.of("enabledCodecs"),
          Participant.class,
              Set.of(
                  "sid",
                  "state",
                  "kind",
                  "joinedAt",
                  "version",
                  "permission",
                  "tracks",
                  "announced",
                  "details",
                  "presence",
                  "audience"),
          MediaSession.class, Set.of("node", "up", "autoSubscribe"));

  @Test
  void forgetsNothingThatTheDomainKnows() {
    SHOWN.forEach(
        (type, shown) ->
            assertThat(type.getRecordComponents())
                .as("components of %s, shown or dropped on purpose", type.getSimpleName())
                .extracting(RecordComponent::getName)
                .allMatch(
                    name ->
                        shown.contains(name)
                            || DROPPED.getOrDefault(type, Set.of()).contains(name)));
  }

  @Test
  void listsNoComponentThatIsGone() {
    SHOWN.forEach((type, names) -> assertThat(components(type)).containsAll(names));
    DROPPED.forEach((type, names) -> assertThat(components(type)).containsAll(names));
  }

  @Test
  void laysBodiesOverEachOtherAndChangesNeither() {
    ObjectNode lower = object("{'a':1,'b':{'x':1}}");
    ObjectNode upper = object("{'b':{'y':2},'c':3}");

    assertThat(NkMapper.overlaid(lower, upper)).isEqualTo(object("{'a':1,'b':{'y':2},'c':3}"));
    assertThat(lower).isEqualTo(object("{'a':1,'b':{'x':1}}"));
    assertThat(upper).isEqualTo(object("{'b':{'y':2},'c':3}"));
  }

  @Test
  void showsAStatusThatIsNoJsonAsText() {
    RoomStatus status = new RoomStatus(Map.of("odd", "half a {"));

    assertThat(NkMapper.status(status)).isEqualTo(object("{'odd':'half a {'}"));
  }

  private static Set<String> components(Class<?> type) {
    return Set.copyOf(
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) TestClient.json(json);
  }
}
