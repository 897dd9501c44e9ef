package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to code, to files and to incremental builds when features change. */
class ChangedFeaturesTest {

  private static final String PAYMENT =
      "public record Payment(@Unit(\"km\") float distance, float ratio, Channel channel) {}";

  private static final String FRAUD =
      """
      @Network(features = Payment.class)
      public interface Fraud { @Dense @Classes(Verdict.class) Layer verdict(); }
      """;

  private static final String VERDICT = "public enum Verdict { GENUINE, FRAUD }";

  private static final String USER =
      """
      public class User {
        public static Object distance(long unused) {
          return FraudFeatures.DISTANCE + " " + FraudFeatures.names();
        }
      }
      """;

  private static final String MAKER =
      """
      public class Maker {
        public static Object network(long seed) { return FraudNetwork.create(seed); }
      }
      """;

  @TempDir Path folder;

  private ProjectFolder project(String name, String payment, String verdict) throws IOException {
    ProjectFolder project =
        new ProjectFolder(folder.resolve(name)).withProcessors(ProjectFolder.processor());
    project.write("Payment", payment);
    project.write("Channel", "public enum Channel { WEB, SHOP }");
    project.write("Verdict", verdict);
    project.write("Fraud", FRAUD);
    project.write("User", USER);
    project.write("Maker", MAKER);
    return project;
  }

  private static void compile(ProjectFolder project, String user) {
    project.compile(ProjectFolder.Compiler.JAVAC, "Payment", "Channel", "Verdict", "Fraud", user);
  }

  @Test
  void codeThatNamesAFeatureIsOfTheNewOrder() throws IOException {
    ProjectFolder project = project("project", PAYMENT, VERDICT);
    compile(project, "User");
    assertEquals(
        "0 [distance, ratio, channel.WEB, channel.SHOP]", project.call("User", "distance", 0));

    project.write(
        "Payment", "public record Payment(Channel channel, float ratio, float distance) {}");
    compile(project, "User");
    assertEquals(
        "3 [channel.WEB, channel.SHOP, ratio, distance]", project.call("User", "distance", 0));

    project.write("Payment", PAYMENT.replace("distance", "range"));
    AssertionError refused = assertThrows(AssertionError.class, () -> compile(project, "User"));
    assertTrue(
        refused.getMessage().contains("cannot find symbol")
            && refused.getMessage().contains("variable DISTANCE"),
        refused::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float distance, float ratio, Channel channel"
            + "|features: expected distance, ratio, channel (WEB, SHOP)",
        "@Unit(\"km\") float range, float ratio, Channel channel"
            + "|features: expected range [km], ratio, channel (WEB, SHOP)",
        "float ratio, @Unit(\"km\") float distance, Channel channel"
            + "|features: expected ratio, distance [km], channel (WEB, SHOP)"
      })
  void oldFilesAreRefusedWithBothLists(String components, String expected) throws IOException {
    byte[] file = saved(project("before", PAYMENT, VERDICT));
    ProjectFolder after = project("after", "public record Payment(" + components + ") {}", VERDICT);
    compile(after, "Maker");
    assertEquals(
        expected + ", found distance [km], ratio, channel (WEB, SHOP)", refusal(after, file));
  }

  @Test
  void oldFilesOfOtherClassesAreRefusedToo() throws IOException {
    byte[] file = saved(project("before", PAYMENT, VERDICT));
    ProjectFolder after = project("after", PAYMENT, "public enum Verdict { FRAUD, GENUINE }");
    compile(after, "Maker");
    assertEquals(
        "classes: expected verdict (FRAUD, GENUINE), found verdict (GENUINE, FRAUD)",
        refusal(after, file));
  }

  private static byte[] saved(ProjectFolder project) throws IOException {
    compile(project, "Maker");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelFile.save((Model) project.call("Maker", "network", 1), file);
    return file.toByteArray();
  }

  private static String refusal(ProjectFolder project, byte[] file) throws IOException {
    Model model = (Model) project.call("Maker", "network", 2);
    return assertThrows(
            ModelFormatException.class, () -> ModelFile.load(model, new ByteArrayInputStream(file)))
        .getMessage();
  }

  /** Build tools compile a network again when a type changes that its code was made of. */
  @Test
  void featuresAndClassesAreOriginsOfWhatIsGenerated() {
    Map<String, Set<String>> origins = new TreeMap<>();
    List<JavaFileObject> files =
        List.of(
            file("Payment", PAYMENT),
            file("Channel", "public enum Channel { WEB, SHOP }"),
            file("Verdict", VERDICT),
            file("Fraud", FRAUD),
            file(
                "Plain",
                "@Network(inputs = 1) public interface Plain { @Dense(units = 1) Layer y(); }"));
    Build.ofSources(17, files, recording(origins));
    assertEquals(7 + 4, origins.size());
    origins.forEach(
        (name, types) ->
            assertEquals(
                name.contains("Plain")
                    ? Set.of("Plain")
                    : Set.of("Fraud", "Payment", "Channel", "Verdict"),
                types,
                name));
  }

  private static JavaFileObject file(String name, String source) {
    return JavaFileObjects.forSourceString(
        "demo." + name,
        "package demo; import io.github.chainrule.dsl.*; import io.github.chainrule.runtime.Layer; "
            + source);
  }

  /** The processor, with a filer that notes the origins of each file. */
  private static Processor recording(Map<String, Set<String>> origins) {
    ChainruleProcessor processor = new ChainruleProcessor();
    return intercepting(
        Processor.class,
        processor,
        (call, arguments) ->
            call.equals("init")
                ? new Object[] {withFiler((ProcessingEnvironment) arguments[0], origins)}
                : arguments);
  }

  private static ProcessingEnvironment withFiler(
      ProcessingEnvironment environment, Map<String, Set<String>> origins) {
    Filer filer =
        intercepting(
            Filer.class,
            environment.getFiler(),
            (call, arguments) -> {
              Set<String> types = new TreeSet<>();
              for (Element origin : (Element[]) arguments[1]) {
                types.add(origin.getSimpleName().toString());
              }
              origins.put(arguments[0].toString(), types);
              return arguments;
            });
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            ChangedFeaturesTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) ->
                method.getName().equals("getFiler")
                    ? filer
                    : method.invoke(environment, arguments));
  }

  /** The same object, with its arguments seen and replaced. */
  private static <T> T intercepting(
      Class<T> type, T object, BiFunction<String, Object[], Object[]> arguments) {
    return type.cast(
        Proxy.newProxyInstance(
            ChangedFeaturesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) ->
                method.invoke(object, arguments.apply(method.getName(), given))));
  }
}
