package io.github.chainrule.exchange.keras;

import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.hdf5.Hdf5File;
import io.github.chainrule.exchange.hdf5.Hdf5Group;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads Keras models: zipped as {@code .keras}, or HDF5 of versions 2 and 3. */
public final class KerasReader {
  private static final Set<String> ENTRIES =
      Set.of("config.json", "metadata.json", "model.weights.h5");

  private KerasReader() {}

  /** Reads the zipped form. */
  public static Graph readZip(byte[] file) throws DamagedFileException {
    Map<String, byte[]> entries = entries(file);
    for (String entry : List.of("config.json", "model.weights.h5")) {
      if (!entries.containsKey(entry)) {
        throw new DamagedFileException(
            "a zip file without '" + entry + "'; it is not a Keras model");
      }
    }
    JsonObject config = Json.parse(entries.get("config.json"));
    JsonObject metadata =
        Json.parse(entries.getOrDefault("metadata.json", "{}".getBytes(StandardCharsets.UTF_8)));
    Hdf5Group root = Hdf5File.open(entries.get("model.weights.h5")).root();
    KerasWeights weights =
        new CountedWeights(root, "", Json.array(Json.object(config, "config"), "layers"));
    return new KerasModel(weights, version(Json.text(metadata, "keras_version", "3"))).read(config);
  }

  private static Map<String, byte[]> entries(byte[] file) throws DamagedFileException {
    // Weights hardly shrink: what grows much more than that is made to fill memory.
    long limit = Math.min(FileFolder.LARGEST, 20L * file.length + (1 << 20));
    Map<String, byte[]> entries = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      ZipEntry entry = in.getNextEntry();
      while (entry != null && entries.size() < ENTRIES.size()) {
        if (ENTRIES.contains(entry.getName())) {
          byte[] content = in.readNBytes((int) limit + 1);
          if (content.length > limit) {
            throw new DamagedFileException(
                "a zip file with a '" + entry.getName() + "' that is too large");
          }
          entries.put(entry.getName(), content);
        }
        entry = in.getNextEntry();
      }
      return entries;
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedFileException("a zip file that is damaged");
    }
  }

  /** Reads the form in HDF5. */
  public static Graph readHdf5(byte[] file) throws DamagedFileException {
    Hdf5Group root = Hdf5File.open(file).root();
    List<String> config = root.texts("model_config");
    if (config.isEmpty()) {
      throw new DamagedFileException(
          "HDF5 without 'model_config': only weights, or no Keras model; save the whole model");
    }
    Hdf5Group weights = root.get("model_weights");
    if (weights == null) {
      throw new DamagedFileException("HDF5 without 'model_weights'");
    }
    List<String> versions = root.texts("keras_version");
    int version = versions.isEmpty() ? 2 : version(versions.get(0));
    JsonObject json = Json.parse(String.join("", config).getBytes(StandardCharsets.UTF_8));
    return new KerasModel(new HdfWeights(weights, ""), version).read(json);
  }

  private static int version(String text) {
    return text.startsWith("3") ? 3 : 2;
  }
}
