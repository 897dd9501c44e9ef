package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what the runtime is told of a layer: expressions that make its {@code Layer}. They call no
 * static method, since the interface's constants might stand in front of a type's name there.
 */
final class LayerDescription {

  private LayerDescription() {}

  /** An input that a method declares. */
  static CodeBlock of(InputSpec input) {
    return CodeBlock.builder()
        .add("new $T($S, $S)", RuntimeNames.LAYER_BUILDER, "Input", input.name())
        .add("$>$>\n.gives($L)\n.build()$<$<", list(input.extent().axes()))
        .build();
  }

  /** A layer. */
  static LayerCode of(LoweredNetwork lowered, int index) {
    NetworkSpec network = lowered.network();
    LayerSpec layer = network.layers().get(index);
    LayerCode.Builder code =
        new LayerCode.Builder()
            .add("new $T($S, ", RuntimeNames.LAYER_BUILDER, layer.kind())
            .addName(index)
            .add(")$>$>\n.reads($L", network.inputOf(index).channels());
    for (int source : layer.sources()) {
      code.add(", ");
      if (source < 0) {
        code.add("$S", network.nameOf(source));
      } else {
        code.addName(source);
      }
    }
    code.add(")\n.gives($L)", list(network.extents().get(index).axes()));
    if (!layer.activation().equals(ActivationSpec.IDENTITY)) {
      code.add("\n.activation($S)", layer.activation().name());
    }
    if (!layer.detail().isEmpty()) {
      code.add("\n.detail($S)", layer.detail());
    }
    for (Codes.Block block : Codes.of(network, index).map(Codes::blocks).orElse(List.of())) {
      code.add(
          "\n.codes($L, $L, $L, $L)",
          block.first(),
          block.channels(),
          block.positions(),
          block.stride());
    }
    layer.shares().ifPresent(owner -> code.add("\n.shares(").addName(owner).add(")"));
    for (ParameterTensor tensor : lowered.layout().of(index)) {
      code.add("\n.tensor($S, $S, ", tensor.role().singular(), tensor.role().fileName())
          .addNumber(tensor.offset())
          .add(", $L)", list(tensor.shape()));
    }
    return code.add("\n.build()$<$<").build();
  }

  /** What is told of several outputs, as a call that follows the loss of all; else nothing. */
  static CodeBlock heads(NetworkSpec network) {
    if (network.heads().size() == 1) {
      return CodeBlock.of("");
    }
    List<CodeBlock> heads = new ArrayList<>();
    int offset = 0;
    for (HeadSpec head : network.heads()) {
      int units = network.extents().get(head.layer()).size();
      heads.add(
          CodeBlock.of(
              "new $T($S, $L, $L, $T.of($S, $L), $L)",
              RuntimeNames.HEAD,
              network.layerOf(head).name(),
              offset,
              units,
              RuntimeNames.LOSS,
              head.loss().name(),
              head.loss().readsTarget(),
              head.weight()));
      offset += units;
    }
    return CodeBlock.of("$>$>\n.withHeads($>$>\n$L)$<$<$<$<", CodeBlock.join(heads, ",\n"));
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
