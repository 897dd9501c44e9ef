package io.github.chainrule.processor.feature;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A type of features: a record or a class whose components are the values of an input.
 *
 * @param name the type's name
 * @param features the leaves, in the order of their values
 */
public record FeatureSpec(DeclaredName name, List<Feature> features) {

  public FeatureSpec {
    features = List.copyOf(features);
  }

  /** The number of values; at most as many as an int can count. */
  public int size() {
    long size = features.stream().mapToLong(feature -> feature.kind().size()).sum();
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  /** The paths to all that may be null, each after those that lead to it. */
  public Set<List<Component>> references() {
    Set<List<Component>> references = new LinkedHashSet<>();
    for (Feature feature : features) {
      for (int length = 1; length < feature.path().size(); length++) {
        references.add(feature.path().subList(0, length));
      }
      if (feature.kind() instanceof FeatureKind.Choice
          || feature.kind() instanceof FeatureKind.Array) {
        references.add(feature.path());
      }
    }
    return references;
  }
}
