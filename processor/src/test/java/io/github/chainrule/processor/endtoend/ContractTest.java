package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public members of generated classes are those that other programs compile against. */
class ContractTest {

  private static Build build;

  private static NetworkSpec iris(Precision precision) {
    NetworkSpec network =
        network(
            4,
            LossFunction.CROSS_ENTROPY,
            dense(16, Activation.TANH),
            dense(3, Activation.SOFTMAX));
    NetworkSpec emitted = Networks.as(network, precision, Emission.AUTO);
    return Networks.named(emitted, "contract" + precision, "Iris");
  }

  @BeforeAll
  static void compile() {
    build = Build.of(iris(Precision.FLOAT), iris(Precision.DOUBLE));
  }

  private static void assertMembers(Precision precision, String suffix, String contract) {
    String element = precision == Precision.FLOAT ? "float" : "double";
    Class<?> type = build.load("contract" + precision + ".Iris" + suffix);
    Set<String> expected = new TreeSet<>(contract.replace("float", element).lines().toList());
    assertEquals(String.join("\n", expected), String.join("\n", publicMembersOf(type)));
    assertEquals(Modifier.PUBLIC | Modifier.FINAL, type.getModifiers());
  }

  private static Set<String> publicMembersOf(Class<?> type) {
    Stream<String> fields = Arrays.stream(type.getFields()).map(ContractTest::describe);
    Stream<String> constructors = Arrays.stream(type.getConstructors()).map(ContractTest::describe);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(ContractTest::describe);
    Stream<String> interfaces =
        Arrays.stream(type.getInterfaces()).map(it -> "implements " + it.getSimpleName());
    Set<String> members = new TreeSet<>();
    Stream.of(fields, constructors, methods, interfaces).forEach(it -> it.forEach(members::add));
    return members;
  }

  private static String describe(Field field) {
    return kind(field) + field.getType().getSimpleName() + " " + field.getName();
  }

  private static String describe(Constructor<?> constructor) {
    return "new(" + parameters(constructor.getParameterTypes()) + ")";
  }

  private static String describe(Method method) {
    String parameters = parameters(method.getParameterTypes());
    String returned = method.getReturnType().getSimpleName();
    return kind(method) + returned + " " + method.getName() + "(" + parameters + ")";
  }

  private static String kind(Member member) {
    return Modifier.isStatic(member.getModifiers()) ? "static " : "";
  }

  private static String parameters(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getSimpleName).collect(joining(", "));
  }

  @ParameterizedTest
  @EnumSource
  void forwardHasItsMembers(Precision precision) {
    assertMembers(
        precision,
        "Forward",
        """
        implements Forward
        static int INPUTS
        static int OUTPUTS
        static int PARAMETERS
        new(float[])
        void forward(float[], float[])
        void forward(float[], float[], int)
        void activations(float[], float[])
        """);
  }

  @ParameterizedTest
  @EnumSource
  void backpropHasItsMembers(Precision precision) {
    assertMembers(
        precision,
        "Backprop",
        """
        implements Backprop
        static int INPUTS
        static int OUTPUTS
        static int PARAMETERS
        new(float[])
        double loss(float[], float[])
        double loss(float[], float[], int)
        double gradient(float[], float[], float[])
        double gradient(float[], float[], float[], float[])
        double gradient(float[], float[], int, float[])
        double gradient(float[], float[], int, float[], float[])
        void backward(float[], float[], float[], float[])
        void backward(float[], float[], int, float[], float[])
        void vjp(float[], float[], float[])
        void vjp(float[], float[], int, float[])
        float steepness(int, float, float)
        """);
  }

  @ParameterizedTest
  @EnumSource
  void jacobianHasItsMembers(Precision precision) {
    assertMembers(
        precision,
        "Jacobian",
        """
        implements Jacobian
        static int INPUTS
        static int OUTPUTS
        static int PARAMETERS
        new(float[])
        void inputs(float[], float[])
        void parameters(float[], float[])
        void inputs(float[], int, float[])
        void parameters(float[], int, float[])
        void jvp(float[], float[], float[])
        void jvp(float[], float[], int, float[])
        """);
  }

  @ParameterizedTest
  @EnumSource
  void networkHasItsMembers(Precision precision) {
    assertMembers(
        precision,
        "Network",
        """
        implements Iris
        implements Model
        static int INPUTS
        static int OUTPUTS
        static int PARAMETERS
        static IrisNetwork create(long)
        static IrisNetwork of(float[])
        int inputs()
        int outputs()
        float[] parameters()
        List layers()
        ModelLoss loss()
        Forward newForward()
        Backprop newBackprop()
        Jacobian newJacobian()
        float[] predict(float[])
        IrisNetwork copy()
        Model copy()
        String toString()
        Layer layer1()
        Layer layer2()
        """);
  }

  @ParameterizedTest
  @EnumSource
  void constantsAreTheSizesOfTheNetwork(Precision precision) throws ReflectiveOperationException {
    for (String suffix : new String[] {"Forward", "Backprop", "Jacobian", "Network"}) {
      Class<?> type = build.load("contract" + precision + ".Iris" + suffix);
      assertEquals(4, type.getField("INPUTS").getInt(null));
      assertEquals(3, type.getField("OUTPUTS").getInt(null));
      assertEquals(131, type.getField("PARAMETERS").getInt(null));
    }
  }
}
