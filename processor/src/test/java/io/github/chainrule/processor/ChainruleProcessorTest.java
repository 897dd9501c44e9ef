package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.Test;

/** How the processor behaves towards compilers and build tools. */
final class ChainruleProcessorTest {

  private static final String GRADLE = "META-INF/gradle/incremental.annotation.processors";

  @Test
  void compilersFindTheProcessor() {
    assertTrue(
        ServiceLoader.load(Processor.class).stream()
            .anyMatch(provider -> provider.type() == ChainruleProcessor.class));
  }

  @Test
  void gradleIsToldThatEachClassDependsOnItsInterfaceOnly() throws IOException {
    try (InputStream stream = getClass().getClassLoader().getResourceAsStream(GRADLE)) {
      assertNotNull(stream, GRADLE);
      assertEquals(
          ChainruleProcessor.class.getName() + ",isolating",
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void compilersAreToldOfTheOption() {
    assertEquals(Set.of("chainrule.report"), new ChainruleProcessor().getSupportedOptions());
  }

  @Test
  void eachClassHasItsInterfaceAsTheOneOriginatingElement() {
    BuildTool tool =
        new BuildTool(new ChainruleProcessor(environment -> ChainruleProcessorTest::twoClasses));
    TestCompiler.of(tool)
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                class Outer {
                  @Network(inputs = 1)
                  interface Iris {
                    @Dense(units = 1) Layer output();
                  }
                }
                """));
    assertEquals(
        List.of("demo.Outer_IrisForward from Iris", "demo.Outer_IrisNetwork from Iris"),
        tool.created);
  }

  @Test
  void onlyLocalNetworksPassUnnoticedWhereABuildToolWrapsTheCompiler() {
    TestCompiler.of(new BuildTool(new ChainruleProcessor()))
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 0) // error: [NetworkInputs] Iris: inputs must be at least 1, found 0
                interface Iris {
                  @Dense(units = 1) Layer output();
                  static void method() { @Network(inputs = 1) interface Local {} }
                }
                """));
  }

  @Test
  void aDeferredNetworkThatIsNotFoundAgainIsNoFaultOfTheProcessor() {
    TestCompiler.of(new BuildTool(new ChainruleProcessor(), "demo.Iris"))
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                interface Iris extends Missing { // error: cannot find symbol
                  @Dense(units = 1) Layer output();
                }
                """));
  }

  private static CompiledNetwork twoClasses(NetworkSpec network) {
    return new CompiledNetwork(
        Stream.of("Forward", "Network")
            .map(suffix -> TypeSpec.classBuilder(network.name().generated(suffix)).build())
            .map(type -> JavaFile.builder(network.name().packageName(), type).build())
            .toList(),
        Optional.empty(),
        List.of());
  }

  /**
   * Stands for a build tool that runs the processor in an environment of its own, as Gradle does to
   * see which files come from which elements.
   */
  @SupportedAnnotationTypes("*")
  private static final class BuildTool extends AbstractProcessor {

    private final Processor processor;
    private final List<String> ambiguous;
    private final List<String> created = new ArrayList<>();

    /** A build tool in whose modules some types are found twice, and so not by name alone. */
    BuildTool(Processor processor, String... ambiguous) {
      this.processor = processor;
      this.ambiguous = List.of(ambiguous);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(wrap(ProcessingEnvironment.class, environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }

    private <T> T wrap(Class<T> type, T wrapped) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (method.getName().equals("createSourceFile")) {
                  record(arguments);
                }
                if (method.getName().equals("getTypeElement") && ambiguous.contains(arguments[0])) {
                  return null;
                }
                Object result = method.invoke(wrapped, arguments);
                if (result instanceof Elements found) {
                  return wrap(Elements.class, found);
                }
                return result instanceof Filer filer ? wrap(Filer.class, filer) : result;
              }));
    }

    private void record(Object[] arguments) {
      List<String> origins =
          Arrays.stream((Element[]) arguments[1])
              .map(element -> element.getSimpleName().toString())
              .toList();
      created.add(arguments[0] + " from " + String.join(", ", origins));
    }
  }
}
