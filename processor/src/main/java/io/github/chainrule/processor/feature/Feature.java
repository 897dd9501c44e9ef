package io.github.chainrule.processor.feature;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A leaf of a type of features: one component, and where its values are among those of the type.
 *
 * @param path the components that lead to it, of nested types from the outermost in
 * @param offset the index of its first value
 * @param unit what it is measured in, empty if that is not said
 */
public record Feature(List<Component> path, FeatureKind kind, int offset, String unit) {

  public Feature {
    path = List.copyOf(path);
  }

  /** Its name, as {@code device.age}. */
  public String name() {
    return path.stream().map(Component::name).collect(Collectors.joining("."));
  }

  /** What reads it of an object of the type, as {@code device().age()}. */
  public String access() {
    return path.stream().map(Component::access).collect(Collectors.joining("."));
  }

  /** The name of the constant that is its offset, as {@code DEVICE_AGE}. */
  public String constant() {
    return path.stream().map(it -> constant(it.name())).collect(Collectors.joining("_"));
  }

  /** A name of a method as a constant would be called: {@code lastSeen} as {@code LAST_SEEN}. */
  public static String constant(String name) {
    return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
        .toUpperCase(Locale.ROOT);
  }
}
