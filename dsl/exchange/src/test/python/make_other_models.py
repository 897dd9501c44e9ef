"""Makes the RTNeural and TFLite files of the tests, and what NumPy computes by them in double.

Run it with a folder to write to; it needs NumPy and flatbuffers. Each NAME.json or NAME.tflite has a
NAME.safetensors beside it, as those of make_torch_models.py.
"""

import json
import struct
import sys
from pathlib import Path

import flatbuffers
import numpy as np

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


def rtneural():
    w = [normal(2, 5), normal(5), normal(3, 5, 4), normal(4), normal(4), normal(4), normal(4), abs(normal(4)) + 0.5, abs(normal(1, 4)), normal(4, 1), normal(1)]
    layer = lambda type, channels, activation, weights, **more: {
        "type": type, "activation": activation, "shape": [None, 8, channels], "weights": [v.tolist() for v in weights], **more}
    model = {"in_shape": [None, 8, 2], "layers": [
        layer("dense", 5, "tanh", w[0:2]), layer("conv1d", 4, "elu", w[2:4], kernel_size=[3], dilation=[2], groups=1),
        layer("batchnorm", 4, "", w[4:8], epsilon=0.01), layer("prelu", 4, "", w[8:9]), layer("dense", 1, "sigmoid", w[9:11])]}
    (FOLDER / "rtneural.json").write_text(json.dumps(model))
    x = normal(3, 8, 2)
    h = np.tanh(x @ w[0] + w[1])
    padded = np.concatenate([np.zeros((3, 4, 5)), h], 1)
    h = w[3] + sum(padded[:, 2 * k:2 * k + 8] @ w[2][k] for k in range(3))
    h = np.where(h > 0, h, np.expm1(h))
    h = w[4] * (h - w[6]) / np.sqrt(w[7] + 0.01) + w[5]
    h = np.where(h > 0, h, w[8] * h)
    save_safetensors(FOLDER / "rtneural.safetensors", {"x": x, "y": 1 / (1 + np.exp(-(h @ w[9] + w[10])))})


class Tflite:
    """Just enough of TFLite's schema: fields by their numbers."""

    FLOAT32, FLOAT16, INT32 = 0, 1, 2

    def __init__(self):
        self.builder = flatbuffers.Builder(1 << 14)
        self.buffers, self.tensors, self.operators, self.codes = [b""], [], [], []

    def table(self, slots, *fields):
        self.builder.StartObject(slots)
        for number, kind, value in fields:
            getattr(self.builder, f"Prepend{kind}Slot")(number, value, 0 if kind != "Float32" else 0.0)
        return self.builder.EndObject()

    def vector(self, values, size=4, kind="Int32"):
        self.builder.StartVector(size, len(values), size)
        for value in reversed(values):
            getattr(self.builder, f"Prepend{kind}")(value)
        return self.builder.EndVector()

    def tensor(self, name, shape, data=None, type=FLOAT32):
        buffer = 0
        if data is not None:
            self.buffers.append(np.asarray(data).astype({0: "<f4", 1: "<f2", 2: "<i4"}[type]).tobytes())
            buffer = len(self.buffers) - 1
        self.tensors.append((name, shape, type, buffer))
        return len(self.tensors) - 1

    def operator(self, code, inputs, outputs, slots=0, *options):
        if code not in self.codes:
            self.codes.append(code)
        table = self.table(slots, *options) if slots else 0
        i, o = self.vector(inputs), self.vector(outputs)
        self.operators.append(self.table(
            9, (0, "Uint32", self.codes.index(code)), (1, "UOffsetTRelative", i), (2, "UOffsetTRelative", o),
            (3, "Uint8", 1 if table else 0), (4, "UOffsetTRelative", table)))

    def save(self, path, inputs, outputs):
        b = self.builder
        tensors = []
        for name, shape, type, buffer in self.tensors:
            text, dims = b.CreateString(name), self.vector(shape)
            tensors.append(self.table(
                8, (0, "UOffsetTRelative", dims), (1, "Int8", type), (2, "Uint32", buffer), (3, "UOffsetTRelative", text)))
        buffers = []
        for raw in self.buffers:
            data = b.CreateByteVector(raw) if raw else 0
            buffers.append(self.table(3, (0, "UOffsetTRelative", data)))
        codes = [self.table(4, (0, "Int8", min(c, 127)), (2, "Int32", 1), (3, "Int32", c)) for c in self.codes]
        offsets = lambda list: self.vector(list, 4, "UOffsetTRelative")
        t, o = offsets(tensors), offsets(self.operators)
        i, u = self.vector(inputs), self.vector(outputs)
        graph = self.table(
            5, (0, "UOffsetTRelative", t), (1, "UOffsetTRelative", i), (2, "UOffsetTRelative", u), (3, "UOffsetTRelative", o))
        g, c, f = offsets([graph]), offsets(codes), offsets(buffers)
        model = self.table(
            8, (0, "Uint32", 3), (1, "UOffsetTRelative", c), (2, "UOffsetTRelative", g), (4, "UOffsetTRelative", f))
        b.Finish(model, file_identifier=b"TFL3")
        path.write_bytes(bytes(b.Output()))


def tflite_classifier():
    """Dense layers, one of whose weights are in half precision and widened by an operator."""
    w1, b1, b2 = normal(6, 4), normal(6), normal(3)
    w2 = normal(3, 6).astype(np.float16)
    m = Tflite()
    x = m.tensor("gesture", [1, 4])
    half = m.tensor("answer/half", [3, 6], w2, Tflite.FLOAT16)
    wide, hidden, logits, y = m.tensor("answer/wide", [3, 6]), m.tensor("pattern/Relu", [1, 6]), m.tensor("answer/BiasAdd", [1, 3]), m.tensor("scores", [1, 3])
    m.operator(6, [half], [wide])
    m.operator(9, [x, m.tensor("pattern/kernel", [6, 4], w1), m.tensor("pattern/bias", [6], b1)], [hidden], 4, (0, "Int8", 1))
    m.operator(9, [hidden, wide, m.tensor("answer/bias", [3], b2)], [logits], 4)
    m.operator(25, [logits], [y], 1, (0, "Float32", 1.0))
    m.save(FOLDER / "tflite_classifier.tflite", [x], [y])
    v = normal(5, 4)
    e = np.exp(np.maximum(v @ w1.T + b1, 0) @ w2.astype(np.float64).T + b2)
    save_safetensors(FOLDER / "tflite_classifier.safetensors", {"x": v, "y": e / e.sum(1, keepdims=True)})


def tflite_cnn():
    """A convolution with padding, a depthwise one, a mean over the image, a sum of two."""
    w, b, d, db = normal(4, 3, 3, 2), normal(4), normal(1, 3, 3, 4), normal(4)
    f, fb = normal(4, 4), normal(4)
    m = Tflite()
    x, conv, deep, mean, dense, y = (m.tensor(n, s) for n, s in [
        ("image", [1, 6, 5, 2]), ("stem/Relu6", [1, 6, 5, 4]), ("deep", [1, 4, 3, 4]), ("mean", [1, 4]), ("dense", [1, 4]), ("sum", [1, 4])])
    m.operator(3, [x, m.tensor("stem/kernel", [4, 3, 3, 2], w), m.tensor("stem/bias", [4], b)], [conv], 6,
               (0, "Int8", 0), (1, "Int32", 1), (2, "Int32", 1), (3, "Int8", 3))
    m.operator(4, [conv, m.tensor("deep/kernel", [1, 3, 3, 4], d), m.tensor("deep/bias", [4], db)], [deep], 7,
               (0, "Int8", 1), (1, "Int32", 1), (2, "Int32", 1), (3, "Int32", 1))
    m.operator(40, [deep, m.tensor("axes", [2], [1, 2], Tflite.INT32)], [mean], 1)
    m.operator(9, [mean, m.tensor("dense/kernel", [4, 4], f), m.tensor("dense/bias", [4], fb)], [dense], 4, (0, "Int8", 4))
    m.operator(0, [dense, mean], [y], 2)
    m.save(FOLDER / "tflite_cnn.tflite", [x], [y])
    v = normal(3, 6, 5, 2)
    padded = np.pad(v, ((0, 0), (1, 1), (1, 1), (0, 0)))
    h = b + sum(padded[:, i:i + 6, j:j + 5] @ w[:, i, j].T for i in range(3) for j in range(3))
    h = np.clip(h, 0, 6)
    h = db + sum(h[:, i:i + 4, j:j + 3] * d[0, i, j] for i in range(3) for j in range(3))
    h = h.mean((1, 2))
    save_safetensors(FOLDER / "tflite_cnn.safetensors", {"x": v, "y": np.tanh(h @ f.T + fb) + h})


rtneural()
tflite_classifier()
tflite_cnn()
