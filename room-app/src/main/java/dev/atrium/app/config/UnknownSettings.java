package dev.atrium.app.config;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses settings of ours that nobody reads, before anything else is done: nearly always a slip of
 * the pen, after which something else would hold than was asked for. The environment is left out:
 * there, names are approximate, and others may use ours.
 */
final class UnknownSettings implements BeanFactoryPostProcessor {
  private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("room");

  private final Environment environment;

  UnknownSettings(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    KnownSettings known = new KnownSettings();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null) {
        add(type, known);
      }
    }
    check(known);
  }

  private static void add(Class<?> type, KnownSettings known) {
    ConfigurationProperties settings =
        AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
    if (settings != null) {
      known.add(settings.prefix(), type);
    }
  }

  private void check(KnownSettings known) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource names && !isEnvironment(source)) {
        names.stream()
            .filter(OURS::isAncestorOf)
            .filter(name -> !known.hold(name))
            .findFirst()
            .ifPresent(
                name -> {
                  throw new InvalidSettingException(
                      name.toString(), "is no setting: check how it is spelt");
                });
      }
    }
  }

  private static boolean isEnvironment(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
  }
}
