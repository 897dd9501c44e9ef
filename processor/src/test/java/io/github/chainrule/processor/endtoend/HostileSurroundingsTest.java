package io.github.chainrule.processor.endtoend;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.processor.spec.Surroundings;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Declarations of users that have the names which generated code mentions: the code must compile
 * and mean what it would mean without them.
 */
class HostileSurroundingsTest {

  private static final String IMPORTS = "import io.github.chainrule.dsl.*;\n";

  private static final String LAYERS =
      """
        @Dense(units = 2, activation = Activation.HARD_TANH)
        io.github.chainrule.runtime.Layer hidden();
        @Dense(units = 2, activation = Activation.SOFTSIGN)
        io.github.chainrule.runtime.Layer output();
      """;

  /** So large that methods get a guard, which throws. */
  private static final String LARGE_LAYER =
      "@Dense(units = 99) io.github.chainrule.runtime.Layer large();";

  /** Copies rows. */
  private static final String WIDE =
      "@Network(inputs = 201, emission = Emission.LOOPED) public interface Wide {"
          + " @Dense(units = 67) io.github.chainrule.runtime.Layer first();"
          + LARGE_LAYER
          + "}";

  private static final Pattern JAVA_LANG_IMPORT = Pattern.compile("import java\\.lang\\.(.*);");

  private static JavaFileObject file(String name, String text) {
    return JavaFileObjects.forSourceString(
        name, "package " + name.replaceFirst("\\.\\w+$", ";\n") + IMPORTS + text);
  }

  private static JavaFileObject network(String name, String heading, String members) {
    String text =
        """
        @Network(inputs = 2, emission = Emission.UNROLLED)
        public interface %s {
        %s%s
        }
        """;
    return file(name, text.formatted(heading, LAYERS, members));
  }

  private static void assertWorks(Build build, String... networks) throws Exception {
    for (String name : networks) {
      Class<?> type = build.load(name + "Network");
      Model network = (Model) type.getMethod("create", long.class).invoke(null, 1L);
      assertEquals(network.outputs(), network.predict(new float[2]).length, name);
      assertEquals("hidden", network.layers().get(0).name(), name);
    }
  }

  @Test
  void membersOfTheInterfaceHideNothing() throws Exception {
    Build build =
        Build.ofSources(
            List.of(
                network("members.Types", "Types", types()),
                network("members.Constants", "Constants", constants()),
                network("members.Heir", "Heir extends Legacy", ""),
                file(
                    "members.Legacy",
                    "interface Legacy extends Older { class Layer {} }\n"
                        + "interface Older { int LayerList = 1; enum List { A } }")),
            new ChainruleProcessor());
    assertWorks(build, "members.Types", "members.Constants", "members.Heir");
  }

  @Test
  void typesOfThePackageHideNothingOfJavaLang() throws Exception {
    List<JavaFileObject> files = new ArrayList<>();
    for (String name : Surroundings.JAVA_LANG) {
      files.add(file("hidden." + name, "interface " + name + " {}"));
    }
    files.add(file("hidden.Integer", "interface Integer {}"));
    files.add(
        network("hidden.Small", "Small", "enum Math { A } @Deprecated default void old() {}"));
    files.add(network("hidden.Large", "Large extends java.io.Serializable", LARGE_LAYER));
    files.add(network("named.Math", "Math", ""));
    files.add(file("hidden.Wide", WIDE));
    Build build = Build.ofSources(files, new ChainruleProcessor());
    assertWorks(build, "hidden.Small", "hidden.Large", "named.Math");
    Set<String> imported =
        build.sources().values().stream()
            .flatMap(source -> JAVA_LANG_IMPORT.matcher(source).results())
            .map(match -> match.group(1))
            .collect(toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Surroundings.JAVA_LANG), imported);
  }

  /** Imports are not misread, and the code names nothing that way but in imports. */
  @Test
  void typesOfThePackageHideNoPackage() throws Exception {
    List<JavaFileObject> files = new ArrayList<>();
    for (String name : List.of("io", "java", "p", "x", "roots", "Arguments", "LayerList")) {
      files.add(file("roots." + name, "class " + name + " { class github {} class lang {} }"));
    }
    String members = constants() + "float io = 1; int java = 2; String roots = null;";
    files.add(
        file(
            "roots.Constants",
            """
            import io.github.chainrule.runtime.Layer;
            @Network(inputs = 2, emission = Emission.UNROLLED)
            public interface Constants {
              @Dense(units = 2, activation = Activation.TANH) Layer hidden();
              @Dense(units = 2, activation = Activation.SOFTMAX) Layer output();
            """
                + members
                + "}"));
    Build build = Build.ofSources(files, new ChainruleProcessor());
    assertWorks(build, "roots.Constants");
  }

  /** Here not even the annotations have a name but the full one. */
  private static final String OWN =
      """
      @io.github.chainrule.dsl.Network(inputs = 2)
      @io.github.chainrule.dsl.Loss(LossFunction.CROSS_ENTROPY)
      public interface %s {
        @io.github.chainrule.dsl.Dense(units = 20, activation = Activation.TANH)
        io.github.chainrule.runtime.Layer hidden();
        @io.github.chainrule.dsl.Dense(units = 2, activation = Activation.SOFTMAX)
        io.github.chainrule.runtime.Layer output();
      }
      """;

  @Test
  void anInterfaceMayHaveTheNameOfAnyTypeOfOurs() throws Exception {
    List<String> names =
        List.of(
            "Forward",
            "Layer",
            "Model",
            "Network",
            "Loss",
            "ModelLoss",
            "Dense",
            "Arguments",
            "Elementary",
            "Tile72",
            "LayerList",
            "GeneratedFrom",
            "List",
            "String",
            "Object",
            "x");
    List<JavaFileObject> files = new ArrayList<>();
    for (String name : names) {
      files.add(file("own." + name, OWN.formatted(name)));
    }
    Build build = Build.ofSources(files, new ChainruleProcessor());
    for (String name : names) {
      assertWorks(build, "own." + name);
    }
  }

  /** The code would have to name the type in full, and the compiler would take io for a class. */
  @Test
  void whatHasNoNameLeftIsADiagnostic() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ChainruleProcessor())
            .withClasspath(Build.classpath())
            .compile(
                file("none.io", "class io {}"),
                file(
                    "none.Iris",
                    """
                    import io.github.chainrule.runtime.Layer;
                    @Network(inputs = 1)
                    interface Iris {
                      @Dense(units = 1) Layer output();
                      class Jacobian {}
                    }
                    """));
    assertEquals(
        List.of(
            "[NameHidden] Iris: generated code cannot name"
                + " io.github.chainrule.runtime.f32.Jacobian, since both Jacobian and io mean other"
                + " types there; rename one of these"),
        compilation.errors().stream().map(it -> it.getMessage(Locale.ROOT)).toList());
  }

  /** All that a network's class mentions. */
  private static String types() {
    StringBuilder types = new StringBuilder("enum List { A }\n");
    for (String name :
        List.of(
            "Generator",
            "Initializer",
            "Arguments",
            "Override",
            "String",
            "LayerList",
            "Model",
            "Forward",
            "Backprop",
            "Jacobian",
            "DenseLayer",
            "NetworkLayer",
            "ModelLoss",
            "SharedForward",
            "Elementary",
            "Layer",
            "Object",
            "Generated")) {
      types.append("interface ").append(name).append(" {}\n");
    }
    return types.toString();
  }

  private static String constants() {
    StringBuilder constants = new StringBuilder("String Arguments = \"\";\n");
    for (String name :
        List.of(
            "Layer",
            "LayerList",
            "List",
            "Model",
            "Forward",
            "Elementary",
            "Tile72",
            "Override",
            "Object",
            "Math",
            "Initializer",
            "Generator",
            "LAYERS",
            "INPUTS",
            "p",
            "forward",
            "ConstantsForward",
            "ConstantsNetwork",
            "initializer")) {
      constants.append("int ").append(name).append(" = 1;\n");
    }
    return constants.toString();
  }
}
