package dev.atrium.core;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A stored event as somebody outside remembers it, perhaps for longer than the store lives: where
 * it stood, and by what it is told from another one that stands there in a store that began anew or
 * was set back.
 *
 * @param check empty for a position before which there was no event
 */
public record EventMark(EventId id, String check) {

  static EventMark of(StoredEvent stored) {
    CRC32 crc = new CRC32();
    String event = stored.event().room().sid().value() + "/" + stored.version();
    crc.update(event.getBytes(StandardCharsets.UTF_8));
    return new EventMark(stored.id(), Long.toHexString(crc.getValue()));
  }

  /** Of the position before the first event. */
  public static EventMark beginning(EventId id) {
    return new EventMark(id, "");
  }
}
