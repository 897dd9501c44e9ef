package io.github.chainrule.runtime.f32.internal;

/**
 * Makes what computes by vectors: nothing. This is the class of Java 8 to 16 and of Android; Java
 * 17 finds another of the same name in the jar.
 */
final class VectorTiles {
  private VectorTiles() {}

  static TileVectors create() {
    return null;
  }
}
