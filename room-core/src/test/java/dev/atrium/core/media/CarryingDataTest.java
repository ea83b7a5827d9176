package dev.atrium.core.media;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.Permission;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.SendData;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarryingDataTest {
  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void aPacketOfTheServerReachesEveryoneWhoseChannelsAreOpen() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.join(BOB);

    send(0, List.of(), List.of());

    assertThat(lobby.reliable(alice)).containsExactly("packet hello");
    assertThat(lobby.reliable(bob)).isEmpty();
  }

  @Test
  void aPacketReachesThoseWhomItNamesEitherWay() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);
    Stay carol = lobby.connected(CAROL);

    send(0, List.of(ALICE), List.of(bob.participant().sid()));

    assertThat(lobby.reliable(alice)).hasSize(1);
    assertThat(lobby.reliable(bob)).hasSize(1);
    assertThat(lobby.reliable(carol)).isEmpty();
  }

  @Test
  void everyKindButTheFirstIsLossy() {
    Stay alice = lobby.connected(ALICE);

    send(0, List.of(), List.of());
    send(1, List.of(), List.of());
    send(7, List.of(), List.of());

    assertThat(lobby.reliable(alice)).hasSize(1);
    assertThat(media.leg(leg(alice)).lossy()).hasSize(2);
  }

  @Test
  void whatAClientSendsReachesTheOthersWithItsName() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);

    lobby.receive(alice, "stream chunk");

    assertThat(lobby.reliable(bob))
        .containsExactly("from " + alice.participant().sid() + " stream chunk");
    assertThat(lobby.reliable(alice)).isEmpty();
  }

  @Test
  void whatAClientSendsToOneReachesThatOne() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);
    Stay carol = lobby.connected(CAROL);

    lobby.receive(alice, "to bob packet hi");

    assertThat(lobby.reliable(bob)).hasSize(1);
    assertThat(lobby.reliable(carol)).isEmpty();
  }

  @Test
  void whoMaySendNothingIsNotHeard() {
    Permission silent = new Permission(true, true, false, Set.of(), Set.of());
    Stay alice = lobby.join(ALICE, silent);
    lobby.connect(alice);
    Stay bob = lobby.connected(BOB);
    RecordingListener listener = engine.listen();

    lobby.receive(alice, "packet hi");

    assertThat(lobby.reliable(bob)).isEmpty();
    assertThat(listener.signals()).isEmpty();
  }

  @Test
  void whatNobodyCanReadIsDropped() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);

    lobby.receive(alice, "");
    lobby.receive(alice, "error 1 no-number text"); // the codec fails

    assertThat(lobby.reliable(bob)).isEmpty();
  }

  private void send(int kind, List<ParticipantIdentity> to, List<ParticipantSid> sids) {
    byte[] payload = "hello".getBytes(StandardCharsets.UTF_8);
    DataPacket packet = new DataPacket(kind, payload, sids, to, Optional.empty(), new byte[0]);
    engine.participants().sendData(OWNER, new SendData(LOBBY, packet));
  }
}
