package dev.atrium.store.sqlite;

import dev.atrium.core.Audience;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.Presence;
import java.util.Map;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads components that came to a record later, and have a value that says nothing, as that value
 * where what is stored is older than they are.
 */
final class EmptyWhenMissing extends ValueDeserializerModifier {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, Object> EMPTY =
      Map.of(
          ParticipantDetails.class, ParticipantDetails.NONE,
          Presence.class, Presence.STEADY,
          Audience.class, Audience.EVERYONE);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
    Object empty = EMPTY.get(description.getBeanClass());
    return empty == null ? deserializer : new OrElse(deserializer, empty);
  }

  private static final class OrElse extends DelegatingDeserializer {
    private final Object empty;

    private OrElse(ValueDeserializer<?> delegate, Object empty) {
      super(delegate);
      this.empty = empty;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new OrElse(delegate, empty);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return empty;
    }
  }
}
