package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.util.Map;

/** The scaling among attachments, of which there is none unless a subclass has one. */
class AttachedScaling {
  ModelScaling scaling() {
    return ModelScaling.none();
  }

  /** Adds the entries of the scaling to metadata. */
  void write(ScalingText text, Map<String, String> metadata) {}
}
