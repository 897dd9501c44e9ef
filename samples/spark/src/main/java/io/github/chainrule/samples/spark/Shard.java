package io.github.chainrule.samples.spark;

import java.io.Serializable;

/** The rows of one partition, as they lie in the memory of an executor during a fit. */
record Shard(Samples training, Samples validation) implements Serializable {}
