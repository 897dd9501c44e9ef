package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.io.FileReplacement;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Saves and loads checkpoints, so that a fit goes on in another process with the bits that it would
 * have had:
 *
 * <pre>{@code
 * builder.checkpoints(10, checkpoint -> CheckpointFile.save(checkpoint, file)).build();
 * builder.build().resume(model, data, CheckpointFile.load(file));
 * }</pre>
 *
 * <p>The format is safetensors: {@code parameters}, {@code best_parameters} if there are any,
 * {@code state/momentum} and its like in the precision of the network; {@code numbers} (best loss,
 * last loss, the loss before) and {@code history} (loss, validation loss, gradient norm, learning
 * rate, samples per second, metrics, by epochs) as F64; the layers as in a model file, {@code
 * chainrule.architecture}; the rest as metadata whose names begin with {@code
 * chainrule.checkpoint}. Every bit comes back. Files of version 1, which did not name the layers,
 * are loaded, too.
 *
 * <p>Unlike a model file it holds nothing of the caller's and is of one precision, so that it is
 * for the model, the data and the settings that made it. A model file is what to ship.
 */
public final class CheckpointFile {
  private CheckpointFile() {}

  /**
   * Saves a checkpoint, so that a crash at any moment leaves the old file or the new one; {@link
   * FileReplacement} says what that means on Windows, and where only the file itself may be
   * written.
   *
   * @param checkpoint the checkpoint
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there, unless only the
   *     file itself may be written
   * @throws IllegalArgumentException if the names of metrics and of the optimizer's arrays need
   *     more than {@link SafetensorsHeader#LONGEST} bytes, or hold half of a surrogate pair
   * @throws NullPointerException if an argument is null
   */
  public static void save(Checkpoint checkpoint, File file) throws IOException {
    Settings.present("checkpoint", checkpoint);
    Settings.present("file", file);
    SavedCheckpoint saved = new SavedCheckpoint(checkpoint);
    try (FileReplacement replacement = new FileReplacement(file)) {
      saved.write(replacement.stream());
      replacement.commit();
    }
  }

  /**
   * Loads a checkpoint. Memory is taken for what the file holds, not for what it announces.
   *
   * @param file the file
   * @return the checkpoint
   * @throws ModelFormatException if the file is not a checkpoint of this precision, or if anything
   *     in it is wrong, missing or too much
   * @throws IOException if it cannot be read
   * @throws NullPointerException if the file is null
   */
  public static Checkpoint load(File file) throws IOException {
    Settings.present("file", file);
    File latest = FileReplacement.latest(file);
    try (InputStream in = new FileInputStream(latest)) {
      long length = latest.isFile() ? latest.length() : Long.MAX_VALUE;
      return new LoadedCheckpoint(length).read(in);
    }
  }
}
