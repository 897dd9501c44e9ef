package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Single dense layers of as many units as inputs, which is what libraries for audio publish. */
public final class Squares {
  private Squares() {}

  /** 8-8. */
  @Network(inputs = 8)
  public interface Of8 {
    /** Reads the inputs. */
    @Dense(units = 8)
    Layer dense();
  }

  /** 16-16. */
  @Network(inputs = 16)
  public interface Of16 {
    /** Reads the inputs. */
    @Dense(units = 16)
    Layer dense();
  }

  /** 32-32. */
  @Network(inputs = 32)
  public interface Of32 {
    /** Reads the inputs. */
    @Dense(units = 32)
    Layer dense();
  }

  /** 64-64. */
  @Network(inputs = 64)
  public interface Of64 {
    /** Reads the inputs. */
    @Dense(units = 64)
    Layer dense();
  }
}
