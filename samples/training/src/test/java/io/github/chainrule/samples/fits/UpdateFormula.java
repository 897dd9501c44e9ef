package io.github.chainrule.samples.fits;

import io.github.chainrule.runtime.f64.train.AdaGrad;
import io.github.chainrule.runtime.f64.train.Adam;
import io.github.chainrule.runtime.f64.train.AdamW;
import io.github.chainrule.runtime.f64.train.Optimizer;
import io.github.chainrule.runtime.f64.train.RmsProp;
import io.github.chainrule.runtime.f64.train.Rprop;
import io.github.chainrule.runtime.f64.train.Sgd;

/**
 * The published update formulas for one parameter, in the conventions of PyTorch's documentation.
 * {@code m} is what the formula remembers of the parameter, zeros at first, and {@code k} the
 * number of the step from 1.
 */
enum UpdateFormula {
  SGD {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      return w - 0.1 * g;
    }
  },
  MOMENTUM {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      m[0] = 0.9 * m[0] + g;
      return w - 0.05 * m[0];
    }
  },
  NESTEROV {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      m[0] = 0.9 * m[0] + g;
      return w - 0.05 * (g + 0.9 * m[0]);
    }
  },
  RMS_PROP {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      m[0] = 0.95 * m[0] + 0.05 * g * g;
      return w - 0.01 * g / (Math.sqrt(m[0]) + 1e-8);
    }
  },
  ADA_GRAD {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      m[0] += g * g;
      return w - 0.1 * g / (Math.sqrt(m[0]) + 1e-10);
    }
  },
  /** The small number is added outside the root. */
  ADAM {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      return w - 0.02 * direction(g, m, k);
    }
  },
  /** The decay is the rate times 0.3, of the weight before the step. */
  ADAM_W {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      return w - 0.02 * 0.3 * w - 0.02 * direction(g, m, k);
    }

    @Override
    double nextBias(double b, double g, double[] m, int k, boolean risen) {
      return b - 0.02 * direction(g, m, k);
    }
  },
  /** iRprop+: where the sign has changed the last step is taken back, if the loss has risen. */
  RPROP {
    @Override
    double next(double w, double g, double[] m, int k, boolean risen) {
      double size = k == 1 ? 0.1 : m[0];
      double sign = m[1] * g;
      if (sign < 0) {
        m[0] = Math.max(1e-6, 0.5 * size);
        m[1] = 0;
        return risen ? w - m[2] : w;
      }
      m[0] = sign > 0 ? Math.min(50, 1.2 * size) : size;
      m[1] = g;
      m[2] = -Math.signum(g) * m[0];
      return w + m[2];
    }
  };

  /** The weight after a step; {@code risen} tells whether the loss is above that before. */
  abstract double next(double w, double g, double[] m, int k, boolean risen);

  /** The bias after a step, which decays nowhere unless asked. */
  double nextBias(double b, double g, double[] m, int k, boolean risen) {
    return next(b, g, m, k, risen);
  }

  /** The optimizer with the numbers of the formula. */
  Optimizer optimizer() {
    return switch (this) {
      case SGD -> new Sgd(0.1);
      case MOMENTUM -> new Sgd(0.05).withMomentum(0.9);
      case NESTEROV -> new Sgd(0.05).withNesterov(0.9);
      case RMS_PROP -> new RmsProp(0.01).withAlpha(0.95);
      case ADA_GRAD -> new AdaGrad(0.1);
      case ADAM -> new Adam(0.02);
      case ADAM_W -> new AdamW(0.02).withWeightDecay(0.3);
      case RPROP -> new Rprop(0.1);
    };
  }

  private static double direction(double g, double[] m, int k) {
    m[0] = 0.9 * m[0] + 0.1 * g;
    m[1] = 0.999 * m[1] + 0.001 * g * g;
    double mean = m[0] / (1 - Math.pow(0.9, k));
    double square = m[1] / (1 - Math.pow(0.999, k));
    return mean / (Math.sqrt(square) + 1e-8);
  }
}
