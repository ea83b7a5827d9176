package dev.atrium.ws.nkmedia;

import java.util.Optional;

/** Whoever sends requests: a {@link NkConnection}, or somebody who has none. */
interface NkClient {

  /** Empty before the login. */
  Optional<NkLogin> login();

  /** The name it logged in with; empty before. */
  String user();
}
