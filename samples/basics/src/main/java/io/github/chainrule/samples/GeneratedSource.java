package io.github.chainrule.samples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source that the processor wrote for a network, as a text to show. The build of the samples
 * puts it beside the compiled classes; nothing else needs it at run time.
 */
public final class GeneratedSource {
  private static final Pattern OPERATIONS = Pattern.compile("Operations [^:]*: ([0-9,]+) ");
  private static final Pattern COMMENT_LINE_BREAK = Pattern.compile("\\R \\* ");

  private final String text;

  private GeneratedSource(String text) {
    this.text = text;
  }

  /**
   * Reads the source of a generated class.
   *
   * @param network the annotated interface, top-level or nested
   * @param suffix which of its classes: Forward, Backprop, Jacobian or Network
   * @return its source
   * @throws UncheckedIOException if there is no such source
   */
  public static GeneratedSource of(Class<?> network, String suffix) {
    String binaryName = network.getName();
    String name = binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '_');
    try (InputStream in = network.getResourceAsStream(name + suffix + ".java")) {
      if (in == null) {
        throw new FileNotFoundException(name + suffix + ".java");
      }
      return new GeneratedSource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole source.
   *
   * @return Java
   */
  public String text() {
    return text;
  }

  /**
   * How many operations one sample takes, as the compiler counted them into the class's Javadoc.
   *
   * @return the first number of operations that the source states
   */
  public int operations() {
    Matcher matcher = OPERATIONS.matcher(COMMENT_LINE_BREAK.matcher(text).replaceAll(" "));
    if (!matcher.find()) {
      throw new IllegalStateException("no number of operations in the source");
    }
    return Integer.parseInt(matcher.group(1).replace(",", ""));
  }
}
