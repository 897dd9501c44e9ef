package io.github.chainrule.samples.benchmarks.widths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class PictureTest {
  @Test
  void pictureIsXmlWithAPointAWidth() throws Exception {
    Curve curve = new Curve("some");
    for (int width = 1; width <= 30; width++) {
      curve.add(width, 10.0 * width);
    }
    String svg = new Picture("Times", List.of(curve)).toString();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    var lines = document.getElementsByTagName("polyline");
    String points =
        lines.item(lines.getLength() - 1).getAttributes().getNamedItem("points").getNodeValue();
    assertEquals(30, points.split(" ").length);
  }
}
