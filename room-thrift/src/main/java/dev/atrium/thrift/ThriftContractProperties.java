package dev.atrium.thrift;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is understood and how it is answered, on every transport.
 *
 * @param aliases further names of the services; none for the usual one, {@code room2}
 * @param getNotFound how {@code get} answers an unknown room (Thrift spec §4.3)
 * @param replyToUpdateCall whether {@code update} as a call is answered (Thrift spec §3)
 * @param protocols those that are served over TCP, by their names in the specification
 */
@ConfigurationProperties("room.thrift")
record ThriftContractProperties(
    @DefaultValue Map<String, String> aliases,
    @DefaultValue("application-exception") GetNotFound getNotFound,
    @DefaultValue("true") boolean replyToUpdateCall,
    @DefaultValue({"binary", "binary-old", "compact", "json", "header"})
        Set<ThriftProtocol> protocols) {

  private static final Map<String, String> USUAL_ALIASES = Map.of("room2", "RoomService2");

  ThriftContractProperties {
    aliases.forEach(ThriftContractProperties::check);
  }

  /** Names are split at their first colon. */
  private static void check(String alias, String service) {
    Require.that(!alias.contains(":"), "room.thrift.aliases", "must be names without a colon");
    Require.that(
        ThriftService.find(service).isPresent(),
        "room.thrift.aliases." + alias,
        "must be RoomService or RoomService2");
  }

  /** The aliases with the services they stand for. */
  Map<String, ThriftService> services() {
    Map<String, ThriftService> services = new HashMap<>();
    (aliases.isEmpty() ? USUAL_ALIASES : aliases)
        .forEach((alias, name) -> services.put(alias, ThriftService.find(name).orElseThrow()));
    return services;
  }

  boolean getDeclaresNotFound() {
    return getNotFound == GetNotFound.TYPED;
  }

  /** What a client is sent that asks for an unknown room. */
  enum GetNotFound {
    /** An exception that no IDL declares: type 5, MISSING_RESULT. */
    APPLICATION_EXCEPTION,
    /** The exception that room_typed.thrift declares. */
    TYPED
  }
}
