package io.github.chainrule.samples.benchmarks.costs;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Single layers, named after inputs and units, in both forms of code. */
final class Layers {
  private Layers() {}

  @Network(inputs = 4, emission = Emission.UNROLLED)
  interface Unrolled4x4 {
    @Dense(units = 4)
    Layer layer();
  }

  @Network(inputs = 4, emission = Emission.LOOPED)
  interface Looped4x4 {
    @Dense(units = 4)
    Layer layer();
  }

  @Network(inputs = 8, emission = Emission.UNROLLED)
  interface Unrolled8x8 {
    @Dense(units = 8)
    Layer layer();
  }

  @Network(inputs = 8, emission = Emission.LOOPED)
  interface Looped8x8 {
    @Dense(units = 8)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.UNROLLED)
  interface Unrolled16x16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.LOOPED)
  interface Looped16x16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 32, emission = Emission.UNROLLED)
  interface Unrolled32x32 {
    @Dense(units = 32)
    Layer layer();
  }

  @Network(inputs = 32, emission = Emission.LOOPED)
  interface Looped32x32 {
    @Dense(units = 32)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.UNROLLED)
  interface Unrolled64x64 {
    @Dense(units = 64)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.LOOPED)
  interface Looped64x64 {
    @Dense(units = 64)
    Layer layer();
  }

  @Network(inputs = 128, emission = Emission.LOOPED)
  interface Looped128x128 {
    @Dense(units = 128)
    Layer layer();
  }

  @Network(inputs = 4, emission = Emission.UNROLLED)
  interface Unrolled4x16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 4, emission = Emission.LOOPED)
  interface Looped4x16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.UNROLLED)
  interface Unrolled16x3 {
    @Dense(units = 3)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.LOOPED)
  interface Looped16x3 {
    @Dense(units = 3)
    Layer layer();
  }

  @Network(inputs = 12, emission = Emission.UNROLLED)
  interface Unrolled12x64 {
    @Dense(units = 64)
    Layer layer();
  }

  @Network(inputs = 12, emission = Emission.LOOPED)
  interface Looped12x64 {
    @Dense(units = 64)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.UNROLLED)
  interface Unrolled64x4 {
    @Dense(units = 4)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.LOOPED)
  interface Looped64x4 {
    @Dense(units = 4)
    Layer layer();
  }
}
