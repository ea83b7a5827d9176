package dev.atrium.app.config;

import dev.atrium.app.http.HttpConfigurations;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * A web server of its own for the nkMEDIA wire, beside the one that the application context keeps:
 * it serves that wire and nothing else, and no other port serves it. Clients are told to come back
 * when it stops (close code 1012).
 */
final class WsListener implements SmartLifecycle {

  /** After HTTP opened, before it drains. */
  static final int PHASE = DEFAULT_PHASE - 500;

  private static final int LONGEST_HEAD = 16 * 1024;

  private final AutowireCapableBeanFactory beans;
  private final WsListenerProperties settings;
  private final Listeners listeners;
  private final Capacity capacity;
  private final OpenSockets sockets;
  private final Optional<HttpRequestHandler> rpc;
  private @Nullable WebServer server;

  WsListener(
      AutowireCapableBeanFactory beans,
      WsListenerProperties settings,
      Listeners listeners,
      Capacity capacity,
      WebSocketHandler wire,
      HttpRequestHandler rpc) {
    this.beans = beans;
    this.settings = settings;
    this.listeners = listeners;
    this.capacity = capacity;
    this.sockets = new OpenSockets(wire, capacity);
    this.rpc = settings.rpc() ? Optional.of(rpc) : Optional.empty();
  }

  @Override
  public synchronized void start() {
    WebServer starting = factory().getWebServer(this::serve);
    starting.start();
    server = starting;
    listeners.bound(Listener.NKMEDIA, starting.getPort());
  }

  /** Treated as a bean, so that it gets what the settings {@code server.*} say about any server. */
  private JettyServletWebServerFactory factory() {
    var factory =
        (JettyServletWebServerFactory)
            beans.initializeBean(new JettyServletWebServerFactory(), "wsWebServerFactory");
    factory.setPort(settings.port());
    factory.setAddress(settings.address());
    factory.addServerCustomizers(WsListener::limitHeaders);
    if (settings.ssl() != null) {
      factory.setSsl(Ssl.forBundle(settings.ssl().bundle()));
    }
    return factory;
  }

  /** Nobody's credentials are as long as the tokens of LiveKit's rooms may be. */
  private static void limitHeaders(Server server) {
    HttpConfigurations.of(server).forEach(http -> http.setRequestHeaderSize(LONGEST_HEAD));
  }

  private void serve(ServletContext context) {
    WebSockets.enable(context, settings.maxMessageSize(), settings.idleTimeout());
    var handshake = WebSockets.handshakeForText();
    handshake.setServletContext(context);
    var upgrade = new WebSocketHttpRequestHandler(sockets, handshake);
    upgrade.setHandshakeInterceptors(List.of(new ClientAddress()));
    var entrance = new WsEntrance(upgrade, rpc, settings.path(), capacity);
    var registration = context.addServlet("ws", entrance);
    registration.addMapping("/*");
    registration.setAsyncSupported(true);
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public synchronized void stop(Runnable done) {
    WebServer stopping = server;
    server = null;
    if (stopping == null) {
      done.run();
      return;
    }
    sockets.closeAll(CloseStatus.SERVICE_RESTARTED);
    stopping.shutDownGracefully(
        result -> {
          stopping.stop();
          stopping.destroy();
          done.run();
        });
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
