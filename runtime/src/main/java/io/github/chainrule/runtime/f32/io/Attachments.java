package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.train.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model file holds besides the parameters: the scaling of the model's inputs and outputs,
 * metadata (texts by names of the caller's choice) and a state (arrays by such names, as of what an
 * optimizer remembers). Each may be absent.
 *
 * <pre>{@code
 * ModelFile.save(model, Attachments.of(scaling).withMetadata(notes), file);
 * ModelScaling scaling = ModelFile.load(model, file).scaling();
 * }</pre>
 *
 * <p>Immutable but for the arrays, which are not copied.
 */
public final class Attachments {
  private static final Attachments NONE =
      new Attachments(
          new ScalingConstants(null, null),
          Collections.<String, String>emptyMap(),
          Collections.<String, float[]>emptyMap());

  private final ScalingConstants scaling;
  private final Map<String, String> metadata;
  private final Map<String, float[]> state;

  /** With maps that nobody will write. */
  Attachments(ScalingConstants scaling, Map<String, String> metadata, Map<String, float[]> state) {
    this.scaling = scaling;
    this.metadata = metadata;
    this.state = state;
  }

  /**
   * Attaches nothing.
   *
   * @return no scaling, no metadata, no state
   */
  public static Attachments none() {
    return NONE;
  }

  /**
   * Attaches a scaling.
   *
   * @param scaling the scaling
   * @return the scaling and nothing else
   * @throws NullPointerException if the scaling is null
   */
  public static Attachments of(ModelScaling scaling) {
    return NONE.withScaling(scaling);
  }

  /**
   * These attachments with another scaling.
   *
   * @param newScaling the scaling
   * @return new attachments
   * @throws NullPointerException if the scaling is null
   */
  public Attachments withScaling(ModelScaling newScaling) {
    Settings.present("scaling", newScaling);
    return new Attachments(ScalingConstants.of(newScaling), metadata, state);
  }

  /**
   * These attachments with other metadata.
   *
   * @param newMetadata texts by their names, which do not begin with {@code chainrule.}; copied
   * @return new attachments
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if a name is empty
   */
  public Attachments withMetadata(Map<String, String> newMetadata) {
    return new Attachments(scaling, copy("metadata", newMetadata), state);
  }

  /**
   * These attachments with another state.
   *
   * @param newState arrays by their names; the map is copied, the arrays are not
   * @return new attachments
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if a name is empty
   */
  public Attachments withState(Map<String, float[]> newState) {
    return new Attachments(scaling, metadata, copy("state", newState));
  }

  /** Sorts by name, so that the same content is the same bytes. */
  private static <T> Map<String, T> copy(String what, Map<String, T> map) {
    check(what, map);
    return Collections.unmodifiableMap(new TreeMap<String, T>(map));
  }

  /** Checks that everything has a name, and every name something. */
  static <T> void check(String what, Map<String, T> map) {
    Settings.present(what, map);
    for (Map.Entry<String, T> entry : map.entrySet()) {
      String name = entry.getKey();
      Settings.present(what + ": a name", name);
      if (name.isEmpty()) {
        throw Unexpected.argument(what, "names of at least one character", "\"\"");
      }
      Settings.present(what + ": " + name, entry.getValue());
    }
  }

  /**
   * The scaling of the model.
   *
   * @return the scaling; of neither inputs nor outputs if there is none
   */
  public ModelScaling scaling() {
    return scaling.scaling();
  }

  void writeScaling(ScalingText text, Map<String, String> all) {
    scaling.write(text, all);
  }

  /**
   * The caller's texts.
   *
   * @return an unmodifiable map, sorted by name; empty if there are none
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The caller's arrays.
   *
   * @return an unmodifiable map of the arrays themselves, sorted by name; empty if there are none
   */
  public Map<String, float[]> state() {
    return state;
  }
}
