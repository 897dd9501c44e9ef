package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.util.Elements;

/** What kind of type is annotated, and whether a class in its package could implement it. */
final class InterfaceShape {

  private InterfaceShape() {}

  /** The name of {@code type}, from its enclosing types in. */
  static InterfaceName nameOf(TypeElement type, Elements elements) {
    Deque<String> simpleNames = new ArrayDeque<>();
    boolean isPublic = true;
    for (Element at = type; isType(at); at = at.getEnclosingElement()) {
      simpleNames.addFirst(at.getSimpleName().toString());
      isPublic &= at.getModifiers().contains(Modifier.PUBLIC);
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    return new InterfaceName(packageName, List.copyOf(simpleNames), isPublic);
  }

  /** Finds fault with the declaration of {@code type} itself, whatever its members. */
  static void check(TypeElement type, InterfaceName name, Place annotation, Findings findings) {
    if (type.getKind() != ElementKind.INTERFACE) {
      findings.add(NetworkMessage.NETWORK_KIND, annotation, name.inPackage(), kindOf(type));
    }
    checkPrivate(type, name, findings);
    if (type.getKind() == ElementKind.INTERFACE) {
      checkGeneric(type, name, findings);
      checkSealed(type, name, findings);
    }
  }

  private static void checkPrivate(TypeElement type, InterfaceName name, Findings findings) {
    for (Element at = type; isType(at); at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        String hidden = at.getSimpleName().toString();
        findings.add(NetworkMessage.NETWORK_PRIVATE, Place.of(type), name.inPackage(), hidden);
        return;
      }
    }
  }

  private static void checkGeneric(TypeElement type, InterfaceName name, Findings findings) {
    if (!type.getTypeParameters().isEmpty()) {
      String found = names(type.getTypeParameters());
      findings.add(NetworkMessage.NETWORK_GENERIC, Place.of(type), name.inPackage(), found);
    }
  }

  private static void checkSealed(TypeElement type, InterfaceName name, Findings findings) {
    if (type.getModifiers().contains(Modifier.SEALED)) {
      String implementation = name.generated(GeneratedClass.NETWORK.suffix());
      findings.add(NetworkMessage.NETWORK_SEALED, Place.of(type), name.inPackage(), implementation);
    }
  }

  /** The names of the type parameters, as they stand between angle brackets. */
  static String names(List<? extends TypeParameterElement> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.getSimpleName().toString())
        .collect(Collectors.joining(", "));
  }

  /** Whether this is a type, and no package around one. */
  static boolean isType(Element element) {
    return element.getKind().isClass() || element.getKind().isInterface();
  }

  private static String kindOf(TypeElement type) {
    return switch (type.getKind()) {
      case ANNOTATION_TYPE -> "an annotation type";
      case ENUM -> "an enum";
      case RECORD -> "a record";
      default -> type.getModifiers().contains(Modifier.ABSTRACT) ? "an abstract class" : "a class";
    };
  }
}
