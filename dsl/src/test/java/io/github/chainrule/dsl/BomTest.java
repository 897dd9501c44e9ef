package io.github.chainrule.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The list of versions for users inherits nothing, so nothing but this keeps it up to date. */
final class BomTest {
  private static Element bom;
  private static Element project;

  @BeforeAll
  static void read() throws Exception {
    bom = read(Path.of("bom", "pom.xml"));
    project = read(Path.of("..", "pom.xml"));
  }

  private static Element read(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  /** The text of a child, or nothing. */
  private static String text(Element parent, String tag) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(tag)) {
        return node.getTextContent().trim();
      }
    }
    return "";
  }

  private static List<Element> all(Element root, String tag) {
    NodeList found = root.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) {
      elements.add((Element) found.item(index));
    }
    return elements;
  }

  /** The versions that a POM states of plugins. */
  private static Map<String, String> plugins(Element pom) {
    Map<String, String> versions = new TreeMap<>();
    for (Element plugin : all(pom, "plugin")) {
      if (!text(plugin, "version").isEmpty()) {
        versions.put(text(plugin, "artifactId"), text(plugin, "version"));
      }
    }
    return versions;
  }

  @Test
  void itsVersionAndItsWordsAreTheProjects() {
    List<String> shared =
        List.of("groupId", "version", "url", "inceptionYear", "licenses", "developers", "scm");
    for (String tag : shared) {
      assertFalse(text(bom, tag).isEmpty(), tag);
      assertEquals(text(project, tag), text(bom, tag), tag);
    }
  }

  @Test
  void itListsWhatThisProjectPublishes() {
    List<String> ours = new ArrayList<>();
    for (Element dependency : all(bom, "dependency")) {
      assertEquals("${project.version}", text(dependency, "version"));
      ours.add(text(dependency, "artifactId"));
    }
    assertEquals(List.of("chainrule-dsl", "chainrule-runtime", "chainrule-processor"), ours);
  }

  /** Without a version Maven takes the one that it was itself released with. */
  @Test
  void pluginsThatPublishItHaveTheProjectsVersions() {
    Map<String, String> versions = plugins(bom);
    Map<String, String> expected = plugins(project);
    expected
        .keySet()
        .retainAll(
            List.of(
                "maven-clean-plugin",
                "maven-deploy-plugin",
                "maven-gpg-plugin",
                "maven-install-plugin",
                "maven-site-plugin",
                "central-publishing-maven-plugin"));
    assertEquals(6, expected.size());
    assertEquals(expected, versions);
  }
}
