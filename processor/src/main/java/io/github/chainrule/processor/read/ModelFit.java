package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Whether one class can implement both a network interface, with all that it inherits, and the
 * {@code Model} of its precision.
 */
final class ModelFit {

  private final TypeElement type;
  private final String network;
  private final Inheritance inheritance;
  private final Elements elements;
  private final Types types;
  private final Findings findings;

  ModelFit(
      TypeElement type,
      String network,
      Inheritance inheritance,
      Elements elements,
      Types types,
      Findings findings) {
    this.type = type;
    this.network = network;
    this.inheritance = inheritance;
    this.elements = elements;
    this.types = types;
    this.findings = findings;
  }

  /**
   * Finds abstract methods that are inherited and no layers, but for those of the model that the
   * network is.
   *
   * @param isMasked whether training leaves values out of it
   */
  void checkInheritedMethods(boolean isMasked) {
    for (ExecutableElement method : inheritance.abstractMethods()) {
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      if (!RuntimeTypes.isOfAnyPrecision(owner, "Model")
          && !(isMasked && RuntimeTypes.isOfAnyPrecision(owner, "DropoutModel"))
          && !LayerMethods.isLayer(method, elements)) {
        findings.add(
            NetworkMessage.INHERITED_METHOD,
            Place.of(type),
            network,
            method.getSimpleName().toString(),
            owner.getQualifiedName().toString());
      }
    }
  }

  /** Finds the {@code Model} of another precision than that declared at {@code place}. */
  void checkPrecision(Precision precision, Place place) {
    String allowed = RuntimeTypes.of(precision, "Model");
    for (Precision other : Precision.values()) {
      String found = RuntimeTypes.of(other, "Model");
      if (other != precision && inheritance.supertype(found).isPresent()) {
        findings.add(NetworkMessage.MODEL_PRECISION, place, network, precision, found, allowed);
      }
    }
  }

  /**
   * Finds default methods that the generated class cannot have: those with the signature of a
   * method of {@code model} and another type of result, and those with the signature of one of its
   * static methods.
   */
  void checkDefaultMethods(TypeElement model, Precision precision) {
    List<ExecutableElement> generated = ElementFilter.methodsIn(model.getEnclosedElements());
    for (ExecutableElement method : inheritance.defaultMethods()) {
      String signature = signatureOf(method);
      boolean isHidden =
          generated.stream()
              .anyMatch(it -> signatureOf(it).equals(signature) && !canReplace(it, method));
      if (isHidden || isStaticOfNetwork(signature, precision)) {
        addClash(method, signature);
      }
    }
  }

  private void addClash(ExecutableElement method, String signature) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    Element blamed = owner.equals(type) ? method : type;
    String ownerName = owner.getQualifiedName().toString();
    findings.add(NetworkMessage.METHOD_CLASH, Place.of(blamed), network, signature, ownerName);
  }

  /** Whether the method looks like create(long seed) or of(float[] parameters). */
  private static boolean isStaticOfNetwork(String signature, Precision precision) {
    return signature.equals("create(long)")
        || signature.equals("of(" + RuntimeTypes.elementOf(precision) + "[])");
  }

  private String signatureOf(ExecutableElement method) {
    return method.getSimpleName()
        + method.getParameters().stream()
            .map(parameter -> TypeText.of(types.erasure(parameter.asType())))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Whether a class that has {@code generated} thereby implements {@code method} as well. */
  private boolean canReplace(ExecutableElement generated, ExecutableElement method) {
    TypeMirror result = generated.getReturnType();
    TypeMirror promised = method.getReturnType();
    return types.isSameType(result, promised)
        || (isReference(result) && isReference(promised) && types.isSubtype(result, promised));
  }

  /** Among primitive types, int counts as a subtype of long. */
  private static boolean isReference(TypeMirror type) {
    return !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID;
  }
}
