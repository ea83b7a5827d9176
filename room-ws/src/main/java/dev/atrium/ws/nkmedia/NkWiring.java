package dev.atrium.ws.nkmedia;

import dev.atrium.core.Rooms;
import dev.atrium.core.Subscription;
import dev.atrium.core.access.Users;
import dev.atrium.ws.WsRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Puts the wire together over what it is given. */
final class NkWiring {

  private NkWiring() {}

  /** A wire that hears of all rooms from now on, until its handler is closed. */
  static NkWire wire(
      Rooms rooms, Users users, NkSettings settings, WsRuntime runtime, MeterRegistry registry) {
    Set<NkConnection> connections = ConcurrentHashMap.newKeySet();
    NkMetrics metrics = new NkMetrics(registry, connections);
    NkTopics topics = new NkTopics();
    NkSessions sessions = new NkSessions(settings.logins().maxConnectionsPerUser());
    NkPublisher publisher = new NkPublisher(topics, runtime.executor());
    NkFeed feed = new NkFeed(rooms, publisher, metrics);
    var authentication = new NkAuthentication(users, settings.logins(), runtime.wheel()::now);
    NkCommands commands =
        commands(rooms, authentication, settings, runtime, sessions, publisher, feed);
    NkReader reader = new NkReader(settings.limits().maxDepth());
    NkDispatcher dispatcher = new NkDispatcher(reader, commands, publisher, metrics);
    NkHost host = new NkHost(dispatcher, topics, feed, sessions, settings, runtime, metrics);
    int mostNotes = settings.limits().queueEvents();
    NkReceivers receivers = new NkReceivers(rooms);
    var events = new NkRoomEvents(publisher, feed, receivers, mostNotes, runtime.executor());
    Subscription subscription = rooms.subscribe(events);
    feed.begin();
    return new NkWire(
        new NkHandler(host, connections, subscription::close),
        new NkRpc(reader, authentication, host));
  }

  private static NkCommands commands(
      Rooms rooms,
      NkAuthentication authentication,
      NkSettings settings,
      WsRuntime runtime,
      NkSessions sessions,
      NkPublisher publisher,
      NkFeed feed) {
    int maxFailedLogins = settings.logins().maxFailedLogins();
    var login = new NkLoginCommand(authentication, sessions, maxFailedLogins);
    NkSubscriptions.Limits subscriptions = settings.limits().subscriptions();
    return new NkCommands(
        Stream.of(
                List.of(login.command()),
                new NkUserCommands(sessions, publisher).all(),
                new NkSessionCommands(sessions, publisher).all(),
                new NkEventCommands(publisher, feed, subscriptions).all(),
                new NkTestCommands(runtime.wheel()).all(),
                new NkRoomCommands(rooms).all())
            .flatMap(List::stream));
  }
}
