package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.runtime.f32.Tile72;
import org.junit.jupiter.api.Test;

class TileTest {

  @Test
  void aTileHasTheArraysOfTheRuntime() {
    for (int rows = 1; rows <= 2 * Tile.ROWS + 1; rows++) {
      float[][] tile = Tile72.tile(rows);
      assertEquals(tile.length, new Tile(ValueName.given("h1"), rows, Width.WORKING).arrays());
      assertEquals(tile[0].length, Tile.ROWS * Tile72.ROW);
    }
  }
}
