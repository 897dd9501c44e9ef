package io.github.chainrule.samples.anatomy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture as a reader of XML sees it. */
final class Picture {
  private final Document document;

  private Picture(Document document) {
    this.document = document;
  }

  static Picture of(Sheet sheet) {
    return parse(sheet.svg().toString());
  }

  /** Parses a picture, which must be well-formed and must not refer to anything outside. */
  static Picture parse(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Picture(builder.parse(new InputSource(new StringReader(svg))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e.getMessage() + " in\n" + svg, e);
    }
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** All elements of a name, in their order. */
  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** All that is written in the picture. */
  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** The lines that say what they connect. */
  List<Element> connections() {
    return elements("line").stream().filter(line -> !line.getTextContent().isEmpty()).toList();
  }

  /** The line whose description begins with a name. */
  Element connection(String name) {
    return connections().stream()
        .filter(line -> line.getTextContent().startsWith(name + ": "))
        .findFirst()
        .orElseThrow();
  }
}
