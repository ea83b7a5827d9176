package dev.atrium.ws.signal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.livekit.JsonStyle;
import dev.atrium.livekit.JsonWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/** A message of the server in both forms, each of them written at most once. */
final class SignalMessage implements Outgoing {
  private final byte[] binary;
  private final @Nullable Object subject;
  private volatile byte @Nullable [] text;

  SignalMessage(SignalResponse.Builder response) {
    this(response, null);
  }

  /**
   * One that tells the newest state of something.
   *
   * @param subject what that is; {@code null} if it does not
   */
  SignalMessage(SignalResponse.Builder response, @Nullable Object subject) {
    this.binary = response.build().toByteArray();
    this.subject = subject;
  }

  @Override
  public WebSocketMessage<?> frame(boolean json) {
    return json ? new TextMessage(text()) : new BinaryMessage(binary);
  }

  @Override
  public int size() {
    return binary.length;
  }

  @Override
  public @Nullable Object subject() {
    return subject;
  }

  private byte[] text() {
    byte[] written = text;
    if (written == null) {
      written = JsonWriter.write(parsed(), JsonStyle.TERSE);
      text = written;
    }
    return written;
  }

  private SignalResponse parsed() {
    try {
      return SignalResponse.parseFrom(binary);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("own bytes", e);
    }
  }
}
