package io.github.chainrule.exchange;

import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.keras.KerasReader;
import io.github.chainrule.exchange.onnx.OnnxReader;
import io.github.chainrule.exchange.rtneural.RtNeuralReader;
import io.github.chainrule.exchange.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads model files of every format, told apart by what is in them. */
public final class ModelReader {
  private ModelReader() {}

  /**
   * Reads a file.
   *
   * @throws RefusalException if it is damaged, or of no format that is read
   */
  public static Graph read(Path file) throws RefusalException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new RefusalException(file + ": there is no such file");
    }
    try {
      return read(FileFolder.readAll(file), new FileFolder(file.toAbsolutePath().getParent()));
    } catch (DamagedFileException e) {
      throw new RefusalException(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw new RefusalException(name + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param folder where it lies, for data beside it
   */
  public static Graph read(byte[] file, FileFolder folder)
      throws DamagedFileException, RefusalException {
    return switch (Format.of(file)) {
      case ONNX -> OnnxReader.read(file, folder);
      case KERAS_ZIP -> KerasReader.readZip(file);
      case HDF5 -> KerasReader.readHdf5(file);
      case TFLITE -> TfliteReader.read(file);
      case RTNEURAL -> RtNeuralReader.read(file);
      case SAFETENSORS ->
          throw new RefusalException(
              "safetensors hold parameters and say nothing of the architecture: write the interface,"
                  + " and load them by ModelFile.load");
    };
  }
}
