package dev.atrium.twirp;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.ByteArrayBuilder;

/** What a client is told instead of an answer (LiveKit spec §1.8). */
record TwirpError(TwirpCode code, String message, Map<String, String> meta) {
  private static final int LONGEST_MESSAGE = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .characterEscapes(new HtmlEscapes())
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  TwirpError(TwirpCode code, String message) {
    this(code, message, Map.of());
  }

  /** Always JSON, whatever the request was written in. */
  byte[] toJson() {
    ByteArrayBuilder json = new ByteArrayBuilder();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
      out.writeStartObject();
      out.writeStringProperty("code", code.toString());
      out.writeStringProperty("msg", shortened());
      if (!meta.isEmpty()) {
        out.writeObjectPropertyStart("meta");
        new TreeMap<>(meta).forEach(out::writeStringProperty);
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    return json.toByteArray();
  }

  private String shortened() {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    boolean splitsPair = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
    return message.substring(0, splitsPair ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
  }

  /** Keeps a body harmless where it is shown in a page. */
  private static final class HtmlEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final SerializableString LINE_SEPARATOR = new SerializedString("\\u2028");
    private static final SerializableString PARAGRAPH_SEPARATOR = new SerializedString("\\u2029");

    private final int[] ascii = standardAsciiEscapesForJSON();

    HtmlEscapes() {
      ascii['<'] = ESCAPE_STANDARD;
      ascii['>'] = ESCAPE_STANDARD;
      ascii['&'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return switch (ch) {
        case '\u2028' -> LINE_SEPARATOR;
        case '\u2029' -> PARAGRAPH_SEPARATOR;
        default -> null;
      };
    }
  }
}
