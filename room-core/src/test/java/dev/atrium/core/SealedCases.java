package dev.atrium.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cases of a sealed type, so that a new one makes a test fail that does not know it. */
public final class SealedCases {

  private SealedCases() {}

  /** Every record at the leaves of the hierarchy. */
  public static List<Class<?>> of(Class<?> sealed) {
    return leaves(sealed).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedCases::leaves)
        : Stream.of(type);
  }
}
