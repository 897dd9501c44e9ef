package io.github.chainrule.processor.emit;

import com.palantir.javapoet.JavaFile;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The text of a generated class as it goes into a file. */
public final class SourceText {

  /** A line on which full names do not count: an import, or one of a comment. */
  private static final Pattern ASIDE = Pattern.compile("(import | *\\*).*");

  /** A type in full. */
  private static final Pattern QUALIFIED =
      Pattern.compile("\\b(?:io|java)\\.(?:github\\.chainrule\\.runtime|lang|util)\\.[\\w.]+");

  private SourceText() {}

  /**
   * A class in ASCII, so that the compiler reads what was written in whatever encoding it takes its
   * sources to be: Java turns a backslash, u and four hexadecimal digits into the character
   * wherever they stand, in a name, a string or a comment. A backslash in front of them would undo
   * that, if it were not one of a pair.
   *
   * @param file a generated class
   * @return its source
   */
  public static String of(JavaFile file) {
    String text = file.toString();
    StringBuilder ascii = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit == '\n' || (unit >= ' ' && unit <= '~')) {
        ascii.append(unit);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(unit));
      }
    }
    return ascii.toString();
  }

  /**
   * Finds a name that the compiler would misread: a type in full, since another type took its
   * simple name, while the first part of the full name means a type, too.
   *
   * @param file a generated class
   * @param hiddenRoots first parts of names that mean a type
   * @return the name in full
   */
  public static Optional<String> misread(JavaFile file, Set<String> hiddenRoots) {
    if (hiddenRoots.isEmpty()) {
      return Optional.empty();
    }
    return file.toString()
        .lines()
        .filter(line -> !ASIDE.matcher(line).matches())
        .flatMap(line -> QUALIFIED.matcher(line).results())
        .map(MatchResult::group)
        .filter(name -> hiddenRoots.contains(name.substring(0, name.indexOf('.'))))
        .findFirst();
  }
}
