package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Turns what was compiled of a network into one page of HTML that needs nothing else: no script, no
 * font, no picture from elsewhere. The same network gives the same bytes.
 */
public final class NetworkCard {

  private static final String STYLE_SHEET = "card.css";

  private final CompilationRecord compilation;
  private final NetworkSpec network;
  private final Markup out = new Markup();

  private NetworkCard(CompilationRecord compilation) {
    this.compilation = compilation;
    this.network = compilation.network();
  }

  /** The page. */
  public static String of(CompilationRecord compilation) {
    return new NetworkCard(compilation).page();
  }

  /** The parts of the page, in order. */
  private enum Part {
    LAYERS("layers", "Layers"),
    PARAMETERS("parameters", "Parameters"),
    FORMULAS("formulas", "Formulas"),
    OPERATIONS("operations", "Operations"),
    CODE("code", "Code"),
    VERIFICATION("verification", "Verification");

    private final String id;
    private final String title;

    Part(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  private String page() {
    out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    head();
    out.open("body");
    header();
    out.open("div", "class", "page");
    contents();
    out.open("main");
    for (Part part : Part.values()) {
      out.open("section", "id", part.id).element("h2", part.title);
      write(part);
      out.closeLine();
    }
    out.close().closeLine();
    out.element("footer", "Written by the Chainrule annotation processor.");
    out.closeLine().closeLine();
    return "<!DOCTYPE html>\n" + out;
  }

  private void head() {
    out.open("head").empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.element("title", network.name().inPackage() + " · network card");
    out.open("style").raw("\n" + styleSheet()).closeLine().closeLine();
  }

  private static String styleSheet() {
    try (InputStream sheet = NetworkCard.class.getResourceAsStream(STYLE_SHEET)) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header() {
    InterfaceName name = network.name();
    out.open("header").element("p", "Network card", "class", "kicker");
    out.element("h1", name.inPackage());
    if (!name.packageName().isEmpty()) {
      out.element("p", name.packageName(), "class", "package");
    }
    out.open("dl", "class", "facts");
    fact("Architecture", architecture());
    fact("Loss", network.lossText());
    fact("Parameters", Numerals.count(compilation.derived().layout().size()));
    fact("Size", memory());
    fact("Precision", network.precision().name());
    fact("Emission", network.emission().name());
    out.close();
    String classes =
        GeneratedClass.of(network.masks() > 0).stream()
            .map(kind -> name.generated(kind.suffix()))
            .collect(Collectors.joining(" · "));
    out.open("p", "class", "classes").text("Generated: ").element("code", classes).close();
    out.closeLine();
  }

  private void fact(String term, String description) {
    out.open("div").element("dt", term).element("dd", description).close();
  }

  private String architecture() {
    return Column.of(network).stream()
        .map(column -> column.isLeftOut() ? "⋯" : Numerals.count(column.units()))
        .collect(Collectors.joining(" – "));
  }

  private String memory() {
    long bytes = network.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    return Numerals.count((double) bytes * compilation.derived().layout().size()) + " bytes";
  }

  private void contents() {
    out.open("nav", "aria-label", "Contents").open("ol");
    for (Part part : Part.values()) {
      out.open("li").element("a", part.title, "href", "#" + part.id).close();
    }
    out.close().closeLine();
  }

  private void layers() {
    if (GraphDiagram.suits(network)) {
      GraphDiagram.write(out, network);
    } else {
      new Diagram(out, compilation).write();
    }
  }

  private void write(Part part) {
    switch (part) {
      case LAYERS -> layers();
      case PARAMETERS -> ParameterSection.write(out, compilation);
      case FORMULAS -> FormulaSection.write(out, compilation);
      case OPERATIONS -> new OperationSection(out, compilation.shared()).write();
      case CODE -> new CodeSection(out, compilation).write();
      case VERIFICATION -> VerificationSection.write(out, compilation);
    }
  }
}
