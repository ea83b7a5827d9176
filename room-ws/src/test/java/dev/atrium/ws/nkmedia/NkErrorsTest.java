package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.FinishReason;
import dev.atrium.core.Limit;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NkErrorsTest {
  private static final RoomName LOBBY = new RoomName("lobby");
  private static final RoomRef ROOM = new RoomRef(LOBBY, new RoomSid("RM_abcdefXYZ123"));

  @Test
  void sayRefusalsAsTheContractDoes() {
    Map<RoomError, String> expected =
        Map.of(
            new RoomError.RoomNotFound(LOBBY), "304001 Room not found",
            new RoomError.RoomAlreadyExists(LOBBY), "304002 Room already exists",
            new RoomError.UnknownBackend("nkmedia_kms"), "300003 Unknown backend",
            new RoomError.RoomClassUnavailable(RoomClass.MCU), "100006 Not implemented",
            new RoomError.LimitExceeded(Limit.ROOM_NAME, 256), "100044 Syntax error: room_id",
            new RoomError.PermissionDenied(), "100030 Unauthorized",
            new RoomError.Unauthenticated(), "100031 Not authenticated",
            new RoomError.Contended(LOBBY), "100004 Invalid state",
            new RoomError.MediaUnavailable(), "300001 No mediaserver available",
            new RoomError.StoreUnavailable(), "100002 Internal error");

    expected.forEach((error, text) -> assertThat(said(NkErrors.of(error))).isEqualTo(text));
  }

  @Test
  void haveNumbersOfOurOwnForWhatNkmediaCannotSay() {
    assertThat(said(NkErrors.of(new RoomError.RoomFull(LOBBY, 2))))
        .isEqualTo("304007 Room is full");
    assertThat(said(NkErrors.of(new RoomError.TooManyRooms(5)))).isEqualTo("304008 Too many rooms");
  }

  @Test
  void sayWhyARoomEnded() {
    Map<FinishReason, String> expected =
        Map.of(
            FinishReason.DELETED, "100013 API stop received",
            FinishReason.EXPIRED, "100005 Timeout",
            FinishReason.MEDIA_ROOM_LOST, "304001 Room not found",
            FinishReason.MEDIA_ENGINE_LOST, "300001 No mediaserver available",
            FinishReason.FAILED, "100003 Internal error: XYZ123");

    assertThat(expected).containsOnlyKeys(FinishReason.values());
    expected.forEach((reason, text) -> assertThat(said(NkErrors.of(reason, ROOM))).isEqualTo(text));
  }

  private static String said(NkError error) {
    return error.code() + " " + error.text();
  }
}
