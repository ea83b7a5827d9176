package dev.atrium.ws.signal;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LegOptions;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.livekit.RoomConfigurations;
import java.util.HashMap;
import java.util.Map;

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

  JoinRoom command() {
    return new JoinRoom(
        room(),
        identity(),
        JoinRoom.Mode.REPLACE,
        new JoinRoom.Newcomer(profile(), token.kind(), grant.permission()),
        LegOptions.WHOLE,
        RoomConfigurations.options(token));
  }

  /** What the client says itself lies over what its token says. */
  private ParticipantProfile profile() {
    ParticipantProfile given = token.profile();
    Map<String, String> attributes = new HashMap<>(given.attributes());
    attributes.putAll(query.own().attributes());
    return new ParticipantProfile(
        given.name(), query.own().metadata().orElse(given.metadata()), attributes);
  }
}
