package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.NonceLengthInvalid;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomSignal.DataSent;
import dev.atrium.core.media.DataBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingDataTest {
  private static final byte[] NO_NONCE = {};

  private final TestEngine engine = TestEngine.create();
  private final RecordingListener listener = engine.listen();

  @Test
  void handsThePacketOnUnchangedAndStoresNothing() {
    Room room = engine.rooms().create(OWNER, idle(LOBBY));
    DataPacket packet = packet(nonce(1));
    EventId latest = engine.rooms().latestEvent();

    send(LOBBY, packet);

    assertThat(listener.signals())
        .singleElement()
        .isInstanceOfSatisfying(
            DataSent.class,
            sent -> {
              assertThat(sent.room()).isEqualTo(room.ref());
              assertThat(sent.message().body()).isEqualTo(new DataBody.Packet(packet));
              assertThat(sent.message().from()).isEmpty();
            });
    assertThat(engine.rooms().latestEvent()).isEqualTo(latest);
    assertThat(engine.rooms().get(OWNER, LOBBY)).isEqualTo(room);
  }

  @Test
  void dropsAPacketWhoseNonceTheRoomHasSeen() {
    engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(STUDIO));

    send(LOBBY, packet(nonce(1)));
    send(LOBBY, packet(nonce(1)));
    send(LOBBY, packet(nonce(2)));
    send(STUDIO, packet(nonce(1)));

    assertThat(listener.signals())
        .extracting(signal -> signal.room().name())
        .containsExactly(LOBBY, LOBBY, STUDIO);
  }

  @Test
  void dropsNoPacketThatHasNoNonce() {
    engine.rooms().create(OWNER, idle(LOBBY));

    send(LOBBY, packet(NO_NONCE));
    send(LOBBY, packet(NO_NONCE));

    assertThat(listener.signals()).hasSize(2);
  }

  @Test
  void remembersTheLastHundredNonces() {
    engine.rooms().create(OWNER, idle(LOBBY));
    for (int i = 0; i < 101; i++) {
      send(LOBBY, packet(nonce(i)));
    }
    listener.clear();

    send(LOBBY, packet(nonce(1)));
    assertThat(listener.signals()).isEmpty();

    send(LOBBY, packet(nonce(0)));
    assertThat(listener.signals()).hasSize(1);
  }

  @Test
  void startsAnewWithANewLifeOfTheRoom() {
    engine.rooms().create(OWNER, idle(LOBBY));
    send(LOBBY, packet(nonce(1)));
    engine.rooms().delete(OWNER, delete(LOBBY));
    engine.rooms().create(OWNER, idle(LOBBY));
    listener.clear();

    send(LOBBY, packet(nonce(1)));

    assertThat(listener.signals()).hasSize(1);
  }

  @Test
  void isNotConfusedByASenderThatUsesItsArrayAgain() {
    engine.rooms().create(OWNER, idle(LOBBY));
    byte[] nonce = nonce(1);
    send(LOBBY, packet(nonce));

    nonce[0]++;
    send(LOBBY, packet(nonce));
    send(LOBBY, packet(nonce(1)));

    assertThat(listener.signals()).hasSize(2);
  }

  @Test
  void refusesANonceOfAnyOtherLengthBeforeItLooksForTheRoom() {
    for (int length : new int[] {1, 15, 17, 32}) {
      assertRefused(() -> send(LOBBY, packet(new byte[length])), new NonceLengthInvalid(length));
    }
  }

  @Test
  void refusesARoomThatIsNotThere() {
    assertRefused(() -> send(LOBBY, packet(NO_NONCE)), new RoomNotFound(LOBBY));
  }

  private void send(RoomName room, DataPacket packet) {
    engine.participants().sendData(OWNER, new SendData(room, packet));
  }

  private static byte[] nonce(int number) {
    return ByteBuffer.allocate(16).putInt(number).array();
  }

  private static DataPacket packet(byte[] nonce) {
    return new DataPacket(
        0,
        "hello".getBytes(StandardCharsets.UTF_8),
        List.of(new ParticipantSid("PA_1")),
        List.of(ALICE),
        Optional.of("topic"),
        nonce);
  }
}
