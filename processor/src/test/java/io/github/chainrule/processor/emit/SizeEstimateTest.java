package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.RandomKernel;
import io.github.chainrule.processor.kernel.SizeEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares what is estimated of printed kernels with what javac makes of them. */
class SizeEstimateTest {

  @ParameterizedTest
  @EnumSource(Precision.class)
  void methodsAreNoLargerThanEstimated(Precision precision) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, Kernel> kernels = new LinkedHashMap<>();
    for (int index = 0; index < 40; index++) {
      KernelGroup group = RandomKernel.draw(random, 5 + random.nextInt(35), random.nextBoolean());
      String name = "Kernel" + index;
      kernels.put(name, group.kernels().get(0));
      sources.put(name, source(name, group, precision));
    }
    Map<String, byte[]> classFiles = CompiledSources.of(sources).classFiles();
    int estimates = 0;
    int sizes = 0;
    for (String name : sources.keySet()) {
      int estimate = SizeEstimate.of(kernels.get(name)).bytecodeBytes();
      int size = MethodSizes.of(classFiles.get(name)).get("run");
      assertTrue(size <= estimate, () -> "seed " + seed + ", " + size + ": " + sources.get(name));
      estimates += estimate;
      sizes += size;
    }
    // Not so far above that pieces become needlessly small.
    assertTrue(estimates <= 1.35 * sizes, estimates + " for " + sizes);
  }

  private static String source(String name, KernelGroup group, Precision precision) {
    RuntimeNames names = new RuntimeNames(precision);
    List<KernelArray> fields = new ArrayList<>(group.workspace());
    fields.add(RandomKernel.P);
    TypeSpec.Builder type = TypeSpec.classBuilder(name);
    for (KernelArray field : fields) {
      TypeName array = names.array(field.width());
      type.addField(FieldSpec.builder(array, field.name()).build());
    }
    type.addMethod(new KernelPrinter(names).print(group.kernels().get(0)));
    return JavaFile.builder("", type.build()).skipJavaLangImports(true).build().toString();
  }
}
