package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureKind;
import io.github.chainrule.processor.feature.FeatureVisitor;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;

/**
 * Writes what the runtime is told of the names of inputs and outputs: an expression that makes a
 * {@code Signature}. It calls no static method, as {@link LayerDescription}.
 */
final class SignatureCode {

  private static final int LONGEST_CHAIN = 60;

  private final NetworkSpec network;
  private final CodeBlock.Builder code = CodeBlock.builder();

  private SignatureCode(NetworkSpec network) {
    this.network = network;
  }

  static CodeBlock of(NetworkSpec network) {
    return new SignatureCode(network).write();
  }

  private CodeBlock write() {
    if (!network.isTyped()) {
      return CodeBlock.of("new $T()", RuntimeNames.SIGNATURE);
    }
    code.add("new $T()$>$>", RuntimeNames.SIGNATURE_BUILDER);
    if (network.hasFeatures()) {
      network.parts().forEach(this::add);
    }
    network.heads().forEach(this::add);
    return code.add("\n.build()$<$<").build();
  }

  private void add(InputSpec part) {
    if (part.isDeclared() || part.steps() > 0) {
      String name = part.isDeclared() ? part.name() : "";
      code.add("\n.input($S, $L)", name, part.steps());
    }
    if (part.features().isPresent()) {
      code.add(features(part.features().get().features()));
    } else {
      code.add("\n.array($S, $S, $L)", "", "", part.extent().size());
    }
  }

  /** The calls that add features; of very many in groups, since compilers nest chained calls. */
  private static CodeBlock features(List<Feature> features) {
    CodeBlock.Builder calls = CodeBlock.builder();
    if (features.size() <= LONGEST_CHAIN) {
      features.forEach(it -> calls.add(it.kind().accept(new Description(it))));
      return calls.build();
    }
    for (int from = 0; from < features.size(); from += LONGEST_CHAIN) {
      int to = Math.min(features.size(), from + LONGEST_CHAIN);
      calls.add("\n.all(new $T()$>$>", RuntimeNames.SIGNATURE_BUILDER);
      calls.add("$L)$<$<", features(features.subList(from, to)));
    }
    return calls.build();
  }

  /** The call that adds one feature. */
  private record Description(Feature feature) implements FeatureVisitor<CodeBlock> {

    @Override
    public CodeBlock number(FeatureKind.Numeric number) {
      return CodeBlock.of("\n.number($S, $S)", feature.name(), feature.unit());
    }

    @Override
    public CodeBlock flag(FeatureKind.Flag flag) {
      return CodeBlock.of("\n.flag($S)", feature.name());
    }

    @Override
    public CodeBlock choice(FeatureKind.Choice choice) {
      return CodeBlock.of("\n.choice($S, $L)", feature.name(), texts(choice.choices().constants()));
    }

    @Override
    public CodeBlock array(FeatureKind.Array array) {
      return CodeBlock.of("\n.array($S, $S, $L)", feature.name(), feature.unit(), array.size());
    }
  }

  private void add(HeadSpec head) {
    String name = network.layerOf(head).name();
    if (head.classes().isPresent()) {
      code.add("\n.classes($S, $L)", name, texts(head.classes().get().constants()));
    } else {
      code.add("\n.output($S, $L)", name, network.extents().get(head.layer()).size());
    }
  }

  /** Names as arguments. */
  static CodeBlock texts(List<String> names) {
    return names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
  }
}
