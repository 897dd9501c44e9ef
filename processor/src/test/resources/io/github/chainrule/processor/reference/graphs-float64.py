"""Draws directed graphs of layers and has PyTorch's autograd compute them in float64.

    python3 graphs-float64.py > graphs-float64.json

A case has everything that is compared: outputs, loss, gradients, both Jacobians, and means over a
batch. Parameters lie layer by layer, as Chainrule has them: weights [in][out], then biases; of a
normalisation scales, shifts, and means and variances if it has them.
"""
import json
import random
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

SEED = 20250702
CASES = 64

ACTIVATIONS = {
    "IDENTITY": lambda v: v,
    "SIGMOID": torch.sigmoid,
    "TANH": torch.tanh,
    "RELU": torch.relu,
    "LEAKY_RELU": lambda v: F.leaky_relu(v, 0.01),
    "ELU": F.elu,
    "SELU": F.selu,
    "GELU": F.gelu,
    "SILU": F.silu,
    "SOFTPLUS": lambda v: torch.logaddexp(v, torch.zeros_like(v)),
    "SOFTSIGN": F.softsign,
    # PyTorch's own multiplies derivatives by the float nearest 1/6
    "HARD_SIGMOID": lambda v: torch.clamp(v / 6 + 0.5, 0, 1),
    "HARD_TANH": lambda v: torch.clamp(v, -1, 1),
    "SOFTMAX": lambda v: torch.softmax(v, 0),
}


def entropy(y, softmax):
    own = -(y * torch.log(y)).sum()
    return own if softmax else own - ((1 - y) * torch.log(1 - y)).sum()


LOSSES = {
    "SQUARED_ERROR": lambda y, t: 0.5 * ((t - y) ** 2).sum(),
    "ABSOLUTE_ERROR": lambda y, t: (t - y).abs().sum(),
    "HUBER": lambda y, t: F.huber_loss(y, t, reduction="sum"),
    "LOG_COSH": lambda y, t: torch.log(torch.cosh(y - t)).sum(),
    "BINARY_CROSS_ENTROPY": lambda y, t: F.binary_cross_entropy(y, t, reduction="sum"),
    "CROSS_ENTROPY": lambda y, t: -(t * torch.log(y)).sum(),
    "OUTPUT": lambda y, t: y.sum(),
}


class Draw:
    def __init__(self, rng):
        self.rng = rng
        self.inputs = [rng.randint(1, 4) for _ in range(rng.choice([1, 1, 2, 3]))]
        self.widths = {-1 - i: n for i, n in enumerate(self.inputs)}
        self.layers = []
        for _ in range(rng.randint(2, 6)):
            self.add(rng.choice(["Dense"] * 4 + ["Concat", "Add", "Multiply", "Activate", "Slice",
                                                 "LayerNorm", "BatchNorm"]))
        unread = [s for s in self.widths if s < 0
                  and not any(s in layer["sources"] for layer in self.layers)]
        if unread:
            self.add("Dense", unread)
        read = {s for layer in self.layers for s in layer["sources"]}
        self.heads = [self.head(i) for i in range(len(self.layers))
                      if i not in read or rng.random() < 0.15]

    def source(self):
        return self.rng.choice(sorted(self.widths))

    def activation(self, units):
        name = self.rng.choice(sorted(ACTIVATIONS))
        return "TANH" if name == "SOFTMAX" and units == 1 else name

    def add(self, kind, sources=None):
        rng = self.rng
        if sources is None:
            sources = [self.source() for _ in range(2 if kind == "Concat" or rng.random() < 0.2
                                                    else 1)]
        layer = {"kind": kind, "sources": sources}
        width = sum(self.widths[s] for s in sources)
        if kind in ("Add", "Multiply"):
            first = sources[0]
            alike = [s for s in sorted(self.widths) if self.widths[s] == self.widths[first]]
            layer["sources"] = [first] + [rng.choice(alike) for _ in range(rng.randint(1, 2))]
            units = self.widths[first]
        elif kind == "Dense":
            units = rng.randint(1, 5)
            layer["bias"] = rng.random() < 0.8
            alike = [i for i, other in enumerate(self.layers)
                     if other["kind"] == "Dense" and "shares" not in other
                     and sum(self.widths[s] for s in other["sources"]) == width]
            if alike and rng.random() < 0.5:
                layer["shares"] = rng.choice(alike)
                units = self.layers[layer["shares"]]["units"]
                layer["bias"] = self.layers[layer["shares"]]["bias"]
        elif kind == "Slice":
            layer["offset"] = rng.randrange(width)
            units = rng.randint(1, width - layer["offset"])
        else:
            units = width
        layer["units"] = units
        if kind not in ("Concat", "Slice"):
            layer["activation"] = self.activation(units)
        if kind in ("LayerNorm", "BatchNorm"):
            layer["epsilon"] = rng.choice([1e-5, 1e-3, 0.1])
        self.widths[len(self.layers)] = units
        self.layers.append(layer)

    def head(self, index):
        layer = self.layers[index]
        names = ["SQUARED_ERROR", "ABSOLUTE_ERROR", "HUBER", "LOG_COSH"]
        if layer.get("activation") == "SOFTMAX":
            names = ["CROSS_ENTROPY", "ENTROPY", "HUBER"]
        elif layer.get("activation") == "SIGMOID":
            names = ["BINARY_CROSS_ENTROPY", "ENTROPY", "HUBER"]
        elif layer["units"] == 1:
            names.append("OUTPUT")
        weight = self.rng.choice([1.0, 1.0, 0.5, 0.25, -0.125, 2.0])
        return {"layer": index, "loss": self.rng.choice(names), "weight": weight}

    def shapes(self):
        """The tensors of each layer: rows, columns, and what they are drawn around."""
        for layer in self.layers:
            width = sum(self.widths[s] for s in layer["sources"])
            if layer["kind"] == "Dense" and "shares" not in layer:
                yield [(width, layer["units"], 0)] + (
                    [(1, layer["units"], 0)] if layer["bias"] else [])
            elif layer["kind"] == "LayerNorm":
                yield [(1, width, 1), (1, width, 0)]
            elif layer["kind"] == "BatchNorm":
                yield [(1, width, 1), (1, width, 0), (1, width, 0), (1, width, 1)]
            else:
                yield []

    def outputs(self, p, x):
        tensors, at = [], 0
        for shapes in self.shapes():
            own = []
            for rows, columns, _ in shapes:
                own.append(p[at:at + rows * columns].reshape(rows, columns))
                at += rows * columns
            tensors.append(own)
        values, at = {}, 0
        for i, n in enumerate(self.inputs):
            values[-1 - i] = x[at:at + n]
            at += n
        for i, layer in enumerate(self.layers):
            values[i] = self.value(layer, [values[s] for s in layer["sources"]],
                                   tensors[layer.get("shares", i)])
        return [values[head["layer"]] for head in self.heads]

    @staticmethod
    def value(layer, read, tensors):
        kind = layer["kind"]
        joined = torch.cat(read)
        if kind == "Dense":
            v = F.linear(joined, tensors[0].T, tensors[1][0] if layer["bias"] else None)
        elif kind == "Add":
            v = sum(read[1:], read[0])
        elif kind == "Multiply":
            v = read[0]
            for factor in read[1:]:
                v = v * factor
        elif kind == "Slice":
            v = joined[layer["offset"]:layer["offset"] + layer["units"]]
        elif kind == "LayerNorm":
            v = F.layer_norm(joined, joined.shape, tensors[0][0], tensors[1][0], layer["epsilon"])
        elif kind == "BatchNorm":
            # F.batch_norm has no derivatives by its statistics
            scale, shift, mean, variance = (tensor[0] for tensor in tensors)
            v = scale * (joined - mean) / torch.sqrt(variance + layer["epsilon"]) + shift
        else:
            v = joined
        return ACTIVATIONS[layer.get("activation", "IDENTITY")](v)

    def loss(self, p, x, t):
        total, at = 0, 0
        for head, y in zip(self.heads, self.outputs(p, x)):
            own = t[at:at + len(y)]
            at += len(y)
            if head["loss"] == "ENTROPY":
                e = entropy(y, self.layers[head["layer"]]["activation"] == "SOFTMAX")
            else:
                e = LOSSES[head["loss"]](y, own)
            total = total + head["weight"] * e
        return total


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def case(rng):
    draw = Draw(rng)
    p = torch.tensor([center + rng.uniform(-0.8, 0.8) for shapes in draw.shapes()
                      for rows, columns, center in shapes for _ in range(rows * columns)])
    size = sum(draw.inputs)

    def sample():
        outputs = sum(draw.layers[head["layer"]]["units"] for head in draw.heads)
        return (torch.tensor([rng.uniform(-1.5, 1.5) for _ in range(size)]),
                torch.tensor([rng.uniform(0.05, 0.95) for _ in range(outputs)]))

    def gradient(x, t):
        p1, x1 = p.clone().requires_grad_(), x.clone().requires_grad_()
        loss = draw.loss(p1, x1, t)
        g, dx = torch.autograd.grad(loss, [p1, x1], allow_unused=True)
        return loss, torch.zeros_like(p) if g is None else g, dx

    x, t = sample()
    loss, g, dx = gradient(x, t)
    y = torch.cat(draw.outputs(p, x))
    jp, jx = torch.autograd.functional.jacobian(
        lambda p1, x1: torch.cat(draw.outputs(p1, x1)), (p, x))
    batch = [sample() for _ in range(3)]
    means = [gradient(*one) for one in batch]
    return {
        "inputs": draw.inputs, "layers": draw.layers, "heads": draw.heads,
        "parameters": flat(p), "x": flat(x), "t": flat(t), "y": flat(y),
        "lossValue": loss.item(), "gradient": flat(g), "inputGradient": flat(dx),
        "inputJacobian": flat(jx), "parameterJacobian": flat(jp),
        "batch": {
            "n": len(batch),
            "x": flat(torch.cat([one[0] for one in batch])),
            "t": flat(torch.cat([one[1] for one in batch])),
            "y": flat(torch.cat([torch.cat(draw.outputs(p, one[0])) for one in batch])),
            "loss": sum(one[0].item() for one in means) / len(batch),
            "gradient": flat(sum(one[1] for one in means) / len(batch)),
        },
    }


def main():
    rng = random.Random(SEED)
    cases = []
    while len(cases) < CASES:
        one = case(rng)
        if all(abs(v) < 1e6 for v in one["gradient"] + one["y"] + one["parameterJacobian"]):
            cases.append({"name": "graph%d" % len(cases), **one})
    json.dump({"source": "PyTorch %s autograd, float64" % torch.__version__, "cases": cases},
              sys.stdout)


main()
