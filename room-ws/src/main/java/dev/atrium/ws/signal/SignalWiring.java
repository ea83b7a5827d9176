package dev.atrium.ws.signal;

import dev.atrium.core.Rooms;
import dev.atrium.core.Stays;
import dev.atrium.core.Subscription;
import dev.atrium.core.access.TokenSigner;
import dev.atrium.core.media.Media;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Puts the wire together over what it is given. */
final class SignalWiring {
  private SignalWiring() {}

  /**
   * What the wire is given.
   *
   * @param iceUris of the TURN and STUN servers that clients are to use
   * @param node this process, as clients are told
   */
  record Given(
      Rooms rooms,
      Stays stays,
      Media media,
      TokenSigner signer,
      InstantSource clock,
      List<String> iceUris,
      String node) {}

  /** A host that hears of all rooms from now on, until it is closed. */
  static Served serve(
      Given given, SignalSettings settings, WsRuntime runtime, MeterRegistry registry) {
    Set<SignalConnection> connections = ConcurrentHashMap.newKeySet();
    SignalRooms rooms = new SignalRooms(runtime, settings);
    SignalTimings timings = settings.timings();
    Greetings greetings =
        new Greetings(
            timings,
            settings.server().info(given.node()),
            new IceServers(given.stays(), given.iceUris()));
    SignalTokens tokens = new SignalTokens(given.signer(), given.clock(), timings.tokenValidity());
    SignalHost host =
        new SignalHost(
            given.stays(),
            rooms,
            new SignalWords(
                greetings, tokens, new SignalRequests(given.stays(), given.media(), given.clock())),
            new Endings(given.stays(), runtime),
            settings,
            runtime,
            new SignalMetrics(registry, connections),
            connections);
    return new Served(host, given.rooms().subscribe(rooms));
  }

  /** The wire at work; closed, it hears nothing more of rooms. */
  record Served(SignalHost host, Subscription events) implements AutoCloseable {

    @Override
    public void close() {
      events.close();
    }
  }
}
