package dev.atrium.app.start;

import dev.atrium.app.config.DevelopmentSecrets;
import dev.atrium.app.config.Listener;
import dev.atrium.app.config.Listeners;
import dev.atrium.app.config.ThriftPathProperties;
import dev.atrium.app.operations.Addresses;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says where everything can be reached. While development secrets are in use it says so loudly, and
 * how to try each wire with them; other secrets are never printed.
 */
@Component
final class StartReport {
  private static final Logger log = LoggerFactory.getLogger("dev.atrium");

  private final Listeners listeners;
  private final DevelopmentSecrets known;
  private final String wsPath;
  private final String thriftPath;

  StartReport(
      Listeners listeners,
      DevelopmentSecrets known,
      @Value("${room.ws.path:/}") String wsPath,
      ThriftPathProperties thrift) {
    this.listeners = listeners;
    this.known = known;
    this.wsPath = wsPath;
    this.thriftPath = thrift.path();
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    String http = url("http", Listener.HTTP);
    log.info("Twirp       {}/twirp/livekit.RoomService/", http);
    log.info("nkMEDIA     {}{}", url("ws", Listener.NKMEDIA), wsPath);
    log.info("Thrift      {}, and {}{}", at(Listener.THRIFT), http, thriftPath);
    log.info("Operations  {}/actuator/health", url("http", Listener.OPERATIONS));
    if (known.holdKey()) {
      log.info(trials());
    }
    known
        .inUse()
        .ifPresent(
            property ->
                log.warn(
                    "DEVELOPMENT SECRETS ARE IN USE ({}): everybody knows them, so nothing listens"
                        + " beyond this machine. Deploy with profile staging or prod.",
                    property));
  }

  private String trials() {
    return """
        To try it:

        Twirp       %1$s/twirp/livekit.RoomService/CreateRoom \\
                      -H 'Authorization: Bearer %5$s' \\
                      -H 'Content-Type: application/json' -d '{"name":"lobby"}'
        nkMEDIA     %2$s -x \\
                      '{"class":"core","subclass":"user","cmd":"login","tid":1,\
        "data":{"user":"admin","password":"1234"}}'
        Thrift      printf '[1,"get",1,1,{"1":{"str":"lobby"}}]' | nc -q 1 %3$s
        Operations  %4$s/actuator/health
        """
        .formatted(
            curl(Listener.HTTP),
            wscat() + wsPath,
            listeners
                .listening(Listener.THRIFT)
                .map(thrift -> thrift.getAddress().getHostAddress() + " " + thrift.getPort())
                .orElse("(switched off)"),
            curl(Listener.OPERATIONS),
            DevelopmentToken.issue(Instant.now()));
  }

  /** Both tools are told to take a certificate that nobody vouches for. */
  private String curl(Listener listener) {
    return (listeners.isEncrypted(listener) ? "curl -k " : "curl ") + url("http", listener);
  }

  private String wscat() {
    return (listeners.isEncrypted(Listener.NKMEDIA) ? "npx wscat -n -c " : "npx wscat -c ")
        + url("ws", Listener.NKMEDIA);
  }

  private String url(String scheme, Listener listener) {
    return scheme + (listeners.isEncrypted(listener) ? "s://" : "://") + at(listener);
  }

  private String at(Listener listener) {
    Optional<InetSocketAddress> address = listeners.listening(listener);
    return address.map(Addresses::hostAndPort).orElse("(switched off)");
  }
}
