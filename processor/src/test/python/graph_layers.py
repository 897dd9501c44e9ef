"""What layers and losses compute, by PyTorch. Values have the channels last."""
import math

import torch
import torch.nn.functional as F

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
    "HARD_TANH": F.hardtanh,
    "SOFTMAX": lambda v: torch.softmax(v, -1),
}

ACTIVATION_FORMULAS = {
    "v * sigmoid(1.702 * v)": lambda v: v * torch.sigmoid(1.702 * v),
    "v > 0.3 ? v : 0.3 * exp(v - 0.3)": lambda v: torch.where(v > 0.3, v, 0.3 * torch.exp(v - 0.3)),
    "v * tanh(softplus(v))": lambda v: v * torch.tanh(F.softplus(v)),
    "exp(-v^2) + 0.1 * erf(v)": lambda v: torch.exp(-v**2) + 0.1 * torch.erf(v),
    "sin(v) - cos(2 * v) / 4": lambda v: torch.sin(v) - torch.cos(2 * v) / 4,
    "2 / pi * atan(pi / 2 * v)": lambda v: 2 / math.pi * torch.atan(math.pi / 2 * v),
    "v / sqrt(1 + v^2)": lambda v: v / torch.sqrt(1 + v**2),
    "sign(v) * log1p(abs(v))": lambda v: torch.sign(v) * torch.log1p(torch.abs(v)),
    "clamp(v, -1.1, 0.9) + expm1(0.3 * v)":
        lambda v: torch.clamp(v, -1.1, 0.9) + torch.expm1(0.3 * v),
    "min(v, 0.5 * v + 0.2) + tan(tanh(v) / 2)":
        lambda v: torch.minimum(v, 0.5 * v + 0.2) + torch.tan(torch.tanh(v) / 2),
    "(1 + v^2)^0.25 - relu(-v)": lambda v: (1 + v**2) ** 0.25 - torch.relu(-v),
    "max(v, 0.1 * v) + log(e + v^4)":
        lambda v: torch.maximum(v, 0.1 * v) + torch.log(math.e + v**4),
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

LOSS_FORMULAS = {
    "t > y ? 0.9 * (t - y) : 0.1 * (y - t)":
        lambda y, t: torch.where(t > y, 0.9 * (t - y), 0.1 * (y - t)).sum(),
    "sqrt(1 + (y - t)^2) - 1": lambda y, t: (torch.sqrt(1 + (y - t) ** 2) - 1).sum(),
    "exp(0.5 * y) - t * y": lambda y, t: (torch.exp(0.5 * y) - t * y).sum(),
    "log1p((y - t)^4) + y / 4": lambda y, t: (torch.log1p((y - t) ** 4) + y / 4).sum(),
}


def channels_first(value):
    return value.movedim(-1, 0)[None]


def channels_last(value):
    return value[0].movedim(0, -1)


def convolution(value, weights, biases, layer, window):
    axes = len(value.shape) - 1
    kernel = weights.movedim([-1, -2], [0, 1]).contiguous()
    convolve = F.conv1d if axes == 1 else F.conv2d
    return channels_last(convolve(window.padded(channels_first(value), 0), kernel, biases,
                                  stride=window.each(window.stride, axes),
                                  dilation=window.each(window.dilation, axes),
                                  groups=layer["groups"]))


def pooled(value, window, largest):
    axes = len(value.shape) - 1
    if largest:
        pool = F.max_pool1d if axes == 1 else F.max_pool2d
        own = window.padded(channels_first(value), -math.inf)
    else:
        pool = F.avg_pool1d if axes == 1 else F.avg_pool2d
        own = window.padded(channels_first(value), 0)
    result = pool(own, window.sizes(axes), window.each(window.stride, axes))
    if not largest:
        count = window.inside(torch.ones(1, 1, *value.shape[:-1]))
        result = result * math.prod(window.sizes(axes)) / count
    return channels_last(result)


def value(layer, read, tensors):
    kind = layer["kind"]
    if kind == "Add":
        v = sum(read[1:], read[0])
    elif kind == "Multiply":
        v = math.prod(read[1:], start=read[0])
    else:
        v = joined(layer, torch.cat(read, -1), tensors)
    if "formula" in layer:
        return ACTIVATION_FORMULAS[layer["formula"]](v)
    return ACTIVATIONS[layer.get("activation", "IDENTITY")](v)


def joined(layer, x, tensors):
    kind = layer["kind"]
    if kind == "Dense":
        return F.linear(x, tensors[0].T, tensors[1] if layer["bias"] else None)
    if kind.startswith("Conv"):
        biases = tensors[1] if layer["bias"] else None
        return convolution(x, tensors[0], biases, layer, layer["window"])
    if kind in ("MaxPool", "AveragePool"):
        return pooled(x, layer["window"], kind == "MaxPool")
    if kind == "GlobalMaxPool":
        steps = channels_first(x.reshape(-1, x.shape[-1]))
        return F.max_pool1d(steps, steps.shape[-1]).reshape(-1)
    if kind == "GlobalAveragePool":
        return x.mean(dim=list(range(x.dim() - 1)))
    if kind == "Flatten":
        return x.reshape(-1)
    if kind == "Slice":
        return x[..., layer["offset"]:layer["offset"] + layer["units"]]
    if kind == "Embedding":
        return F.embedding(x.detach().long(), tensors[0]).reshape(*x.shape[:-1], -1)
    if kind == "LayerNorm":
        return F.layer_norm(x, x.shape[-1:], tensors[0], tensors[1], layer["epsilon"])
    if kind == "BatchNorm":
        # F.batch_norm has no derivatives by its statistics
        scale, shift, mean, variance = tensors
        return scale * (x - mean) / torch.sqrt(variance + layer["epsilon"]) + shift
    return x
