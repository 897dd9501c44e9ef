package io.github.chainrule.samples.targets;

import io.github.chainrule.runtime.f64.Backprop;

/**
 * Finds the place from which the sum of the distances to three towns is least: Fermat's point, from
 * which any two towns are seen 120° apart.
 */
final class NearestPlace {
  static final double[][] TOWNS = {{0, 0}, {4, 0}, {1, 3}};
  private static final double[] X = {1};
  private static final double RATE = 0.1;
  private static final int STEPS = 1000;

  private final PlaceNetwork network;
  private final Backprop backprop;
  private final double[] e = new double[2];
  private final double[] townGradient = new double[PlaceNetwork.PARAMETERS];
  private final double[] dx = new double[1];

  /** Starts from a place. */
  NearestPlace(double... start) {
    network = PlaceNetwork.of(start);
    backprop = network.newBackprop();
  }

  void search() {
    double[] place = network.parameters();
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient();
      for (int i = 0; i < place.length; i++) {
        place[i] -= RATE * gradient[i];
      }
    }
  }

  /** The gradient of the sum of the distances. */
  double[] gradient() {
    double[] sum = new double[PlaceNetwork.PARAMETERS];
    for (double[] town : TOWNS) {
      gradient(town);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += townGradient[i];
      }
    }
    return sum;
  }

  /** The gradient of the distance to one town. */
  double[] gradient(double[] town) {
    Distance.derivative(place(), town, e);
    backprop.backward(X, e, townGradient, dx);
    return townGradient.clone();
  }

  double[] place() {
    return network.predict(X);
  }

  double distance(int town) {
    return Distance.value(place(), TOWNS[town]);
  }

  /** The angle between two towns as seen from the place, in degrees. */
  double angle(int town, int other) {
    double[] y = place();
    double first = Math.atan2(TOWNS[town][1] - y[1], TOWNS[town][0] - y[0]);
    double second = Math.atan2(TOWNS[other][1] - y[1], TOWNS[other][0] - y[0]);
    double degrees = Math.abs(Math.toDegrees(second - first));
    return Math.min(degrees, 360 - degrees);
  }
}
