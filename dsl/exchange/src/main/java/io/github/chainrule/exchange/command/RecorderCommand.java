package io.github.chainrule.exchange.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code recorder}: prints the Python that records outputs of a model. */
final class RecorderCommand {
  private static final Map<String, String> SCRIPTS = new LinkedHashMap<>();

  static {
    SCRIPTS.put(
        "pytorch",
        """
        # Records what a PyTorch module gives for inputs of yours; pip install safetensors
        import torch
        from safetensors.torch import save_file

        model = ...                        # your module
        x = ...                            # a few dozen real samples, a float tensor with the samples first
        model.eval()
        with torch.no_grad():
            y = model(x)
        save_file({"x": x.contiguous(), "y": y.contiguous()}, "recorded.safetensors")
        # Of several inputs or outputs: "x.NAME" and "y.NAME", by the names in the exported file.
        # Names become fields and constants: save_file(..., "recorded.safetensors", metadata={"feature_names": "age,income", "class_names": "no,yes"})
        """);
    SCRIPTS.put(
        "keras",
        """
        # Records what a Keras model gives for inputs of yours; pip install safetensors
        import keras
        import numpy as np
        from safetensors.numpy import save_file

        model = keras.models.load_model("model.keras")
        x = ...                            # a few dozen real samples, an array with the samples first
        y = np.asarray(model.predict(x))
        save_file({"x": np.float32(x), "y": np.float32(y)}, "recorded.safetensors")
        # Of several inputs or outputs: "x.NAME" and "y.NAME", by the names of the layers.
        # Names become fields and constants: save_file(..., "recorded.safetensors", metadata={"feature_names": "age,income", "class_names": "no,yes"})
        """);
    SCRIPTS.put(
        "onnx",
        """
        # Records what an ONNX model gives for inputs of yours; pip install onnxruntime safetensors
        import numpy as np
        import onnxruntime
        from safetensors.numpy import save_file

        session = onnxruntime.InferenceSession("model.onnx")
        x = {session.get_inputs()[0].name: ...}   # a few dozen real samples by the names of the inputs
        outputs = [output.name for output in session.get_outputs()]
        y = dict(zip(outputs, session.run(outputs, x)))
        recorded = {"x." + k: np.float32(v) for k, v in x.items()}
        recorded.update({"y." + k: np.float32(v) for k, v in y.items()})
        save_file(recorded, "recorded.safetensors")
        """);
    SCRIPTS.put(
        "tflite",
        """
        # Records what a TFLite model gives for inputs of yours; pip install ai-edge-litert safetensors
        import numpy as np
        from ai_edge_litert.interpreter import Interpreter
        from safetensors.numpy import save_file

        model = Interpreter("model.tflite")
        model.allocate_tensors()
        x = np.float32(...)                # a few dozen real samples, an array with the samples first
        y = []
        for sample in x:
            model.set_tensor(model.get_input_details()[0]["index"], sample[None])
            model.invoke()
            y.append(model.get_tensor(model.get_output_details()[0]["index"])[0])
        save_file({"x": x, "y": np.float32(y)}, "recorded.safetensors")
        """);
  }

  private RecorderCommand() {}

  static void run(List<String> arguments, PrintStream out) throws UsageException {
    String script = SCRIPTS.get(Options.parse(arguments, List.of()).operand("framework"));
    if (script == null) {
      throw new UsageException("there are recorders for " + String.join(", ", SCRIPTS.keySet()));
    }
    out.print(script);
  }
}
