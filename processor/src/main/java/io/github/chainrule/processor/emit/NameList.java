package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes an array of names in little code: an expression that divides a text at its spaces. */
final class NameList {

  private static final int LINE = 80;

  /** A constant has at most 65,535 bytes, and a character up to three. */
  private static final int CONSTANT = 20_000;

  private NameList() {}

  static CodeBlock of(List<String> names) {
    CodeBlock.Builder text = CodeBlock.builder().add("(");
    int constant = 0;
    List<String> lines = lines(names);
    for (String line : lines) {
      if (constant + line.length() > CONSTANT) {
        text.add(")\n.concat(");
        constant = 0;
      } else if (constant > 0) {
        text.add("\n+ ");
      }
      text.add("$S", line);
      constant += line.length();
    }
    return text.add(")\n.split($S)", " ").build();
  }

  /** The names with a space after each but the last. */
  private static List<String> lines(List<String> names) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < names.size(); index++) {
      line.append(names.get(index)).append(index < names.size() - 1 ? " " : "");
      if (line.length() > LINE || index == names.size() - 1) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    return lines;
  }
}
