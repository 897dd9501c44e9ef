package io.github.chainrule.processor.feature;

/** Asks one question of each kind of feature. */
public interface FeatureVisitor<R> {

  R number(FeatureKind.Numeric number);

  R flag(FeatureKind.Flag flag);

  R choice(FeatureKind.Choice choice);

  R array(FeatureKind.Array array);
}
