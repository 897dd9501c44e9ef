package io.github.chainrule.samples.android.dex;

import java.util.List;
import java.util.function.UnaryOperator;

/** What Android does not know at API level 21, for the test that looks for it. */
final class FunctionsAndStreams implements UnaryOperator<String> {

  @Override
  public String apply(String text) {
    return text.substring(1);
  }

  static int count(List<String> texts) {
    return texts.stream().toArray().length;
  }
}
