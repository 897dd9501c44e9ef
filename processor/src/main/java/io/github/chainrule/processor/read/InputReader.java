package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.InputSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a network's inputs are: shapes, or types of features. */
final class InputReader {

  private final String network;
  private final DslAnnotation annotation;
  private final List<DeclaredInput> declared;
  private final Supplier<FeatureReader> features;
  private final Findings findings;

  /** What each generated constant stands for. */
  private final Map<String, String> constants = new LinkedHashMap<>(Map.of("INPUTS", "INPUTS"));

  /**
   * A reader of one interface.
   *
   * @param network the interface's name
   * @param annotation its {@code @Network}
   * @param declared its methods that are inputs
   * @param features makes a reader for each type of features
   */
  InputReader(
      String network,
      DslAnnotation annotation,
      List<DeclaredInput> declared,
      Supplier<FeatureReader> features,
      Findings findings) {
    this.network = network;
    this.annotation = annotation;
    this.declared = declared;
    this.features = features;
    this.findings = findings;
  }

  /** The inputs that methods declare, or the one that the annotation does. */
  List<InputSpec> read() {
    if (declared.isEmpty()) {
      return List.of(read(InputSpec.unnamed(unknown()), network, annotation, "inputs"));
    }
    String methods = String.join(", ", declared.stream().map(DeclaredInput::name).toList());
    for (String member : List.of("inputs", "features", "steps")) {
      if (annotation.isWritten(member)) {
        findings.add(NetworkMessage.INPUTS_TWICE, annotation.place(member), network, methods);
      }
    }
    List<InputSpec> parts = new ArrayList<>();
    for (DeclaredInput input : declared) {
      InputSpec part = InputSpec.named(input.name(), unknown());
      parts.add(read(part, input.name(), input.annotation(), "value"));
    }
    return parts;
  }

  private static Extent unknown() {
    return Extent.vector(1);
  }

  /**
   * Reads an input.
   *
   * @param owner whose annotation it is
   * @param shape the member that gives its shape
   */
  private InputSpec read(InputSpec part, String owner, DslAnnotation from, String shape) {
    Optional<List<Integer>> axes = from.integers(shape);
    Optional<Integer> steps = from.integer("steps");
    if (axes.isEmpty() || steps.isEmpty()) {
      findings.addUnresolved();
      return part;
    }
    if (from.isWritten("features")) {
      if (from.isWritten(shape)) {
        findings.add(FeatureMessage.FEATURES_SHAPE, from.place(shape), owner, shape);
      }
      return typed(part, owner, from, steps.get());
    }
    if (from.isWritten("steps")) {
      findings.add(FeatureMessage.STEPS_FEATURES, from.place("steps"), owner);
    }
    if (axes.get().isEmpty()) {
      findings.add(NetworkMessage.INPUTS_MISSING, from.place(shape), owner);
      return part;
    }
    return new InputSpec(part.name(), Extent.of(axes.get()), part.isDeclared(), Optional.empty());
  }

  private InputSpec typed(InputSpec part, String owner, DslAnnotation from, int steps) {
    if (from.isWritten("steps") && steps < 1) {
      findings.add(FeatureMessage.STEPS_NUMBER, from.place("steps"), owner, steps);
    }
    Optional<FeatureReader.Declared> type = features.get().read(owner, from);
    int width = type.map(it -> it.features().size()).orElse(1);
    Extent extent = steps < 1 ? Extent.vector(width) : new Extent(List.of(steps), width);
    InputSpec input = new InputSpec(part.name(), extent, part.isDeclared(), Optional.empty());
    if (type.isEmpty()) {
      return input;
    }
    InputSpec typed = input.of(type.get().features());
    claimConstants(typed, type.get(), from.place("features"));
    return typed;
  }

  /** Two features may differ in what their constants do not show, such as case. */
  private void claimConstants(InputSpec input, FeatureReader.Declared type, Place place) {
    if (input.steps() > 0) {
      claim(input.stepConstant(), "the number of values of a step", input, place);
    }
    FeatureSpec spec = type.features();
    for (int index = 0; index < spec.features().size(); index++) {
      Feature feature = spec.features().get(index);
      String name = spec.name().simpleName() + "." + feature.name();
      claim(input.constant(feature), name, input, type.places().get(index));
    }
  }

  private void claim(String constant, String name, InputSpec input, Place place) {
    String other = constants.putIfAbsent(constant, name);
    if (other != null) {
      String of = input.isDeclared() ? input.name() + ": " + name : name;
      findings.add(FeatureMessage.FEATURE_CONSTANT, place, of, constant, other);
    }
  }
}
