package dev.atrium.ws.nkmedia;

import dev.atrium.core.EventId;
import dev.atrium.core.EventMark;
import dev.atrium.core.StoredEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the wire calls {@code event_id}: a stored event, and how many of the frames that tell it
 * were sent. Clients only keep it and give it back.
 *
 * @param frame {@link #WHOLE} for all of them
 */
record NkEventId(EventMark mark, int frame) {
  static final int WHOLE = 0;

  private static final Pattern TEXT =
      Pattern.compile("([0-9a-f]{0,16})\\.([0-9]{1,6})\\.(.{1,64})");

  static NkEventId of(StoredEvent stored, int frame) {
    return new NkEventId(stored.mark(), frame);
  }

  static Optional<NkEventId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    EventMark mark = new EventMark(new EventId(matcher.group(3)), matcher.group(1));
    return Optional.of(new NkEventId(mark, Integer.parseInt(matcher.group(2))));
  }

  String text() {
    return mark.check() + "." + frame + "." + mark.id();
  }
}
