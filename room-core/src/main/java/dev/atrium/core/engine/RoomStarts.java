package dev.atrium.core.engine;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.MediaOptions;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomRef;
import dev.atrium.core.port.MediaBackend;
import java.time.Instant;

/** How a room comes into being, by its creator or by a join. */
final class RoomStarts {
  private final Policy policy;
  private final MediaBackend media;
  private final Sids sids;
  private final Capacity capacity;

  RoomStarts(Ports ports, Policy policy, Sids sids) {
    this.policy = policy;
    this.media = ports.media().backend();
    this.sids = sids;
    this.capacity = new Capacity(ports.store(), policy.maxRooms());
  }

  /** One attempt to start a room; close it when the commit is done or refused. */
  Capacity.Slot slot() {
    return capacity.slot();
  }

  /** The name that the creator gave, or one as it wants. */
  RoomName name(CreateRoom command) {
    return command
        .name()
        .orElseGet(
            () ->
                switch (command.naming()) {
                  case BY_CREATOR -> throw new RoomException(new RoomError.RoomNameMissing());
                  case UUID -> sids.uuidName();
                  case SECRET -> sids.secretName();
                });
  }

  /** Refuses what no room may have, in LiveKit's order (LiveKit spec §4.2, steps 3 to 5). */
  void check(RoomName name, RoomOptions options) {
    policy.limits().check(name);
    policy.limits().checkMetadata(options.metadata());
    policy.limits().check(options.extras());
    checkMedia(options.media());
  }

  /** The first event of a new life; takes the slot's place among the live rooms. */
  RoomStarted start(RoomName name, RoomOptions options, Capacity.Slot slot, Instant now) {
    RoomStarted started =
        new RoomStarted(
            new RoomRef(name, sids.room()),
            now,
            policy.defaults().settings(options),
            sids.password());
    slot.take(started.room().sid(), now);
    return started;
  }

  private void checkMedia(MediaOptions asked) {
    asked
        .backend()
        .filter(backend -> !backend.equals(media.name()))
        .ifPresent(
            backend -> {
              throw new RoomException(new RoomError.UnknownBackend(backend));
            });
    asked
        .roomClass()
        .filter(roomClass -> !media.serves(roomClass))
        .ifPresent(
            roomClass -> {
              throw new RoomException(new RoomError.RoomClassUnavailable(roomClass));
            });
  }
}
