"""Makes the Keras files of the tests, and what Keras computes by them.

Keras 3.15 with the NumPy backend (KERAS_BACKEND=numpy) wrote the files that are kept; run it with a
folder to write to. Each NAME.keras or NAME.h5 has a NAME.safetensors beside it, as those of
make_torch_models.py.
"""

import json
import struct
import sys
from pathlib import Path

import keras
import numpy as np
from keras import layers

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


def save(name, model, *inputs):
    for one in model.weights:
        path = one.path
        if "variance" in path:
            one.assign(RANDOM.uniform(0.5, 2, one.shape))
        elif "count" not in path and "seed" not in path:
            one.assign(RANDOM.normal(0, 0.5, one.shape))
    model.save(FOLDER / name)
    y = model.predict(list(inputs) if len(inputs) > 1 else inputs[0], verbose=0)
    y = y if isinstance(y, list) else [y]
    xs = {"x": inputs[0]} if len(inputs) == 1 else {f"x.{i.name}": v for i, v in zip(model.inputs, inputs)}
    ys = {"y": y[0]} if len(y) == 1 else {f"y.{n}": v for n, v in zip(model.output_names, y)}
    save_safetensors(FOLDER / (name.split(".")[0] + ".safetensors"), xs | ys)


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def chain():
    return keras.Sequential([
        layers.Input((6,)), layers.Dense(12, activation="relu"), layers.Dropout(0.3), layers.Dense(8), layers.LeakyReLU(),
        layers.BatchNormalization(), layers.Dense(5, activation="gelu"), layers.Dense(4, activation="hard_sigmoid"),
        layers.Dense(3, activation="softmax")])


def cnn():
    return keras.Sequential([
        layers.Input((9, 8, 2)), layers.Rescaling(1 / 255), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization(),
        layers.ReLU(6.0), layers.MaxPooling2D(2), layers.DepthwiseConv2D(3, activation="silu"),
        layers.SeparableConv2D(5, 2, padding="same"), layers.Flatten(), layers.Dense(3, activation="sigmoid")])


def graph():
    motion, person = keras.Input((10, 3), name="motion"), keras.Input((4,), name="person")
    m = layers.Conv1D(6, 3, padding="causal", dilation_rate=2, activation="tanh", name="steps")(motion)
    m = layers.AveragePooling1D(2)(m)
    m = layers.GlobalMaxPooling1D()(m)
    p = layers.Dense(6, activation="elu", name="who")(layers.Normalization(mean=[1.0, 2, 3, 4], variance=[1.0, 4, 9, 0.25])(person))
    h = layers.Concatenate()([layers.Add()([m, p]), layers.Multiply()([m, p])])
    h = layers.LayerNormalization(epsilon=0.01)(h)
    return keras.Model([motion, person], [layers.Dense(1, activation="sigmoid", name="risk")(h), layers.Dense(3, activation="softmax", name="kind")(h)])


def nested():
    inner = keras.Sequential([layers.Input((5,)), layers.Dense(4, activation="tanh"), layers.Dense(4, activation="relu")])
    x = keras.Input((5,), name="x")
    return keras.Model(x, layers.Dense(2, name="answer")(inner(layers.Dense(5, name="before")(x))))


for kind, suffix in [("", ".keras"), ("hdf5_", ".h5")]:
    save(f"{kind or 'keras_'}chain{suffix}", chain(), normal(4, 6))
    save(f"{kind or 'keras_'}cnn{suffix}", cnn(), 255 * RANDOM.random((2, 9, 8, 2), dtype=np.float32))
    save(f"{kind or 'keras_'}graph{suffix}", graph(), normal(4, 10, 3), normal(4, 4))
    save(f"{kind or 'keras_'}nested{suffix}", nested(), normal(4, 5))
