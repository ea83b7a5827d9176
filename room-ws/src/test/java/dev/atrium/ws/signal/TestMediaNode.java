package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomRef;
import dev.atrium.core.StayRef;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.TestMedia;
import dev.atrium.livekit.LivekitPackets;
import java.util.List;

/** A node that has a media engine, and its clients. */
final class TestMediaNode {
  private final TestMedia media = new TestMedia();
  private final TestEngine engine = TestEngine.with(media, new LivekitPackets());
  private final TestSignals signals = TestSignals.over(engine);

  TestMedia media() {
    return media;
  }

  TestEngine engine() {
    return engine;
  }

  TestSignals signals() {
    return signals;
  }

  /** A client that has joined, and answered what it was offered. */
  TestPeer connected(String identity) throws Exception {
    TestPeer peer = signals.join(identity);
    answer(peer, offer(peer.received()));
    return peer;
  }

  private static void answer(TestPeer peer, SessionDescription offer) {
    peer.send(
        SignalRequest.newBuilder()
            .setAnswer(
                SessionDescription.newBuilder()
                    .setType("answer")
                    .setSdp("v=0")
                    .setId(offer.getId())));
  }

  /** Announces a track, and has its media arrive. */
  TrackSid publish(TestPeer publisher) throws Exception {
    publisher.send(Requests.camera("c1"));
    return media
        .notices()
        .trackAppeared(leg(publisher), "c1", TrackType.VIDEO, "video/VP8")
        .orElseThrow();
  }

  /** What was offered last. */
  static SessionDescription offer(List<SignalResponse> messages) {
    return messages.stream()
        .filter(SignalResponse::hasOffer)
        .map(SignalResponse::getOffer)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  RoomRef room() {
    return engine.rooms().get(OWNER, LOBBY).ref();
  }

  LegRef leg(TestPeer peer) {
    ParticipantInfo self = peer.received().getFirst().getJoin().getParticipant();
    return leg(self.getIdentity(), self.getSid());
  }

  LegRef leg(String identity, String sid) {
    return LegRef.whole(
        new StayRef(room(), new ParticipantIdentity(identity), new ParticipantSid(sid)));
  }
}
