package dev.atrium.ws.signal;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LegOptions;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ResumeStay;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.livekit.RoomConfigurations;

/** A client at the door: the token that it brought, what that grants, and what it asks for. */
record Entry(AccessToken token, VideoGrant grant, JoinQuery query) {

  Caller caller() {
    return token.caller();
  }

  RoomName room() {
    return grant.room();
  }

  ParticipantIdentity identity() {
    return new ParticipantIdentity(token.identity());
  }

  SignalClient client() {
    return query.client();
  }

  JoinRoom join() {
    ParticipantDetails details =
        new ParticipantDetails(
            token.kindDetails(), client().dataProtocol(), client().capabilities(), "");
    return new JoinRoom(
        room(),
        identity(),
        JoinRoom.Mode.REPLACE,
        new JoinRoom.Newcomer(
            token.profile(),
            token.kind(),
            grant.permission(),
            details,
            query.own(),
            query.publishes()),
        client().autoSubscribe() ? LegOptions.WHOLE : LegOptions.SELECTIVE,
        RoomConfigurations.options(token));
  }

  /** A client that names no stay goes on with whatever stay its identity has. */
  ResumeStay resume() {
    return new ResumeStay(
        room(), identity(), query.resumes().filter(sid -> !sid.equals(new ParticipantSid(""))));
  }
}
