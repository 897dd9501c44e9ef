package io.github.chainrule.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.diagnostic.Diagnostic;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/**
 * Finds networks that are declared in a method body or an initializer.
 *
 * <p>Annotation processing ends where bodies begin, so no processor is ever shown such a type and
 * nothing would be generated, without a word. The syntax trees of javac show it. Names are not
 * resolved in them: {@code @Network} counts as ours if it is imported or written in full. Other
 * compilers have no such trees; there, a local network remains unnoticed.
 */
public final class LocalNetworks {

  private static final String ANNOTATION = Network.class.getCanonicalName();

  private final Trees trees;

  /**
   * A finder for one run of javac.
   *
   * @param environment the processor's environment
   * @throws IllegalArgumentException if the compiler is not javac
   */
  public LocalNetworks(ProcessingEnvironment environment) {
    this.trees = Trees.instance(environment);
  }

  /**
   * Looks for local networks in the bodies of one type.
   *
   * @param root a top-level type, or a package or module, which have no bodies
   * @return a problem for each
   */
  public List<Diagnostic> find(Element root) {
    List<Diagnostic> problems = new ArrayList<>();
    TreePath path = trees.getPath(root);
    if (path != null) {
      new BodyScanner(problems).scan(path, null);
    }
    return problems;
  }

  /** Walks through a type with all its bodies. */
  private final class BodyScanner extends TreePathScanner<Void, Void> {

    private final List<Diagnostic> problems;

    BodyScanner(List<Diagnostic> problems) {
      this.problems = problems;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      if (isInBody(getCurrentPath())) {
        for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
          if (isOurs(annotation, unit)) {
            String name = type.getSimpleName().toString();
            problems.add(
                Diagnostic.of(NetworkMessage.NETWORK_LOCAL, placeOf(annotation, unit), name));
          }
        }
      }
      return super.visitClass(type, null);
    }
  }

  private Place placeOf(Tree tree, CompilationUnitTree unit) {
    return (messager, kind, text) -> trees.printMessage(kind, text, tree, unit);
  }

  private static boolean isInBody(TreePath type) {
    for (TreePath at = type.getParentPath(); at != null; at = at.getParentPath()) {
      if (!(at.getLeaf() instanceof ClassTree) && !(at.getLeaf() instanceof CompilationUnitTree)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOurs(AnnotationTree annotation, CompilationUnitTree unit) {
    String name = nameOf(annotation.getAnnotationType());
    return name.equals(ANNOTATION) || (ANNOTATION.endsWith("." + name) && isImported(unit));
  }

  /** An import of one type comes before those of all types of a package. */
  private static boolean isImported(CompilationUnitTree unit) {
    String all = Network.class.getPackageName() + ".*";
    String simpleName = "." + Network.class.getSimpleName();
    List<String> imports =
        unit.getImports().stream()
            .map(ImportTree::getQualifiedIdentifier)
            .map(LocalNetworks::nameOf)
            .toList();
    return imports.contains(ANNOTATION)
        || (imports.contains(all) && imports.stream().noneMatch(it -> it.endsWith(simpleName)));
  }

  /** A dotted name as it is written. */
  private static String nameOf(Tree tree) {
    if (tree instanceof MemberSelectTree select) {
      return nameOf(select.getExpression()) + "." + select.getIdentifier();
    }
    return tree instanceof IdentifierTree identifier ? identifier.getName().toString() : "";
  }
}
