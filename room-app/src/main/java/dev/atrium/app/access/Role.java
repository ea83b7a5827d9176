package dev.atrium.app.access;

import dev.atrium.core.access.Grant;
import java.util.EnumSet;
import java.util.Set;

/** What a configured user may do. */
public enum Role {
  /** Makes, looks at, joins and ends rooms; nothing about those inside, nor about other users. */
  MEMBER,
  /** Also decides about participants and about other users' connections. */
  OPERATOR,
  /** Everything; also signs in to the operations port. */
  ADMIN;

  /** What users of this role may do about any room. */
  public Set<Grant> grants() {
    return switch (this) {
      case MEMBER -> EnumSet.complementOf(EnumSet.of(Grant.ROOM_ADMIN, Grant.CONNECTION_ADMIN));
      case OPERATOR, ADMIN -> EnumSet.allOf(Grant.class);
    };
  }
}
