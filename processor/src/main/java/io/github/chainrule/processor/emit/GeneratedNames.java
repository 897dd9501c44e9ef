package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.List;

/** The names of the interface and of the classes generated for it. */
record GeneratedNames(InterfaceName name) {

  ClassName network() {
    return generated(GeneratedClass.NETWORK);
  }

  ClassName generated(GeneratedClass generated) {
    return ClassName.get(name.packageName(), name.generated(generated.suffix()));
  }

  ClassName annotatedInterface() {
    List<String> names = name.simpleNames();
    return ClassName.get(
        name.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
  }
}
