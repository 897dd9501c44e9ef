package io.github.chainrule.exchange.draft;

import io.github.chainrule.exchange.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be made of a name in a file: {@code mlp_extractor.policy_net.0.weight} and its like. */
final class NameHint {
  private static final Pattern SEPARATOR = Pattern.compile("[./:\\\\|]+");

  /** The number of an output of an operator. */
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int LONGEST = 40;

  /** Roles of tensors and kinds of operators, which say nothing of the layer. */
  private static final Set<String> NOISE =
      Set.of(
          "weight",
          "weights",
          "bias",
          "biases",
          "kernel",
          "gamma",
          "beta",
          "w",
          "b",
          "readvariableop",
          "biasadd",
          "matmul",
          "gemm",
          "conv",
          "conv2d",
          "conv1d",
          "add",
          "mul",
          "relu",
          "sigmoid",
          "tanh",
          "softmax",
          "embeddings",
          "onnx",
          "resource",
          "variable",
          "cast",
          "identity",
          "transpose",
          "reshape",
          "node",
          "tfl",
          "fully_connected",
          "module",
          "model",
          "sequential",
          "functional",
          "statefulpartitionedcall",
          "serving_default",
          "partitionedcall",
          "div",
          "sub",
          "val",
          "_operators",
          "linear_classifier");

  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(onnx__?|node_)?(gemm|convolution|pooling|parameter[0-9]+_reshape|weight|bias|linear|matmul|conv|relu|add|mul|sub|div|sigmoid|tanh|softmax|node|val|tensor|t|n|parameter|times|plus|"
              + "const|constant|reshape|layernormalization|batchnormalization|sequential|functional|model|tfl|linearclassifier|linearregressor|scaler|elu|selu|leakyrelu|clip|"
              + "gelu|softplus|softsign|prelu|maxpool|averagepool|globalaveragepool|reducemean|gather|concat|n[0-9]+)?[_0-9]*");

  private NameHint() {}

  /** The parts that say something, joined by points; empty if none does. */
  static String of(String name, String operator) {
    Pattern own = Pattern.compile("(?i)(node_)?" + Pattern.quote(operator) + "[_0-9]*");
    boolean path = name.contains("/");
    List<String> parts = new ArrayList<>();
    boolean counts = false;
    for (String part : SEPARATOR.split(PORT.matcher(stated(name)).replaceAll(""), -1)) {
      String cleaned =
          part.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^serving_default_|^_+|_+$", "");
      boolean number = NUMBER.matcher(cleaned).matches();
      boolean says =
          !(path && own.matcher(cleaned).matches())
              && !NOISE.contains(cleaned.toLowerCase(Locale.ROOT))
              && !COUNTED.matcher(cleaned).matches();
      if ((says && !cleaned.isEmpty()) || (number && counts)) {
        parts.add(cleaned);
      }
      // A number counts what stands before it, not what has been left out.
      counts = (says || (number && counts)) && !cleaned.isEmpty();
    }
    return joined(parts);
  }

  private static String stated(String name) {
    int end = name.indexOf(Graph.FRESH);
    return end < 0 ? name : name.substring(0, end);
  }

  /** Numbers belong to what is before them; a number of a value, far from any name, is none. */
  private static String joined(List<String> parts) {
    List<String> joined = new ArrayList<>();
    for (String part : parts) {
      boolean number = NUMBER.matcher(part).matches();
      if (number && part.length() <= 3) {
        int last = joined.size() - 1;
        joined.set(last, joined.get(last) + "_" + part);
      } else if (!number && !repeats(joined, part)) {
        joined.add(part);
      }
    }
    return String.join(".", joined);
  }

  private static boolean repeats(List<String> joined, String part) {
    return !joined.isEmpty() && joined.get(joined.size() - 1).equals(part);
  }

  /** The last parts as a Java name. */
  static String last(String hint, int count) {
    String[] parts = hint.split("\\.", -1);
    String[] last = Arrays.copyOfRange(parts, Math.max(parts.length - count, 0), parts.length);
    return camelCase(String.join("_", last));
  }

  static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("_+", -1)) {
      if (!word.isEmpty()) {
        boolean first = name.length() == 0;
        String head = word.substring(0, 1);
        boolean shouting = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        String tail = shouting ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1);
        name.append(first ? head.toLowerCase(Locale.ROOT) : head.toUpperCase(Locale.ROOT));
        name.append(tail);
      }
    }
    String result = name.length() > LONGEST ? name.substring(0, LONGEST) : name.toString();
    boolean digit = !result.isEmpty() && Character.isDigit(result.charAt(0));
    return digit ? "layer" + result : result;
  }
}
