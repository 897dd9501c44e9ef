package io.github.chainrule.exchange.keras;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.hdf5.Hdf5Group;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights as the HDF5 format has them: a group for each layer, whose attribute lists the names of
 * its weights; those of the layers of an inner model lie in the group of that.
 *
 * @param outer the layer of the outermost model that an inner one is; empty for the outermost
 */
record HdfWeights(Hdf5Group group, String outer) implements KerasWeights {
  @Override
  public Tensor of(String layer, String role, int index) throws DamagedFileException {
    Hdf5Group own = group.get(outer.isEmpty() ? layer : outer);
    List<String> found = new ArrayList<>();
    for (String name : own == null ? List.<String>of() : own.texts("weight_names")) {
      String path = "/" + name.replaceAll(":[0-9]+$", "");
      boolean role2 =
          path.endsWith("/" + role)
              || (role.equals("depthwise_kernel") && path.endsWith("/kernel"));
      boolean inside = outer.isEmpty() || path.contains("/" + layer + "/");
      if (role2 && inside) {
        found.add(name);
      }
    }
    Hdf5Group data = found.size() == 1 ? own.get(found.get(0)) : null;
    if (data == null || !data.isData()) {
      throw new DamagedFileException("no weights '" + role + "' of the layer '" + layer + "'");
    }
    return data.numbers();
  }

  @Override
  public KerasWeights inside(String layer) {
    return new HdfWeights(group, outer.isEmpty() ? layer : outer);
  }
}
