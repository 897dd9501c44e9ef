package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.ModelScaling;

/** What a fit ends with. */
record TrainedNetwork(String networkClass, float[] parameters, ModelScaling scaling) {}
