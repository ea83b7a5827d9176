package dev.atrium.ws.signal;

import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.RoomError;

/** What became of a request (signalling spec §2). */
final class Answers {
  private Answers() {}

  /** That it was done; clients of lower protocols would take it for a failure. */
  static void granted(SignalConnection to, int requestId) {
    if (to.client().hearsGoodNews()) {
      answer(to, RequestResponse.newBuilder().setRequestId(requestId).setReason(Reason.OK));
    }
  }

  static void refused(SignalConnection to, int requestId, RoomError error, String text) {
    refused(to, RequestResponse.newBuilder().setRequestId(requestId), error, text);
  }

  /**
   * That it was not done.
   *
   * @param answer with what tells which request it was
   */
  static void refused(
      SignalConnection to, RequestResponse.Builder answer, RoomError error, String text) {
    answer(to, answer.setReason(SignalErrors.reason(error)).setMessage(text));
  }

  static void answer(SignalConnection to, RequestResponse.Builder answer) {
    to.respond(SignalResponse.newBuilder().setRequestResponse(answer));
  }
}
