package io.github.chainrule.samples.anatomy;

/**
 * The colours of the pictures. Blue and orange are told apart by all kinds of colour vision; where
 * red meets green or blue, dashes or fillings say the same again.
 */
final class Palette {
  static final String PAPER = "#ffffff";
  static final String INK = "#24292f";
  static final String QUIET = "#626b75";
  static final String FAINT = "#c9d0d8";
  static final String BOX = "#f3f5f7";

  static final String POSITIVE = "#0072b2";
  static final String NEGATIVE = "#d55e00";

  static final String RAISED = "#1a8a3c";
  static final String LOWERED = "#c8281e";

  static final String FIRING = "#d62f27";
  static final String SILENT = "#2b6cb8";
  static final String SILENT_FILL = "#e4eefa";

  private Palette() {}
}
