package io.github.chainrule.samples.benchmarks.speed;

/** What a row compares. */
enum Contestant {
  OURS("chainrule", "ours"),
  BY_VECTORS("chainruleByVectors", "ours by vectors"),
  ONNX_RUNTIME("onnxRuntime", "ONNX Runtime"),
  DJL("djl", "DJL with PyTorch"),
  DIFFERENCES("differences", "one-sided differences"),
  SWEEPS("sweeps", "a backprop an output"),
  PLAIN_LOOPS("naive", "plain loops"),
  C("gcc", "C"),
  C_FAST_MATH("gccFastMath", "C, -ffast-math"),
  C_BY_HAND("gccByHand", "C by hand"),
  C_BY_HAND_BEHIND_LINES("gccByHandBehindLines", "C by hand, behind a cache line");

  private final String method;
  private final String title;

  Contestant(String method, String title) {
    this.method = method;
    this.title = title;
  }

  /**
   * The name by which it is excluded; of all but those in C, that of the method that measures it in
   * each class of a kind of work.
   */
  String method() {
    return method;
  }

  String title() {
    return title;
  }
}
