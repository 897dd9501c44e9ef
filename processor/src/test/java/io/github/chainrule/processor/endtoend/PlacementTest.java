package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.runtime.f32.Model;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.TreeSet;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Where interfaces may stand: their classes go beside them and are as visible as they. */
class PlacementTest {

  private static final List<String> SUFFIXES =
      List.of("Backprop", "Forward", "Jacobian", "Network");

  private static Build build(JavaFileObject... files) {
    return Build.ofSources(List.of(files), new ChainruleProcessor());
  }

  /** A file that can use the annotations and {@code Layer} without imports. */
  private static JavaFileObject file(String name, String source) {
    String imports = "import io.github.chainrule.dsl.*; import io.github.chainrule.runtime.Layer;";
    int end = source.startsWith("package") ? source.indexOf('\n') : 0;
    String text = source.substring(0, end) + imports + source.substring(end);
    return JavaFileObjects.forSourceString(name, text);
  }

  private static void assertGenerated(Build build, String prefix, boolean isPublic) {
    TreeSet<String> expected = new TreeSet<>();
    for (String suffix : SUFFIXES) {
      expected.add(prefix + suffix);
      int modifiers = build.load(prefix + suffix).getModifiers();
      assertEquals(isPublic, Modifier.isPublic(modifiers), prefix + suffix);
      assertTrue(Modifier.isFinal(modifiers), prefix + suffix);
    }
    assertEquals(expected, new TreeSet<>(build.sources().keySet()));
  }

  private static Model model(Build build, String user) {
    return (Model) Reflection.call(build.load(user), "make", long.class, 1L);
  }

  @Test
  void nestedInterfaceGivesItsClassesTheNamesOfItsOuterTypes() {
    Build build =
        build(
            file(
                "deep.Outer",
                """
                package deep;
                public class Outer {
                  public interface Middle {
                    @Network(inputs = 2)
                    interface Inner {
                      @Dense(units = 3) Layer y();
                    }
                  }
                  public static Object make(long seed) {
                    Middle.Inner inner = Outer_Middle_InnerNetwork.create(seed);
                    assert inner.y().units() == 3;
                    return inner;
                  }
                }
                """));
    assertGenerated(build, "deep.Outer_Middle_Inner", true);
    assertEquals(3, model(build, "deep.Outer").predict(new float[2]).length);
  }

  @Test
  void interfaceMayBeInTheUnnamedPackage() {
    Build build =
        build(
            file(
                "Bare",
                """
                @Network(inputs = 2)
                public interface Bare {
                  @Dense(units = 1) Layer y();
                  static Object make(long seed) { return BareNetwork.create(seed); }
                }
                """));
    assertGenerated(build, "Bare", true);
    assertEquals(1, model(build, "Bare").outputs());
  }

  @Test
  void classesOfAPackagePrivateInterfaceArePackagePrivate() {
    Build build =
        build(
            file(
                "hidden.Hidden",
                """
                package hidden;
                @Network(inputs = 2)
                interface Hidden {
                  @Dense(units = 1) Layer y();
                }
                """),
            file(
                "hidden.User",
                """
                package hidden;
                public class User {
                  public static Object make(long seed) { return HiddenNetwork.create(seed); }
                }
                """));
    assertGenerated(build, "hidden.Hidden", false);
    float[] g = new float[3];
    float[] none = {0, 0};
    model(build, "hidden.User").newBackprop().gradient(none, new float[] {-2}, g);
    assertEquals(2, g[2]);
  }

  @Test
  void publicInterfaceInAPackagePrivateClassIsNotPublic() {
    Build build =
        build(
            file(
                "hidden.Outer",
                """
                package hidden;
                class Outer {
                  @Network(inputs = 2, precision = Precision.DOUBLE)
                  public interface Inner {
                    @Dense(units = 1) Layer y();
                  }
                }
                """));
    assertGenerated(build, "hidden.Outer_Inner", false);
  }

  @Test
  void interfaceMayExtendTheModelAndHaveMethodsOfItsOwn() {
    Build build =
        build(
            file(
                "own.Own",
                """
                package own;
                import io.github.chainrule.runtime.f32.Model;
                @Network(inputs = 2)
                public interface Own extends Model {
                  @Dense(units = 4, activation = Activation.RELU) Layer hidden();
                  default float first(float[] x) { return predict(x)[0]; }
                  @Dense(units = 1) Layer y();
                  static Own make(long seed) { return OwnNetwork.create(seed); }
                }
                """));
    assertGenerated(build, "own.Own", true);
    assertEquals(
        List.of("hidden", "y"),
        model(build, "own.Own").layers().stream().map(it -> it.name()).toList());
  }
}
