package dev.atrium.app.start;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.unit.DataSize;

/**
 * Says which setting cannot be read, what is expected there, and where it was set. Never repeats
 * the value, which may be a secret that went astray.
 */
@Order(0)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, BindException cause) {
    ConfigurationProperty property = cause.getProperty();
    String name = property == null ? cause.getName().toString() : property.getName().toString();
    String sentence = name + " " + complaint(cause) + origin(property) + ".";
    return new FailureAnalysis(sentence, null, failure);
  }

  private static String complaint(BindException cause) {
    if (findConversion(cause) != null) {
      return "must be " + expected(cause.getTarget().getType().resolve(Object.class));
    }
    String message = NestedExceptionUtils.getMostSpecificCause(cause).getMessage();
    return "cannot be used: " + (message == null ? "its value is out of range" : message);
  }

  private static @Nullable Throwable findConversion(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ConversionException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == Duration.class) {
      return "a duration such as 30s or 5m";
    }
    if (type == DataSize.class) {
      return "a size such as 64KB";
    }
    if (type == InetAddress.class) {
      return "an address of this machine such as 127.0.0.1";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "a whole number"
        : "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String origin(@Nullable ConfigurationProperty property) {
    Origin origin = Origin.from(property);
    return origin == null ? "" : " (set by " + origin + ")";
  }
}
