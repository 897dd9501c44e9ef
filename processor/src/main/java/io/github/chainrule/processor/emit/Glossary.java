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
          ("(?<carried>carried\\w*)|(?:(?<from>loss|seed)_d\\d+|(?<loss>loss(?:_STEP)?)"
                  + "|(?<way>STEP_)?(?<value>[vhdeut])\\d+|(?<step>STEP)\\d+)"
                  + "(?<letter>[a-z]\\d*)?(?<slide>Slide)?(?<block>Block)?(?:_.*)?")
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

  /** Whether there are words for a name. */
  static boolean knows(String name) {
    return NAME.matcher(name).matches();
  }

  private void add(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return;
    }
    if (matcher.group("carried") != null) {
      find("carried", name);
      return;
    }
    addValue(matcher);
    if (matcher.group("letter") != null) {
      find("letter", name.substring(0, matcher.end("letter")));
    }
    for (String helper : List.of("slide", "block")) {
      if (matcher.group(helper) != null) {
        find(helper, name);
      }
    }
  }

  private void addValue(Matcher name) {
    String value = name.group("value");
    String way = name.group("way");
    if (name.group("from") != null) {
      find("from", name.group("from") + "_d2");
    } else if (name.group("loss") != null) {
      find(name.group("loss").equals("loss") ? "loss" : "loss_", name.group("loss"));
    } else if (name.group("step") != null) {
      find("h_", name.group("step") + "2");
    } else if (way != null) {
      find(value + "_", way + value + "2");
    } else {
      find(value, value + "2");
    }
  }

  private void find(String kind, String name) {
    found.computeIfAbsent(kind, it -> new TreeSet<>()).add(name);
  }

  /** A paragraph, empty if there is nothing to explain. */
  String text() {
    List<String> terms = new ArrayList<>();
    term(terms, "v", "the pre-activations");
    term(terms, "h_", "steps from there to the outputs");
    term(terms, "h", "the outputs");
    term(terms, "d", "the derivatives of " + derived + " by the pre-activations");
    term(terms, "d_", "a step to them");
    term(terms, "from", "these from the loss, or from dE/dy");
    term(terms, "e", "the derivatives of " + derived + " by the outputs");
    term(terms, "u", "the derivatives of the pre-activations by what comes before");
    term(terms, "t", "those of the outputs");
    term(terms, "t_", "a step to them");
    term(terms, "loss", "E");
    term(terms, "loss_", "steps to it");
    if (terms.isEmpty()) {
      return "";
    }
    String text = "In the code, of layer 2: " + String.join("; ", terms) + ".";
    if (found.containsKey("carried")) {
      text += " What a method hands on to the next is in " + code(first("carried")) + ".";
    }
    if (found.containsKey("letter")) {
      text += " A letter at the end, as in " + code(first("letter")) + ", makes another step.";
    }
    if (found.containsKey("slide")) {
      text += " What a loop hands on to the next is in " + code(first("slide")) + ".";
    }
    if (found.containsKey("block")) {
      text += " What is about to be copied to its place is in " + code(first("block")) + ".";
    }
    return hasTiles ? text + " {@code h2Tile} is {@code h2} of many samples, and so on." : text;
  }

  private String first(String kind) {
    return found.get(kind).iterator().next();
  }

  private void term(List<String> terms, String kind, String meaning) {
    if (found.containsKey(kind)) {
      String names = found.get(kind).stream().map(Glossary::code).collect(joining(", "));
      terms.add(names + ": " + meaning);
    }
  }

  private static String code(String name) {
    return "{@code " + name + "}";
  }
}
