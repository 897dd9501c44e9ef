package io.github.chainrule.samples.flowers;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.chainrule.runtime.f32.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads Fisher's table: four measurements in centimetres, and the species as one of three. */
public final class FlowerTable {
  static final List<String> MEASUREMENTS =
      List.of("sepal length", "sepal width", "petal length", "petal width");
  static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

  private static final String TABLE = "/io/github/chainrule/samples/iris/iris.csv";

  private FlowerTable() {}

  /**
   * Reads the table.
   *
   * @return the 150 flowers, with one-hot targets
   * @throws IOException if it cannot be read
   */
  public static Dataset read() throws IOException {
    List<NamedCsvRecord> rows = rows();
    int width = MEASUREMENTS.size();
    float[] x = new float[rows.size() * width];
    int[] species = new int[rows.size()];
    for (int row = 0; row < species.length; row++) {
      for (int i = 0; i < width; i++) {
        x[row * width + i] = Float.parseFloat(rows.get(row).getField(MEASUREMENTS.get(i)));
      }
      species[row] = SPECIES.indexOf(rows.get(row).getField("species"));
    }
    return Dataset.ofClasses(x, width, species, SPECIES.size());
  }

  private static List<NamedCsvRecord> rows() throws IOException {
    try (InputStream in = FlowerTable.class.getResourceAsStream(TABLE);
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(in)) {
      return reader.stream().toList();
    }
  }
}
