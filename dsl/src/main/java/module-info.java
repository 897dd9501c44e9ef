/**
 * The annotations and enums with which a network is declared. They are read while a project is
 * compiled and not needed afterwards, so {@code requires static} is enough.
 */
module io.github.chainrule.dsl {
  exports io.github.chainrule.dsl;
}
