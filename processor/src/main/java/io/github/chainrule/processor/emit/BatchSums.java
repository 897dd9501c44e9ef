package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods that sum over samples, in an order that depends on nothing but the samples: in
 * blocks of {@link #BLOCK}, within a block from left to right, then the sums of the blocks from
 * left to right. The sum of a block starts with −0, to which adding a number gives that number, so
 * that one sample gives the bits of the method for one sample.
 *
 * <p>Every kind of sum has three methods: over all samples, over a block and of a sample. A block
 * computes what it can in tiles of samples, and the rest one by one.
 */
final class BatchSums {

  /** Samples in a block; part of what results mean, since another number rounds differently. */
  static final int BLOCK = 256;

  /** What is summed. */
  enum Kind {
    LOSS("t", EntryPoint.LOSS_OF_TILE, true, false, false),
    GRADIENT("t", EntryPoint.GRADIENT_OF_TILE, true, true, false),
    BACKWARD("e", EntryPoint.BACKWARD_OF_TILE, false, true, true);

    private final String beside;
    private final EntryPoint ofTile;
    private final boolean hasLoss;
    private final boolean hasGradient;
    private final boolean hasInputGradient;

    Kind(
        String beside,
        EntryPoint ofTile,
        boolean hasLoss,
        boolean hasGradient,
        boolean hasInputGradient) {
      this.beside = beside;
      this.ofTile = ofTile;
      this.hasLoss = hasLoss;
      this.hasGradient = hasGradient;
      this.hasInputGradient = hasInputGradient;
    }

    private String method() {
      return name().toLowerCase(Locale.ROOT);
    }

    private TypeName returns() {
      return hasLoss ? TypeName.DOUBLE : TypeName.VOID;
    }
  }

  private final ClassFrame frame;
  private final EvaluatorClass evaluator;
  private final boolean hasTarget;
  private final Optional<TileMethods> tiles;
  private final Rows rows;
  private final String sampleGradient;
  private final String blockGradient;

  BatchSums(
      ClassFrame frame, EvaluatorClass evaluator, boolean hasTarget, Optional<TileMethods> tiles) {
    this.frame = frame;
    this.evaluator = evaluator;
    this.hasTarget = hasTarget;
    this.tiles = tiles;
    this.rows = new Rows(evaluator);
    rows.declare("x", "INPUTS");
    if (hasTarget) {
      rows.declare("t", "OUTPUTS");
    }
    rows.declare("e", "OUTPUTS");
    rows.declare("dx", "INPUTS");
    this.sampleGradient = evaluator.scratch("sampleGradient", "PARAMETERS");
    this.blockGradient = evaluator.scratch("blockGradient", "PARAMETERS");
  }

  FieldSpec blockSize() {
    return FieldSpec.builder(
            TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("Samples are summed in blocks of this many.")
        .initializer("$L", BLOCK)
        .build();
  }

  MethodSpec publicMethod(Kind kind) {
    ContractMethod method =
        new ContractMethod(frame, kind.method(), kind.returns()).rows("x", "INPUTS", "inputs");
    if (looksAt(kind)) {
      method.rows(kind.beside, "OUTPUTS", "outputs");
    } else {
      method.unchecked(kind.beside);
    }
    method.samples();
    if (kind.hasGradient) {
      method.array("g", "PARAMETERS", "parameters");
    }
    if (kind.hasInputGradient) {
      method.rows("dx", "INPUTS", "inputs");
    }
    if (kind.hasGradient) {
      method.written("g", "x", kind.beside);
    }
    if (kind.hasInputGradient) {
      method.written("dx", "x", kind.beside, "g");
    }
    return method.does(sumOfBlocks(kind));
  }

  List<MethodSpec> privateMethods() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      methods.add(block(kind));
      methods.add(sample(kind));
    }
    methods.add(blockEnd());
    methods.add(add());
    methods.add(divide());
    return methods;
  }

  private CodeBlock sumOfBlocks(Kind kind) {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("int end = blockEnd(0, n)");
    code.addStatement(first(kind, "loss") + call(kind, "Block", "0, end", "g"))
        .beginControlFlow("while (end < n)")
        .addStatement("int start = end")
        .addStatement("end = blockEnd(start, n)")
        .addStatement(next(kind, "loss") + call(kind, "Block", "start, end", blockGradient));
    if (kind.hasGradient) {
      code.addStatement("add($L, g)", blockGradient);
    }
    code.endControlFlow();
    if (kind.hasLoss && kind.hasGradient) {
      code.addStatement("divide(g, n)");
    }
    return kind.hasLoss ? code.addStatement("return loss / n").build() : code.build();
  }

  private MethodSpec block(Kind kind) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (kind.hasGradient) {
      code.addStatement(
          "$T.fill(g, $L)", Arrays.class, frame.runtime().literal(Width.WORKING, -0.0));
    }
    if (kind.hasLoss) {
      code.addStatement("double total = -0.0");
    }
    tiles.ifPresent(methods -> code.add(tiles(kind, methods)));
    code.beginControlFlow("for (int sample = start; sample < end; sample++)")
        .addStatement(next(kind, "total") + call(kind, "Sample", "sample", sampleGradient));
    if (kind.hasGradient) {
      code.addStatement("add($L, g)", sampleGradient);
    }
    code.endControlFlow();
    if (kind.hasLoss) {
      code.addStatement("return total");
    }
    return method(kind, "Block", "g", "start", "end")
        .addJavadoc("Sums over the samples from start to before end.")
        .addCode(code.build())
        .build();
  }

  /** Samples are computed a tile at a time, as long as there are enough. */
  private static CodeBlock tiles(Kind kind, TileMethods methods) {
    String result = kind.hasLoss ? "total = " : "";
    return CodeBlock.builder()
        .beginControlFlow("while (end - start >= FEWEST)")
        .addStatement("int count = $T.min(end - start, TILE)", Math.class)
        .addStatement("$L$L", result, methods.call(kind.ofTile))
        .addStatement("start += count")
        .endControlFlow()
        .build();
  }

  private MethodSpec sample(Kind kind) {
    CodeBlock.Builder code = CodeBlock.builder().add(rows.in("x"));
    if (looksAt(kind)) {
      code.add(rows.in(kind.beside));
    }
    code.add(kernel(EntryPoint.PROPAGATE));
    if (kind.hasGradient) {
      code.add(kernel(kind == Kind.BACKWARD ? EntryPoint.SEED_DELTA : EntryPoint.LOSS_DELTA));
      code.add(kernel(EntryPoint.PARAMETER_GRADIENT));
    }
    if (kind.hasInputGradient) {
      code.add(kernel(EntryPoint.INPUT_GRADIENT)).add(rows.out("dx"));
    }
    if (kind.hasLoss) {
      code.add("return ").add(kernel(EntryPoint.LOSS_VALUE));
    }
    return method(kind, "Sample", "g", "sample").addCode(code.build()).build();
  }

  private CodeBlock kernel(EntryPoint kernel) {
    return CodeBlock.of("$L;\n", evaluator.call(kernel, rows.passed()));
  }

  private static String first(Kind kind, String sum) {
    return kind.hasLoss ? "double " + sum + " = " : "";
  }

  private static String next(Kind kind, String sum) {
    return kind.hasLoss ? sum + " += " : "";
  }

  private String call(Kind kind, String of, String range, String gradient) {
    String data = looksAt(kind) ? "x, " + kind.beside : "x";
    String results = kind.hasGradient ? ", " + gradient : "";
    String inputs = kind.hasInputGradient ? ", dx" : "";
    return kind.method() + "Of" + of + "(" + data + ", " + range + results + inputs + ")";
  }

  private MethodSpec.Builder method(Kind kind, String of, String gradient, String... range) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kind.method() + "Of" + of)
            .addModifiers(Modifier.PRIVATE)
            .returns(kind.returns())
            .addParameter(array("x"));
    if (looksAt(kind)) {
      method.addParameter(array(kind.beside));
    }
    for (String bound : range) {
      method.addParameter(TypeName.INT, bound);
    }
    if (kind.hasGradient) {
      method.addParameter(array(gradient));
    }
    return kind.hasInputGradient ? method.addParameter(array("dx")) : method;
  }

  private MethodSpec blockEnd() {
    return MethodSpec.methodBuilder("blockEnd")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "start")
        .addParameter(TypeName.INT, "n")
        .addStatement("return n - start > BLOCK ? start + BLOCK : n")
        .build();
  }

  private MethodSpec add() {
    return MethodSpec.methodBuilder("add")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(array("next"))
        .addParameter(array("sum"))
        .beginControlFlow("for (int i = 0; i < PARAMETERS; i++)")
        .addStatement("sum[i] = sum[i] + next[i]")
        .endControlFlow()
        .build();
  }

  private MethodSpec divide() {
    return MethodSpec.methodBuilder("divide")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(array("sum"))
        .addParameter(TypeName.INT, "n")
        .beginControlFlow("for (int i = 0; i < PARAMETERS; i++)")
        .addStatement("sum[i] = sum[i] / n")
        .endControlFlow()
        .build();
  }

  private ParameterSpec array(String name) {
    return ParameterSpec.builder(frame.numbers(), name).build();
  }

  private boolean looksAt(Kind kind) {
    return hasTarget || !kind.beside.equals("t");
  }
}
