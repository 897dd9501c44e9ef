package io.github.chainrule.exchange.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * A field of a feature.
 *
 * @param unit empty if the file does not say it
 * @param original what the file calls the feature
 */
record FeatureField(String name, String unit, String original) {
  /** What {@code sepal length (cm)} has at its end. */
  private static final Pattern UNIT =
      Pattern.compile("(.*\\S)\\s*[(\\[]([A-Za-z0-9%°µ/²³^*. -]{1,12})[)\\]]");

  /** Constants that generated classes have besides, as field names. */
  private static final Set<String> TAKEN = Set.of("INPUTS", "STEP");

  static List<FeatureField> of(List<String> names) {
    List<FeatureField> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>(TAKEN);
    for (String original : names) {
      Matcher matcher = UNIT.matcher(original);
      boolean hasUnit = matcher.matches();
      String stem = camelCase(hasUnit ? matcher.group(1) : original);
      String name = stem;
      for (int count = 2; !isFree(name, taken); count++) {
        name = stem + "Number" + count;
      }
      taken.add(constant(name));
      fields.add(new FeatureField(name, hasUnit ? matcher.group(2).strip() : "", original));
    }
    return fields;
  }

  private static boolean isFree(String name, Set<String> taken) {
    return !taken.contains(constant(name)) && SourceVersion.isName(name);
  }

  /** A little more than the compiler's rule, so that what differs here differs there. */
  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  /** Words of letters and digits, the first in lower case. */
  private static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        boolean shouting = word.equals(word.toUpperCase(Locale.ROOT));
        String tail = shouting ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1);
        String head = word.substring(0, 1);
        name.append(
            name.length() == 0 ? head.toLowerCase(Locale.ROOT) : head.toUpperCase(Locale.ROOT));
        name.append(tail);
      }
    }
    boolean starts = name.length() > 0 && Character.isLetter(name.charAt(0));
    return starts ? name.toString() : "feature" + name;
  }

  /** As model files have it. */
  String text() {
    return unit.isEmpty() ? name : name + " [" + unit + "]";
  }
}
