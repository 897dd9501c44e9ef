package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.SourceNames;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An abstract method that is a layer.
 *
 * @param place where its method is
 * @param kind what the layer is; empty if no annotation says so
 * @param annotation the annotation that says so
 * @param output the mark of an output, if it has one
 * @param loss the loss of an output, if it has one
 */
record DeclaredLayer(
    Place place,
    String name,
    Optional<LayerKind> kind,
    Optional<DslAnnotation> annotation,
    Optional<DslAnnotation> output,
    Optional<DslAnnotation> loss) {

  /** The layer, whose sources are found by their names; empty if there is a value not known. */
  Optional<LayerSpec> spec(int index, SourceNames names, FormulaReader formulas) {
    if (annotation.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> from = annotation.get().texts("from");
    if (from.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt shares =
        annotation
            .get()
            .text("shares")
            .map(it -> names.shared(index, it))
            .orElse(OptionalInt.empty());
    LayerKind.Head head = new LayerKind.Head(name, names.sources(index, from.get()), shares);
    return kind.orElseThrow().read(head, annotation.get(), formulas);
  }
}
