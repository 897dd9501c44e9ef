package io.github.chainrule.samples.flowers;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.samples.iris.IrisNetwork;
import java.io.File;
import java.io.IOException;

/**
 * Who tells irises apart: a network, with the scaling of its inputs.
 *
 * @param network the network
 * @param scaling what turns centimetres into its inputs
 */
record Expert(IrisNetwork network, ModelScaling scaling) {

  /** Loads a network with its scaling. */
  static Expert load(File file) throws IOException {
    IrisNetwork network = IrisNetwork.create(0);
    ModelScaling scaling = ModelFile.load(network, file).scaling();
    return new Expert(network, scaling);
  }

  /** The probability of each species, {@code [flowers][3]}. */
  float[] answers(Dataset flowers) {
    float[] y = new float[flowers.size() * network.outputs()];
    network.newForward().forward(scaling.apply(flowers).copyFeatures(), y, flowers.size());
    return y;
  }

  /** How many flowers of each species were taken for which. */
  ConfusionMatrix confusion(Dataset flowers) {
    return ConfusionMatrix.of(network, scaling.apply(flowers));
  }
}
