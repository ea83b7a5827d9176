package dev.atrium.app.scenario;

/** What a room's life needs, in the words of one wire. */
interface Wire {

  /** Makes a room, and gives its address. */
  String create() throws Exception;

  /** Whether the room is there, however this wire can ask. */
  boolean sees(String room) throws Exception;

  void remove(String room) throws Exception;
}
