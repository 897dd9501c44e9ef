package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.io.FileReplacement;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.Names;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;

/**
 * Saves and loads the parameters of models in the safetensors format.
 *
 * <p>The tensors are named and shaped as the {@code state_dict} of PyTorch has them: the layer
 * {@code hidden} is {@code hidden.weight} of shape (out, in) and {@code hidden.bias} of shape
 * (out), so a file goes to and from a module whose {@code torch.nn.Linear} attributes have the
 * names of the layers. Numbers are written in the precision of the network, without any loss; F64,
 * F32, BF16 and F16 are read.
 *
 * <p>Besides, a file can hold {@link Attachments}:
 *
 * <ul>
 *   <li>the scaling of the model's inputs and outputs, so that whoever loads the model knows what
 *       its numbers mean;
 *   <li>metadata, texts by names of the caller's choice; names that begin with {@code chainrule.}
 *       are taken: {@code chainrule.architecture} holds the layers, {@code chainrule.precision} the
 *       precision, {@code FLOAT}, {@code chainrule.features} and {@code chainrule.classes} the
 *       names of inputs and outputs that have some, with their units, and {@code
 *       chainrule.scaling.inputs.shift} and its like the constants of the scaling;
 *   <li>a state, arrays by names of the caller's choice, such as what an optimizer remembers; in
 *       the file their names begin with {@code state/}.
 * </ul>
 *
 * <p>Loading changes nothing unless the whole file is right: its parts, the presence and shape of
 * every tensor, the scaling, and its end. A file with an architecture must have that of the model;
 * one without, of another maker, must only have the tensors. Names of features and classes, with
 * their order and units, must be those of the model wherever both have some; then an order that has
 * changed since is found out by its names. Tensors that nobody asks for may lie beside them, of any
 * type and shape; but weights or biases of a layer that the model lacks, vectors or matrices named
 * {@code other.weight} or {@code other.bias} in a type that is read, tell that the file is of a
 * larger network, and are refused. A number that is finite in the file must be so in the precision
 * of the network. What is wrong is a {@link ModelFormatException}, whatever the file holds; a
 * failure to read or write is another {@link IOException}. Memory is taken for what the model and
 * the state hold and for a header of at most {@link SafetensorsHeader#LONGEST} bytes, never for
 * what a file announces; no byte is read twice.
 *
 * <p>Nobody may write the parameters or the state while they are saved, nor use them while they are
 * loaded.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Saves the parameters, so that a crash at any moment leaves the old file or the new one; {@link
   * FileReplacement} says what that means on Windows.
   *
   * @param model the model
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there, unless only the
   *     file itself may be written, see {@link FileReplacement}
   * @throws NullPointerException if an argument is null
   */
  public static void save(Model model, File file) throws IOException {
    save(model, Attachments.none(), file);
  }

  /**
   * Saves the parameters and what is attached, so that a crash at any moment leaves the old file or
   * the new one; {@link FileReplacement} says what that means on Windows.
   *
   * @param model the model
   * @param attachments what to save besides
   * @param file the file to make or replace
   * @throws IOException if it cannot be written; an old file is then still there, unless only the
   *     file itself may be written, see {@link FileReplacement}
   * @throws IllegalArgumentException if the scaling has another number of columns than the model
   *     has inputs or outputs, if a name of the metadata begins with {@code chainrule.}, if a text
   *     holds half of a surrogate pair, or if all texts and names need more than {@link
   *     SafetensorsHeader#LONGEST} bytes; an old file is then still there
   * @throws NullPointerException if an argument is null
   */
  public static void save(Model model, Attachments attachments, File file) throws IOException {
    SavedModel saved = new SavedModel(model, attachments);
    Settings.present("file", file);
    try (FileReplacement replacement = new FileReplacement(file)) {
      saved.write(replacement.stream());
      replacement.commit();
    }
  }

  /**
   * Writes the parameters to a stream.
   *
   * @param model the model
   * @param out receives the file, and is flushed; stays open
   * @throws IOException if it cannot be written
   * @throws NullPointerException if an argument is null
   */
  public static void save(Model model, OutputStream out) throws IOException {
    save(model, Attachments.none(), out);
  }

  /**
   * Writes the parameters and what is attached to a stream.
   *
   * @param model the model
   * @param attachments what to write besides
   * @param out receives the file, and is flushed; stays open
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the scaling has another number of columns than the model
   *     has inputs or outputs, if a name of the metadata begins with {@code chainrule.}, if a text
   *     holds half of a surrogate pair, or if all texts and names need more than {@link
   *     SafetensorsHeader#LONGEST} bytes; then nothing is written
   * @throws NullPointerException if an argument is null
   */
  public static void save(Model model, Attachments attachments, OutputStream out)
      throws IOException {
    SavedModel saved = new SavedModel(model, attachments);
    Settings.present("out", out);
    saved.write(out);
  }

  /**
   * Loads the parameters; a state in the file is passed over.
   *
   * @param model receives the parameters
   * @param file the file
   * @return the scaling and the metadata of the file
   * @throws ModelFormatException if the file does not hold parameters of this model, or a scaling
   *     that does not fit it; nothing is changed then
   * @throws IOException if it cannot be read; nothing is changed then
   * @throws NullPointerException if an argument is null
   */
  public static Attachments load(Model model, File file) throws IOException {
    return load(model, noState(), file);
  }

  /**
   * Loads the parameters from a file in which layers have other names, such as the state dict of a
   * PyTorch module; what the file holds besides is passed over.
   *
   * @param model receives the parameters
   * @param names what the layers are called in the file
   * @param file the file
   * @return the scaling and the metadata of the file
   * @throws ModelFormatException if the file does not hold parameters of this model by these names;
   *     tensors of the shapes that are missing are named, and nothing is changed
   * @throws IOException if it cannot be read; nothing is changed then
   * @throws IllegalArgumentException if the model has no layer of one of the names
   * @throws NullPointerException if an argument is null
   */
  public static Attachments load(Model model, Names names, File file) throws IOException {
    Settings.present("names", names);
    LoadedModel loaded = new LoadedModel(model, names, noState());
    Settings.present("file", file);
    try (InputStream in = new FileInputStream(FileReplacement.latest(file))) {
      return loaded.read(in);
    }
  }

  /**
   * Loads the parameters and a state; arrays of the file that the state does not name are passed
   * over.
   *
   * @param model receives the parameters
   * @param state receives the values: arrays of the right lengths by their names
   * @param file the file
   * @return the scaling and the metadata of the file, and the state
   * @throws ModelFormatException if the file does not hold parameters of this model and this state,
   *     or a scaling that does not fit it; nothing is changed then
   * @throws IOException if it cannot be read; nothing is changed then
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if a name of the state is empty
   */
  public static Attachments load(Model model, Map<String, float[]> state, File file)
      throws IOException {
    LoadedModel loaded = new LoadedModel(model, state);
    Settings.present("file", file);
    try (InputStream in = new FileInputStream(FileReplacement.latest(file))) {
      return loaded.read(in);
    }
  }

  /**
   * Reads the parameters from a stream; a state in the file is passed over.
   *
   * @param model receives the parameters
   * @param in the file, which must end where the stream ends; stays open
   * @return the scaling and the metadata of the file
   * @throws ModelFormatException if the file does not hold parameters of this model, or a scaling
   *     that does not fit it; nothing is changed then
   * @throws IOException if it cannot be read; nothing is changed then
   * @throws NullPointerException if an argument is null
   */
  public static Attachments load(Model model, InputStream in) throws IOException {
    return load(model, noState(), in);
  }

  /**
   * Reads the parameters and a state from a stream; arrays of the file that the state does not name
   * are passed over.
   *
   * @param model receives the parameters
   * @param state receives the values: arrays of the right lengths by their names
   * @param in the file, which must end where the stream ends; stays open
   * @return the scaling and the metadata of the file, and the state
   * @throws ModelFormatException if the file does not hold parameters of this model and this state,
   *     or a scaling that does not fit it; nothing is changed then
   * @throws IOException if it cannot be read; nothing is changed then
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if a name of the state is empty
   */
  public static Attachments load(Model model, Map<String, float[]> state, InputStream in)
      throws IOException {
    LoadedModel loaded = new LoadedModel(model, state);
    Settings.present("in", in);
    return loaded.read(in);
  }

  private static Map<String, float[]> noState() {
    return Collections.<String, float[]>emptyMap();
  }
}
