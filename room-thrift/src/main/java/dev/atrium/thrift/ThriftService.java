package dev.atrium.thrift;

import java.util.Arrays;
import java.util.Optional;

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
  static Optional<ThriftService> find(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(wireName)).findFirst();
  }

  boolean has(ThriftMethod method) {
    return method.service() == this || this == ROOM_SERVICE_2;
  }
}
