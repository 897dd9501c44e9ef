package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.List;

/** The names of the interface and of the classes generated for it. */
record GeneratedNames(InterfaceName name) {

  static final String FORWARD = "Forward";
  static final String BACKPROP = "Backprop";
  static final String JACOBIAN = "Jacobian";
  static final String NETWORK = "Network";

  ClassName network() {
    return generated(NETWORK);
  }

  ClassName generated(String suffix) {
    return ClassName.get(name.packageName(), name.generated(suffix));
  }

  ClassName annotatedInterface() {
    List<String> names = name.simpleNames();
    return ClassName.get(
        name.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
  }
}
