package io.github.chainrule.processor.read;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Writes a type as users know it, without its type arguments. {@code TypeMirror.toString} differs
 * from one compiler to the next.
 */
final class TypeText extends SimpleTypeVisitor14<String, Void> {

  private static final TypeText VISITOR = new TypeText();

  private TypeText() {}

  static String of(TypeMirror type) {
    return VISITOR.visit(type);
  }

  @Override
  public String visitDeclared(DeclaredType type, Void unused) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  @Override
  public String visitError(ErrorType type, Void unused) {
    return visitDeclared(type, null);
  }

  @Override
  public String visitArray(ArrayType type, Void unused) {
    return visit(type.getComponentType()) + "[]";
  }

  @Override
  public String visitTypeVariable(TypeVariable type, Void unused) {
    return type.asElement().getSimpleName().toString();
  }

  /** Primitive types and void are called like their kinds. */
  @Override
  protected String defaultAction(TypeMirror type, Void unused) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }
}
