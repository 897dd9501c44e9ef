package io.github.chainrule.processor.report;

import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureKind;
import io.github.chainrule.processor.feature.FeatureVisitor;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.NetworkSpec;

/** The tables of features and classes: what the values of x and y mean, and where they are. */
final class FeatureSection {

  /** A feature's type as the user wrote it. */
  private static final FeatureVisitor<String> KIND =
      new FeatureVisitor<>() {
        @Override
        public String number(FeatureKind.Numeric number) {
          return number.type();
        }

        @Override
        public String flag(FeatureKind.Flag flag) {
          return "boolean";
        }

        @Override
        public String choice(FeatureKind.Choice choice) {
          return choice.choices().name().simpleName();
        }

        @Override
        public String array(FeatureKind.Array array) {
          return array.type() + "[" + array.size() + "]";
        }
      };

  private FeatureSection() {}

  static void write(Markup out, NetworkSpec network) {
    if (network.hasFeatures()) {
      writeFeatures(out, network);
    }
    if (network.heads().stream().anyMatch(head -> head.classes().isPresent())) {
      writeClasses(out, network);
    }
  }

  private static void writeFeatures(Markup out, NetworkSpec network) {
    Table table =
        Table.begin(out, "Features", "Feature", "Kind", "Unit", "#x", "#Values", "~Constants");
    int offset = 0;
    for (InputSpec part : network.parts()) {
      String prefix = part.isDeclared() ? part.name() + "." : "";
      if (part.features().isEmpty()) {
        table.row(
            part.name(),
            "numbers",
            "",
            Numerals.count(offset),
            Numerals.count(part.extent().size()),
            "");
      } else {
        for (Feature feature : part.features().get().features()) {
          row(table, prefix, feature, offset, part.steps());
        }
      }
      offset += part.extent().size();
    }
    table.total("All", "", "", "", Numerals.count(network.inputs()), "").end();
  }

  private static void row(Table table, String prefix, Feature feature, int offset, int steps) {
    String each = steps == 0 ? "" : steps + " × ";
    table.row(
        prefix + feature.name(),
        feature.kind().accept(KIND),
        feature.unit(),
        Numerals.count(offset + feature.offset()),
        each + Numerals.count(feature.kind().size()),
        constants(feature.kind()));
  }

  private static String constants(FeatureKind kind) {
    return kind instanceof FeatureKind.Choice choice
        ? String.join(", ", choice.choices().constants())
        : "";
  }

  private static void writeClasses(Markup out, NetworkSpec network) {
    Table table = Table.begin(out, "Classes", "Output", "Enum", "#y", "#Values", "~Constants");
    int offset = 0;
    for (HeadSpec head : network.heads()) {
      int size = network.extents().get(head.layer()).size();
      String type = head.classes().map(it -> it.name().simpleName()).orElse("numbers");
      String constants = head.classes().map(it -> String.join(", ", it.constants())).orElse("");
      table.row(
          network.layerOf(head).name(),
          type,
          Numerals.count(offset),
          Numerals.count(size),
          constants);
      offset += size;
    }
    table.end();
  }
}
