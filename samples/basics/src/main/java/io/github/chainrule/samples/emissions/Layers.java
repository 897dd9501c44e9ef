package io.github.chainrule.samples.emissions;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Single layers of n units that read n inputs, each in both forms of code. */
final class Layers {
  private Layers() {}

  @Network(inputs = 4, emission = Emission.UNROLLED)
  interface Unrolled4 {
    @Dense(units = 4)
    Layer layer();
  }

  @Network(inputs = 4, emission = Emission.LOOPED)
  interface Looped4 {
    @Dense(units = 4)
    Layer layer();
  }

  @Network(inputs = 8, emission = Emission.UNROLLED)
  interface Unrolled8 {
    @Dense(units = 8)
    Layer layer();
  }

  @Network(inputs = 8, emission = Emission.LOOPED)
  interface Looped8 {
    @Dense(units = 8)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.UNROLLED)
  interface Unrolled16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 16, emission = Emission.LOOPED)
  interface Looped16 {
    @Dense(units = 16)
    Layer layer();
  }

  @Network(inputs = 32, emission = Emission.UNROLLED)
  interface Unrolled32 {
    @Dense(units = 32)
    Layer layer();
  }

  @Network(inputs = 32, emission = Emission.LOOPED)
  interface Looped32 {
    @Dense(units = 32)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.UNROLLED)
  interface Unrolled64 {
    @Dense(units = 64)
    Layer layer();
  }

  @Network(inputs = 64, emission = Emission.LOOPED)
  interface Looped64 {
    @Dense(units = 64)
    Layer layer();
  }
}
