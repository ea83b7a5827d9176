package dev.atrium.thrift;

import java.util.Arrays;

/** The services of the contract; one handler serves both. */
enum ThriftService {
  ROOM_SERVICE("RoomService"),
  /** Has every function of the other as well. */
  ROOM_SERVICE_2("RoomService2");

  private final String wireName;

  ThriftService(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** The service of that name in the contract. */
  static ThriftService named(String wireName) {
    return Arrays.stream(values())
        .filter(service -> service.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no Thrift service " + wireName));
  }

  boolean has(ThriftMethod method) {
    return method.service() == this || this == ROOM_SERVICE_2;
  }
}
