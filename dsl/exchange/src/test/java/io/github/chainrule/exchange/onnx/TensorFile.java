package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.tensor.Tensor;

/** Tensors as the conformance tests of ONNX have them, each in a file of its own. */
public final class TensorFile {
  private TensorFile() {}

  public static Tensor read(byte[] file) throws DamagedFileException {
    return OnnxTensor.read(new ProtoReader(file)).numbers(FileFolder.NONE);
  }
}
