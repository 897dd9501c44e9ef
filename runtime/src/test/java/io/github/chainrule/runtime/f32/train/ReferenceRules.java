package io.github.chainrule.runtime.f32.train;

/**
 * The published update rules, one parameter at a time and in double, written from the papers and
 * from PyTorch's documentation without a look at the classes under test. {@code s} is the memory of
 * the parameter, {@code t} the number of the step from 1.
 */
enum ReferenceRules {
  SGD {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      return w - 0.1 * g;
    }
  },
  MOMENTUM {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[0] = t == 1 ? g : 0.9 * s[0] + g;
      return w - 0.01 * s[0];
    }
  },
  NESTEROV {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[0] = t == 1 ? g : 0.9 * s[0] + g;
      return w - 0.01 * (g + 0.9 * s[0]);
    }
  },
  RMS_PROP {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[0] = 0.9 * s[0] + 0.1 * Math.pow(g, 2);
      return w - 0.01 * g / (Math.sqrt(s[0]) + 1e-8);
    }
  },
  RMS_PROP_MOMENTUM {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[0] = 0.99 * s[0] + 0.01 * Math.pow(g, 2);
      s[1] = 0.8 * s[1] + g / (Math.sqrt(s[0]) + 1e-8);
      return w - 0.002 * s[1];
    }
  },
  ADA_GRAD {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[0] += Math.pow(g, 2);
      return w - 0.1 * g / (Math.sqrt(s[0]) + 1e-10);
    }
  },
  ADAM {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      return w - adam(g, s, t, 0.05);
    }
  },
  ADAM_W {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      return w - 0.05 * 0.2 * w - adam(g, s, t, 0.05);
    }
  },
  RPROP {
    @Override
    double next(double w, double g, double[] s, int t, boolean risen) {
      s[1] = t == 1 ? 0.1 : s[1];
      if (s[0] * g < 0) {
        s[1] = Math.max(s[1] * 0.5, 1e-6);
        s[0] = 0;
        return risen ? w - s[2] : w;
      }
      if (s[0] * g > 0) {
        s[1] = Math.min(s[1] * 1.2, 50);
      }
      s[2] = g > 0 ? -s[1] : g < 0 ? s[1] : 0;
      s[0] = g;
      return w + s[2];
    }
  };

  abstract double next(double w, double g, double[] s, int t, boolean risen);

  /** The settings that the rules have. */
  Optimizer optimizer() {
    return switch (this) {
      case SGD -> new Sgd(0.1);
      case MOMENTUM -> new Sgd(0.01).withMomentum(0.9);
      case NESTEROV -> new Sgd(0.01).withNesterov(0.9);
      case RMS_PROP -> new RmsProp().withAlpha(0.9);
      case RMS_PROP_MOMENTUM -> new RmsProp(0.002).withMomentum(0.8);
      case ADA_GRAD -> new AdaGrad(0.1);
      case ADAM -> new Adam(0.05);
      case ADAM_W -> new AdamW(0.05).withWeightDecay(0.2);
      default -> new Rprop(0.1);
    };
  }

  private static double adam(double g, double[] s, int t, double rate) {
    s[0] = 0.9 * s[0] + 0.1 * g;
    s[1] = 0.999 * s[1] + 0.001 * Math.pow(g, 2);
    double mean = s[0] / (1 - Math.pow(0.9, t));
    double square = s[1] / (1 - Math.pow(0.999, t));
    return rate * mean / (Math.sqrt(square) + 1e-8);
  }
}
