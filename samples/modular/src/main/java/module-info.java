/** A program on the module path: all that it needs of Chainrule are these two lines. */
module io.github.chainrule.samples.modular {
  requires static io.github.chainrule.dsl;
  requires io.github.chainrule.runtime;
}
