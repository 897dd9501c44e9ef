package io.github.chainrule.exchange.keras;

import java.util.Set;

/** What to do about layers that have no counterpart. */
final class KerasAdvice {
  private static final Set<String> RECURRENT =
      Set.of("LSTM", "GRU", "SimpleRNN", "RNN", "Bidirectional", "ConvLSTM2D", "ConvLSTM1D");

  private KerasAdvice() {}

  static String of(String kind) {
    if (RECURRENT.contains(kind)) {
      return "recurrent layers have no counterpart yet";
    }
    return switch (kind) {
      case "Lambda" -> "code in a file is not run; write it with layers";
      case "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer", "Operation" ->
          "an operation on tensors; write it with layers, or export to ONNX";
      case "MultiHeadAttention", "Attention", "AdditiveAttention" -> "attention has no counterpart";
      case "Conv2DTranspose", "Conv1DTranspose" -> "transposed convolutions have no counterpart";
      case "UpSampling2D", "UpSampling1D", "Resizing" ->
          "images do not change their size inside a network";
      default -> "no layer computes this; export to ONNX, which spells it out";
    };
  }
}
