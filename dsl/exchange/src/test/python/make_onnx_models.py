"""Makes ONNX files that PyTorch does not write, with Debian's python3-onnx; run it with a folder.

Each NAME.onnx has a NAME.safetensors beside it with what NumPy computes in double, as those of
make_torch_models.py; but those that are to be refused.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(sys.argv[1])
RANDOM = np.random.default_rng(7)


def save_safetensors(path, tensors):
    header, data = {}, b""
    for name, array in tensors.items():
        raw = np.ascontiguousarray(array, dtype=np.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def normal(*shape):
    return RANDOM.normal(0, 0.6, shape).astype(np.float32).astype(np.float64)


def raw(name, array):
    return numpy_helper.from_array(np.float32(array), name)


def typed(name, array):
    return helper.make_tensor(name, TensorProto.FLOAT, array.shape, np.float32(array).ravel())


def value(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", *shape])


def save(name, nodes, inputs, outputs, initializers=(), opset=13, tensors=None, classic=False):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    opsets = [helper.make_opsetid("", opset)] + ([helper.make_opsetid("ai.onnx.ml", 1)] if classic else [])
    model = helper.make_model(graph, opset_imports=opsets)
    if name != "external_data":
        onnx.save(model, FOLDER / f"{name}.onnx")
    if tensors:
        save_safetensors(FOLDER / f"{name}.safetensors", tensors)
    return model


def softmax(v):
    e = np.exp(v - v.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


node, ml = helper.make_node, lambda *a, **k: helper.make_node(*a, domain="ai.onnx.ml", **k)

# What scikit-learn's converter writes of a scaler and a logistic regression.
w, b, offset, scale, x = normal(3, 4), normal(3), normal(4), abs(normal(4)) + 0.5, normal(5, 4)
save("classifier", [
    ml("Scaler", ["X"], ["scaled"], offset=offset, scale=scale),
    ml("LinearClassifier", ["scaled"], ["label", "scores"], coefficients=w.ravel(), intercepts=b,
       classlabels_strings=["ash", "elm", "oak"], multi_class=1, post_transform="SOFTMAX"),
    ml("Normalizer", ["scores"], ["probabilities"], norm="L1"),
    node("Cast", ["label"], ["output_label"], to=TensorProto.INT64)],
    [value("X", 4)], [helper.make_tensor_value_info("output_label", TensorProto.INT64, [None]), value("probabilities", 3)],
    tensors={"x": x, "y": softmax((x - offset) * scale @ w.T + b)}, classic=True)

# Version 7: attributes where inputs came later, constants listed as inputs, nodes in any order.
w, b, c, x = normal(6, 5), normal(5), normal(5, 2), normal(4, 6)
save("opset7", [
    node("Softmax", ["z"], ["y"]),
    node("MatMul", ["h", "c"], ["z"]),
    node("HardSigmoid", ["a"], ["h"]),
    node("Gemm", ["x", "w", "b"], ["a"], alpha=0.5, beta=2.0)],
    [value("x", 6), helper.make_tensor_value_info("w", TensorProto.FLOAT, [6, 5]), helper.make_tensor_value_info("b", TensorProto.FLOAT, [5])],
    [value("y", 2)], [typed("w", w), typed("b", b), typed("c", c)], opset=7,
    tensors={"x": x, "y": softmax(np.clip(0.2 * (0.5 * x @ w + 2 * b) + 0.5, 0, 1) @ c)})

# Two slopes, a batch normalisation that nothing can fold, a concatenation that reorders channels.
w, b, slope, bn, v, x = normal(6, 3), normal(3), abs(normal(3)), normal(4, 3), normal(9, 2), normal(4, 6)
h = x @ w + b
p = np.where(h > 0, h, slope * h)
n = bn[0] * (np.tanh(p) - bn[2]) / np.sqrt(abs(bn[3]) + 0.3 + 0.01) + bn[1]
joined = np.concatenate([np.maximum(n, 0), p, n], 1)
save("joins", [
    node("Gemm", ["x", "w", "b"], ["h"]), node("PRelu", ["h", "slope"], ["p"]), node("Tanh", ["p"], ["t"]),
    node("BatchNormalization", ["t", "g", "s", "m", "var"], ["n"], epsilon=0.01), node("Relu", ["n"], ["r"]),
    node("Concat", ["r", "p", "n"], ["j"], axis=1), node("MatMul", ["j", "v"], ["y"])],
    [value("x", 6)], [value("y", 2)],
    [raw("w", w), raw("b", b), raw("slope", slope), raw("g", bn[0]), raw("s", bn[1]), raw("m", bn[2]), raw("var", abs(bn[3]) + 0.3), raw("v", v)],
    tensors={"x": x, "y": joined @ v})

# Weights in a file beside, in a folder below.
w, x = normal(6, 3), normal(4, 6)
model = save("external_data", [node("MatMul", ["x", "w"], ["y"])], [value("x", 6)], [value("y", 3)], [raw("w", w)], tensors={"x": x, "y": x @ w})
(FOLDER / "data").mkdir(exist_ok=True)
tensor = model.graph.initializer[0]
(FOLDER / "data" / "weights.bin").write_bytes(b"\0" * 16 + tensor.raw_data)


def external(location, name):
    tensor.ClearField("raw_data")
    tensor.ClearField("external_data")
    for key, entry in {"location": location, "offset": "16", "length": "72"}.items():
        tensor.external_data.add(key=key, value=entry)
    tensor.data_location = TensorProto.EXTERNAL
    (FOLDER / name).write_bytes(model.SerializeToString())


external("data/weights.bin", "external_data.onnx")
external("../models/data/weights.bin/../../../../../../pom.xml", "refused_way_out.onnx")

# Three operators that have no counterpart, and an output that does not depend on them.
save("refused_operators", [
    node("Relu", ["x"], ["fine"]), node("LSTM", ["x", "w", "r"], ["first"], name="lstm_1"),
    node("LSTM", ["first", "w", "r"], ["second"], name="lstm_2"), node("NonZero", ["second"], ["third"]),
    node("QuantizeLinear", ["third", "w"], ["y"])],
    [value("x", 6)], [value("y", 3), value("fine", 6)], [raw("w", w), raw("r", w)])
