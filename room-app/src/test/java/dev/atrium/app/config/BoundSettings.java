package dev.atrium.app.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Every setting that a record of settings in any module reads, as the page of settings shows it.
 */
final class BoundSettings {
  private static final Map<String, String> FORMS =
      Map.of(
          "Duration", "duration",
          "Timeout", "duration or `never`",
          "DataSize", "size",
          "InetAddress", "address",
          "URI", "URL",
          "Path", "file",
          "boolean", "`true` or `false`",
          "String", "text");

  private final SortedMap<String, Setting> found = new TreeMap<>();

  private BoundSettings() {}

  /**
   * What a row of the page says of a setting beside its meaning.
   *
   * @param standard its default, empty if it has none
   */
  record Setting(String standard, String form) {}

  static SortedMap<String, Setting> find() {
    var settings = new BoundSettings();
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (BeanDefinition definition : scan.findCandidateComponents("dev.atrium")) {
      String name = Objects.requireNonNull(definition.getBeanClassName());
      Class<?> type = ClassUtils.resolveClassName(name, null);
      settings.addComponents(
          MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix"),
          type);
    }
    return settings.found;
  }

  private void addComponents(String prefix, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Parameter[] parameters = canonical(type, components).getParameters();
    for (int i = 0; i < components.length; i++) {
      String name = prefix + "." + dashed(components[i].getName());
      add(name, components[i].getGenericType(), standard(parameters[i]));
    }
  }

  private void add(String name, Type type, String standard) {
    if (type instanceof ParameterizedType generic) {
      addEntries(name, generic, standard);
    } else if (isMadeOfOthers((Class<?>) type)) {
      addComponents(name, (Class<?>) type);
    } else {
      found.put(name, new Setting(standard, form((Class<?>) type)));
    }
  }

  private void addEntries(String name, ParameterizedType type, String standard) {
    Type[] arguments = type.getActualTypeArguments();
    Class<?> entry = (Class<?>) arguments[arguments.length - 1];
    if (Map.class.isAssignableFrom((Class<?>) type.getRawType())) {
      add(name + ".<name>", entry, standard);
    } else if (Collection.class.isAssignableFrom((Class<?>) type.getRawType())
        && !isMadeOfOthers(entry)) {
      found.put(name, new Setting(standard, "list: " + form(entry)));
    } else {
      add(name + "[<n>]", entry, standard);
    }
  }

  private static boolean isMadeOfOthers(Class<?> type) {
    return type.isRecord() && !ClassUtils.hasMethod(type, "valueOf", String.class);
  }

  private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("settings are records: " + type, e);
    }
  }

  /** Annotated is the parameter, not the component. */
  private static String standard(Parameter parameter) {
    DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
    return standard == null ? "" : String.join(", ", standard.value());
  }

  private static String form(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(
              constant ->
                  "`" + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
          .collect(Collectors.joining(", "));
    }
    boolean number = type.isPrimitive() && type != boolean.class;
    return number ? "number" : FORMS.getOrDefault(type.getSimpleName(), type.getSimpleName());
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
