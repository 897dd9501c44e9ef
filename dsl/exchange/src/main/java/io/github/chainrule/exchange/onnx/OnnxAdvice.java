package io.github.chainrule.exchange.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about operators that have no counterpart. */
final class OnnxAdvice {
  private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

  static {
    BY_BEGINNING.put(
        "Loop",
        "a recurrent layer that the converter did not recognise; recurrence is not read yet");
    BY_BEGINNING.put(
        "Scan",
        "a recurrent layer that the converter did not recognise; recurrence is not read yet");
    BY_BEGINNING.put("If", "a branch; export the model for inference, with its inputs fixed");
    BY_BEGINNING.put("TreeEnsemble", "a decision tree ensemble; Chainrule compiles networks");
    BY_BEGINNING.put("SVM", "a support vector machine; Chainrule compiles networks");
    for (String quantized : new String[] {"Quantize", "Dequantize", "QLinear", "DynamicQuantize"}) {
      BY_BEGINNING.put(quantized, "quantized; export the model before it is quantized");
    }
    for (String recurrent : new String[] {"LSTM", "GRU", "RNN"}) {
      BY_BEGINNING.put(recurrent, "recurrent layers have no counterpart yet");
    }
    BY_BEGINNING.put("ConvTranspose", "transposed convolutions have no counterpart");
    BY_BEGINNING.put("Resize", "images do not change their size inside a network");
    BY_BEGINNING.put("Upsample", "images do not change their size inside a network");
    BY_BEGINNING.put(
        "Imputer", "fill in what is missing in your code, and export the pipeline without it");
    for (String random : new String[] {"Random", "Multinomial", "Bernoulli"}) {
      BY_BEGINNING.put(random, "chance has no counterpart; choose what it is added to by --output");
    }
  }

  private OnnxAdvice() {}

  static String of(OnnxNode node) {
    if (!node.domain.isEmpty() && !node.domain.equals("ai.onnx.ml")) {
      return "an operator of the domain " + node.domain + "; export with standard operators";
    }
    return BY_BEGINNING.entrySet().stream()
        .filter(entry -> node.type.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("no layer computes this");
  }
}
