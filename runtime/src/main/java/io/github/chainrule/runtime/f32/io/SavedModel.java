package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.io.Architecture;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.SignatureText;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file is to hold, all of it checked before the first byte is written. */
final class SavedModel {
  /** Begins the names of the metadata that are not the caller's. */
  static final String RESERVED = "chainrule.";

  static final String ARCHITECTURE = RESERVED + "architecture";
  static final String PRECISION = RESERVED + "precision";

  /** What is said of the precision. */
  static final String OWN_PRECISION = "FLOAT";

  private final List<StoredTensor> tensors = new ArrayList<StoredTensor>();
  private final SafetensorsHeader header;

  SavedModel(Model model, Attachments attachments) {
    Settings.present("model", model);
    Settings.present("attachments", attachments);
    tensors.addAll(StoredTensor.ofModel(model, model.parameters()));
    tensors.addAll(StoredTensor.ofState(attachments.state()));
    header = new SafetensorsHeader(metadata(model, attachments), descriptions());
  }

  private static Map<String, String> metadata(Model model, Attachments attachments) {
    for (String name : attachments.metadata().keySet()) {
      if (name.startsWith(RESERVED)) {
        throw Unexpected.argument("metadata", "names that do not begin with " + RESERVED, name);
      }
    }
    Map<String, String> all = new TreeMap<String, String>(attachments.metadata());
    all.put(ARCHITECTURE, Architecture.of(model.layers()));
    all.put(PRECISION, OWN_PRECISION);
    SignatureText.write(model.signature(), all);
    attachments.writeScaling(new ScalingText(model), all);
    return all;
  }

  private List<TensorDescription> descriptions() {
    List<TensorDescription> descriptions = new ArrayList<TensorDescription>();
    long begin = 0;
    for (StoredTensor tensor : tensors) {
      TensorDescription description = tensor.describe(begin);
      descriptions.add(description);
      begin = description.end();
    }
    return descriptions;
  }

  void write(OutputStream out) throws IOException {
    header.write(out);
    for (StoredTensor tensor : tensors) {
      tensor.write(out);
    }
    out.flush();
  }
}
