package io.github.chainrule.processor.read;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.RuntimePackage;
import java.util.Arrays;
import javax.lang.model.element.TypeElement;

/** The names of the runtime's types that an interface can mention. */
final class RuntimeTypes {

  static final String LAYER = RuntimePackage.COMMON + ".Layer";

  /** The annotation that says from which interface a class was generated. */
  static final String ORIGIN = RuntimePackage.COMMON + ".GeneratedFrom";

  private RuntimeTypes() {}

  /** The qualified name of the type {@code simpleName} that exists once for each precision. */
  static String of(Precision precision, String simpleName) {
    return RuntimePackage.of(precision) + "." + simpleName;
  }

  /** Whether {@code type} is the runtime's {@code simpleName} of some precision. */
  static boolean isOfAnyPrecision(TypeElement type, String simpleName) {
    return Arrays.stream(Precision.values())
        .anyMatch(it -> type.getQualifiedName().contentEquals(of(it, simpleName)));
  }

  /** The type of the elements of the network's arrays. */
  static String elementOf(Precision precision) {
    return switch (precision) {
      case FLOAT -> "float";
      case DOUBLE -> "double";
    };
  }
}
