package dev.atrium.store.sqlite;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import dev.atrium.core.EventId;
import dev.atrium.core.Lifetime;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.NodeId;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.TrackSid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as JSON. Components keep their names, identifiers are plain strings, instants are epoch
 * milliseconds, durations ISO 8601. What is empty, zero or false is left out, and what is missing
 * is read as that; what is not known is passed over.
 */
final class StoredForm {
  private static final List<Class<?>> IDENTIFIERS =
      List.of(
          RoomName.class,
          RoomSid.class,
          RoomPassword.class,
          ParticipantIdentity.class,
          ParticipantSid.class,
          MediaSessionId.class,
          TrackSid.class,
          NodeId.class,
          EventId.class);
  private static final JsonMapper MAPPER = mapper();

  private StoredForm() {}

  static byte[] of(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** From text: given bytes, the parser takes no lone surrogates in the keys of maps. */
  static <T> T read(String stored, Class<T> type) {
    return MAPPER.readValue(stored, type);
  }

  /** Its room and its instant are not in the stored form: they have columns of their own. */
  static RoomEvent event(EventType type, RoomRef room, Instant at, String stored) {
    ObjectNode event = MAPPER.readValue(stored, ObjectNode.class);
    event.set("room", MAPPER.valueToTree(room));
    event.put("at", at.toEpochMilli());
    return MAPPER.treeToValue(event, type.eventClass());
  }

  /** The settings that an event in its stored form carries. */
  static RoomSettings settings(String stored) {
    return MAPPER.readValue(stored, Carrier.class).settings();
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(unbounded())
            .addModule(new SimpleModule("atrium").setDeserializerModifier(new EmptyWhenMissing()))
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(Visibility.NONE))
            .changeDefaultPropertyInclusion(
                all -> all.withValueInclusion(JsonInclude.Include.NON_DEFAULT))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(
                JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8) // else lone ones are refused
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .addMixIn(RoomEvent.class, WithoutPlaceAndTime.class)
            .addMixIn(RoomStatus.class, Items.class)
            .addMixIn(Lifetime.class, ByKind.class);
    for (Class<?> identifier : IDENTIFIERS) {
      builder.addMixIn(identifier, PlainString.class);
    }
    for (Class<?> type : List.of(String.class, Optional.class, List.class, Set.class, Map.class)) {
      builder.withConfigOverride(
          type, missing -> missing.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return builder.build();
  }

  /**
   * Bounds that hold for reading alone would let something in that never comes out again: what may
   * be stored is decided before. Keys may have one hash, too, whoever made them so.
   */
  private static JsonFactory unbounded() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .build();
  }

  private record Carrier(RoomSettings settings) {}

  @JsonIgnoreProperties(
      value = {"room", "at"},
      allowSetters = true)
  private interface WithoutPlaceAndTime {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Lifetime.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = Lifetime.Activity.class, name = "activity"),
    @JsonSubTypes.Type(value = Lifetime.Lease.class, name = "lease")
  })
  private interface ByKind {}

  private interface PlainString {
    @JsonValue
    String value();
  }

  private interface Items {
    @JsonValue
    Map<String, String> items();
  }
}
