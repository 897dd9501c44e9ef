package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.io.ByteSource;
import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.NumberData;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import io.github.chainrule.runtime.io.WholeTexts;
import io.github.chainrule.runtime.train.FitOrigin;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the file of a checkpoint, of which everything must be there and nothing else. */
final class LoadedCheckpoint {
  private static final long MOST = Integer.MAX_VALUE;

  /** The length of the file: whatever its header says, there is no more in it. */
  private final long length;

  private int epoch;
  private int bestEpoch;
  private long steps;
  private StopReason reason;
  private FitOrigin origin;
  private final List<String> metrics = new ArrayList<String>();

  private final List<String> slots = new ArrayList<String>();
  private final List<float[]> arrays = new ArrayList<float[]>();
  private float[] parameters;
  private float[] bestParameters;
  private double[] numbers;
  private double[] history;

  /** Reads from a file of this length; of one that has none, a pipe, the largest number. */
  LoadedCheckpoint(long length) {
    this.length = length;
  }

  Checkpoint read(InputStream in) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(in);
    readTexts(new WholeTexts(header.metadata()));
    check(header);
    ByteSource source = new ByteSource(in);
    for (TensorDescription tensor : header.tensors().values()) {
      readTensor(tensor, source);
    }
    source.expectEnd();
    return checkpoint();
  }

  private void readTexts(WholeTexts texts) throws ModelFormatException {
    readVersion(texts);
    texts.expect(SavedModel.PRECISION, SavedModel.OWN_PRECISION);
    epoch = (int) texts.takeNumber(SavedCheckpoint.EPOCH, MOST);
    bestEpoch = (int) texts.takeNumber(SavedCheckpoint.BEST_EPOCH, epoch);
    steps = texts.takeNumber(SavedCheckpoint.STEPS, Long.MAX_VALUE);
    reason = reason(texts.take(SavedCheckpoint.REASON));
    origin = origin(texts);
    String metric = texts.take(SavedCheckpoint.METRIC + 0);
    while (metric != null) {
      metrics.add(metric);
      metric = texts.take(SavedCheckpoint.METRIC + metrics.size());
    }
    texts.expectEnd();
  }

  private static void readVersion(WholeTexts texts) throws ModelFormatException {
    String version = texts.take(SavedCheckpoint.FORMAT);
    if (version == null) {
      String found = texts.take(SavedModel.ARCHITECTURE);
      throw new ModelFormatException(
          "file",
          "a checkpoint",
          found == null ? "another safetensors file" : "a model, for ModelFile to load: " + found);
    }
    if (!version.equals(SavedCheckpoint.VERSION) && !version.equals(SavedCheckpoint.OLD_VERSION)) {
      throw new ModelFormatException(
          SavedCheckpoint.FORMAT, "a version up to " + SavedCheckpoint.VERSION, version);
    }
  }

  private static FitOrigin origin(WholeTexts texts) throws ModelFormatException {
    String layers = texts.take(SavedModel.ARCHITECTURE);
    if (layers == null) {
      return null;
    }
    int samples = (int) texts.takeNumber(SavedCheckpoint.SAMPLES, MOST);
    return new FitOrigin(
        layers, samples, (int) texts.takeNumber(SavedCheckpoint.BATCH_SIZE, samples));
  }

  private static StopReason reason(String text) throws ModelFormatException {
    if (text == null) {
      return null;
    }
    for (StopReason reason : StopReason.values()) {
      if (reason.name().equals(text)) {
        return reason;
      }
    }
    throw new ModelFormatException(
        SavedCheckpoint.REASON, "one of " + Arrays.toString(StopReason.values()), text);
  }

  private void check(SafetensorsHeader header) throws ModelFormatException {
    long end = 0;
    long state = -1;
    long parameterCount = require(header, SavedCheckpoint.PARAMETERS, Elements.TYPE);
    for (TensorDescription tensor : header.tensors().values()) {
      String name = tensor.name();
      if (name.startsWith(StoredTensor.STATE)) {
        long size = count(tensor, Elements.TYPE);
        state = state < 0 ? size : state;
        expect(tensor, Elements.TYPE, state);
      } else if (name.equals(SavedCheckpoint.BEST_PARAMETERS) && bestEpoch > 0) {
        expect(tensor, Elements.TYPE, parameterCount);
      } else if (name.equals(SavedCheckpoint.PARAMETERS)) {
        expect(tensor, Elements.TYPE, parameterCount);
      } else if (name.equals(SavedCheckpoint.NUMBERS)) {
        expect(tensor, ElementType.F64, 3);
      } else if (name.equals(SavedCheckpoint.HISTORY)) {
        checkHistory(tensor);
      } else {
        throw new ModelFormatException(name, "no such tensor", "shape " + tensor.shapeText());
      }
      end = tensor.end();
    }
    require(header, SavedCheckpoint.NUMBERS, ElementType.F64);
    require(header, SavedCheckpoint.HISTORY, ElementType.F64);
    if (bestEpoch > 0) {
      require(header, SavedCheckpoint.BEST_PARAMETERS, Elements.TYPE);
    }
    if (end > length) {
      throw new ModelFormatException("file", end + " bytes of data", "a length of " + length);
    }
  }

  /** Refuses a tensor that is not there; returns how many numbers it holds. */
  private static long require(SafetensorsHeader header, String name, ElementType type)
      throws ModelFormatException {
    TensorDescription tensor = header.tensors().get(name);
    if (tensor == null) {
      throw new ModelFormatException(name, "type " + type, "no such tensor");
    }
    return count(tensor, type);
  }

  /** The number of a tensor's numbers, which must be of a type. */
  private static long count(TensorDescription tensor, ElementType type)
      throws ModelFormatException {
    if (tensor.type() != type) {
      throw new ModelFormatException(tensor.name(), "type " + type, "type " + tensor.dtype());
    }
    return tensor.bytes() / type.bytes();
  }

  private static void expect(TensorDescription tensor, ElementType type, long... shape)
      throws ModelFormatException {
    if (tensor.type() != type || !tensor.hasShape(shape)) {
      throw new ModelFormatException(
          tensor.name(),
          type + " of shape " + Arrays.toString(shape),
          tensor.dtype() + " of shape " + tensor.shapeText());
    }
    if (tensor.bytes() / type.bytes() > Integer.MAX_VALUE) {
      throw new ModelFormatException(
          tensor.name(), "what fits an array", "shape " + tensor.shapeText());
    }
  }

  private void checkHistory(TensorDescription tensor) throws ModelFormatException {
    long columns = History.columns(metrics.size());
    long rows = count(tensor, ElementType.F64) / columns;
    expect(tensor, ElementType.F64, columns, Math.min(rows, epoch));
  }

  private void readTensor(TensorDescription tensor, ByteSource source) throws IOException {
    String name = tensor.name();
    if (name.equals(SavedCheckpoint.NUMBERS)) {
      numbers = NumberData.read(source, tensor);
    } else if (name.equals(SavedCheckpoint.HISTORY)) {
      history = NumberData.read(source, tensor);
    } else {
      float[] values = new float[(int) (tensor.bytes() / Elements.TYPE.bytes())];
      StoredTensor.vector(name, values, 0, values.length).read(source, tensor);
      keep(name, values);
    }
  }

  private void keep(String name, float[] values) {
    if (name.equals(SavedCheckpoint.PARAMETERS)) {
      parameters = values;
    } else if (name.equals(SavedCheckpoint.BEST_PARAMETERS)) {
      bestParameters = values;
    } else {
      slots.add(name.substring(StoredTensor.STATE.length()));
      arrays.add(values);
    }
  }

  private Checkpoint checkpoint() throws ModelFormatException {
    if (bestEpoch > 0 && Double.isNaN(numbers[0])) {
      throw new ModelFormatException(SavedCheckpoint.NUMBERS, "a best loss", "NaN");
    }
    int size = arrays.isEmpty() ? 0 : arrays.get(0).length;
    Optimizer.State state = new Optimizer.State(size, slots.toArray(new String[0]));
    for (int k = 0; k < arrays.size(); k++) {
      System.arraycopy(arrays.get(k), 0, state.array(k), 0, size);
    }
    state.resume(steps, numbers[1], numbers[2]);
    History curve = History.of(history, metrics.toArray(new String[0]));
    return new Checkpoint(
            epoch, parameters, state, bestEpoch, numbers[0], bestParameters, reason, curve)
        .withOrigin(origin);
  }
}
