package io.github.chainrule.exchange;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.pass.Simplification;
import io.github.chainrule.exchange.write.DraftRules;
import io.github.chainrule.exchange.write.JavaName;
import java.util.List;
import java.util.Map;

/**
 * Makes networks of models.
 *
 * @param outputs those that are wanted; all that say something if there are none
 * @param shapes shapes of inputs that the file leaves open, without the axis of the samples
 */
public record ModelImport(List<String> outputs, Map<String, int[]> shapes) {
  /** How a message begins that nobody should ever see. */
  public static final String FAULT = "a fault of the tool: ";

  /** An import of all outputs of a model that leaves nothing open. */
  public static final ModelImport PLAIN = new ModelImport(List.of(), Map.of());

  public ModelImport {
    outputs = List.copyOf(outputs);
    shapes = Map.copyOf(shapes);
  }

  /** What is read of a file, which may take any time and memory for what it is not. */
  public interface Reading {
    Graph read() throws RefusalException, DamagedFileException;
  }

  /**
   * Makes a network of a model, and judges it by the rules of the compiler.
   *
   * @param file what messages call it
   * @param name what the interface will be called
   * @throws RefusalException with every reason, if it is damaged or has no counterpart
   */
  public NetworkDraft draft(String file, JavaName name, Reading reading) throws RefusalException {
    try {
      NetworkDraft draft = Simplification.of(file, reading.read(), outputs, shapes);
      DraftRules.check(file, draft, name);
      return draft;
    } catch (DamagedFileException e) {
      throw new RefusalException(file + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Files are untrusted: whatever they have been made to do, it is one message.
      throw new RefusalException(file + ": " + FAULT + e);
    }
  }
}
