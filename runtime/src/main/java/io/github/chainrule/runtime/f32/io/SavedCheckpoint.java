package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.NumberData;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import io.github.chainrule.runtime.train.FitOrigin;
import io.github.chainrule.runtime.train.History;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the file of a checkpoint is to hold, and the names of its parts. */
final class SavedCheckpoint {
  static final String PARAMETERS = "parameters";
  static final String BEST_PARAMETERS = "best_parameters";
  static final String NUMBERS = "numbers";
  static final String HISTORY = "history";

  /** Names the version of the format. */
  static final String FORMAT = SavedModel.RESERVED + "checkpoint";

  static final String VERSION = "2";

  /** In which nothing was said of what the fit was of. */
  static final String OLD_VERSION = "1";

  static final String EPOCH = FORMAT + ".epoch";
  static final String BEST_EPOCH = FORMAT + ".bestEpoch";
  static final String STEPS = FORMAT + ".steps";
  static final String REASON = FORMAT + ".reason";
  static final String SAMPLES = FORMAT + ".samples";
  static final String BATCH_SIZE = FORMAT + ".batchSize";
  static final String METRIC = FORMAT + ".metric.";

  private final List<StoredTensor> tensors = new ArrayList<StoredTensor>();
  private final double[] numbers;
  private final double[] history;
  private final SafetensorsHeader header;

  SavedCheckpoint(Checkpoint checkpoint) {
    History curve = checkpoint.history();
    Optimizer.State state = checkpoint.state();
    add(PARAMETERS, checkpoint.parameters());
    if (checkpoint.bestEpoch() > 0) {
      add(BEST_PARAMETERS, checkpoint.bestParameters());
    }
    for (String name : state.names()) {
      add(StoredTensor.STATE + name, state.array(name));
    }
    numbers = new double[] {checkpoint.bestLoss(), state.loss(), state.previousLoss()};
    history = curve.toArray();
    header = new SafetensorsHeader(metadata(checkpoint, state, curve), descriptions(curve));
  }

  private void add(String name, float[] values) {
    tensors.add(StoredTensor.vector(name, values, 0, values.length));
  }

  private static Map<String, String> metadata(
      Checkpoint checkpoint, Optimizer.State state, History curve) {
    Map<String, String> metadata = new TreeMap<String, String>();
    metadata.put(FORMAT, VERSION);
    metadata.put(SavedModel.PRECISION, SavedModel.OWN_PRECISION);
    metadata.put(EPOCH, Integer.toString(checkpoint.epoch()));
    metadata.put(BEST_EPOCH, Integer.toString(checkpoint.bestEpoch()));
    metadata.put(STEPS, Long.toString(state.steps()));
    if (checkpoint.reason() != null) {
      metadata.put(REASON, checkpoint.reason().name());
    }
    FitOrigin origin = checkpoint.origin();
    if (origin != null) {
      metadata.put(SavedModel.ARCHITECTURE, origin.layers());
      metadata.put(SAMPLES, Integer.toString(origin.samples()));
      metadata.put(BATCH_SIZE, Integer.toString(origin.batchSize()));
    }
    String[] names = curve.metricNames();
    for (int k = 0; k < names.length; k++) {
      metadata.put(METRIC + k, names[k]);
    }
    return metadata;
  }

  private List<TensorDescription> descriptions(History curve) {
    List<TensorDescription> descriptions = new ArrayList<TensorDescription>();
    long begin = 0;
    for (StoredTensor tensor : tensors) {
      TensorDescription description = tensor.describe(begin);
      descriptions.add(description);
      begin = description.end();
    }
    TensorDescription three =
        new TensorDescription(NUMBERS, ElementType.F64, begin, numbers.length);
    descriptions.add(three);
    int columns = History.columns(curve.metricNames().length);
    descriptions.add(
        new TensorDescription(HISTORY, ElementType.F64, three.end(), columns, curve.epochs()));
    return descriptions;
  }

  void write(OutputStream out) throws IOException {
    header.write(out);
    for (StoredTensor tensor : tensors) {
      tensor.write(out);
    }
    NumberData.write(numbers, out);
    NumberData.write(history, out);
    out.flush();
  }
}
