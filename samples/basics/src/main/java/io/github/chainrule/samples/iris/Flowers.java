package io.github.chainrule.samples.iris;

import io.github.chainrule.runtime.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The flowers of Fisher's table, or some of them, in the flat arrays that a network reads: a row of
 * four measurements and a row of three targets per flower.
 */
final class Flowers {
  static final List<String> MEASUREMENTS =
      List.of("sepal length", "sepal width", "petal length", "petal width");
  static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  private static final String TABLE = "iris.csv";

  private final int[] numbers;
  private final float[] centimetres;
  private final int[] species;

  private Flowers(int n) {
    numbers = new int[n];
    centimetres = new float[n * MEASUREMENTS.size()];
    species = new int[n];
  }

  /** Reads the 150 flowers of the table, numbered from 1. */
  static Flowers load() {
    List<String> lines = lines();
    Flowers flowers = new Flowers(lines.size());
    for (int row = 0; row < lines.size(); row++) {
      List<String> cells = List.of(lines.get(row).split(",", -1));
      flowers.numbers[row] = row + 1;
      for (int i = 0; i < MEASUREMENTS.size(); i++) {
        flowers.centimetres[row * MEASUREMENTS.size() + i] = Float.parseFloat(cells.get(i));
      }
      flowers.species[row] = SPECIES.indexOf(cells.get(MEASUREMENTS.size()));
    }
    return flowers;
  }

  /** The lines of the table below its comment and its heading. */
  private static List<String> lines() {
    try (InputStream in = Flowers.class.getResourceAsStream(TABLE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same flowers in a random order, the same for the same seed (Fisher and Yates' shuffle). */
  Flowers shuffled(long seed) {
    Generator generator = new Generator(seed);
    int[] order = new int[size()];
    for (int row = 0; row < order.length; row++) {
      int other = generator.nextInt(row + 1);
      order[row] = order[other];
      order[other] = row;
    }
    return pick(order);
  }

  /** The flowers from row {@code start} to before row {@code end}. */
  Flowers between(int start, int end) {
    int[] rows = new int[end - start];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = start + row;
    }
    return pick(rows);
  }

  private Flowers pick(int[] rows) {
    int width = MEASUREMENTS.size();
    Flowers picked = new Flowers(rows.length);
    for (int row = 0; row < rows.length; row++) {
      picked.numbers[row] = numbers[rows[row]];
      picked.species[row] = species[rows[row]];
      System.arraycopy(centimetres, rows[row] * width, picked.centimetres, row * width, width);
    }
    return picked;
  }

  int size() {
    return species.length;
  }

  /** The number in the table of the flower in a row, counted from 1. */
  int number(int row) {
    return numbers[row];
  }

  int species(int row) {
    return species[row];
  }

  float centimetres(int row, int measurement) {
    return centimetres[row * MEASUREMENTS.size() + measurement];
  }

  /** What the network is to answer, {@code [flowers][species]}: 1 for the true species, else 0. */
  float[] targets() {
    float[] t = new float[size() * SPECIES.size()];
    for (int row = 0; row < size(); row++) {
      t[row * SPECIES.size() + species[row]] = 1;
    }
    return t;
  }
}
