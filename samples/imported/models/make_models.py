"""Makes the two models of this sample, and records what they give: PyTorch with its ONNX exporter.

    python3 make_models.py

A policy that keeps a cart's pole up and a classifier of Gaussian clouds, both trained here for a
few seconds.
"""

import json
import struct

import numpy as np
import torch
from torch import nn

torch.manual_seed(11)


def save_safetensors(path, tensors):
    header, data = {}, b""
    for name, array in tensors.items():
        raw = np.ascontiguousarray(array, dtype=np.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def export(name, model, x, input_name, output_name):
    model.eval()
    with torch.no_grad():
        y = model(x)
    torch.onnx.export(model, x, f"{name}.onnx", opset_version=13, input_names=[input_name], output_names=[output_name],
                      dynamic_axes={input_name: {0: "batch"}, output_name: {0: "batch"}})
    save_safetensors(f"{name}-recorded.safetensors", {"x": x.numpy(), "y": y.numpy()})


def fit(model, x, t, loss, steps=400):
    optimizer = torch.optim.Adam(model.parameters(), 0.01)
    for _ in range(steps):
        optimizer.zero_grad()
        loss(model(x), t).backward()
        optimizer.step()


class Policy(nn.Module):
    """Imitates a linear controller of a cart with a pole, whose force is limited."""

    def __init__(self):
        super().__init__()
        self.policy_net = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh())
        self.action_net = nn.Linear(24, 1)

    def forward(self, state):
        return torch.tanh(self.action_net(self.policy_net(state)))


class Gestures(nn.Module):
    """Tells four gestures by six readings, which it standardises."""

    def __init__(self, mean, deviation):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.pattern = nn.Linear(6, 20)
        self.norm = nn.BatchNorm1d(20)
        self.gesture = nn.Linear(20, 4)

    def logits(self, x):
        return self.gesture(nn.functional.gelu(self.norm(self.pattern((x - self.mean) / self.deviation))))

    def forward(self, x):
        return torch.softmax(self.logits(x), dim=1)


state = torch.randn(2000, 4)
policy = Policy()
fit(policy, state, torch.tanh(state @ torch.tensor([[0.3], [0.6], [2.0], [1.0]])), nn.functional.mse_loss)
export("policy", policy, state[:16], "state", "force")

centres = 3 * torch.randn(4, 6)
kind = torch.arange(2000) % 4
readings = (centres[kind] + torch.randn(2000, 6)) * torch.tensor([1, 10, 0.1, 5, 1, 100.0]) + torch.arange(6)
gestures = Gestures(readings.mean(0), readings.std(0))
optimizer = torch.optim.Adam(gestures.parameters(), 0.01)
for _ in range(200):
    optimizer.zero_grad()
    nn.functional.cross_entropy(gestures.logits(readings), kind).backward()
    optimizer.step()
export("gestures", gestures, readings[:16], "readings", "gesture")
