"""Makes small ONNX files in the ways that exporters have, with Debian's python3-onnx; run it with a folder.

One habit each: what converters write where the standard operator would do, or before there was one. The
tests run them in ONNX Runtime, so nothing is recorded here.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(sys.argv[1])
RANDOM = np.random.default_rng(3)


def normal(*shape):
    return RANDOM.normal(0, 0.6, shape).astype(np.float32)


def positive(*shape):
    return abs(normal(*shape)) + np.float32(0.3)


def integers(*values):
    return np.array(values, dtype=np.int64)


def node(kind, inputs, outputs, **attributes):
    return helper.make_node(kind, inputs.split(), outputs.split(), **attributes)


def classic(kind, inputs, outputs, **attributes):
    return node(kind, inputs, outputs, domain="ai.onnx.ml", **attributes)


def fused(kind, inputs, outputs, **attributes):
    return node(kind, inputs, outputs, domain="com.microsoft", **attributes)


def value(name, *shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, ["batch", *shape])


def save(name, nodes, inputs, outputs, opset=13, metadata=(), **constants):
    initializers = [numpy_helper.from_array(np.asarray(array), key) for key, array in constants.items()]
    graph = helper.make_graph(nodes, name, inputs, outputs, initializers)
    opsets = [helper.make_opsetid(*one) for one in [("", opset), ("ai.onnx.ml", 1), ("com.microsoft", 1)]]
    model = helper.make_model(graph, opset_imports=opsets)
    model.ir_version = 8
    helper.set_model_props(model, dict(metadata))
    onnx.save(model, FOLDER / f"{name}.onnx")


number = np.float32
w, b, k = normal(6, 4), normal(4), normal(4, 3, 3, 3)
x, y, steps, image, two = value("x", 6), value("y", 4), value("x", 5, 6), value("x", 3, 8, 8), value("y", 2)
dense = node("Gemm", "x w b", "a")

# Layer normalisation: centred twice by PyTorch's older exporter; as scale and shift by Keras; without shift.
centred = [node("MatMul", "x w", "a"), node("ReduceMean", "a", "m", axes=[-1]), node("Sub", "a m", "d")]
root = [node("ReduceMean", "d2", "v", axes=[-1]), node("Add", "v e", "ve"), node("Sqrt", "ve", "s")]
save("norm_centred_twice", [
    *centred, node("Sub", "a m", "dd"), node("Pow", "dd two", "d2"), *root, node("Div", "d s", "n"),
    node("Mul", "n g", "ng"), node("Add", "ng h", "y")],
    [x], [y], w=w, two=number(2), e=number(1e-5), g=normal(4), h=normal(4))
save("norm_of_keras", [
    *centred, node("Mul", "d d", "d2"), *root, node("Reciprocal", "s", "r"), node("Mul", "r g", "rg"),
    node("Mul", "a rg", "ag"), node("Mul", "m rg", "mg"), node("Sub", "h mg", "sh"), node("Add", "ag sh", "y")],
    [x], [y], w=w, e=number(1e-3), g=normal(4), h=normal(4))
save("norm_without_shift", [node("MatMul", "x w", "a"), node("LayerNormalization", "a g", "y")], [x], [y], opset=17, w=w, g=normal(4))

# Softmax and activations spelt out.
save("softmax_spelt", [
    dense, node("ReduceMax", "a", "m", axes=[1]), node("Sub", "a m", "s"), node("Exp", "s", "e"),
    node("ReduceSum", "e axis", "t"), node("Div", "e t", "y")], [x], [y], w=w, b=b, axis=integers(1))
save("softmax_of_logarithm", [dense, node("LogSoftmax", "a", "l"), node("Exp", "l", "y")], [x], [y], w=w, b=b)
save("leaky_by_where", [
    dense, node("Mul", "a s", "n"), node("Greater", "a z", "g"), node("Where", "g a n", "y")],
    [x], [y], w=w, b=b, s=number(0.1), z=number(0))
save("relu_by_less", [dense, node("Less", "a z", "g"), node("Where", "g z a", "y")], [x], [y], w=w, b=b, z=number(0))
save("celu", [dense, node("Celu", "a", "y", alpha=2.0)], [x], [y], w=w, b=b)
save("thresholded_relu", [dense, node("ThresholdedRelu", "a", "y", alpha=0.5)], [x], [y], w=w, b=b)

# What joins two values otherwise than by a sum or a product; a value for each of several channels.
pair = [dense, node("Gemm", "x v c", "q")]
more = {"w": w, "b": b, "v": normal(6, 4), "c": normal(4)}
for kind in ("Sub", "Min", "Max"):
    save("join_" + kind.lower(), [*pair, node("Tanh", "a", "ta"), node("Tanh", "q", "tq"), node(kind, "ta tq", "y")], [x], [y], **more)
save("join_div", [*pair, node("Sigmoid", "q", "s"), node("Div", "a s", "y")], [x], [y], **more)
save("join_mean", [*pair, node("Tanh", "a", "ta"), node("Mean", "ta q", "y")], [x], [y], **more)
save("dueling", [
    dense, node("Gemm", "x v c", "q"), node("ReduceMean", "a", "m", axes=[1]), node("Sub", "a m", "d"), node("Add", "q d", "y")],
    [x], [y], w=w, b=b, v=normal(6, 1), c=normal(1))
save("gated_steps", [
    node("MatMul", "x w", "h"), node("MatMul", "h v", "q"), node("Sigmoid", "q", "g"), node("Mul", "h g", "p"),
    node("ReduceSum", "p axis", "s", keepdims=0), node("MatMul", "s u", "y")],
    [steps], [two], w=w, v=normal(4, 1), u=normal(4, 2), axis=integers(1))
save("clamped_by_channel", [node("MatMul", "x w", "h"), node("Max", "h low", "m"), node("Min", "m high", "y")],
     [x], [y], w=w, low=-positive(4), high=positive(4))

# Parts: the last step, columns in any order, in steps, backwards.
save("last_step", [
    node("MatMul", "x w", "a"), node("Gather", "a i", "g", axis=1), node("MatMul", "g v", "y")],
    [steps], [two], w=w, i=integers(-1)[0], v=normal(4, 2))
save("columns", [node("Gather", "x i", "g", axis=1), node("MatMul", "g w", "y")], [x], [y], i=integers(5, 0, 2), w=normal(3, 4))
save("every_other", [node("Slice", "x s e a t", "g"), node("MatMul", "g w", "y")], [x], [y],
     s=integers(-1), e=integers(-7), a=integers(1), t=integers(-2), w=normal(3, 4))

# Samples and steps in one axis, and apart again.
save("time_distributed", [
    node("Reshape", "x s", "f"), node("Gemm", "f w b", "g"), node("Reshape", "g t", "q"), node("Flatten", "q", "z"),
    node("MatMul", "z v", "y")], [steps], [two], w=w, b=b, s=integers(-1, 6), t=integers(-1, 5, 4), v=normal(20, 2))

# Images: means one axis after the other, padding that counts, or stands before a pool.
conv = node("Conv", "x k", "c")
save("mean_by_axis", [
    conv, node("ReduceMean", "c", "g", axes=[3], keepdims=0), node("ReduceMean", "g", "f", axes=[2], keepdims=0),
    node("MatMul", "f v", "y")], [image], [two], k=k, v=normal(4, 2))
save("pool_counts_padding", [conv, node("AveragePool", "c", "y", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1)],
     [image], [value("y", 4, 3, 3)], k=k)
for kind in ("MaxPool", "AveragePool"):
    save("padded_" + kind.lower(), [
        conv, node("Relu", "c", "d"), node("Pad", "d pads", "p"), node(kind, "p", "y", kernel_shape=[2, 2], strides=[2, 2])],
        [image], [value("y", 4, 4, 4)], k=k, pads=integers(0, 0, 1, 1, 0, 0, 1, 1))
save("pool_with_places", [conv, node("MaxPool", "c", "y places", kernel_shape=[2, 2], strides=[2, 2])], [image], [value("y", 4, 3, 3)], k=k)
save("conv1d_of_tensorflow", [
    node("Transpose", "x", "t", perm=[0, 2, 1]), node("Unsqueeze", "t axis", "u"), node("Conv", "u f b", "c", kernel_shape=[1, 3]),
    node("Squeeze", "c axis", "q"), node("Relu", "q", "r"), node("Transpose", "r", "y", perm=[0, 2, 1])],
    [value("x", 10, 3)], [value("y", 8, 4)], f=normal(4, 3, 1, 3), b=b, axis=integers(2))

# What ONNX Runtime writes when it optimises, and weights that are kept as integers.
save("fused_gemm", [fused("FusedGemm", "x w b", "y", activation="Relu")], [x], [y], w=w, b=b)
save("fused_conv", [fused("FusedConv", "x f b", "y", activation="Relu")], [value("x", 3, 8)], [value("y", 4, 6)], f=normal(4, 3, 3), b=b)
save("bias_gelu", [node("MatMul", "x w", "a"), fused("BiasGelu", "a b", "y")], [x], [y], w=w, b=b)
save("weights_of_bytes", [node("DequantizeLinear", "q s z", "w"), node("Gemm", "x w b", "y")], [x], [y],
     q=RANDOM.integers(-100, 100, (6, 4)).astype(np.int8), s=positive(4) / 100, z=np.zeros(4, dtype=np.int8), b=b)

# scikit-learn: a perceptron whose labels are looked up, columns that are inputs of their own, categories.
label = helper.make_tensor_value_info("label", TensorProto.STRING, [None])
save("perceptron", [
    node("MatMul", "x w", "m"), node("Add", "m b", "a"), node("Relu", "a", "h"), node("MatMul", "h v", "o"), node("Add", "o c", "p"),
    node("Softmax", "p", "probabilities", axis=1), node("ArgMax", "probabilities", "i", axis=1),
    classic("ArrayFeatureExtractor", "names i", "n"), node("Reshape", "n flat", "label")],
    [x], [label, value("probabilities", 3)], w=w, b=b, v=normal(4, 3), c=normal(3), flat=integers(-1),
    names=np.array(["ash", "elm", "oak"], dtype=object))
save("columns_as_inputs", [
    classic("FeatureVectorizer", "age income", "c", inputdimensions=[1, 1]),
    classic("Scaler", "c", "z", offset=[0.5, 2.0], scale=[2.0, 0.1]), node("MatMul", "z w", "y")],
    [value("age", 1), value("income", 1)], [y], w=normal(2, 4))
save("categories", [
    classic("OneHotEncoder", "c", "o", cats_int64s=[0, 1, 2]), node("Reshape", "o flat", "f"), node("Concat", "x f", "j", axis=1),
    node("MatMul", "j w", "y")], [x, value("c", 1, kind=TensorProto.INT64)], [y], w=normal(9, 4), flat=integers(-1, 3))

# Names of features, with units and such as Java has for other things, and of classes.
for name, features in {
    "named": "['sepal length (cm)', 'petal width [cm]', 'class', 'INPUTS', 'x-y', 'x y']",
    "named_by_others": "a,b,c",
}.items():
    save(name, [dense, node("Softmax", "a", "y")], [x], [y], w=w, b=b,
         metadata={"feature_names": features, "class_names": "{0: 'setosa', 1: 'versi-color', 2: 'Versi color', 3: '3'}"})
