package dev.atrium.ws.signal;

import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.RequestResponse.Reason;
import dev.atrium.api.livekit.SignalRequest;

/** Data tracks and data blobs, which are not served: clients are told so, and do without. */
final class DataTrackRequests {
  private DataTrackRequests() {}

  static void refuse(SignalConnection from, SignalRequest request) {
    RequestResponse.Builder answer =
        RequestResponse.newBuilder()
            .setReason(Reason.UNSUPPORTED_TYPE)
            .setMessage("data tracks are not served");
    if (request.hasPublishDataTrackRequest()) {
      answer.setPublishDataTrack(request.getPublishDataTrackRequest());
    } else if (request.hasUnpublishDataTrackRequest()) {
      answer.setUnpublishDataTrack(request.getUnpublishDataTrackRequest());
    }
    Answers.answer(from, answer);
  }
}
