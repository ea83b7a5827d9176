package dev.atrium.twirp;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.atrium.livekit.JsonReader;
import dev.atrium.livekit.JsonStyle;
import dev.atrium.livekit.JsonWriter;
import dev.atrium.livekit.MalformedMessageException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two ways to write a message; an answer is written like its request (LiveKit spec §1.4). */
enum Format {
  JSON("application/json", "json", "the json request could not be decoded") {
    @Override
    Message read(byte[] body, Message prototype) throws MalformedMessageException {
      return JsonReader.read(body, prototype);
    }

    @Override
    byte[] write(Message message) {
      return JsonWriter.write(message, JsonStyle.COMPLETE);
    }
  },

  PROTOBUF("application/protobuf", "protobuf", "failed to read request body") {
    @Override
    Message read(byte[] body, Message prototype) throws MalformedMessageException {
      try {
        return DiscardUnknownFieldsParser.wrap(prototype.getParserForType()).parseFrom(body);
      } catch (InvalidProtocolBufferException e) {
        throw new MalformedMessageException(e);
      }
    }

    @Override
    byte[] write(Message message) {
      return message.toByteArray();
    }
  };

  private final String contentType;
  private final String undecodable;
  private final String unreadable;

  Format(String contentType, String name, String unreadable) {
    this.contentType = contentType;
    this.undecodable = "the " + name + " request could not be decoded";
    this.unreadable = unreadable;
  }

  /** The format of a content type; parameters are not looked at. */
  static Optional<Format> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    if (header.equals(JSON.contentType)) { // as nearly every client writes it
      return Optional.of(JSON);
    }
    int parameters = header.indexOf(';');
    String type = parameters < 0 ? header : header.substring(0, parameters);
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> Optional.of(JSON);
      case "application/protobuf" -> Optional.of(PROTOBUF);
      default -> Optional.empty();
    };
  }

  /**
   * A message of the type of {@code prototype}; of fields that it does not know nothing is kept.
   */
  abstract Message read(byte[] body, Message prototype) throws MalformedMessageException;

  abstract byte[] write(Message message);

  /** Exactly what stands in the header of an answer. */
  String contentType() {
    return contentType;
  }

  /** The body was read and is no message. */
  TwirpError undecodable() {
    return new TwirpError(TwirpCode.MALFORMED, undecodable);
  }

  /** The body could not be read to its end. */
  TwirpError unreadable() {
    return new TwirpError(TwirpCode.MALFORMED, unreadable);
  }
}
