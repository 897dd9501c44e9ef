package io.github.chainrule.processor;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.read.Positions;
import io.github.chainrule.processor.spec.InterfaceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the networks' cards into a folder of the user's choice, each under the full name of its
 * interface, where no other network's can be in its place.
 *
 * <p>They are no output of the compilation, so the compiler's Filer has nothing to do with them and
 * a build tool does not know them.
 */
final class CardWriter {

  private final String folder;

  /**
   * A writer into a folder, by its path relative to the working directory; null if none is given.
   */
  CardWriter(String folder) {
    this.folder = folder == null ? "" : folder;
  }

  /** Writes one network's card, or says why that cannot be done. */
  Optional<Diagnostic> write(String card, InterfaceName network, Positions positions) {
    String file = network.qualified(network.generated("")) + ".html";
    if (folder.isBlank()) {
      return notWritten(network, positions, file, "no folder is given");
    }
    try {
      Files.writeString(made(Path.of(folder)).resolve(file), card);
      return Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return notWritten(network, positions, folder + "/" + file, e.toString());
    }
  }

  /** The folder, made if there is none; a link to one is none to make, though some JDKs 17 try. */
  private static Path made(Path folder) throws IOException {
    return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
  }

  private static Optional<Diagnostic> notWritten(
      InterfaceName network, Positions positions, String file, String reason) {
    return Optional.of(
        positions.atInterface(NetworkMessage.CARD_NOT_WRITTEN, network.inPackage(), file, reason));
  }
}
