package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Who has the names of the classes to be generated: two interfaces of one compilation, or a class
 * of the user.
 *
 * <p>A class with such a name may also be our own, left by an earlier build in an output directory
 * that is on the class path. Nothing in a class file says who wrote it ({@code @Generated} is gone
 * from it), but the contract does: {@code IrisForward} implements the runtime's {@code Forward}. So
 * a class counts as the user's unless it implements what ours would, in either precision; then
 * writing over it is what an incremental build wants. If it is in fact the user's own and among the
 * sources of this compilation, the compiler will refuse to create it a second time, and that
 * refusal becomes the same diagnostic.
 */
final class NameClaims {

  private final Elements elements;
  private final Map<String, Set<String>> claims = new LinkedHashMap<>();

  NameClaims(Elements elements) {
    this.elements = elements;
  }

  /** Notes that classes are to be generated for the interface of this name. */
  void claim(InterfaceName name) {
    claims
        .computeIfAbsent(name.qualified(name.generated("")), it -> new LinkedHashSet<>())
        .add(name.inPackage());
  }

  /** Finds who else has the names of the interface's classes. */
  void check(InterfaceName name, Place place, Findings findings) {
    String prefix = name.generated("");
    for (String other : claims.getOrDefault(name.qualified(prefix), Set.of())) {
      if (!other.equals(name.inPackage())) {
        findings.add(Message.GENERATED_NAME_SHARED, place, name.inPackage(), prefix, other);
      }
    }
    for (GeneratedClass generated : GeneratedClass.values()) {
      String simpleName = name.generated(generated.suffix());
      TypeElement existing = elements.getTypeElement(name.qualified(simpleName));
      if (existing != null && !looksGenerated(existing, generated)) {
        findings.add(Message.GENERATED_NAME, place, name.inPackage(), simpleName);
      }
    }
  }

  private static boolean looksGenerated(TypeElement existing, GeneratedClass generated) {
    for (TypeMirror parent : existing.getInterfaces()) {
      if (parent instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement type
          && RuntimeTypes.isOfAnyPrecision(type, generated.runtimeType())) {
        return true;
      }
    }
    return false;
  }
}
