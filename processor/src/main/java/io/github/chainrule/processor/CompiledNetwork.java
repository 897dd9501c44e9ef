package io.github.chainrule.processor;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.processor.diagnostic.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What came of compiling one network: its classes, or the reasons why there are none.
 *
 * @param files the generated classes, in the order in which they are to be written
 * @param card the network's page of HTML, if it was asked for
 * @param refusals what the user asked for and cannot have, or beside the classes had better not
 */
record CompiledNetwork(List<JavaFile> files, Optional<String> card, List<Refusal> refusals) {

  CompiledNetwork {
    files = List.copyOf(files);
    refusals = List.copyOf(refusals);
  }
}
