"""Draws networks of layers of every kind and has PyTorch's autograd compute them in float64.

    cd processor/src/test/python
    python3 graphs_float64.py > ../resources/io/github/chainrule/processor/reference/graphs-float64.json.gz

A case has everything that is compared: outputs, loss, gradients, both Jacobians, and means over a
batch. Values are steps or images with the channels last, flattened row by row. Parameters lie layer
by layer, as Chainrule has them: weights [kernel...][in][out], then biases; of a normalisation
scales, shifts, and means and variances if it has them; of an embedding its rows.
"""
import gzip
import json
import math
import random
import sys

import torch

import graph_layers as layers
from graph_drawing import Draw, Unfinished

torch.set_default_dtype(torch.float64)

SEED = 20261127
CASES = 144


def outputs(draw, p, x):
    tensors, at = [], 0
    for shapes in draw.shapes():
        own = []
        for shape, _ in shapes:
            own.append(p[at:at + math.prod(shape)].reshape(shape))
            at += math.prod(shape)
        tensors.append(own)
    values, at = {}, 0
    for i, one in enumerate(draw.inputs):
        size = math.prod(one["extent"])
        values[-1 - i] = x[at:at + size].reshape(one["extent"])
        at += size
    for i, layer in enumerate(draw.layers):
        values[i] = layers.value(layer, [values[s] for s in layer["sources"]],
                               tensors[layer.get("shares", i)])
    return [values[head["layer"]] for head in draw.heads]


def loss_of(draw, p, x, t):
    total, at = 0, 0
    for head, y in zip(draw.heads, outputs(draw, p, x)):
        y = y.reshape(-1)
        own = t[at:at + len(y)]
        at += len(y)
        if "formula" in head:
            e = layers.LOSS_FORMULAS[head["formula"]](y, own)
        elif head["loss"] == "ENTROPY":
            e = layers.entropy(y, draw.layers[head["layer"]]["activation"] == "SOFTMAX")
        else:
            e = layers.LOSSES[head["loss"]](y, own)
        total = total + head["weight"] * e
    return total


def number(rng, least, most):
    """An odd multiple of 1/512: short to write, exact as a float, and at no kink by itself."""
    return (2 * rng.randint(round(least * 256), round(most * 256)) + 1) / 512


def flat(tensor):
    """More digits than are compared."""
    return [float("%.14g" % v) for v in tensor.detach().reshape(-1).tolist()]


def declaration(layer):
    own = {key: value for key, value in layer.items() if key not in ("window", "inner")}
    if "window" in layer:
        own["window"] = vars(layer["window"])
    return own


def gradient(draw, p, x, t):
    p1, x1 = p.clone().requires_grad_(), x.clone().requires_grad_()
    loss = loss_of(draw, p1, x1, t)
    if not loss.requires_grad:
        return loss, torch.zeros_like(p), torch.zeros_like(x)
    g, dx = torch.autograd.grad(loss, [p1, x1], allow_unused=True)
    return (loss, torch.zeros_like(p) if g is None else g, torch.zeros_like(x) if dx is None else dx)


def case(rng):
    try:
        draw = Draw(rng)
    except Unfinished:
        return None
    p = torch.tensor([center + number(rng, -0.8, 0.8) for shapes in draw.shapes()
                      for shape, center in shapes for _ in range(math.prod(shape))])
    width = sum(draw.size(head["layer"]) for head in draw.heads)
    if len(p) > 200 or width > 12 or not draw.heads:
        return None

    def sample():
        x = [rng.randrange(one["codes"]) if one["codes"] else number(rng, -1.5, 1.5)
             for one in draw.inputs for _ in range(math.prod(one["extent"]))]
        return (torch.tensor([float(v) for v in x]),
                torch.tensor([number(rng, 0.05, 0.95) for _ in range(width)]))

    def y(p1, x1):
        return torch.cat([part.reshape(-1) for part in outputs(draw, p1, x1)])

    x, t = sample()
    loss, g, dx = gradient(draw, p, x, t)
    jp, jx = torch.autograd.functional.jacobian(y, (p, x))
    batch = [sample() for _ in range(3)]
    means = [gradient(draw, p, *one) for one in batch]
    return {
        "inputs": [one["extent"] for one in draw.inputs],
        "layers": [declaration(layer) for layer in draw.layers], "heads": draw.heads,
        "parameters": flat(p), "x": flat(x), "t": flat(t), "y": flat(y(p, x)),
        "lossValue": loss.item(), "gradient": flat(g), "inputGradient": flat(dx),
        "inputJacobian": flat(jx), "parameterJacobian": flat(jp),
        "batch": {
            "n": len(batch),
            "x": flat(torch.cat([one[0] for one in batch])),
            "t": flat(torch.cat([one[1] for one in batch])),
            "y": flat(torch.cat([y(p, one[0]) for one in batch])),
            "loss": sum(one[0].item() for one in means) / len(batch),
            "gradient": flat(sum(one[1] for one in means) / len(batch)),
        },
    }


def main():
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else CASES
    cases = []
    while len(cases) < count:
        one = case(rng)
        if one and all(abs(v) < 1e3 for v in one["gradient"] + one["y"] + one["parameterJacobian"]):
            cases.append({"name": "graph%d" % len(cases), **one})
    text = json.dumps({"source": "PyTorch %s autograd, float64" % torch.__version__,
                       "cases": cases})
    sys.stdout.buffer.write(gzip.compress(text.encode(), 9, mtime=0))


main()
