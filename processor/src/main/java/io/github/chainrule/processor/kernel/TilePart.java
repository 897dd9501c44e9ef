package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the methods that a {@link TileKernel} becomes: its first steps, and the call of the method
 * that goes on with the rest.
 *
 * @param kernel all that is computed from this method on, under the method's name
 * @param steps those of its own
 * @param next the kernel that it goes on with
 */
public record TilePart(TileKernel kernel, List<TileStep> steps, Optional<TileKernel> next) {

  /** Steps of a method; more go into methods that it calls. */
  private static final int STEPS = 64;

  /** Steps that a condition may have, so that methods can be cut between them. */
  public static final int CONDITIONAL_STEPS = 16;

  public TilePart {
    steps = List.copyOf(steps);
  }

  /** The methods of a kernel in the order of their calls. */
  public static List<TilePart> of(TileKernel whole) {
    List<TilePart> parts = new ArrayList<>();
    Optional<TileKernel> rest = Optional.of(whole);
    while (rest.isPresent()) {
      TileKernel kernel = rest.get();
      rest = rest(kernel, whole.name() + (parts.size() + 2));
      parts.add(new TilePart(kernel, kernel.steps().subList(0, own(kernel)), rest));
    }
    return parts;
  }

  private static Optional<TileKernel> rest(TileKernel kernel, String name) {
    List<TileStep> steps = kernel.steps();
    int own = own(kernel);
    return own == steps.size()
        ? Optional.empty()
        : Optional.of(
            new TileKernel(
                name, kernel.comment(), kernel.totals(), steps.subList(own, steps.size())));
  }

  /** How many of a kernel's steps its first method has. */
  private static int own(TileKernel kernel) {
    int own = 0;
    int all = 0;
    for (TileStep step : kernel.steps()) {
      all += Math.max(1, step.body().size());
      if (all > STEPS) {
        break;
      }
      own++;
    }
    return own;
  }
}
