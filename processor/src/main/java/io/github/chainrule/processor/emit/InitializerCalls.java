package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.spec.Initialization;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;

/** Writes how a layer's parameters are drawn, in the order of their tensors. */
final class InitializerCalls {

  private InitializerCalls() {}

  /** Nothing for a layer that has none of its own, or whose parameters all begin with 0. */
  static LayerCode of(ParameterLayout layout, int layer) {
    LayerCode.Builder code = new LayerCode.Builder();
    for (ParameterTensor tensor : layout.of(layer)) {
      Initialization initialization = tensor.initialization();
      if (tensor.layer() == layer
          && initialization.distribution() != Initialization.Distribution.ZERO) {
        code.add("initializer.$L(p, ", method(initialization.distribution()))
            .addNumber(tensor.offset())
            .add(", $L, $L);\n", initialization.fanIn(), initialization.fanOut());
      }
    }
    return code.build();
  }

  private static String method(Initialization.Distribution distribution) {
    return switch (distribution) {
      case GLOROT_UNIFORM -> "glorotUniform";
      case HE_NORMAL -> "heNormal";
      case LECUN_NORMAL -> "lecunNormal";
      case STANDARD_NORMAL -> "standardNormal";
      case ONE -> "ones";
      case ZERO -> throw new IllegalArgumentException("a new array is 0 already");
    };
  }
}
