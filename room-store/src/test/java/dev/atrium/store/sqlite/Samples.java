package dev.atrium.store.sqlite;

import dev.atrium.core.SampleEvents;
import dev.atrium.core.TestClock;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes values of any record out of the values of its components, whatever components it has: a new
 * one is in every sample from the moment it is there.
 */
final class Samples {
  private static final List<String> TEXTS =
      List.of("", "text", SampleEvents.ODD_TEXT, "\uD800", "a\uDC00\uD83Db", "\u0000");

  private final Choice choice;

  private Samples(Choice choice) {
    this.choice = choice;
  }

  /**
   * Everything set, one element in each collection, and of several cases the one of that number.
   */
  static Samples full(int variant) {
    return new Samples(new Full(variant));
  }

  static Samples random(Random random) {
    return new Samples(new Any(random));
  }

  <T> T of(Class<T> type) {
    return type.cast(value(type, type.getSimpleName()));
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), name);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return record(raw, name);
    }
    if (raw.isSealed()) {
      return value(choice.of(raw.getPermittedSubclasses()), name);
    }
    return raw.isEnum() ? choice.of(raw.getEnumConstants()) : scalar(raw, name);
  }

  private Object record(Class<?> type, String name) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components)
            .map(
                component ->
                    value(
                        component.getGenericType(),
                        components.length == 1 ? name : component.getName()))
            .toArray();
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + type, e);
    }
  }

  private Object container(Class<?> raw, Type[] of, String name) {
    if (raw == Optional.class) {
      return choice.size() == 0 ? Optional.empty() : Optional.of(value(of[0], name));
    }
    List<Object> elements =
        IntStream.range(0, choice.size()).mapToObj(i -> value(of[0], name)).toList();
    if (raw == List.class) {
      return elements;
    }
    if (raw == Set.class) {
      return Set.copyOf(elements);
    }
    if (raw == Map.class) {
      return elements.stream()
          .distinct()
          .collect(
              Collectors.toMap(
                  key -> key,
                  key -> value(of[1], "value of " + name),
                  (a, b) -> a,
                  LinkedHashMap::new));
    }
    throw new AssertionError("no sample of " + raw);
  }

  private Object scalar(Class<?> raw, String name) {
    if (raw == String.class) {
      return choice.text(name);
    }
    if (raw == long.class) {
      return choice.number();
    }
    if (raw == boolean.class) {
      return choice.size() > 0;
    }
    if (raw == Instant.class) {
      return TestClock.START.plusMillis(choice.number());
    }
    if (raw == Duration.class) {
      return Duration.ofNanos(choice.number());
    }
    throw new AssertionError("no sample of " + raw);
  }

  private interface Choice {
    <T> T of(T[] cases);

    int size();

    long number();

    String text(String name);
  }

  private record Full(int variant) implements Choice {
    @Override
    public <T> T of(T[] cases) {
      return cases[variant % cases.length];
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public long number() {
      return 4_000_000_000L + variant;
    }

    @Override
    public String text(String name) {
      return name;
    }
  }

  private record Any(Random random) implements Choice {
    @Override
    public <T> T of(T[] cases) {
      return cases[random.nextInt(cases.length)];
    }

    @Override
    public int size() {
      return random.nextInt(4);
    }

    @Override
    public long number() {
      return random.nextBoolean() ? 0 : random.nextLong(1L << 40);
    }

    @Override
    public String text(String name) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
  }
}
