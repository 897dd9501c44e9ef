package io.github.chainrule.exchange.export;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;

/** A compiled network of either precision, ready to be written in the formats of others. */
final class ExportedModel {
  private ExportedModel() {}

  static NetworkDraft draft(io.github.chainrule.runtime.f32.Model model, ModelScaling scaling) {
    float[] parameters = model.parameters();
    double[] wide = IntStream.range(0, parameters.length).mapToDouble(i -> parameters[i]).toArray();
    return ModelDraft.of(
        model.getClass(),
        model.layers(),
        model.loss().heads(),
        wide,
        model.inputs(),
        model.outputs(),
        constants(scaling),
        ModelNames.of(model.signature()));
  }

  static NetworkDraft draft(
      io.github.chainrule.runtime.f64.Model model,
      io.github.chainrule.runtime.f64.data.ModelScaling scaling) {
    return ModelDraft.of(
        model.getClass(),
        model.layers(),
        model.loss().heads(),
        model.parameters(),
        model.inputs(),
        model.outputs(),
        constants(scaling),
        ModelNames.of(model.signature()));
  }

  private static double[][] constants(ModelScaling scaling) {
    refuseOutputs(scaling.hasOutputs());
    return scaling.hasInputs()
        ? constants(scaling.inputs().shift(), scaling.inputs().scale(), scaling.inputs().unit())
        : null;
  }

  private static double[][] constants(io.github.chainrule.runtime.f64.data.ModelScaling scaling) {
    refuseOutputs(scaling.hasOutputs());
    return scaling.hasInputs()
        ? constants(scaling.inputs().shift(), scaling.inputs().scale(), scaling.inputs().unit())
        : null;
  }

  private static void refuseOutputs(boolean scaled) {
    if (scaled) {
      throw new IllegalArgumentException(
          "a scaling of the outputs is not written: undo it by ModelScaling.invertOutputs");
    }
  }

  /** (x / unit − shift) / scale as one shift and scale. */
  private static double[][] constants(double[] shift, double[] scale, double[] unit) {
    for (int i = 0; i < unit.length; i++) {
      shift[i] *= unit[i];
      scale[i] *= unit[i];
    }
    return new double[][] {shift, scale};
  }

  /** Puts a file in place of an old one, all of it or nothing. */
  static void replace(File file, byte[] content) throws IOException {
    Path target = file.toPath().toAbsolutePath();
    // Not of Files, which makes files that others may not read.
    File folder = target.getParent().toFile();
    Path temporary = File.createTempFile("." + target.getFileName(), ".tmp", folder).toPath();
    try {
      Files.write(temporary, content);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
