package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.AdamW;
import io.github.chainrule.runtime.f32.train.CrossValidation;
import io.github.chainrule.runtime.f32.train.Lbfgs;
import io.github.chainrule.runtime.f32.train.LevenbergMarquardt;
import io.github.chainrule.runtime.f32.train.RmsProp;
import io.github.chainrule.runtime.f32.train.Rprop;
import io.github.chainrule.runtime.f32.train.Sgd;
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark is in class files, where Error Prone and SpotBugs look for its simple name. */
final class CheckReturnValueTest {
  private static final String MARK = "Lio/github/chainrule/runtime/CheckReturnValue;";

  @ParameterizedTest
  @ValueSource(
      classes = {
        Adam.class,
        AdamW.class,
        Attachments.class,
        CrossValidation.class,
        Dataset.class,
        Lbfgs.class,
        LevenbergMarquardt.class,
        ModelScaling.class,
        Regularization.class,
        RmsProp.class,
        Rprop.class,
        Schedule.class,
        Sgd.class,
        UpdateRule.class
      })
  void everyCopyThatIsChangedIsMarked(Class<?> type) throws IOException {
    List<Method> changes =
        Arrays.stream(type.getMethods()).filter(it -> it.getName().startsWith("with")).toList();
    assertTrue(!changes.isEmpty());
    for (Method change : changes) {
      assertTrue(constants(change.getDeclaringClass()).contains(MARK), change.toString());
      assertTrue(
          type.isAssignableFrom(change.getReturnType()) || change.isBridge() || isOfSolver(change));
    }
    assertEquals("CheckReturnValue", CheckReturnValue.class.getSimpleName());
  }

  /** Its copies are of the method itself, by a type variable. */
  private static boolean isOfSolver(Method change) {
    return change.getDeclaringClass().getSimpleName().equals("Solver");
  }

  private static String constants(Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
