package dev.atrium.app.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** The settings that records of settings read, by their names. */
final class KnownSettings {
  private final List<Reader> readers = new ArrayList<>();

  private record Reader(ConfigurationPropertyName prefix, ResolvableType type) {
    boolean reads(ConfigurationPropertyName name) {
      return prefix.isAncestorOf(name) && takes(type, name, prefix.getNumberOfElements());
    }
  }

  /** What is below the prefix is read by that record. */
  void add(String prefix, Class<?> type) {
    readers.add(new Reader(ConfigurationPropertyName.of(prefix), ResolvableType.forClass(type)));
  }

  boolean hold(ConfigurationPropertyName name) {
    return readers.stream().anyMatch(reader -> reader.reads(name));
  }

  /** Whether something of that type is made of what the name says from the given element on. */
  private static boolean takes(ResolvableType type, ConfigurationPropertyName name, int from) {
    Class<?> raw = type.resolve(Object.class);
    boolean map = Map.class.isAssignableFrom(raw);
    if (from == name.getNumberOfElements()) {
      return !map && !isMadeOfOthers(raw);
    }
    if (map) {
      ResolvableType value = type.asMap().getGeneric(1);
      return !isMadeOfOthers(value.resolve(Object.class)) || takes(value, name, from + 1);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return name.isNumericIndex(from) && takes(type.asCollection().getGeneric(0), name, from + 1);
    }
    return isMadeOfOthers(raw) && takesComponent(raw, name, from);
  }

  private static boolean takesComponent(Class<?> type, ConfigurationPropertyName name, int from) {
    String asked = name.getElement(from, Form.UNIFORM);
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equalsIgnoreCase(asked))
        .anyMatch(component -> takes(typeOf(component), name, from + 1));
  }

  private static ResolvableType typeOf(RecordComponent component) {
    return ResolvableType.forType(component.getGenericType());
  }

  /** Whether it is no setting itself, but several of them; some records are read from one text. */
  private static boolean isMadeOfOthers(Class<?> type) {
    return type.isRecord() && !ClassUtils.hasMethod(type, "valueOf", String.class);
  }
}
