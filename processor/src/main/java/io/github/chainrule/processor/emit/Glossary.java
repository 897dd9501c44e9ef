package io.github.chainrule.processor.emit;

import static java.util.stream.Collectors.joining;

import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.scalar.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains the names of a generated class's arrays and variables, those that occur, at the example
 * of layer 2.
 */
final class Glossary {

  /** What a step between two values of the literature is named by. */
  private static final String STEP =
      Arrays.stream(Operator.values())
          .filter(Operator::isCall)
          .map(operator -> operator.name().toLowerCase(Locale.ROOT))
          .collect(joining("|", "(?:a|part|max|sum|", ")"));

  /** A node's name, and what a variable for a part of it has behind it. */
  private static final Pattern NAME =
      Pattern.compile(
          ("(?:(?<from>loss|seed)_d\\d+|(?<loss>loss(?:_STEP)?)"
                  + "|(?<way>STEP_)?(?<value>[vhdeut])\\d+|(?<step>STEP)\\d+)"
                  + "(?<letter>[a-z]\\d*)?(?<slide>Slide)?(?:_.*)?")
              .replace("STEP", STEP));

  /** The values that occur, and the steps, by the letter of the value that they lead to. */
  private final Map<String, Set<String>> found = new TreeMap<>();

  private final String derived;
  private boolean hasTiles;

  private Glossary(String derived) {
    this.derived = derived;
  }

  /**
   * Looks up the names that a class uses.
   *
   * @param derived what its derivatives are of
   */
  static Glossary of(String derived, KernelGroup group, Optional<TileGroup> tiles) {
    Glossary glossary = new Glossary(derived);
    group.workspace().stream().map(KernelArray::name).forEach(glossary::add);
    for (Kernel kernel : group.kernels()) {
      glossary.addLocals(kernel.body());
    }
    tiles.ifPresent(it -> it.workspace().stream().map(Tile::of).forEach(glossary::add));
    glossary.hasTiles = tiles.isPresent();
    return glossary;
  }

  private void addLocals(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        add(let.local().name());
      } else if (statement instanceof Statement.Loop loop) {
        addLocals(loop.body());
      }
    }
  }

  /** Takes a name in, and says whether there are words for it. */
  private boolean add(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    String way = matcher.group("way");
    if (matcher.group("from") != null) {
      find("from", matcher.group("from") + "_d2");
    } else if (matcher.group("loss") != null) {
      find(matcher.group("loss").equals("loss") ? "loss" : "loss_", matcher.group("loss"));
    } else if (matcher.group("step") != null) {
      find("h_", matcher.group("step") + "2");
    } else if (way != null) {
      find(matcher.group("value") + "_", way + matcher.group("value") + "2");
    } else {
      find(matcher.group("value"), matcher.group("value") + "2");
    }
    if (matcher.group("letter") != null) {
      find("letter", name.substring(0, matcher.end("letter")));
    }
    if (matcher.group("slide") != null) {
      find("slide", name);
    }
    return true;
  }

  private void find(String kind, String name) {
    found.computeIfAbsent(kind, it -> new TreeSet<>()).add(name);
  }

  /** A paragraph. */
  String text() {
    List<String> terms = new ArrayList<>();
    term(terms, "v", "the pre-activations");
    term(terms, "h_", "steps from them to the outputs");
    term(terms, "h", "the outputs");
    term(terms, "d", "the derivatives of " + derived + " by the pre-activations");
    term(terms, "e", "those by the outputs");
    term(terms, "d_", "steps to the former");
    term(terms, "from", "these from the loss or from a seed");
    term(terms, "u", "the derivatives of the pre-activations by what comes before");
    term(terms, "t", "those of the outputs");
    term(terms, "t_", "steps to them");
    String text =
        terms.isEmpty() ? "" : "In the code, of layer 2: " + String.join("; ", terms) + ".";
    return text + rest();
  }

  private String rest() {
    List<String> terms = new ArrayList<>();
    term(terms, "loss", "E");
    term(terms, "loss_", "steps to it");
    String text = terms.isEmpty() ? "" : " Of the loss: " + String.join("; ", terms) + ".";
    if (found.containsKey("letter")) {
      text += " A letter behind a name, as in " + code(first("letter")) + ", tells steps apart.";
    }
    if (found.containsKey("slide")) {
      text += " What a loop hands on to the next is in " + code(first("slide")) + ".";
    }
    return hasTiles ? text + " {@code h2Tile} holds h2 of many samples, and so on." : text;
  }

  private String first(String kind) {
    return found.get(kind).iterator().next();
  }

  private void term(List<String> terms, String kind, String meaning) {
    if (found.containsKey(kind)) {
      terms.add(
          found.get(kind).stream().map(Glossary::code).collect(joining(", ")) + " " + meaning);
    }
  }

  private static String code(String name) {
    return "{@code " + name + "}";
  }
}
