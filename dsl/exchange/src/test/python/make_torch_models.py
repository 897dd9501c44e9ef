"""Makes the ONNX files of the tests, and what PyTorch computes by them.

Debian's python3-torch (1.13) wrote the files that are kept; run it with a folder to write to.
Each NAME.onnx has a NAME.safetensors beside it with "x" and "y", inputs and outputs in single
precision, or "x.INPUT" and "y.OUTPUT" of several.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

FOLDER = Path(sys.argv[1])


def save_safetensors(path, tensors):
    header, data = {}, b""
    for name, array in tensors.items():
        raw = np.ascontiguousarray(array, dtype=np.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def export(name, module, *inputs, opset=13, fixed=False, input_names=("x",), output_names=("y",)):
    module.eval()
    with torch.no_grad():
        outputs = module(*inputs)
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    axes = {} if fixed else {n: {0: "batch"} for n in (*input_names, *output_names)}
    torch.onnx.export(
        module, inputs, str(FOLDER / f"{name}.onnx"), opset_version=opset, dynamic_axes=axes,
        input_names=list(input_names), output_names=list(output_names))
    single_in, single_out = len(inputs) == 1, len(outputs) == 1
    tensors = {"x" if single_in else f"x.{n}": v.numpy() for n, v in zip(input_names, inputs)}
    tensors |= {"y" if single_out else f"y.{n}": v.numpy() for n, v in zip(output_names, outputs)}
    save_safetensors(FOLDER / f"{name}.safetensors", tensors)


def refused(name, module, *inputs, **more):
    """A file that nothing is made of, so nothing is kept of what it computes."""
    export("refused_" + name, module, *inputs, **more)
    (FOLDER / f"refused_{name}.safetensors").unlink()


class Function(nn.Module):
    def __init__(self, function, *modules):
        super().__init__()
        self.layers = nn.ModuleList(modules)
        self.function = function

    def forward(self, *x):
        return self.function(*x, *self.layers)


def randomize(module):
    for one in module.modules():
        if isinstance(one, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(one.running_mean, -1, 1)
            nn.init.uniform_(one.running_var, 0.5, 2)
        if isinstance(one, (nn.BatchNorm1d, nn.BatchNorm2d, nn.LayerNorm)):
            nn.init.uniform_(one.weight, 0.5, 2)
            nn.init.uniform_(one.bias, -1, 1)
    return module


class Policy(nn.Module):
    """An actor of stable-baselines' shape, with a state that it hands on."""

    def __init__(self):
        super().__init__()
        self.policy_net = nn.Sequential(nn.Linear(9, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh())
        self.action_net = nn.Linear(16, 3)
        self.log_std = nn.Parameter(torch.zeros(3))

    def forward(self, obs, state_ins):
        hidden = self.policy_net(obs)
        return torch.tanh(self.action_net(hidden)), state_ins


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(6, 12)
        self.block = nn.Sequential(nn.LayerNorm(12), nn.Linear(12, 24), nn.GELU(), nn.Linear(24, 12))
        self.head = nn.Linear(12, 4)

    def forward(self, x):
        h = self.stem(x)
        return torch.softmax(self.head(torch.relu(h + self.block(h))), dim=1)


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(4, 6, 3, stride=2, groups=2), nn.SiLU())
        self.classifier = nn.Sequential(nn.Dropout(0.2), nn.Linear(6 * 2 * 2, 5))

    def forward(self, x):
        h = self.features(x)
        return torch.log_softmax(self.classifier(h.view(h.size(0), -1)), dim=1)


class TwoTowers(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 5, 3, dilation=2)
        self.person = nn.Linear(4, 5)
        self.risk = nn.Linear(10, 1)
        self.kind = nn.Linear(10, 3)

    def forward(self, motion, person):
        m = torch.relu(self.conv(motion.permute(0, 2, 1))).mean(dim=2)
        h = torch.cat([m, torch.relu(self.person(person))], dim=1)
        return torch.sigmoid(self.risk(h)), torch.softmax(self.kind(h), dim=1)


def main():
    torch.manual_seed(7)
    x = torch.randn(5, 8)
    steps = torch.randn(5, 10, 3)
    images = torch.randn(3, 1, 10, 10)
    signal = torch.randn(5, 3, 12)
    export("policy", Policy(), torch.randn(5, 9), torch.randn(5, 2),
           input_names=("obs", "state_ins"), output_names=("actions", "state_outs"), opset=9)
    export("residual", randomize(Residual()), torch.randn(5, 6))
    export("residual17", randomize(Residual()), torch.randn(5, 6), opset=17)
    export("cnn", randomize(Cnn()), images)
    export("cnn_opset9", randomize(Cnn()), images, opset=9)
    export("towers", TwoTowers(), steps, torch.randn(5, 4), input_names=("motion", "person"), output_names=("risk", "kind"))

    layer = lambda name, module, *inputs, **more: export("layer_" + name, randomize(module), *inputs, **more)
    layer("linear", nn.Linear(8, 4), x)
    layer("linear_without_bias", nn.Linear(8, 4, bias=False), x)
    layer("linear_of_steps", nn.Linear(3, 4), steps)
    layer("linear_of_a_vector", nn.Linear(8, 4), x[0], fixed=True)
    layer("linear_norm_relu", nn.Sequential(nn.Linear(8, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.5)), x)
    layer("conv_norm_relu", nn.Sequential(nn.Conv1d(3, 4, 3), nn.BatchNorm1d(4), nn.ReLU()), signal)
    layer("norm_conv", nn.Sequential(nn.BatchNorm1d(3), nn.Conv1d(3, 4, 3, padding=1)), signal)
    layer("layer_norm13", nn.Sequential(nn.Linear(8, 6), nn.LayerNorm(6)), x)
    layer("layer_norm17", nn.Sequential(nn.Linear(8, 6), nn.LayerNorm(6)), x, opset=17)
    for name, module in {
        "gelu": nn.GELU(), "silu": nn.SiLU(), "hardswish": nn.Hardswish(), "hardsigmoid": nn.Hardsigmoid(),
        "hardtanh": nn.Hardtanh(), "relu6": nn.ReLU6(), "softplus": nn.Softplus(), "softsign": nn.Softsign(),
        "prelu": nn.PReLU(), "prelu_of_channels": nn.PReLU(4, 0.3), "leaky_relu": nn.LeakyReLU(0.2), "elu": nn.ELU(),
        "selu": nn.SELU(), "mish": nn.Mish(), "log_softmax": nn.LogSoftmax(1), "softmax": nn.Softmax(1),
        "tanh_gelu": Function(lambda v: 0.5 * v * (1 + torch.tanh(0.7978845608 * (v + 0.044715 * v ** 3)))),
        "square_root": Function(lambda v: torch.sqrt(torch.abs(v) + 1)),
    }.items():
        layer(name, nn.Sequential(nn.Linear(8, 4), module), x)
    layer("embedding", nn.Sequential(nn.Embedding(7, 3), nn.Flatten(), nn.Linear(12, 2)), torch.randint(0, 7, (5, 4)))
    layer("flatten", Function(lambda v, a: a(v.flatten(1)), nn.Linear(30, 4)), steps)
    layer("view", Function(lambda v, a: a(v.view(v.size(0), -1)), nn.Linear(30, 4)), steps)
    layer("reshape", Function(lambda v, a: a(v.reshape(-1, 30)), nn.Linear(30, 4)), steps)
    layer("residual_add", Function(lambda v, a: torch.relu(a(v) + v), nn.Linear(8, 8)), x)
    layer("cat", Function(lambda v, a: torch.cat([a(v), v], 1), nn.Linear(8, 3)), x)
    layer("adaptive_pool", Function(lambda v, a: nn.functional.adaptive_avg_pool1d(a(v), 1).squeeze(2), nn.Conv1d(3, 4, 3)), signal)
    layer("mean_over_time", Function(lambda v, a: a(v).mean(2), nn.Conv1d(3, 4, 3)), signal)
    layer("max_over_time", Function(lambda v, a: a(v).max(2)[0], nn.Conv1d(3, 4, 3)), signal)
    layer("pools", nn.Sequential(nn.Conv1d(3, 4, 3), nn.MaxPool1d(2), nn.AvgPool1d(2)), signal)
    layer("pool_ceil", nn.Sequential(nn.Conv2d(1, 3, 3), nn.MaxPool2d(3, 2, ceil_mode=True)), images)
    layer("pool_padded", nn.Sequential(nn.Conv2d(1, 3, 3), nn.MaxPool2d(3, 2, padding=1)), images)
    layer("standardise", Function(lambda v, a: a((v - torch.arange(8.)) / (1 + torch.arange(8.))), nn.Linear(8, 4)), x)
    layer("permute_conv", Function(lambda v, a: a(v.permute(0, 2, 1)), nn.Conv1d(3, 4, 3)), steps)
    layer("causal_conv", Function(lambda v, a: a(nn.functional.pad(v, (4, 0))), nn.Conv1d(3, 4, 3, dilation=2)), signal)
    layer("chunk", Function(lambda v, a: (lambda p: p[0] * torch.sigmoid(p[1]))(a(v).chunk(2, 1)), nn.Linear(8, 6)), x)
    layer("squeeze_excite", Function(
        lambda v, a, b: (lambda h: h * torch.sigmoid(b(h.mean((2, 3), keepdim=True))))(a(v)),
        nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 1)), images)
    last = lambda v, a: a(v)[0][:, -1]
    refused("gru", Function(last, nn.GRU(3, 4, batch_first=True)), steps)
    refused("gru_of_a_batch", Function(last, nn.GRU(3, 4, batch_first=True)), steps, fixed=True)
    refused("lstm_of_a_batch", Function(lambda v, a: a(v)[0], nn.LSTM(3, 4, batch_first=True)), steps, fixed=True)


main()
