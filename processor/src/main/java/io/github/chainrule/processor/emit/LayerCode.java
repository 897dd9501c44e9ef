package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.kernel.Repeatable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Code about one layer in which some numbers are places: offsets, and indices of layers, some of
 * which stand for the layers' names. Layers alike whose places are at constant distances can be
 * written as a loop.
 */
final class LayerCode implements Repeatable<LayerCode> {

  /** The counter of a loop over layers. */
  static final String COUNTER = "layer";

  /** The array of all layers' names. */
  static final String NAMES = "names";

  private record Place(int number, boolean isName) {}

  private final String format;
  private final List<Object> arguments;
  private final List<Object> likeness;
  private final int[] places;

  private LayerCode(Builder builder) {
    this.format = builder.format.toString();
    this.arguments = List.copyOf(builder.arguments);
    this.places = builder.places.stream().mapToInt(Place::number).toArray();
    this.likeness = new ArrayList<>(arguments);
    likeness.replaceAll(argument -> argument instanceof Place place ? place.isName() : argument);
    likeness.add(format);
  }

  boolean isEmpty() {
    return format.isEmpty();
  }

  @Override
  public boolean isFree() {
    return true;
  }

  @Override
  public boolean isLike(LayerCode other) {
    return likeness.equals(other.likeness);
  }

  @Override
  public int[] places() {
    return places.clone();
  }

  /** The code with layers' names as literals. */
  CodeBlock literal(IntFunction<String> nameOf) {
    return code(
        place ->
            place.isName()
                ? CodeBlock.of("$S", nameOf.apply(place.number()))
                : String.valueOf(place.number()));
  }

  /** The code with layers' names from the array of all of them. */
  CodeBlock indexed() {
    return code(place -> indexed(place, String.valueOf(place.number())));
  }

  /** The code in a loop from one layer to the next that is alike, so far from it. */
  CodeBlock repeated(List<Integer> distances) {
    Iterator<Integer> distance = distances.iterator();
    return code(place -> indexed(place, sum(place.number(), distance.next())));
  }

  private static String indexed(Place place, String index) {
    return place.isName() ? NAMES + "[" + index + "]" : index;
  }

  private static String sum(int number, int distance) {
    if (distance == 0) {
      return String.valueOf(number);
    }
    String product = distance == 1 ? COUNTER : distance + " * " + COUNTER;
    return number == 0 ? product : number + " + " + product;
  }

  private CodeBlock code(Function<Place, Object> printed) {
    return CodeBlock.of(
        format,
        arguments.stream()
            .map(argument -> argument instanceof Place place ? printed.apply(place) : argument)
            .toArray());
  }

  /** Adds one piece of the code after another. */
  static final class Builder {
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /** Adds what is the same for layers alike. */
    Builder add(String text, Object... values) {
      format.append(text);
      arguments.addAll(Arrays.asList(values));
      return this;
    }

    /** Adds an index or an offset. */
    Builder addNumber(int number) {
      return add(new Place(number, false));
    }

    /** Adds the name of a layer. */
    Builder addName(int layer) {
      return add(new Place(layer, true));
    }

    /** Adds other code of the same layer. */
    Builder add(LayerCode code) {
      code.arguments.stream()
          .filter(Place.class::isInstance)
          .map(Place.class::cast)
          .forEach(places::add);
      format.append(code.format);
      arguments.addAll(code.arguments);
      return this;
    }

    private Builder add(Place place) {
      places.add(place);
      return add("$L", place);
    }

    LayerCode build() {
      return new LayerCode(this);
    }
  }
}
