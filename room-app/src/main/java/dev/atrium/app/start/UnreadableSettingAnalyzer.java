package dev.atrium.app.start;

import dev.atrium.app.config.Timeout;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;

/**
 * Says which setting cannot be read, what is expected there, and where it was set. Never repeats
 * the value, which may be a secret that went astray.
 */
@Order(0)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
  private static final Map<Class<?>, String> WORDS =
      Map.of(
          Duration.class, "a duration such as 30s or 5m",
          Timeout.class, "a duration such as 30s or 5m, or never",
          DataSize.class, "a size such as 64KB",
          InetAddress.class, "an address of this machine such as 127.0.0.1",
          URI.class, "an address such as https://example.org/path",
          Path.class, "the path of a file");

  @Override
  protected FailureAnalysis analyze(Throwable failure, BindException cause) {
    ConfigurationProperty property = cause.getProperty();
    String name = property == null ? cause.getName().toString() : property.getName().toString();
    String sentence = complaint(name, cause) + origin(property) + ".";
    return new FailureAnalysis(sentence, null, failure);
  }

  private static String complaint(String name, BindException cause) {
    ConversionException conversion = innermostConversion(cause);
    Class<?> type = cause.getTarget().getType().resolve(Object.class);
    if (conversion != null) {
      return name + " must be " + expected(type, conversion);
    }
    String message = NestedExceptionUtils.getMostSpecificCause(cause).getMessage();
    if (message != null && message.startsWith("room.")) {
      return message; // names the property itself
    }
    return name + " cannot be used: " + (message == null ? "its value is out of range" : message);
  }

  private static @Nullable ConversionException innermostConversion(Throwable failure) {
    ConversionException found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConversionException conversion) {
        found = conversion;
      }
    }
    return found;
  }

  /** An entry that cannot be read is told from the list that it is in. */
  private static String expected(Class<?> type, ConversionException conversion) {
    if (!Collection.class.isAssignableFrom(type)) {
      return expected(type);
    }
    Class<?> entry =
        conversion instanceof ConversionFailedException failed
            ? failed.getTargetType().getType()
            : Object.class;
    return Collection.class.isAssignableFrom(entry)
        ? "a list with commas between its entries"
        : "a list in which each entry is " + expected(entry);
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return number ? "a whole number" : WORDS.getOrDefault(type, "of another form");
  }

  private static String origin(@Nullable ConfigurationProperty property) {
    Origin origin = Origin.from(property);
    return origin == null ? "" : " (set by " + origin + ")";
  }
}
