package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader.Metadata;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.json4s.JString;

/** A model in a folder: Spark's metadata, and beside it the network as one safetensors file. */
final class NetworkFiles {
  private static final String NETWORK = "network.safetensors";
  private static final String NETWORK_CLASS = "networkClass";

  private NetworkFiles() {}

  /** Writes a model that has the parameter {@code networkClass}. */
  static final class Writer extends MLWriter {
    private final Params stage;
    private final NetworkScorer scorer;

    Writer(Params stage, NetworkScorer scorer) {
      this.stage = stage;
      this.scorer = scorer;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
      Path file = new Path(path, NETWORK);
      try (OutputStream out =
          file.getFileSystem(sparkSession().sessionState().newHadoopConf()).create(file, false)) {
        ModelFile.save(scorer.network(), Attachments.of(scorer.scaling()), out);
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": " + e.getMessage(), e);
      }
    }
  }

  /** Reads what {@link Writer} has written. */
  static final class Reader<M extends Params> extends MLReader<M> {
    private final Class<M> type;
    private final BiFunction<String, NetworkScorer, M> constructor;

    /** Models are made of their id and their scorer. */
    Reader(Class<M> type, BiFunction<String, NetworkScorer, M> constructor) {
      this.type = type;
      this.constructor = constructor;
    }

    @Override
    public M load(String path) {
      Metadata metadata = DefaultParamsReader.loadMetadata(path, sparkSession(), type.getName());
      String networkClass = ((JString) metadata.getParamValue(NETWORK_CLASS)).s();
      Path file = new Path(path, NETWORK);
      M model = constructor.apply(metadata.uid(), new NetworkScorer(read(networkClass, file)));
      metadata.getAndSetParams(model, scala.Option.empty());
      return model;
    }

    private TrainedNetwork read(String networkClass, Path file) {
      Model network = NetworkClass.create(networkClass, 0);
      try (InputStream in =
          file.getFileSystem(sparkSession().sessionState().newHadoopConf()).open(file)) {
        ModelScaling scaling = ModelFile.load(network, in).scaling();
        return new TrainedNetwork(networkClass, network.parameters(), scaling);
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": " + e.getMessage(), e);
      }
    }
  }
}
