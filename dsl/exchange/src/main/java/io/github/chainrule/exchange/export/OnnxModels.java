package io.github.chainrule.exchange.export;

import io.github.chainrule.exchange.onnx.OnnxDraftWriter;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.io.File;
import java.io.IOException;

/**
 * Writes compiled networks, as they are trained, as ONNX files: opset 17, any number of samples.
 */
public final class OnnxModels {
  private OnnxModels() {}

  /**
   * Writes a network.
   *
   * @param model the network; its parameters are written in single precision
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there
   * @throws IllegalArgumentException if a layer has no counterpart there; nothing is written then
   */
  public static void write(io.github.chainrule.runtime.f32.Model model, File file)
      throws IOException {
    write(model, ModelScaling.none(), file);
  }

  /**
   * Writes a network that reads its inputs scaled, with the scaling as its first operation.
   *
   * @param model the network
   * @param scaling how its inputs are scaled
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there
   * @throws IllegalArgumentException if a layer or the scaling has no counterpart there; nothing is
   *     written then
   */
  public static void write(
      io.github.chainrule.runtime.f32.Model model, ModelScaling scaling, File file)
      throws IOException {
    byte[] content = OnnxDraftWriter.write(ExportedModel.draft(model, scaling), "network");
    ExportedModel.replace(file, content);
  }

  /**
   * Writes a network of double precision in single precision.
   *
   * @param model the network
   * @param scaling how its inputs are scaled
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there
   * @throws IllegalArgumentException if a layer or the scaling has no counterpart there; nothing is
   *     written then
   */
  public static void write(
      io.github.chainrule.runtime.f64.Model model,
      io.github.chainrule.runtime.f64.data.ModelScaling scaling,
      File file)
      throws IOException {
    byte[] content = OnnxDraftWriter.write(ExportedModel.draft(model, scaling), "network");
    ExportedModel.replace(file, content);
  }
}
