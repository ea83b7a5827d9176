package dev.atrium.ws.nkmedia;

/** The one service that there is here; nkMEDIA can have several. */
final class NkService {
  static final String NAME = "atrium";

  static final NkField<String> FIELD = NkField.string("service");

  private NkService() {}

  /** Refuses a request that names another one (spec §3.5). */
  static void check(NkCall call) {
    if (call.get(FIELD).filter(name -> !name.equals(NAME)).isPresent()) {
      throw new NkException(NkErrors.syntax("unknown service"));
    }
  }
}
