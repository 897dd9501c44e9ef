package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.draft.NetworkDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The types that the names in a file become: a class with a public field for each feature, which
 * Java 8 and Android take, and an enum of the classes.
 */
public final class NamedTypes {
  private final NetworkDraft draft;
  private final JavaName name;
  private final String file;

  private NamedTypes(NetworkDraft draft, JavaName name, String file) {
    this.draft = draft;
    this.name = name;
    this.file = file;
  }

  /**
   * The types for a draft.
   *
   * @param file the name of the model's file
   */
  public static NamedTypes of(NetworkDraft draft, JavaName name, String file) {
    return new NamedTypes(draft, name, file);
  }

  /** The class of the features; empty if the file does not name each channel of its one input. */
  public Optional<TypeText> features() {
    return fields().isEmpty()
        ? Optional.empty()
        : Optional.of(new TypeText(nested("Input"), featureSource()));
  }

  /**
   * The enum of the classes; empty if the file does not name what the one output has as classes.
   */
  public Optional<TypeText> classes() {
    return constants().isEmpty()
        ? Optional.empty()
        : Optional.of(new TypeText(nested("Class"), enumSource()));
  }

  /** All types that are written. */
  public List<TypeText> all() {
    List<TypeText> all = new ArrayList<>();
    features().ifPresent(all::add);
    classes().ifPresent(all::add);
    return all;
  }

  /**
   * The features as the file of the parameters has them, so that it is refused where they differ;
   * empty if there are none, or steps of them.
   */
  String featureEntry() {
    boolean steps = !fields().isEmpty() && draft.inputs().get(0).layer().extent().length > 1;
    return steps ? "" : fields().stream().map(FeatureField::text).collect(Collectors.joining(", "));
  }

  String classEntry() {
    return constants().isEmpty()
        ? ""
        : draft.heads().get(0).layer().name() + " (" + String.join(", ", constants()) + ")";
  }

  private JavaName nested(String suffix) {
    return new JavaName(name.packageName(), name.simpleName() + suffix);
  }

  private List<FeatureField> fields() {
    List<String> names = NameList.parse(draft.metadata().get(NameList.FEATURES));
    boolean one = draft.inputs().size() == 1;
    int[] extent = one ? draft.inputs().get(0).layer().extent() : new int[3];
    boolean shaped = extent.length == 1 || (extent.length == 2 && extent[0] > 1);
    boolean fits = shaped && extent[extent.length - 1] == names.size();
    return fits && isInFileOrder() ? FeatureField.of(names) : List.of();
  }

  private boolean isInFileOrder() {
    int[] order = draft.inputs().get(0).order();
    return IntStream.range(0, order.length).allMatch(i -> order[i] == i);
  }

  private List<String> constants() {
    List<String> names = NameList.parse(draft.metadata().get(NameList.CLASSES));
    LayerDraft head = draft.heads().size() == 1 ? draft.heads().get(0).layer() : null;
    boolean fits = head != null && head.isSoftmax() && head.extent().length == 1;
    boolean sameOrder =
        fits
            && IntStream.range(0, head.channels())
                .allMatch(i -> draft.heads().get(0).order()[i] == i);
    boolean numbered = IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals("" + i));
    return sameOrder && head.channels() == names.size() && !numbered
        ? ClassConstant.of(names)
        : List.of();
  }

  /** Whether the elements of a head follow from its classes. */
  boolean impliesElements(LayerDraft layer) {
    return hasClasses(layer) && layer.kind() == Kind.DENSE;
  }

  boolean hasClasses(LayerDraft layer) {
    return !constants().isEmpty() && draft.heads().get(0).layer() == layer;
  }

  private String featureSource() {
    StringBuilder body = new StringBuilder();
    boolean units = false;
    for (FeatureField field : fields()) {
      body.append("\n  /** {@code ").append(InterfaceWriter.escaped(field.original()));
      body.append("} of the file. */\n");
      if (!field.unit().isEmpty()) {
        units = true;
        body.append("  @Unit(\"").append(field.unit()).append("\")\n");
      }
      body.append("  public float ").append(field.name()).append(";\n");
    }
    return name.packageLine()
        + (units ? "import io.github.chainrule.dsl.Unit;\n\n" : "")
        + "/** What {@link "
        + name.simpleName()
        + "} reads, named and ordered as in {@code "
        + InterfaceWriter.escaped(file)
        + "}. */\npublic class "
        + name.simpleName()
        + "Input {"
        + body
        + "}\n";
  }

  private String enumSource() {
    List<String> names = NameList.parse(draft.metadata().get(NameList.CLASSES));
    List<String> constants = constants();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      body.append(i == 0 ? "" : ",\n\n");
      body.append("  /** {@code ").append(InterfaceWriter.escaped(names.get(i)));
      body.append("} of the file. */\n  ").append(constants.get(i));
    }
    return name.packageLine()
        + "/** The classes of {@link "
        + name.simpleName()
        + "}, in the order of its outputs. */\npublic enum "
        + name.simpleName()
        + "Class {\n"
        + body
        + "\n}\n";
  }

  /** A type to write. */
  public record TypeText(JavaName name, String source) {}
}
