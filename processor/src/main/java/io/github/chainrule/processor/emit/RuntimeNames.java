package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.RuntimePackage;

/** The runtime's types that the code of one network links against. */
final class RuntimeNames {

  static final ClassName LAYER = ClassName.get(RuntimePackage.COMMON, "Layer");
  static final ClassName LAYER_BUILDER =
      ClassName.get(RuntimePackage.COMMON, "NetworkLayer", "Builder");
  static final ClassName LAYER_LIST = ofInternal("LayerList");
  static final ClassName LOSS = ClassName.get(RuntimePackage.COMMON, "ModelLoss");
  static final ClassName HEAD = ClassName.get(RuntimePackage.COMMON, "Head");
  static final ClassName ORIGIN = ClassName.get(RuntimePackage.COMMON, "GeneratedFrom");

  static final ClassName SIGNATURE = ClassName.get(RuntimePackage.COMMON, "Signature");
  static final ClassName SIGNATURE_BUILDER =
      ClassName.get(RuntimePackage.COMMON, "SignatureBuilder");
  static final ClassName WINDOW = ofInternal("Window");
  static final ClassName ENUM_CONSTANTS = ofInternal("EnumConstants");
  static final ClassName SETTINGS = ofInternal("Settings");
  static final ClassName SIZES = ofInternal("Sizes");

  private final Precision precision;

  RuntimeNames(Precision precision) {
    this.precision = precision;
  }

  private static ClassName ofInternal(String simpleName) {
    return ClassName.get(RuntimePackage.internal(RuntimePackage.COMMON), simpleName);
  }

  /** A type of which there is one for each precision. */
  ClassName type(String simpleName) {
    return inPackage(precision, simpleName);
  }

  /** A type for data of which there is one for each precision. */
  ClassName data(String simpleName) {
    return ClassName.get(RuntimePackage.of(precision) + ".data", simpleName);
  }

  /** A type of which there is one for each precision, and that only generated code calls. */
  ClassName internal(String simpleName) {
    return internal(precision, simpleName);
  }

  /** The elementary functions that compute in a width. */
  ClassName elementary(Width width) {
    return inPackage(of(width), "Elementary");
  }

  /** As {@link #internal(String)}, the type of a width. */
  ClassName internal(Width width, String simpleName) {
    return internal(of(width), simpleName);
  }

  /**
   * Whether the functions of a width are imported by their own names, since {@code Elementary} and
   * the tiles are those of the other.
   */
  boolean importsStatically(Width width) {
    return of(width) != precision;
  }

  /** The primitive type of a width. */
  TypeName number(Width width) {
    return of(width) == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
  }

  boolean isFloat(Width width) {
    return of(width) == Precision.FLOAT;
  }

  /** A number of a width, as a Java literal. */
  String literal(Width width, double value) {
    return isFloat(width) ? Literal.ofFloat((float) value) : Literal.ofDouble(value);
  }

  ArrayTypeName array(Width width) {
    return ArrayTypeName.of(number(width));
  }

  private Precision of(Width width) {
    return width == Width.DOUBLE ? Precision.DOUBLE : precision;
  }

  private static ClassName internal(Precision precision, String simpleName) {
    return ClassName.get(RuntimePackage.internal(RuntimePackage.of(precision)), simpleName);
  }

  private static ClassName inPackage(Precision precision, String simpleName) {
    return ClassName.get(RuntimePackage.of(precision), simpleName);
  }
}
