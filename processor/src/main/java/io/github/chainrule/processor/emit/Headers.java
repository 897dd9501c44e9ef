package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Verification;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the Javadoc of the generated classes: what they compute, at what cost, how checked. */
final class Headers {

  /** Columns that are left for the Javadoc of a class. */
  private static final int WIDTH = 97;

  private static final String ONE_PER_THREAD =
      "An instance owns its workspace: use one per thread. Any number of them may share an array"
          + " of parameters, as long as nobody writes to it meanwhile.";

  private final LoweredNetwork lowered;
  private final GeneratedNames generated;

  Headers(ClassFrame frame) {
    this.lowered = frame.lowered();
    this.generated = frame.generated();
  }

  CodeBlock forward() {
    return javadoc(
        "Computes the outputs of",
        "Operations for one sample: " + CostText.of(lowered.costs().forward()) + ".",
        Glossary.of("E", lowered.forward(), lowered.forwardTiles()).text(),
        ONE_PER_THREAD);
  }

  CodeBlock backprop() {
    return javadoc(
        "Computes the loss of",
        "Operations of the gradient for one sample, the forward pass included: "
            + CostText.of(lowered.costs().gradient())
            + ".",
        verification(lowered.verification()),
        Glossary.of("E", lowered.backprop(), lowered.backpropTiles()).text(),
        ONE_PER_THREAD);
  }

  CodeBlock jacobian() {
    return javadoc(
        "Computes the derivatives of the outputs of",
        "Operations of the derivatives by the inputs for one sample, the forward pass included: "
            + jacobianCost(lowered.network().inputs(), lowered.costs().inputJacobian()),
        "Operations of the derivatives by the parameters: "
            + jacobianCost(lowered.layout().size(), lowered.costs().parameterJacobian()),
        verification(lowered.verification()),
        Glossary.of("the network's outputs", lowered.jacobian(), Optional.empty()).text(),
        ONE_PER_THREAD);
  }

  CodeBlock network() {
    return CodeBlock.builder()
        .add(javadoc("The network", "Its parameters, in one array:"))
        .add("\n$L\n", ParameterTable.of(lowered.network(), lowered.layout()))
        .add(
            paragraph(
                "Evaluators made here share the parameters. They, and {@code predict}, are for"
                    + " one thread at a time; while a thread writes parameters, no other may use"
                    + " the network."))
        .build();
  }

  /** A constructor's Javadoc; the same for the three evaluators. */
  static MethodSpec evaluatorConstructor(ClassFrame frame) {
    MethodSpec.Builder constructor = frame.constructor();
    if (frame.lowered().network().name().isPublic()) {
      constructor.addModifiers(Modifier.PUBLIC);
    }
    return constructor
        .addJavadoc("Makes an evaluator.\n\n@param parameters of all layers; shared, not copied\n")
        .build();
  }

  private CodeBlock javadoc(String verb, String... paragraphs) {
    CodeBlock.Builder text = CodeBlock.builder();
    text.add("$L {@link $T}.\n", verb, generated.annotatedInterface());
    text.add(paragraph(architecture(lowered.network())));
    for (String paragraph : paragraphs) {
      if (!paragraph.isEmpty()) {
        text.add(paragraph(paragraph));
      }
    }
    return text.build();
  }

  private static CodeBlock paragraph(String text) {
    return CodeBlock.of("\n$L\n", Prose.fill("<p>" + text, WIDTH));
  }

  /** The network in one line: {@code 4 inputs; hidden: 16 TANH; …}. */
  static String architecture(NetworkSpec network) {
    String layers =
        IntStream.range(0, network.layers().size())
            .mapToObj(index -> architecture(index, network))
            .collect(Collectors.joining(", "));
    String inputs = network.inputs() == 1 ? "1 input" : network.inputs() + " inputs";
    return inputs + ", " + layers + "; loss " + network.loss() + "; " + network.precision();
  }

  private static String architecture(int index, NetworkSpec network) {
    LayerSpec layer = network.layers().get(index);
    String text = Prose.escaped(layer.name()) + ": " + layer.units() + " " + layer.activation();
    if (layer.sources().size() != 1 || layer.sources().get(0) != index - 1) {
      text +=
          layer.sources().stream()
              .map(source -> source < 0 ? "the input" : network.layers().get(source).name())
              .collect(Collectors.joining(" and ", " of ", ""));
    }
    return layer.bias() ? text : text + " without biases";
  }

  /** What derivatives of the outputs take, if an array can hold them. */
  private String jacobianCost(int columns, OperationCounter.Count cost) {
    return NetworkProgram.isHeld(lowered.network().outputs(), columns)
        ? CostText.of(cost) + "."
        : "none, as no array can hold these derivatives, and they are refused.";
  }

  private static String verification(Verification verification) {
    if (verification.derivatives() == 0) {
      return "Not verified against central differences: " + verification.doubt() + ".";
    }
    String agreement =
        String.format(
            Locale.ROOT,
            "Verified against central differences: %s derivatives at %s points agree, the worst to"
                + " %s relative to max(1, |difference quotient|).",
            CostText.count(verification.derivatives()),
            CostText.count(verification.points()),
            CostText.rounded(verification.worstError()));
    return verification.unjudged() == 0
        ? agreement
        : agreement
            + " Not verified along "
            + CostText.count(verification.unjudged())
            + " of "
            + CostText.count(verification.attempted())
            + " directions: "
            + verification.doubt()
            + ".";
  }
}
