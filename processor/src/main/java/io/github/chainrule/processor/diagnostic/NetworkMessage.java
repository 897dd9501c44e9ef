package io.github.chainrule.processor.diagnostic;

/**
 * What is wrong with an interface, its inputs and its layers, or with what is to be generated of
 * them.
 */
public enum NetworkMessage implements Message {
  /** Something else than an interface is annotated: what it is. */
  NETWORK_KIND("NetworkKind", "%s: @Network belongs on an interface, found %s"),

  /** The interface or a type around it is private: that type. */
  NETWORK_PRIVATE(
      "NetworkPrivate",
      "%s: the generated classes must see the interface, but %s is private; package-private would"
          + " do"),

  /** The type stands in a method body or an initializer. */
  NETWORK_LOCAL(
      "NetworkLocal",
      "%s: @Network belongs on a top-level or nested interface, found a local type"),

  /** The interface has type parameters: these. */
  NETWORK_GENERIC("NetworkGeneric", "%s: a network has no type parameters, found <%s>"),

  /** The interface is sealed: the class that would have to implement it. */
  NETWORK_SEALED(
      "NetworkSealed", "%s: a network is implemented by the generated %s, so it cannot be sealed"),

  /** The artifacts do not belong together: the versions of dsl, processor and runtime. */
  VERSIONS(
      "Versions",
      "%s: chainrule-dsl is of version %s, chainrule-processor of %s and chainrule-runtime of %s;"
          + " all three must be of the same"),

  /** Jars are not beside the processor's own, and nothing is at fault but the path: which. */
  PROCESSOR_PATH(
      "ProcessorPath",
      "%s: missing on the processor path, which needs chainrule-processor, chainrule-dsl and"
          + " javapoet"),

  /** The compiler's memory does not do for the network: how many bytes it may take. */
  COMPILER_MEMORY(
      "CompilerMemory",
      "%s: the compiler ran out of its memory of %,d bytes; give it more, for javac by -J-Xmx2g, or"
          + " declare a smaller network"),

  /** Too few inputs: how many. */
  NETWORK_INPUTS("NetworkInputs", "%s: inputs must be at least 1, found %s"),

  /** Neither the annotation nor a method says what the network reads. */
  INPUTS_MISSING(
      "InputsMissing",
      "%s: a network needs inputs, as in @Network(inputs = 4) or in methods such as @Input(4) Layer"
          + " measured();"),

  /** Inputs are declared twice: the methods. */
  INPUTS_TWICE(
      "InputsTwice",
      "%s: inputs are declared by @Network or by methods with @Input, found both: %s"),

  /** An input that is no vector: its shape. */
  INPUT_POSITIONS(
      "InputPositions",
      "%s: an input is a vector {n}, {steps, channels} or {height, width, channels}, found %s"),

  /** An input has what only layers have: the annotation. */
  INPUT_ROLE("InputRole", "%s: @%s belongs on a layer, found an input"),

  /** An input that counts for nothing. */
  INPUT_UNUSED(
      "InputUnused",
      "%s: no output depends on this input; name it in from of a layer, or remove it"),

  /** The interface declares no abstract method. */
  NETWORK_LAYERS(
      "NetworkLayers",
      "%s: a network needs at least one layer, such as @Dense(units = 1) Layer output();"),

  /** Too many parameters: the limit, and how many. */
  NETWORK_TOO_LARGE("NetworkTooLarge", "%s: at most %,d parameters are allowed, found %,d"),

  /** Too many layers: the limit, and how many. */
  NETWORK_TOO_DEEP("NetworkTooDeep", "%s: at most %,d layers are allowed, found %,d"),

  /** An inherited abstract method: its name, and its interface. */
  INHERITED_METHOD(
      "InheritedMethod",
      "%1$s: only layers and the methods of Model may be inherited without a body, found %2$s of"
          + " %3$s; implement it in a default method or do not extend %3$s"),

  /** A layer that two unrelated interfaces hand down: its name, and both of them. */
  LAYER_INHERITED_TWICE(
      "LayerInheritedTwice",
      "%1$s: %2$s is a layer of %3$s and of %4$s; declare it again to say which, or what else"),

  /** The model of the other precision is extended: precision, the model found, the one allowed. */
  MODEL_PRECISION(
      "ModelPrecision", "%1$s: a network of precision %2$s may extend %4$s, found %3$s"),

  /** A default method that the generated class cannot have: its signature, and its interface. */
  METHOD_CLASH(
      "MethodClash",
      "%s: the default method %s of %s cannot stand beside the generated method of that name;"
          + " rename it"),

  /** The runtime is not on the compile class path: the type that was looked for. */
  RUNTIME_MISSING(
      "RuntimeMissing", "%s: found no %s; add chainrule-runtime to the compile class path"),

  /** An abstract method without annotation. */
  LAYER_DENSE(
      "LayerDense",
      "%1$s: an abstract method of a network is a layer and needs an annotation such as @Dense, as"
          + " in @Dense(units = 1) Layer %1$s(); a method of your own must be default or static"),

  /** An abstract method with several annotations that say what it is: these. */
  LAYER_KINDS("LayerKinds", "%s: one annotation says what a layer is, found %s"),

  /** A layer returns something else: what. */
  LAYER_TYPE("LayerType", "%s: a layer returns io.github.chainrule.runtime.Layer, found %s"),

  /** A layer has parameters: their names. */
  LAYER_PARAMETERS("LayerParameters", "%s: a layer has no parameters, found (%s)"),

  /** A layer has type parameters: their names. */
  LAYER_GENERIC("LayerGeneric", "%s: a layer has no type parameters, found <%s>"),

  /** A layer has a throws clause: what it throws. */
  LAYER_THROWS("LayerThrows", "%s: a layer throws nothing, found throws %s"),

  /** A layer is named like a method that the generated class has anyway: of what, a free name. */
  LAYER_NAME(
      "LayerName", "%s: a layer cannot be named like a method of %s; %s, for example, is free"),

  /** Too few units: how many. */
  LAYER_UNITS("LayerUnits", "%s: units must be at least 1, found %s"),

  /** A name of something else than an earlier layer or input: where, the name, what there is. */
  NAME_UNKNOWN("NameUnknown", "%s: %s names %s, but there is none of that name; %s"),

  /** A name of something that is declared later: where, and the name. */
  NAME_LATER("NameLater", "%s: %s names %s, which is not declared before it"),

  /** A layer reads too few values: its kind, the fewest, how many. */
  LAYER_SOURCES("LayerSources", "%s: @%s needs at least %s values, found %s"),

  /** A layer reads a value of another shape: its kind, what is expected, what it reads. */
  LAYER_RANK("LayerRank", "%s: @%s needs %s, found %s"),

  /** A number is too small: what, and the number. */
  LAYER_NUMBER("LayerNumber", "%s: %s must be at least 1, found %s"),

  /** Too few or too many numbers: of what, the most, how many. */
  LAYER_NUMBERS("LayerNumbers", "%s: %s takes 1 to %s numbers, found %s"),

  /** Channels or filters that groups do not divide: which and how many, the groups. */
  CONV_GROUPS("ConvGroups", "%s: %s cannot be divided into %s groups"),

  /** A window reaches over by less than nothing: by how much. */
  PAD_NEGATIVE("PadNegative", "%s: pad must be at least 0, found %s"),

  /** Two ways to say how far windows reach over: the one. */
  PADDING_TWICE("PaddingTwice", "%s: a layer has pad or padding, found pad and %s"),

  /** Images have no past. */
  PADDING_CAUSAL(
      "PaddingCausal", "%s: CAUSAL is for steps, found an image; use SAME, VALID or pad"),

  /** Not even one window fits: the window, what it is to go along. */
  WINDOW_LENGTH("WindowLength", "%s: a %s does not fit into %s"),

  /** A window has nothing inside: the window, what it goes along. */
  WINDOW_EMPTY("WindowEmpty", "%s: with a %s over %s a window would have nothing inside"),

  /** Values that do not go together: the layer's kind, and each with its shape. */
  LAYER_SHAPES("LayerShapes", "%s: @%s needs values of the same shape, found %s"),

  /** Joined values that are not at the same positions: each with its shape. */
  LAYER_POSITIONS(
      "LayerPositions",
      "%s: values are joined along the channels and must agree in all else, found %s"),

  /** Channels that are not all there: the first, how many, and what there is. */
  SLICE_CHANNELS(
      "SliceChannels", "%s: from channel %s on there are no %s channels, found %s in all"),

  /** Codes that are no elements of x: the layer that computes them, and its kind. */
  EMBEDDING_CODES(
      "EmbeddingCodes",
      "%s: @Embedding reads codes from inputs, through @Slice, @Concat or @Flatten at most, found"
          + " %s, which is @%s"),

  /** The rate of a dropout is no probability below 1: what it is. */
  DROPOUT_RATE("DropoutRate", "%s: the rate must be of [0, 1), found %s"),

  /** Less than nothing is added to a variance: how much. */
  LAYER_EPSILON("LayerEpsilon", "%s: epsilon must be over 0 and finite, found %s"),

  /** Parameters of another kind of layer: its name and kind, and the kind expected. */
  SHARED_KIND("SharedKind", "%s: shares the parameters of %s, which is @%s and not @%s"),

  /** Parameters of other shapes: the layer that is named, its own, those that are needed. */
  SHARED_SHAPES("SharedShapes", "%s: shares the parameters of %s, which are %s; it needs %s"),

  /** A layer that counts for nothing. */
  LAYER_UNUSED(
      "LayerUnused",
      "%s: no output depends on it; name it in from of a later layer, mark it by @Output, or remove"
          + " it"),

  /** A softmax over one unit. */
  SOFTMAX_UNITS(
      "SoftmaxUnits",
      "%s: SOFTMAX needs at least 2 units, found 1, whose output would always be 1; a single"
          + " probability is SIGMOID"),

  /** A loss that needs another output: it, what it needs, output layer, its activation, losses. */
  LOSS_ACTIVATION(
      "LossActivation",
      "%1$s: %2$s needs %3$s in the output layer, found %5$s in %4$s; with %5$s these losses are"
          + " allowed: %6$s"),

  /** A loss that needs one output: it, the output layer, its units, losses that take more. */
  LOSS_UNITS(
      "LossUnits",
      "%1$s: %2$s needs 1 unit in the output layer, found %4$s in %3$s; with %4$s units these"
          + " losses are allowed: %5$s"),

  /** A formula is not written right: its text, the column, and what is wrong there. */
  FORMULA("Formula", "%s: formula \"%s\", column %d: %s"),

  /** A layer has a formula and an activation: that. */
  FORMULA_ACTIVATION(
      "FormulaActivation", "%s: a layer has an activation or a formula, found %s and a formula"),

  /** A loss is named and given as a formula: the name. */
  FORMULA_LOSS("FormulaLoss", "%s: a loss has a name or a formula, found %s and a formula"),

  /** A warning: a formula has no value: it, the point, what is not finite, and what that is. */
  FORMULA_NOT_FINITE(
      "FormulaNotFinite", "%s: formula \"%s\", at %s: %s is %s, expected a finite number"),

  /** Several outputs and one loss: the outputs. */
  LOSS_HEADS(
      "LossHeads",
      "%s: @Loss on the interface is for a single output, found %s; each has its own, on its"
          + " method"),

  /** A loss of a layer that is no output: where outputs are. */
  LOSS_LAYER("LossLayer", "%s: @Loss belongs on an output, and the network's is %s"),

  /** Two losses of one output. */
  LOSS_TWICE("LossTwice", "%s: the interface has a @Loss already; remove one"),

  /** A loss that counts for no number: what. */
  LOSS_WEIGHT("LossWeight", "%s: weight must be finite, found %s"),

  /** A layer's annotation on a method with a body: it, and what kind of method it is. */
  LAYER_METHOD("LayerMethod", "%s: @%s belongs on an abstract method, found a %s method"),

  /** A layer's annotation outside of a network: it, and the type around it. */
  LAYER_WITHOUT_NETWORK(
      "LayerWithoutNetwork",
      "%1$s: @%2$s belongs on a method of an interface with @Network, but %3$s has none"),

  /** A loss outside of a network. */
  LOSS_WITHOUT_NETWORK(
      "LossWithoutNetwork", "%s: @Loss belongs on an interface with @Network, found none"),

  /** The user has a class with the name of a class to be generated: that name. */
  GENERATED_NAME(
      "GeneratedName",
      "%s: the class %s is to be generated, but there is one already; rename the class or the"
          + " interface"),

  /** Two interfaces would have the same generated classes: how their names begin, the other one. */
  GENERATED_NAME_SHARED(
      "GeneratedNameShared",
      "%s: the names of its generated classes begin with %s, and so do those of %s; rename one of"
          + " the interfaces"),

  /** The name of a generated class is too long for a file: it, its file's bytes, and the limit. */
  GENERATED_NAME_LENGTH(
      "GeneratedNameLength",
      "%s: the class %s is to be generated, whose file has a name of %d bytes, at most %d are"
          + " allowed by file systems; choose a shorter name"),

  /** Generated code cannot name a type: the type, and the two names in the way. */
  NAME_HIDDEN(
      "NameHidden",
      "%s: generated code cannot name %s, since both %s and %s mean other types there; rename one"
          + " of these"),

  /** An interface or a layer has a name that became a keyword after the source's Java version. */
  NAME_KEYWORD(
      "NameKeyword",
      "%s: generated code cannot have this name in it, which today's Java takes for a keyword"),

  /** A network so deep that no constructor makes its arrays: how many, and the limit. */
  TOO_MANY_ARRAYS(
      "TooManyArrays",
      "%s: a class would keep %,d arrays, one or more a layer, and a constructor can make at most"
          + " %,d; declare fewer layers, or another emission than UNROLLED"),

  /** A class file cannot hold the constants: the estimate and the limit. */
  TOO_MANY_CONSTANTS(
      "TooManyConstants",
      "%s: a class would have about %,d constants, places in arrays above all, and a class file"
          + " holds at most %,d; declare fewer layers, or layers that are alike"),

  /** The unrolled code is too large: the estimate and the limit, both in bytes. */
  UNROLLED_TOO_LARGE(
      "UnrolledTooLarge",
      "%s: an unrolled class would take about %,d bytes, at most %,d are allowed; choose AUTO or"
          + " LOOPED"),

  /** A derivative disagrees with central differences: which, and by how much. */
  VERIFICATION(
      "Verification",
      "%s: %s; this is a fault of Chainrule, please report this message together with the text of"
          + " the interface"),

  /** A generated class could not be written: its name, and why. */
  FILE_NOT_WRITTEN("FileNotWritten", "%s: could not write the generated class %s: %s"),

  /** A network's card could not be written: the file, and why. */
  CARD_NOT_WRITTEN("CardNotWritten", "%s: could not write the network card %s: %s"),

  /** The processor failed: the exception, and where it came from. */
  INTERNAL(
      "Internal",
      "%s: the processor failed with %s (at %s); this is a fault of Chainrule, please report this"
          + " message together with the text of the interface");

  private final String id;
  private final String template;

  NetworkMessage(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
