package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.draft.NetworkDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The types that the names in a file become: a class with a public field for each feature, which
 * Java 8 and Android take, and an enum of the classes.
 */
public final class NamedTypes {
  private final NetworkDraft draft;
  private final JavaName name;
  private final String file;
  private final List<FeatureField> fields;
  private final List<ClassConstant> constants;

  private NamedTypes(NetworkDraft draft, JavaName name, String file) {
    this.draft = draft;
    this.name = name;
    this.file = file;
    this.fields = fields(draft);
    this.constants = constants(draft);
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
    return fields.isEmpty() ? Optional.empty() : Optional.of(featureClass());
  }

  /**
   * The enum of the classes; empty if the file does not name what the one output has as classes.
   */
  public Optional<TypeText> classes() {
    return constants.isEmpty() ? Optional.empty() : Optional.of(classEnum());
  }

  /** All types that are written. */
  public List<TypeText> all() {
    return Stream.of(features(), classes()).flatMap(Optional::stream).toList();
  }

  /** Why names that the draft has become no type; none if all do. */
  public List<String> unused() {
    List<String> reasons = new ArrayList<>();
    int features = names(draft, NameList.FEATURES).size();
    if (features > 0 && fields.isEmpty()) {
      reasons.add(
          "%d names of features become no fields: there must be one for each channel of one input"
              .formatted(features));
    }
    int classes = names(draft, NameList.CLASSES).size();
    if (classes > 0 && constants.isEmpty()) {
      reasons.add(
          "%d names of classes become no constants: there must be one for each unit of one output, a softmax"
              .formatted(classes));
    }
    return reasons;
  }

  /**
   * The features as the file of the parameters has them, so that it is refused where they differ;
   * empty if there are none, or steps of them.
   */
  String featureEntry() {
    boolean steps = !fields.isEmpty() && draft.inputs().get(0).layer().extent().length > 1;
    return steps ? "" : fields.stream().map(FeatureField::text).collect(Collectors.joining(", "));
  }

  String classEntry() {
    return constants.isEmpty()
        ? ""
        : constants.stream()
            .map(ClassConstant::name)
            .collect(Collectors.joining(", ", draft.heads().get(0).layer().name() + " (", ")"));
  }

  /** Whether the elements of a head follow from its classes. */
  boolean impliesElements(LayerDraft layer) {
    return hasClasses(layer) && layer.kind() == Kind.DENSE;
  }

  boolean hasClasses(LayerDraft layer) {
    return !constants.isEmpty() && draft.heads().get(0).layer() == layer;
  }

  private static List<String> names(NetworkDraft draft, String entry) {
    return NameList.parse(draft.metadata().get(entry));
  }

  private static List<FeatureField> fields(NetworkDraft draft) {
    List<String> names = names(draft, NameList.FEATURES);
    InputDraft input = draft.inputs().get(0);
    int[] extent = input.layer().extent();
    boolean shaped = extent.length == 1 || (extent.length == 2 && extent[0] > 1);
    return draft.inputs().size() == 1
            && shaped
            && input.layer().channels() == names.size()
            && isInFileOrder(input.order())
        ? FeatureField.of(names)
        : List.of();
  }

  private static List<ClassConstant> constants(NetworkDraft draft) {
    List<String> names = names(draft, NameList.CLASSES);
    HeadDraft head = draft.heads().get(0);
    LayerDraft layer = head.layer();
    boolean numbered = IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals("" + i));
    return draft.heads().size() == 1
            && layer.isSoftmax()
            && layer.extent().length == 1
            && layer.channels() == names.size()
            && isInFileOrder(head.order())
            && !numbered
        ? ClassConstant.of(names)
        : List.of();
  }

  private static boolean isInFileOrder(int... order) {
    return IntStream.range(0, order.length).allMatch(i -> order[i] == i);
  }

  private TypeText featureClass() {
    JavaName type = nested("Input");
    boolean units = fields.stream().anyMatch(field -> !field.unit().isEmpty());
    String source =
        """
        %s%s/** What {@link %s} reads, named and ordered as in {@code %s}. */
        public class %s {
        %s}
        """
            .formatted(
                name.packageLine(),
                units ? "import io.github.chainrule.dsl.Unit;\n\n" : "",
                name.simpleName(),
                InterfaceWriter.escaped(file),
                type.simpleName(),
                fields.stream().map(NamedTypes::member).collect(Collectors.joining("\n")));
    return new TypeText(type, source);
  }

  private static String member(FeatureField field) {
    String unit = field.unit().isEmpty() ? "" : "  @Unit(\"" + field.unit() + "\")\n";
    return comment(field.original()) + unit + "  public float " + field.name() + ";\n";
  }

  private TypeText classEnum() {
    JavaName type = nested("Class");
    String source =
        """
        %s/** The classes of {@link %s}, in the order of its outputs. */
        public enum %s {
        %s
        }
        """
            .formatted(
                name.packageLine(),
                name.simpleName(),
                type.simpleName(),
                constants.stream()
                    .map(constant -> comment(constant.original()) + "  " + constant.name())
                    .collect(Collectors.joining(",\n\n")));
    return new TypeText(type, source);
  }

  private JavaName nested(String suffix) {
    return new JavaName(name.packageName(), name.simpleName() + suffix);
  }

  private static String comment(String original) {
    return "  /** {@code " + InterfaceWriter.escaped(original) + "} of the file. */\n";
  }

  /** A type to write. */
  public record TypeText(JavaName name, String source) {}
}
