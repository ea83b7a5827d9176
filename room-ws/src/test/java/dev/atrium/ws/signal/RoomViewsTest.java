package dev.atrium.ws.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.Participant;
import dev.atrium.core.Seed;
import dev.atrium.livekit.LivekitMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

/** What clients make of a room from what they are told, however late and in whatever pieces. */
class RoomViewsTest {
  private static final int TRIALS = Math.min(Seed.trials(60), 5_000);
  private static final int STEPS = 150;

  private final long seed = Seed.ofThisRun().value();

  @Test
  void makeSenseAllTheTimeAndAgreeWithTheRoomInTheEnd() throws IOException {
    for (int trial = 0; trial < TRIALS; trial++) {
      RandomLobby lobby = new RandomLobby(seed + trial);
      for (int step = 0; step < STEPS; step++) {
        lobby.step();
      }
      lobby.settle();

      check(lobby, "trial with the seed " + (seed + trial));
    }
  }

  private static void check(RandomLobby lobby, String trial) {
    List<Participant> inside = lobby.participants();
    for (RandomLobby.Client client : lobby.clients()) {
      RoomView view = view(client, trial);
      if (lobby.isOpen(client)) {
        assertThat(view.inside().values().stream().map(RoomViewsTest::unversioned))
            .as(trial)
            .containsExactlyInAnyOrderElementsOf(seenBy(client, inside).values());
        assertThat(view.metadata()).as(trial).isEqualTo(lobby.metadata());
      } else {
        assertThat(client.peer().closedWith()).as(trial).isIn(null, CloseStatus.NORMAL);
      }
    }
  }

  private static RoomView view(RandomLobby.Client client, String trial) {
    try {
      return RoomView.of(client.sid(), client.peer().received());
    } catch (AssertionError e) {
      String told =
          client.peer().received().stream()
              .map(RoomViewsTest::brief)
              .collect(Collectors.joining("\n"));
      throw new AssertionError(trial + ", told\n" + told, e);
    }
  }

  private static String brief(SignalResponse message) {
    return switch (message.getMessageCase()) {
      case UPDATE -> "UPDATE " + brief(message.getUpdate().getParticipantsList());
      case JOIN ->
          "JOIN "
              + brief(List.of(message.getJoin().getParticipant()))
              + brief(message.getJoin().getOtherParticipantsList());
      default -> message.getMessageCase().toString();
    };
  }

  private static String brief(List<ParticipantInfo> participants) {
    return participants.stream()
        .map(
            one ->
                "%s %s v%d %s"
                    .formatted(one.getIdentity(), one.getSid(), one.getVersion(), one.getState()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Map<String, ParticipantInfo> seenBy(
      RandomLobby.Client client, List<Participant> inside) {
    return inside.stream()
        .filter(one -> !one.isHidden() || one.sid().value().equals(client.sid()))
        .map(LivekitMapper::participant)
        .collect(Collectors.toMap(ParticipantInfo::getSid, RoomViewsTest::unversioned));
  }

  private static ParticipantInfo unversioned(ParticipantInfo info) {
    return info.toBuilder().clearVersion().build();
  }
}
