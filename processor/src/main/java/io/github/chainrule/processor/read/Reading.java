package io.github.chainrule.processor.read;

import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * What came of reading one annotated interface.
 *
 * @param network the network, empty if there are problems or something is unresolved
 * @param problems every mistake found
 * @param isUnresolved whether the compiler does not know some name that the interface uses, so that
 *     reading it again in the next round may give another result
 * @param positions where later stages can point
 * @param types the types of the features and classes, from which the code follows as well
 */
public record Reading(
    Optional<NetworkSpec> network,
    List<Diagnostic> problems,
    boolean isUnresolved,
    Positions positions,
    List<TypeElement> types) {}
