package io.github.chainrule.samples.spark;

import java.io.Serializable;

/** What the rows of one partition, or of all, are scaled by. */
record Measured(Moments features, Moments labels) implements Serializable {}
