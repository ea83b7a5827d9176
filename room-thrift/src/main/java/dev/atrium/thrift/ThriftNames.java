package dev.atrium.thrift;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names under which functions can be called: alone, or behind the name of a service and a colon
 * (Thrift spec §5.2). Upper and lower case differ.
 */
final class ThriftNames {
  private static final char COLON = ':';

  /** Behind the name of a service, for clients that read no answer to {@code update}. */
  private static final String ONEWAY = ".oneway";

  private final Map<String, ThriftTarget> targets = new HashMap<>();

  /**
   * @param aliases further names of services
   * @param answerUpdate whether calls of {@code update} are answered where the name does not decide
   */
  ThriftNames(Map<String, ThriftService> aliases, boolean answerUpdate) {
    addAll("", ThriftService.ROOM_SERVICE_2, answerUpdate);
    for (ThriftService service : ThriftService.values()) {
      addService(service.wireName(), service, answerUpdate);
    }
    aliases.forEach((name, service) -> addService(name, service, answerUpdate));
  }

  private void addService(String name, ThriftService service, boolean answerUpdate) {
    addAll(name + COLON, service, answerUpdate);
    addAll(name + ONEWAY + COLON, service, false);
  }

  private void addAll(String prefix, ThriftService service, boolean answerUpdate) {
    for (ThriftMethod method : ThriftMethod.values()) {
      if (service.has(method)) {
        targets.put(prefix + method.wireName(), new ThriftTarget(service, method, answerUpdate));
      }
    }
  }

  /** Empty where no such service, or no such function in it, is known. */
  Optional<ThriftTarget> resolve(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** The name of the function alone. */
  static String bare(String name) {
    return name.substring(name.indexOf(COLON) + 1);
  }
}
