package io.github.chainrule.exchange.write;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.FormulaText;
import io.github.chainrule.exchange.formula.NamedActivations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a draft as an annotated interface, as a person would. */
public final class InterfaceWriter {
  private static final int LINE = 100;

  private final NetworkDraft draft;
  private final JavaName name;
  private final String file;
  private final boolean verified;
  private final NamedTypes types;
  private final Set<String> imports = new TreeSet<>();

  private InterfaceWriter(NetworkDraft draft, JavaName name, String file, boolean verified) {
    this.draft = draft;
    this.name = name;
    this.file = file;
    this.verified = verified;
    this.types = NamedTypes.of(draft, name, file);
  }

  /**
   * The source of an interface.
   *
   * @param file the name of the model's file
   * @param verified whether outputs have been recorded that a test compares
   */
  public static String write(NetworkDraft draft, JavaName name, String file, boolean verified) {
    return new InterfaceWriter(draft, name, file, verified).text();
  }

  private String text() {
    StringBuilder body = new StringBuilder();
    for (InputDraft input : draft.inputs()) {
      if (isDeclared()) {
        body.append(input(input));
      }
    }
    draft.layers().forEach(layer -> body.append(layer(layer)));
    String network = annotation("Network", networkElements());
    String loss = loss();
    addImport("runtime.Layer");
    return name.packageLine()
        + imports.stream().map(one -> "import " + one + ";\n").collect(Collectors.joining())
        + "\n"
        + javadoc()
        + network
        + "\n"
        + loss
        + "public interface "
        + name.simpleName()
        + " {\n"
        + body.substring(1)
        + "}\n";
  }

  private void addImport(String type) {
    imports.add("io.github.chainrule." + type);
  }

  /** Several inputs are declared, one is a number of the network. */
  private boolean isDeclared() {
    return draft.inputs().size() > 1;
  }

  private String networkElements() {
    if (isDeclared()) {
      return "";
    }
    int[] extent = draft.inputs().get(0).layer().extent();
    return types
        .features()
        .map(type -> "features = " + type.name().simpleName() + ".class" + steps(extent))
        .orElseGet(() -> "inputs = " + list(extent));
  }

  private static String steps(int... extent) {
    return extent.length == 1 ? "" : ", steps = " + extent[0];
  }

  private static String list(int... numbers) {
    return numbers.length == 1
        ? "" + numbers[0]
        : Arrays.stream(numbers)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private String annotation(String type, String elements) {
    addImport("dsl." + type);
    return "@" + type + (elements.isEmpty() ? "" : "(" + elements + ")");
  }

  private String input(InputDraft input) {
    return "\n  /** {@code %s} of the file. */\n  %s\n  Layer %s();\n"
        .formatted(
            escaped(input.fileName()),
            annotation("Input", list(input.layer().extent())),
            input.layer().name());
  }

  private String layer(LayerDraft layer) {
    List<String> elements = new ArrayList<>();
    addFrom(layer, elements);
    boolean implied = types.impliesElements(layer);
    layer
        .elements()
        .forEach(
            (element, value) -> {
              if (!implied || !element.equals("units")) {
                addElement(layer, element, value, elements);
              }
            });
    if (!implied) {
      addActivation(layer, elements);
    }
    boolean heads = draft.heads().size() > 1 || !isLast(draft.heads().get(0).layer());
    boolean head = heads && draft.heads().stream().anyMatch(one -> one.layer() == layer);
    return "\n  /** "
        + describe(layer)
        + " */\n  "
        + wrapped(annotation(layer.kind().annotation(), String.join(", ", elements)))
        + (head ? "\n  " + annotation("Output", "") : "")
        + (types.hasClasses(layer) ? "\n  " + annotation("Classes", enumOfClasses()) : "")
        + "\n  Layer "
        + layer.name()
        + "();\n";
  }

  private String enumOfClasses() {
    return types.classes().orElseThrow().name().simpleName() + ".class";
  }

  private boolean isLast(LayerDraft layer) {
    return draft.layers().get(draft.layers().size() - 1) == layer;
  }

  /** One element a line, if it does not fit one line. */
  private static String wrapped(String annotation) {
    int open = annotation.indexOf('(');
    if (annotation.length() <= 98 || open < 0) {
      return annotation;
    }
    String elements = annotation.substring(open + 1, annotation.length() - 1);
    return annotation.substring(0, open + 1)
        + "\n      "
        + elements.replaceAll(", (?=[a-z]+ = )", ",\n      ")
        + ")";
  }

  private String describe(LayerDraft layer) {
    String from =
        layer.from().stream()
            .map(source -> Arrays.toString(source.extent()))
            .distinct()
            .collect(Collectors.joining(" and "));
    return "{@code %s}: %s to %s."
        .formatted(escaped(layer.origin()), from, Arrays.toString(layer.extent()));
  }

  /** Sources are named unless they are the layer before, or all inputs for the first. */
  private void addFrom(LayerDraft layer, List<String> elements) {
    int index = draft.layers().indexOf(layer);
    List<LayerDraft> before =
        index == 0
            ? draft.inputs().stream().map(InputDraft::layer).toList()
            : List.of(draft.layers().get(index - 1));
    if (!layer.from().equals(before)) {
      List<String> names =
          layer.from().stream().map(source -> "\"" + sourceName(source) + "\"").toList();
      elements.add(
          "from = " + (names.size() == 1 ? names.get(0) : "{" + String.join(", ", names) + "}"));
    }
  }

  private String sourceName(LayerDraft source) {
    return source.kind() == Kind.INPUT && !isDeclared() ? "input" : source.name();
  }

  private static void addElement(
      LayerDraft layer, String element, Object value, List<String> elements) {
    Map<String, Object> all = layer.elements();
    boolean one = value instanceof int[] numbers && Arrays.stream(numbers).allMatch(n -> n == 1);
    boolean standard =
        ((element.equals("stride") && layer.kind().activates()) || element.equals("dilation"))
            && one;
    standard |= element.equals("groups") && value.equals(1);
    standard |= element.equals("pad") && all.containsKey("padding");
    standard |=
        element.equals("stride")
            && all.containsKey("size")
            && value instanceof int[] stride
            && Arrays.equals(stride, (int[]) all.get("size"));
    standard |= element.equals("epsilon") && value.equals(1e-5);
    if (!standard) {
      elements.add(element + " = " + text(element, value));
    }
  }

  private static String text(String element, Object value) {
    if (value instanceof int[] numbers) {
      boolean same = Arrays.stream(numbers).distinct().count() == 1;
      return same ? "" + numbers[0] : list(numbers);
    }
    return element.equals("padding") ? "Padding." + value : "" + value;
  }

  private void addActivation(LayerDraft layer, List<String> elements) {
    if (layer.elements().containsKey("padding")) {
      addImport("dsl.Padding");
    }
    Optional<Activation> named =
        layer.isSoftmax()
            ? Optional.of(Activation.SOFTMAX)
            : NamedActivations.named(layer.activation());
    if (named.isEmpty()) {
      elements.add("formula = \"" + FormulaText.of(layer.activation()) + "\"");
    } else if (named.get() != Activation.IDENTITY) {
      addImport("dsl.Activation");
      elements.add("activation = Activation." + named.get());
    }
  }

  /** The loss by which such outputs are trained, if it is told by them. */
  private String loss() {
    if (draft.heads().size() != 1) {
      return "";
    }
    LayerDraft head = draft.heads().get(0).layer();
    boolean sigmoid = head.activation().equals(NamedActivations.formulaOf(Activation.SIGMOID));
    if (!head.isSoftmax() && !sigmoid) {
      return "";
    }
    addImport("dsl.Loss");
    addImport("dsl.LossFunction");
    String loss = head.isSoftmax() ? "CROSS_ENTROPY" : "BINARY_CROSS_ENTROPY";
    return "@Loss(LossFunction." + loss + ")\n";
  }

  private String javadoc() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("Imported from {@code " + escaped(file) + "}.");
    if (!verified) {
      paragraphs.add(
          "<p>UNVERIFIED: no outputs were recorded. Record some where the model was trained, by"
              + " what {@code chainrule-exchange recorder} prints, and import again with {@code"
              + " --golden}.");
    }
    String scaled =
        draft.isScaled()
            ? " It is scaled before the network reads it: the file of the parameters has the"
                + " scaling."
            : "";
    String x =
        draft.inputs().stream().map(InterfaceWriter::describe).collect(Collectors.joining("; "));
    String y =
        draft.heads().stream().map(InterfaceWriter::describe).collect(Collectors.joining("; "));
    paragraphs.add("<p>x: " + x + "." + scaled);
    paragraphs.add("<p>y: " + y + ".");
    return paragraphs.stream()
        .map(InterfaceWriter::filled)
        .collect(Collectors.joining(" *\n", "/**\n", " */\n"));
  }

  /** A paragraph in lines of at most a hundred characters, as formatters have it. */
  private static String filled(String paragraph) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String word : paragraph.split(" ", -1)) {
      boolean fits = column > 0 && column + 1 + word.length() <= LINE;
      if (!fits) {
        text.append(column == 0 ? "" : "\n").append(" *");
        column = 2;
      }
      text.append(' ').append(word);
      column += 1 + word.length();
    }
    return text.append('\n').toString();
  }

  private static String describe(InputDraft input) {
    String shape = Arrays.toString(input.layer().extent());
    String moved =
        isIdentity(input.order())
            ? ""
            : ", channels last; in the file " + Arrays.toString(input.fileShape());
    return "{@code %s}, %s%s".formatted(escaped(input.fileName()), shape, moved);
  }

  private static String describe(HeadDraft head) {
    String shape = Arrays.toString(head.layer().extent());
    String moved = isIdentity(head.order()) ? "" : ", channels last";
    String log = head.logarithm() ? ", whose logarithm the file gives" : "";
    return "{@code %s}, %s%s%s".formatted(escaped(head.fileName()), shape, moved, log);
  }

  private static boolean isIdentity(int... order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** Names of a file in comments: nothing in them may end the comment, or be a tag or an escape. */
  static String escaped(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_.,:;/ +()\\[\\]-]", "_");
    return plain.length() > 80 ? plain.substring(0, 80) : plain;
  }
}
