package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.FeatureMessage;
import io.github.chainrule.processor.diagnostic.Place;
import io.github.chainrule.processor.feature.DeclaredName;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Whether generated code sees the types that a network mentions, and which these are. */
final class TypeAccess {

  private final Elements elements;
  private final String packageName;
  private final Map<String, TypeElement> mentioned = new LinkedHashMap<>();

  /**
   * The view of generated code.
   *
   * @param packageName the package of the network
   */
  TypeAccess(Elements elements, String packageName) {
    this.elements = elements;
    this.packageName = packageName;
  }

  /** Finds fault with a type that code of the network's package does not see. */
  void check(TypeElement type, String owner, Place place, Findings findings) {
    mentioned.put(type.getQualifiedName().toString(), type);
    boolean isElsewhere = !nameOf(type).packageName().equals(packageName);
    for (Element at = type; InterfaceShape.isType(at); at = at.getEnclosingElement()) {
      boolean isPrivate = at.getModifiers().contains(Modifier.PRIVATE);
      if (isPrivate || (isElsewhere && !at.getModifiers().contains(Modifier.PUBLIC))) {
        String name = at.getSimpleName().toString();
        findings.add(
            FeatureMessage.TYPE_ACCESS, place, owner, name, isPrivate ? "private" : "not public");
        return;
      }
    }
  }

  DeclaredName nameOf(TypeElement type) {
    InterfaceName name = InterfaceShape.nameOf(type, elements);
    return new DeclaredName(name.packageName(), name.simpleNames());
  }

  /** The types that were checked so far. */
  List<TypeElement> mentioned() {
    return List.copyOf(mentioned.values());
  }
}
