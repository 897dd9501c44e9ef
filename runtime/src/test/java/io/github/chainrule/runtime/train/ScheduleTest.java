package io.github.chainrule.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.internal.Courses;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void constantIsOne() {
    assertEquals(1, Schedule.constant().factor(1_000_000));
  }

  @Test
  void stepDecaysAtItsMultiples() {
    Schedule schedule = Schedule.step(30, 0.1);
    assertEquals(1, schedule.factor(29));
    assertEquals(0.1, schedule.factor(30));
    assertEquals(0.1, schedule.factor(59));
    assertEquals(0.01, schedule.factor(60), 1e-17);
  }

  @Test
  void exponentialDecaysEvenly() {
    Schedule schedule = Schedule.exponential(10, 0.5);
    assertEquals(1, schedule.factor(0));
    assertEquals(Math.sqrt(0.5), schedule.factor(5), 1e-15);
    assertEquals(0.25, schedule.factor(20));
  }

  @Test
  void cosineFallsToItsFloorAndStays() {
    Schedule schedule = Schedule.cosine(100, 0.2);
    assertEquals(1, schedule.factor(0));
    assertEquals(0.6, schedule.factor(50), 1e-15);
    assertEquals(0.2, schedule.factor(100), 1e-15);
    assertEquals(0.2, schedule.factor(1000), 1e-15);
  }

  @Test
  void warmUpRisesBeforeTheScheduleBegins() {
    Schedule schedule = Schedule.step(10, 0.5).withWarmUp(4);
    assertEquals(0.25, schedule.factor(0));
    assertEquals(0.5, schedule.factor(1));
    assertEquals(1, schedule.factor(3));
    assertEquals(1, schedule.factor(4));
    assertEquals(1, schedule.factor(13));
    assertEquals(0.5, schedule.factor(14));
    assertEquals(1, Schedule.constant().withWarmUp(0).factor(0));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Schedule.exponential(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(1, -1));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant().withWarmUp(-1));
  }

  @Test
  void functionsAgreeWithThoseOfTheLibrary() {
    for (int k = 0; k <= 1000; k++) {
      double share = k / 1000.0;
      double expected = (1 + Math.cos(Math.PI * share)) / 2;
      assertEquals(expected, Courses.halfCosine(share), 1e-15);
      assertEquals(Math.pow(0.999, k), Courses.power(0.999, k), 1e-14);
      assertEquals(Math.pow(0.5, share), Schedule.exponential(1000, 0.5).factor(k), 1e-15);
    }
    assertEquals(0, Courses.power(0.9, Long.MAX_VALUE));
    assertEquals(1, Courses.power(0, 0));
  }
}
