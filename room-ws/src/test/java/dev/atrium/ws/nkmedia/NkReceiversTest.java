package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.SendData;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NkReceiversTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void dataAreToldToEverybodyIfTheyAreForEverybody() {
    engine.rooms().create(OWNER, leased(LOBBY));
    subscribe();

    engine.participants().sendData(OWNER, data(List.of(), List.of()));

    assertThat(client.events())
        .extracting(event -> event.path("body"))
        .containsExactly(
            TestClient.json(
                "{'info':'data','kind':'reliable','topic':'chat','data':'aGk=','from':''}"));
  }

  @Test
  void dataForSomeAreToldToTheseUsersAlone() {
    engine.rooms().create(OWNER, leased(LOBBY));
    TestClient member = wire.login(TestWire.MEMBER);
    member.subscribe("{'class':'media'}");
    subscribe();

    ParticipantIdentity identity = new ParticipantIdentity(TestWire.MEMBER);
    engine.participants().sendData(OWNER, data(List.of(), List.of(identity)));
    engine.participants().sendData(OWNER, data(List.of(new ParticipantSid("PA_x")), List.of()));

    assertThat(member.events()).hasSize(1);
    assertThat(client.events()).isEmpty();
  }

  @Test
  void dataForSidsAreToldToTheUsersInsideWhoHaveThem() {
    Stay stay = engine.stays().join(OWNER, join(LOBBY, new ParticipantIdentity(TestWire.MEMBER)));
    TestClient member = wire.login(TestWire.MEMBER);
    member.subscribe("{'class':'media'}");
    subscribe();

    ParticipantIdentity admin = new ParticipantIdentity(TestWire.ADMIN);
    engine.participants().sendData(OWNER, data(List.of(stay.ref().sid()), List.of()));
    engine.participants().sendData(OWNER, data(List.of(stay.ref().sid()), List.of(admin)));

    assertThat(member.events()).hasSize(2);
    assertThat(client.events()).hasSize(1);
  }

  private void subscribe() {
    client.subscribe("{'class':'media','subclass':'room'}");
    client.frames();
  }

  private static SendData data(List<ParticipantSid> sids, List<ParticipantIdentity> identities) {
    byte[] payload = "hi".getBytes(StandardCharsets.UTF_8);
    DataPacket packet =
        new DataPacket(0, payload, sids, identities, Optional.of("chat"), new byte[0]);
    return new SendData(LOBBY, packet);
  }
}
