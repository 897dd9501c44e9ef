package io.github.chainrule.processor.lower.plan;

import io.github.chainrule.processor.kernel.Driver;
import io.github.chainrule.processor.kernel.DriverStep;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.TilesOfStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reuses the memory of values that are dead, of one sample's arrays and of tiles. */
public final class MemoryPlan {

  private MemoryPlan() {}

  /** The same code in less memory. */
  public static EvaluatorCode share(EvaluatorCode code) {
    return new EvaluatorCode(
        shareArrays(code.kernels(), code.drivers()),
        code.tiles().map(MemoryPlan::shareTiles),
        code.drivers());
  }

  private static KernelGroup shareArrays(KernelGroup group, Drivers drivers) {
    Map<String, Kernel> kernels = new HashMap<>();
    group.kernels().forEach(kernel -> kernels.put(kernel.name(), kernel));
    List<List<Set<KernelArray>>> sequences = new ArrayList<>();
    Set<Driver> all = new LinkedHashSet<>(drivers.methods().values());
    all.addAll(drivers.called());
    for (Driver driver : all) {
      sequences.add(uses(driver, kernels));
    }
    List<KernelArray> largestFirst =
        group.workspace().stream()
            .sorted(Comparator.comparingInt(KernelArray::capacity).reversed())
            .toList();
    Map<KernelArray, KernelArray> shared =
        new Liveness<>(sequences).share(largestFirst, MemoryPlan::holds);
    return group.sharing(shared);
  }

  private static boolean holds(KernelArray holder, KernelArray array) {
    return holder.width() == array.width() && holder.capacity() >= array.capacity();
  }

  /** The arrays that the statements of the kernels use which a driver calls, one by one. */
  private static List<Set<KernelArray>> uses(Driver driver, Map<String, Kernel> kernels) {
    List<Set<KernelArray>> uses = new ArrayList<>();
    for (DriverStep step : DriverStep.all(driver.steps())) {
      step.called().ifPresent(kernel -> add(kernels.get(kernel.name()), kernels, uses));
    }
    return uses;
  }

  private static void add(Kernel kernel, Map<String, Kernel> kernels, List<Set<KernelArray>> uses) {
    for (Statement statement : kernel.body()) {
      Set<KernelArray> used = new HashSet<>();
      Leaves.arrays(statement, used::add);
      uses.add(used);
      Leaves.statements(
          List.of(statement),
          inner -> {
            if (inner instanceof Statement.Call call) {
              add(kernels.get(call.kernel()), kernels, uses);
            }
          });
    }
  }

  /** Every kernel may run by itself; what one calls is what comes before its own steps. */
  private static TileGroup shareTiles(TileGroup group) {
    List<List<Set<Tile>>> sequences = new ArrayList<>();
    for (TileKernel kernel : group.kernels()) {
      List<Set<Tile>> uses = new ArrayList<>();
      add(kernel, uses);
      sequences.add(uses);
    }
    List<Tile> largestFirst =
        group.workspace().stream()
            .sorted(Comparator.comparingInt((Tile tile) -> tile.arrays()).reversed())
            .toList();
    return group.sharing(new Liveness<>(sequences).share(largestFirst, MemoryPlan::holds));
  }

  private static boolean holds(Tile holder, Tile tile) {
    return holder.width() == tile.width() && holder.arrays() >= tile.arrays();
  }

  private static void add(TileKernel kernel, List<Set<Tile>> uses) {
    kernel.steps().forEach(step -> add(step, uses));
  }

  private static void add(TileStep step, List<Set<Tile>> uses) {
    if (step instanceof TileStep.Call call) {
      add(call.kernel(), uses);
    } else if (!step.body().isEmpty()) {
      step.body().forEach(inner -> add(inner, uses));
    } else {
      uses.add(new HashSet<>(TilesOfStep.of(step)));
    }
  }
}
