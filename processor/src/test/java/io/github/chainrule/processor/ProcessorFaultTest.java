package io.github.chainrule.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users see when a stage after the reader refuses a network, or fails. */
final class ProcessorFaultTest {

  @Test
  void anExceptionIsOneErrorOnTheInterface() {
    new TestCompiler(ProcessorFaultTest::fail)
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [Internal] A: the processor failed with java.lang.IllegalStateException: boom
                //     (at io.github.chainrule.processor.Stage.lower(Stage.java:12)); this is a fault of Chainrule, please
                //     report this message together with the text of the interface
                interface A {
                  @Dense(units = 1) Layer output();
                }
                @Network(inputs = 1)
                // error: [Internal] B: the processor failed with java.lang.IllegalStateException: boom
                //     (at io.github.chainrule.processor.Stage.lower(Stage.java:12)); this is a fault of Chainrule, please
                //     report this message together with the text of the interface
                interface B {
                  @Dense(units = 1) Layer output();
                }
                """));
  }

  @Test
  void aStackOverflowIsOneErrorOnTheInterface() {
    new TestCompiler(
            network -> {
              throw new BottomlessStack();
            })
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [Internal] A: the processor failed with
                //     io.github.chainrule.processor.ProcessorFaultTest$BottomlessStack (at an unknown
                //     place); this is a fault of Chainrule, please report this message together with
                //     the text of the interface
                interface A {
                  @Dense(units = 1) Layer output();
                }
                """));
  }

  @Test
  void runningOutOfMemoryIsOneErrorOnTheInterface() {
    new TestCompiler(
            network -> {
              throw new FullHeap();
            })
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [CompilerMemory] A: the compiler ran out of its memory of %,d bytes; give it
                //     more, for javac by -J-Xmx2g, or declare a smaller network
                interface A {
                  @Dense(units = 1) Layer output();
                }
                """
                    .formatted(Runtime.getRuntime().maxMemory())));
  }

  @Test
  void aRefusalPointsAtTheEmission() {
    new TestCompiler(
            network ->
                refuse(
                    Refusal.of(
                        NetworkMessage.UNROLLED_TOO_LARGE,
                        Part.network("emission"),
                        network.name().inPackage(),
                        12_345_678L,
                        1_000_000)))
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(
                    inputs = 1,
                    // error: [UnrolledTooLarge] Large: an unrolled class would take about 12,345,678
                    //     bytes, at most 1,000,000 are allowed; choose AUTO or LOOPED
                    emission = Emission.UNROLLED)
                interface Large {
                  @Dense(units = 1) Layer output();
                }
                """));
  }

  @Test
  void aRefusalPointsAtTheInterface() {
    new TestCompiler(
            network ->
                refuse(
                    Refusal.of(
                        NetworkMessage.FILE_NOT_WRITTEN,
                        Part.INTERFACE,
                        "Iris",
                        "IrisForward",
                        "no")))
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [FileNotWritten] Iris: could not write the generated class IrisForward: no
                interface Iris {
                  @Dense(units = 1) Layer output();
                }
                """));
  }

  @Test
  void aGeneratedClassIsCompiledWithTheRest() {
    new TestCompiler(ProcessorFaultTest::emptyForward)
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                class User {
                  IrisForward forward = new IrisForward();
                  @Network(inputs = 1)
                  interface Iris {
                    @Dense(units = 1) Layer output();
                  }
                }
                """
                    .replace("IrisForward", "User_IrisForward")));
  }

  private static CompiledNetwork fail(NetworkSpec network) {
    IllegalStateException fault = new IllegalStateException("boom");
    fault.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.util.Objects", "checkIndex", "Objects.java", 1),
          new StackTraceElement("io.github.chainrule.processor.Stage", "lower", "Stage.java", 12)
        });
    throw fault;
  }

  private static CompiledNetwork refuse(Refusal refusal) {
    return new CompiledNetwork(List.of(), Optional.empty(), List.of(refusal));
  }

  private static CompiledNetwork emptyForward(NetworkSpec network) {
    TypeSpec forward = TypeSpec.classBuilder(network.name().generated("Forward")).build();
    return new CompiledNetwork(
        List.of(JavaFile.builder(network.name().packageName(), forward).build()),
        Optional.empty(),
        List.of());
  }

  /** Memory that ran out in nobody's method. */
  private static final class FullHeap extends OutOfMemoryError {

    private static final long serialVersionUID = 1;

    FullHeap() {
      super("Java heap space");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** A stack overflow without the thousands of frames. */
  private static final class BottomlessStack extends StackOverflowError {

    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
