package dev.atrium.thrift;

/** The functions of the contract (Thrift spec §1.1). */
enum ThriftMethod {
  CREATE("create", ThriftService.ROOM_SERVICE, false, true),
  GET("get", ThriftService.ROOM_SERVICE, true, true),
  REMOVE("remove", ThriftService.ROOM_SERVICE, true, false),
  UPDATE("update", ThriftService.ROOM_SERVICE, true, false),
  CREATE2("create2", ThriftService.ROOM_SERVICE_2, false, true);

  private final String wireName;
  private final ThriftService service;
  private final boolean takesId;
  private final boolean returnsRoom;

  ThriftMethod(String wireName, ThriftService service, boolean takesId, boolean returnsRoom) {
    this.wireName = wireName;
    this.service = service;
    this.takesId = takesId;
    this.returnsRoom = returnsRoom;
  }

  String wireName() {
    return wireName;
  }

  /** The service that declares it. */
  ThriftService service() {
    return service;
  }

  /** Whether its one argument is the id of a room; otherwise it has none. */
  boolean takesId() {
    return takesId;
  }

  /** Whether its result is a room; otherwise it has none, and makes sense as a oneway call. */
  boolean returnsRoom() {
    return returnsRoom;
  }

  /** Whether it changes rooms, and so has to wait for the store. */
  boolean waitsForStore() {
    return this != GET;
  }
}
