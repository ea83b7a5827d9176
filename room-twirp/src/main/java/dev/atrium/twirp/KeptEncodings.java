package dev.atrium.twirp;

import dev.atrium.core.Room;
import dev.atrium.core.RoomSid;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rooms in one format, each encoded once while it stays as it is: whatever changes a room gives it
 * another version, so a sid and a version say what an encoding is of.
 *
 * <p>The table has a fixed size, however many rooms there are. A newcomer pushes whoever has its
 * slot into the one beside it, and that one's out of the table; who is asked for again is encoded
 * again. So nothing has to be told of rooms that end, and no thread waits for another.
 */
final class KeptEncodings {
  private static final int SLOTS = 1 << 14;

  /** Bytes. What is larger costs little to encode beside what it costs to send. */
  private static final int LARGEST = 2_048;

  private final AtomicReferenceArray<@Nullable Kept> slots = new AtomicReferenceArray<>(SLOTS);
  private final Function<Room, byte[]> encoder;

  KeptEncodings(Function<Room, byte[]> encoder) {
    this.encoder = encoder;
  }

  /** Not to be changed: others get the same array. */
  byte[] of(Room room) {
    int slot = slot(room.sid());
    Kept first = slots.get(slot);
    if (first != null && first.isOf(room)) {
      return first.encoding;
    }
    Kept second = slots.get(slot ^ 1);
    if (second != null && second.isOf(room)) {
      return second.encoding;
    }
    byte[] encoding = encoder.apply(room);
    if (encoding.length <= LARGEST) {
      if (first != null && !first.sid.equals(room.sid())) {
        slots.set(slot ^ 1, first);
      }
      slots.set(slot, new Kept(room.sid(), room.version(), encoding));
    }
    return encoding;
  }

  private static int slot(RoomSid sid) {
    int hash = sid.hashCode();
    return (hash ^ hash >>> 14) & SLOTS - 1;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed out, never compared
  private record Kept(RoomSid sid, long version, byte[] encoding) {
    boolean isOf(Room room) {
      return version == room.version() && sid.equals(room.sid());
    }
  }
}
