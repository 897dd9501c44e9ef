package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.spec.ActivationSpec;
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

  private static final String ONE_PREDICTOR_PER_THREAD =
      "It shares the parameters of its network and owns its workspace: use one per thread, and none"
          + " while the parameters are written. Features are checked before anything is written.";

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
        Glossary.of("E", lowered.forward()).text(),
        ONE_PER_THREAD);
  }

  CodeBlock backprop() {
    return javadoc(
        "Computes the loss of",
        "Operations of the gradient for one sample, the forward pass included: "
            + CostText.of(lowered.costs().gradient())
            + ".",
        verification(lowered.verification()),
        Glossary.of("E", lowered.backprop()).text(),
        ONE_PER_THREAD);
  }

  CodeBlock training(LoweredNetwork.Training training) {
    return javadoc(
        "Computes, as training does, the loss of",
        "A mask m says what of a sample is left out: it has a number for each value of "
            + masked()
            + ", in this order, 0 where the value is left out, else 1.",
        "Operations of the gradient for one sample, the forward pass included: "
            + CostText.of(training.cost())
            + ".",
        verification(training.verification()),
        Glossary.of("E", training.code()).text(),
        ONE_PER_THREAD);
  }

  private String masked() {
    NetworkSpec network = lowered.network();
    return network.masked().stream()
        .map(layer -> Prose.escaped(network.layers().get(layer).name()))
        .collect(Collectors.joining(", "));
  }

  CodeBlock jacobian() {
    return javadoc(
        "Computes the derivatives of the outputs of",
        operations(
            "inputs for one sample, the forward pass included", lowered.costs().inputJacobian()),
        operations("parameters", lowered.costs().parameterJacobian()),
        "Operations of the derivative in a direction: "
            + CostText.of(lowered.costs().outputTangent())
            + ".",
        verification(lowered.verification()),
        Glossary.of("the network's outputs", lowered.jacobian()).text(),
        ONE_PER_THREAD);
  }

  private static String operations(String by, Optional<OperationCounter.Count> count) {
    return count
        .map(it -> "Operations of the derivatives by the " + by + ": " + CostText.of(it) + ".")
        .orElse("No array holds the derivatives by the parameters: they are refused at the call.");
  }

  CodeBlock network() {
    return CodeBlock.builder()
        .add(javadoc("The network", "Its parameters, in one array:"))
        .add("\n$L\n", ParameterTable.of(lowered.network(), lowered.layout()))
        .add(
            paragraph(
                "Evaluators made here share the parameters, and are for one thread at a time;"
                    + " {@code predict} is for any number. While a thread writes parameters, no"
                    + " other may use the network."))
        .build();
  }

  CodeBlock features() {
    return javadoc(
        "Knows where the features lie in the inputs of",
        "The constants are indices in x. In a Jacobian {@code [outputs][inputs]} they tell the"
            + " derivative of output {@code k} by a feature: {@code j[k * INPUTS + FEATURE]}.");
  }

  CodeBlock predictor() {
    return javadoc("Answers about features by", ONE_PREDICTOR_PER_THREAD);
  }

  CodeBlock result() {
    return javadoc("Holds an answer of", "A predictor may write it again and again.");
  }

  /** What an argument of generated methods is. */
  static String describe(TypedParts.Input input) {
    if (!input.isTyped()) {
      return input.size() == 1 ? "the one input" : "the " + input.size() + " inputs";
    }
    return input.spec().steps() == 0
        ? "the features"
        : "the features of " + input.spec().steps() + " steps, one after another";
  }

  /** A constructor's Javadoc; the same for all evaluators. */
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
        IntStream.range(0, network.layers().size() - SummaryText.left(network))
            .mapToObj(index -> architecture(index, network))
            .collect(Collectors.joining(", "));
    return inputs(network)
        + ", "
        + layers
        + (SummaryText.left(network) == 0 ? "" : ", and " + SummaryText.left(network) + " more")
        + "; loss "
        + losses(network)
        + "; "
        + network.precision();
  }

  private static String inputs(NetworkSpec network) {
    String all = network.inputs() == 1 ? "1 input" : network.inputs() + " inputs";
    return network.parts().size() == 1
        ? all
        : network.parts().stream()
            .map(part -> Prose.escaped(part.name()) + ": " + part.extent().size())
            .collect(Collectors.joining(", ", all + " (", ")"));
  }

  private static String losses(NetworkSpec network) {
    return Prose.escaped(network.lossText());
  }

  private static String architecture(int index, NetworkSpec network) {
    LayerSpec layer = network.layers().get(index);
    String text =
        Prose.escaped(layer.name())
            + ": "
            + network.extents().get(index).channels()
            + " "
            + function(layer);
    if (!network.readsTheOneBefore(index)) {
      text +=
          layer.sources().stream()
              .map(source -> source(network, source))
              .collect(Collectors.joining(" and ", " of ", ""));
    }
    return text
        + layer.remarks().stream().map(remark -> " " + remark).collect(Collectors.joining());
  }

  private static String source(NetworkSpec network, int source) {
    boolean isUnnamed = source < 0 && !network.declaresInputs();
    return isUnnamed ? "the input" : Prose.escaped(network.nameOf(source));
  }

  /**
   * What a layer does: a dense one its activation; others by their kind, and it if they have one.
   */
  private static String function(LayerSpec layer) {
    String activation = Prose.escaped(layer.activation().title());
    if (layer.kind().equals("Dense")) {
      return activation;
    }
    return layer.activation().equals(ActivationSpec.IDENTITY)
        ? layer.kind()
        : layer.kind() + " " + activation;
  }

  private static String verification(Verification verification) {
    String agreement =
        verification.derivatives() == 0
            ? "Not verified against central differences."
            : String.format(
                Locale.ROOT,
                "Verified against central differences: %s derivatives at %s points agree, the"
                    + " worst to %s relative to max(1, |difference quotient|).",
                CostText.count(verification.derivatives()),
                CostText.count(verification.points()),
                CostText.rounded(verification.worstError()));
    return verification.unjudged() == 0
        ? agreement
        : agreement
            + String.format(
                Locale.ROOT,
                " In %s of %s directions no point could tell: %s.",
                CostText.count(verification.unjudged()),
                CostText.count(verification.attempted()),
                verification.doubt());
  }
}
