package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.ModelScaling;

/** What a fit ends with. */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one.
record TrainedNetwork(String networkClass, float[] parameters, ModelScaling scaling) {}
