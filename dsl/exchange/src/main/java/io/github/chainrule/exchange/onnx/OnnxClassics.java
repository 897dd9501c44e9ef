package io.github.chainrule.exchange.onnx;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operators of {@code ai.onnx.ml}, by which scikit-learn's models are written. */
final class OnnxClassics {
  private static final int LARGEST_CODES = 1000;

  private OnnxClassics() {}

  static void add(OperatorTable<OnnxReading> table) {
    table.add("LinearClassifier", "`@Dense` with `SOFTMAX` or `SIGMOID`", OnnxClassics::classifier);
    table.add("LinearRegressor", "`@Dense`", OnnxClassics::regressor);
    table.add("Scaler", "`ModelScaling`", OnnxClassics::scaler);
    table.add(
        "Normalizer",
        "nothing, behind a classifier whose outputs add up to 1",
        OnnxClassics::normalizer);
    table.add("ZipMap", "the names of the classes", OnnxClassics::zipMap);
    table.add(
        "ArrayFeatureExtractor LabelEncoder",
        "dropped behind an index of the largest: the names of the classes",
        OnnxClassics::label);
    table.add(
        "FeatureVectorizer",
        "`@Concat`, or several names in `from`",
        it -> it.give(Op.CONCAT, Attributes.of("axis", 1), it.node.inputs.toArray(new String[0])));
    table.add("OneHotEncoder OneHot", "`@Embedding` of ones and zeros", OnnxClassics::oneHot);
  }

  private static void classifier(OnnxContext it) {
    String scores = it.node.outputs.size() > 1 ? it.node.outputs.get(1) : "";
    double[] intercepts = it.node.reals("intercepts");
    int classes =
        Math.max(it.node.texts("classlabels_strings").size(), count(it, "classlabels_ints"));
    String transform = it.node.text("post_transform", "NONE");
    boolean known = List.of("NONE", "SOFTMAX", "LOGISTIC").contains(transform);
    if (classes < 2 || rows(it) != classes || !known) {
      it.refuse("a linear classifier with a row of coefficients for each class is read");
      return;
    }
    String linear = linear(it, classes, intercepts);
    String transformed =
        switch (transform) {
          case "SOFTMAX" -> it.builder.node(Op.SOFTMAX, Attributes.of("axis", -1), linear);
          case "LOGISTIC" -> it.builder.map(Formula.call(Function.SIGMOID, V), linear);
          default -> linear;
        };
    if (!scores.isEmpty()) {
      it.builder.alias(transformed, scores);
    }
    rememberClasses(it);
    it.give(Op.ARG_MAX, Attributes.of("axis", 1).with("keep", false), transformed);
  }

  private static int count(OnnxContext it, String key) {
    int[] ints = it.node.ints(key);
    return ints == null ? 0 : ints.length;
  }

  /** As many as intercepts; if there are none, there is one row. */
  private static int rows(OnnxContext it) {
    return Math.max(it.node.reals("intercepts").length, 1);
  }

  private static String linear(OnnxContext it, int rows, double[] intercepts) {
    double[] coefficients = it.node.reals("coefficients");
    if (coefficients.length == 0 || coefficients.length % rows != 0) {
      throw new IllegalArgumentException(
          coefficients.length + " coefficients for " + rows + " outputs");
    }
    Tensor weights = Tensor.of(new int[] {rows, coefficients.length / rows}, coefficients);
    String product =
        it.builder.node(
            Op.MATMUL, Attributes.NONE, it.input(0), it.builder.constant(weights.transposed(1, 0)));
    return intercepts.length == 0
        ? product
        : it.builder.binary(Function.ADD, product, it.builder.constant(Tensor.vector(intercepts)));
  }

  private static void regressor(OnnxContext it) {
    if (!it.node.text("post_transform", "NONE").equals("NONE")) {
      it.refuse("a linear regressor without transformation is read");
      return;
    }
    double[] intercepts = it.node.reals("intercepts");
    it.give(linear(it, it.node.integer("targets", 1), intercepts));
  }

  /** (x − offset) · scale. */
  private static void scaler(OnnxContext it) {
    String offset = it.builder.constant(Tensor.vector(it.node.reals("offset")));
    String scale = it.builder.constant(Tensor.vector(it.node.reals("scale")));
    String centred = it.builder.binary(Function.SUBTRACT, it.input(0), offset);
    it.give(it.builder.binary(Function.MULTIPLY, centred, scale));
  }

  /** By the sum of absolute values: which is 1 for probabilities, and for both sides of one. */
  private static void normalizer(OnnxContext it) {
    OnnxNode source = it.producer(it.input(0));
    boolean classifier = source != null && source.type.equals("LinearClassifier");
    boolean sumsToOne =
        classifier
            && (source.text("post_transform", "").equals("SOFTMAX")
                || (source.text("post_transform", "").equals("LOGISTIC") && isOneOfTwo(source)));
    if (sumsToOne && it.node.text("norm", "MAX").equals("L1")) {
      it.give(it.input(0));
    } else {
      it.refuse("it divides by a sum over the outputs; only behind a softmax is that nothing");
    }
  }

  private static boolean isOneOfTwo(OnnxNode classifier) {
    double[] w = classifier.reals("coefficients");
    double[] b = classifier.reals("intercepts");
    int half = w.length / 2;
    return b.length == 2
        && b[0] == -b[1]
        && IntStream.range(0, half).allMatch(i -> w[i] == -w[i + half]);
  }

  private static void zipMap(OnnxContext it) {
    rememberClasses(it);
    it.give(it.input(0));
  }

  /** Names by the index of the largest: what they are called is remembered. */
  private static void label(OnnxContext it) throws DamagedFileException {
    boolean encoder = it.node.type.equals("LabelEncoder");
    String index = it.input(encoder ? 0 : 1);
    OnnxNode source = it.producer(index);
    boolean best =
        source != null && (source.type.equals("ArgMax") || source.type.equals("LinearClassifier"));
    if (!best) {
      it.refuse("leave it to your code: choose the probabilities with --output");
      return;
    }
    List<String> names = encoder ? it.node.texts("values_strings") : it.names(it.input(0));
    if (!names.isEmpty() && source.type.equals("ArgMax")) {
      remember(it, names);
    }
    it.give(index);
  }

  /** Of each code from 0 on, a row of ones and zeros. */
  private static void oneHot(OnnxContext it) throws DamagedFileException {
    boolean encoder = it.node.type.equals("OneHotEncoder");
    Tensor depth = encoder ? null : it.stated(it.input(1));
    Tensor values = encoder ? Tensor.vector(0.0, 1.0) : it.stated(it.input(2));
    int[] categories = encoder ? it.node.ints("cats_int64s") : null;
    boolean counted =
        categories != null
            && Arrays.equals(categories, IntStream.range(0, categories.length).toArray());
    boolean last = encoder || it.node.integer("axis", -1) == -1;
    if (!(encoder ? counted : depth != null && depth.size() == 1)
        || values == null
        || values.size() != 2
        || !last) {
      it.refuse("codes from 0 on, whose number the file states, are read");
      return;
    }
    int size = encoder ? categories.length : (int) depth.at(0);
    if (size < 1 || size > LARGEST_CODES) {
      it.refuse("codes of " + size + " categories are not read");
      return;
    }
    Tensor table = Tensor.filled(values.at(0), size, size);
    for (int i = 0; i < size; i++) {
      table.data()[i * size + i] = values.at(1);
    }
    it.give(Op.GATHER, Attributes.of("axis", 0), it.builder.constant(table), it.input(0));
  }

  private static void rememberClasses(OnnxContext it) {
    List<String> texts = it.node.texts("classlabels_strings");
    int[] ints =
        it.node.has("classlabels_ints")
            ? it.node.ints("classlabels_ints")
            : it.node.ints("classlabels_int64s");
    remember(
        it,
        texts.isEmpty() && ints != null
            ? Arrays.stream(ints).mapToObj(String::valueOf).toList()
            : texts);
  }

  private static void remember(OnnxContext it, List<String> classes) {
    if (!classes.isEmpty()) {
      it.graph().metadata().put(NameList.CLASSES, NameList.print(classes));
    }
  }
}
