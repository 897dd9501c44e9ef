package io.github.chainrule.processor;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.emit.SourceText;
import io.github.chainrule.processor.read.Positions;
import io.github.chainrule.processor.read.Reading;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Writes generated classes. Each has the interface as its originating element, and the types of its
 * features and classes if there are any, and depends on nothing else, so that an incremental build
 * writes it again when one of them changes and only then. The name of a file may be one that the
 * platform's encoding has no characters for.
 */
final class ClassWriter {

  private final Filer filer;

  ClassWriter(Filer filer) {
    this.filer = filer;
  }

  /** Writes one class for the network {@code origin}, or says why that cannot be done. */
  Optional<Diagnostic> write(JavaFile file, TypeElement origin, Reading reading) {
    Positions positions = reading.positions();
    String text = SourceText.of(file);
    String simpleName = file.typeSpec().name();
    String network = origin.getSimpleName().toString();
    try (Writer writer =
        filer.createSourceFile(qualifiedName(file), origins(origin, reading)).openWriter()) {
      writer.write(text);
      return Optional.empty();
    } catch (FilerException alreadyThere) {
      return Optional.of(positions.atInterface(NetworkMessage.GENERATED_NAME, network, simpleName));
    } catch (IOException | InvalidPathException e) {
      return Optional.of(
          positions.atInterface(
              NetworkMessage.FILE_NOT_WRITTEN, network, simpleName, e.toString()));
    }
  }

  private static Element[] origins(TypeElement network, Reading reading) {
    return Stream.concat(Stream.of(network), reading.types().stream()).toArray(Element[]::new);
  }

  private static String qualifiedName(JavaFile file) {
    String simpleName = file.typeSpec().name();
    return file.packageName().isEmpty() ? simpleName : file.packageName() + "." + simpleName;
  }
}
