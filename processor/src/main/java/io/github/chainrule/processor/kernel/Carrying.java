package io.github.chainrule.processor.kernel;

/** What it costs at most to carry variables from one piece of a kernel to another. */
final class Carrying {

  /** Reading or changing a carried variable rather than a local one, each time. */
  static final CodeSize READ = new CodeSize(4, 5, 0);

  /** Storing a variable for later pieces. */
  static final CodeSize STORE = new CodeSize(8, 5, 0);

  /** Having the arrays at hand through which variables are carried, of either width. */
  static final CodeSize ARRAYS = new CodeSize(12, 8, 2);

  private Carrying() {}

  /** The size of a method of these statements alone if all their variables are carried. */
  static CodeSize largestMethod(Atom atom) {
    CodeSize size = SizeEstimate.frame(atom.statements()).plus(ARRAYS).plus(atom.size());
    for (int uses : atom.uses().values()) {
      size = size.plus(READ.times(uses));
    }
    return size.plus(STORE.times(atom.declared().size()));
  }
}
