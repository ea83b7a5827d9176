package dev.atrium.benchmarks;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.IfExists;
import dev.atrium.core.Limits;
import dev.atrium.core.NodeId;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.engine.Engine;
import dev.atrium.core.engine.MediaPorts;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.engine.Ports;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.NoMedia;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.turn.SharedSecretTurnServer;
import dev.atrium.livekit.LivekitPackets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The engine as the application assembles it, over a store of the benchmark's choice. */
final class Engines {
  private static final Policy POLICY =
      new Policy(
          RoomDefaults.STANDARD, Limits.STANDARD, 10_000_000, true, false, new NodeId("benchmark"));

  private Engines() {}

  static Engine over(RoomStore store, LocalEventBus bus) {
    return new Engine(
        new Ports(
            store,
            bus,
            new MediaPorts(
                new NoMedia("nkmedia_janus"),
                DataEndpoint.NONE,
                new LivekitPackets(),
                Runnable::run),
            new SharedSecretTurnServer(List.of("benchmark-secret")),
            InstantSource.system(),
            new SecureRandom()),
        POLICY);
  }

  static CreateRoom room(String name) {
    return new CreateRoom(
        Optional.of(new RoomName(name)),
        RoomNaming.BY_CREATOR,
        IfExists.RETURN,
        RoomOptions.STANDARD);
  }
}
