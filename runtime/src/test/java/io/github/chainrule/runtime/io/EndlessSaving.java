package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.LayeredModel;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Saves a model over and over to one file, in a process of its own that is to be killed. All the
 * numbers of one save are equal, so that a mixture of two can be told.
 */
final class EndlessSaving {
  private static final int WIDTH = 60;

  private EndlessSaving() {}

  static LayeredModel model() {
    return new LayeredModel().layer("hidden", WIDTH, WIDTH, true);
  }

  /** Arguments: the file, the first number. Prints a byte after the first save. */
  public static void main(String[] args) throws IOException {
    File file = new File(args[0]);
    LayeredModel model = model();
    int number = Integer.parseInt(args[1]);
    save(model, number, file);
    System.out.write('.');
    System.out.flush();
    while (true) {
      save(model, ++number, file);
    }
  }

  private static void save(LayeredModel model, int number, File file) throws IOException {
    Arrays.fill(model.parameters(), number);
    Map<String, String> metadata = Map.of("number", Integer.toString(number));
    ModelFile.save(model, Attachments.none().withMetadata(metadata), file);
  }
}
