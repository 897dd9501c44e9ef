package io.github.chainrule.processor.kernel;

import java.util.List;
import java.util.Map;

/**
 * The kernels of one generated class that compute a tile of samples, and the workspace that they
 * share.
 *
 * @param calls what computes with the tiles
 * @param samples how many samples a tile holds
 * @param fewest how many samples are worth a tile; fewer are computed one by one
 * @param workspace the tiles
 * @param shared the tiles that have no memory of their own, and whose they use instead
 * @param rows the samples' rows that sums run along
 * @param maps the kernels that compute four rows of a tile
 * @param kernels the kernels that compute a tile
 */
public record TileGroup(
    TileCalls calls,
    int samples,
    int fewest,
    List<Tile> workspace,
    Map<Tile, Tile> shared,
    List<SampleRows> rows,
    List<Kernel> maps,
    List<TileKernel> kernels) {

  public TileGroup {
    workspace = List.copyOf(workspace);
    shared = Map.copyOf(shared);
    rows = List.copyOf(rows);
    maps = List.copyOf(maps);
    kernels = List.copyOf(kernels);
  }

  /** The same group with some tiles in the memory of others. */
  public TileGroup sharing(Map<Tile, Tile> tiles) {
    return new TileGroup(calls, samples, fewest, workspace, tiles, rows, maps, kernels);
  }

  /** The step of a driver that computes samples before {@code end} by an entry point's kernel. */
  public DriverStep.Tiles before(String end, EntryPoint entry) {
    return new DriverStep.Tiles(end, kernel(entry), calls.tiles(samples), mostRows());
  }

  private int mostRows() {
    return workspace.stream().mapToInt(Tile::allRows).max().orElse(1);
  }

  /** The kernel of an entry point. */
  public TileKernel kernel(EntryPoint entry) {
    return kernels.stream()
        .filter(kernel -> kernel.name().equals(entry.method()))
        .findFirst()
        .orElseThrow();
  }
}
