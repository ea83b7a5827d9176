package dev.atrium.ws.nkmedia;

import java.util.ArrayList;
import java.util.List;

/**
 * What an event is about, or what a subscription asks for and thereby its identity within a
 * connection (spec §3.5.1). {@link #ANY} stands for what an event does not say, and for whatever it
 * says where a subscription has it.
 *
 * @param kind what the wire calls {@code class}; always literal
 */
record NkTopic(String kind, String subclass, String type, String objId) {
  static final String ANY = "";

  private static final int SUBCLASS = 1;
  private static final int TYPE = 2;
  private static final int OBJ_ID = 4;

  /** Sets of fields that a matching topic may fix, the least specific one first. */
  private static final int[] BY_SPECIFICITY = {
    0,
    SUBCLASS,
    TYPE,
    OBJ_ID,
    SUBCLASS | TYPE,
    SUBCLASS | OBJ_ID,
    TYPE | OBJ_ID,
    SUBCLASS | TYPE | OBJ_ID
  };

  /** How the wire writes {@link #ANY} where it cannot leave it out. */
  static final String STAR = "*";

  /** On the wire a field that is absent, empty or {@code *} means any (spec §3.5.2). */
  static String field(String written) {
    return written.equals(STAR) ? ANY : written;
  }

  /** The topics that somebody may subscribe to for this event, the least specific one first. */
  List<NkTopic> matching() {
    List<NkTopic> found = new ArrayList<>(BY_SPECIFICITY.length);
    for (int fixed : BY_SPECIFICITY) {
      if (isSet(subclass, fixed & SUBCLASS)
          && isSet(type, fixed & TYPE)
          && isSet(objId, fixed & OBJ_ID)) {
        found.add(fixing(fixed));
      }
    }
    return found;
  }

  private NkTopic fixing(int fields) {
    return new NkTopic(
        kind,
        (fields & SUBCLASS) == 0 ? ANY : subclass,
        (fields & TYPE) == 0 ? ANY : type,
        (fields & OBJ_ID) == 0 ? ANY : objId);
  }

  /** A field that the event lacks matches wildcards alone. */
  private static boolean isSet(String field, int needed) {
    return needed == 0 || !field.equals(ANY);
  }

  /** Of what it says, in characters. */
  int length() {
    return kind.length() + subclass.length() + type.length() + objId.length();
  }

  static String written(String field) {
    return field.isEmpty() ? STAR : field;
  }

  /** A class that is no name matches no event (spec §3.5.2). */
  boolean isReal() {
    return !kind.isEmpty() && !kind.equals(STAR);
  }
}
