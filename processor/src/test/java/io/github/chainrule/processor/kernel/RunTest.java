package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {

  @SuppressWarnings("ArrayRecordComponent") // Compared by no one.
  private record Code(char kind, int... places) implements Repeatable<Code> {

    @Override
    public boolean isFree() {
      return kind != '!';
    }

    @Override
    public boolean isLike(Code other) {
      return kind == other.kind;
    }
  }

  private static List<Run> runs(String kinds, int... places) {
    List<Code> layers = new ArrayList<>();
    for (int index = 0; index < places.length; index++) {
      layers.add(new Code(kinds.charAt(index), places[index]));
    }
    return Run.all(layers);
  }

  @Test
  void layersAtConstantDistancesAreOneRun() {
    assertEquals(List.of(new Run(0, 1, 5)), runs("aaaaa", 7, 4, 1, -2, -5));
  }

  @Test
  void anotherDistanceEndsARun() {
    assertEquals(List.of(new Run(0, 1, 4), new Run(4, 1, 1)), runs("aaaaa", 0, 3, 6, 9, 13));
  }

  @Test
  void layersRepeatInGroups() {
    assertEquals(
        List.of(new Run(0, 2, 4), new Run(8, 1, 1)),
        runs("ababababa", 0, 5, 10, 6, 20, 7, 30, 8, 41));
  }

  @Test
  void fewRepetitionsAndWhatIsNotFreeAreLayersAlone() {
    assertEquals(
        List.of(new Run(0, 1, 1), new Run(1, 1, 1), new Run(2, 1, 1)), runs("aaa", 0, 1, 2));
    assertEquals(4, runs("!!!!", 0, 1, 2, 3).size());
  }
}
