package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.RuntimePackage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Compares the versions of the three artifacts, each of which says its own in a constant. Generated
 * code links against the runtime, and the processor reads the annotations, by what their version
 * has; any other would fail somewhere, with a message that does not say why.
 */
public final class Versions {

  /** The processor's own. */
  static final String OWN = "0.1.0";

  private static final String UNKNOWN = "unknown";

  private final Elements elements;

  /**
   * A comparison for one run of the compiler.
   *
   * @param elements the compiler's own
   */
  public Versions(Elements elements) {
    this.elements = elements;
  }

  /**
   * Compares.
   *
   * @param network a network, to point at
   * @return what is wrong, if the versions differ; nothing if the runtime is missing, which is
   *     another message
   */
  public Optional<Diagnostic> check(TypeElement network) {
    if (elements.getTypeElement(RuntimeTypes.LAYER) == null) {
      return Optional.empty();
    }
    String dsl = of(Network.class.getPackageName());
    String runtime = of(RuntimePackage.COMMON);
    return List.of(OWN, OWN).equals(List.of(dsl, runtime))
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                NetworkMessage.VERSIONS,
                Place.of(network),
                network.getSimpleName().toString(),
                dsl,
                OWN,
                runtime));
  }

  private String of(String packageName) {
    return Stream.ofNullable(elements.getTypeElement(packageName + ".Version"))
        .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
        .map(VariableElement::getConstantValue)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
