"""Writes formulas-float64.json: what PyTorch's autograd makes of formulas, in float64.

    python3 formulas_float64.py > ../resources/io/github/chainrule/processor/reference/formulas-float64.json

Each formula stands here twice, as a user of Chainrule writes it and as one of PyTorch does.
"""

import json
import math

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(20261126)

ACTIVATIONS = [
    ("v * sigmoid(1.702 * v)", lambda v: v * torch.sigmoid(1.702 * v)),
    ("v > 0 ? v : 0.3 * expm1(v)", lambda v: torch.where(v > 0, v, 0.3 * torch.expm1(v))),
    ("v * tanh(softplus(v))", lambda v: v * torch.tanh(torch.nn.functional.softplus(v))),
    ("exp(-v^2)", lambda v: torch.exp(-(v**2))),
    ("sin(v) + 0.1 * v", lambda v: torch.sin(v) + 0.1 * v),
    ("v + sin(v)^2 / 2", lambda v: v + torch.sin(v) ** 2 / 2),
    ("relu(v)^2", lambda v: torch.relu(v) ** 2),
    ("clamp(v, -1, 1) + 0.01 * v", lambda v: torch.clamp(v, -1, 1) + 0.01 * v),
    ("2 / pi * atan(pi / 2 * v)", lambda v: 2 / math.pi * torch.atan(math.pi / 2 * v)),
    ("v / sqrt(1 + v^2)", lambda v: v / torch.sqrt(1 + v**2)),
    ("sign(v) * log1p(abs(v))", lambda v: torch.sign(v) * torch.log1p(torch.abs(v))),
    ("v * 0.5 * (1 + erf(v / sqrt(2)))", lambda v: v * 0.5 * (1 + torch.erf(v / math.sqrt(2)))),
    ("(1 + abs(v))^1.5 - cos(v)", lambda v: (1 + torch.abs(v)) ** 1.5 - torch.cos(v)),
    ("v * tan(0.5 * tanh(v)) + v^3 / 10", lambda v: v * torch.tan(0.5 * torch.tanh(v)) + v**3 / 10),
    ("max(min(v, 2), 0.1 * v) - (1 + v^2)^-0.25",
     lambda v: torch.maximum(torch.clamp(v, max=2.0), 0.1 * v) - (1 + v**2) ** -0.25),
    ("log(1 + e^2 + v^4)", lambda v: torch.log(1 + math.e**2 + v**4)),
]

LOSSES = [
    ("t > y ? 0.9 * (t - y) : 0.1 * (y - t)",
     lambda y, t, v: torch.where(t > y, 0.9 * (t - y), 0.1 * (y - t))),
    ("softplus(v) - t * v", lambda y, t, v: torch.nn.functional.softplus(v) - t * v),
    ("exp(y) - t * y", lambda y, t, v: torch.exp(y) - t * y),
    ("sqrt(1 + (y - t)^2) - 1", lambda y, t, v: torch.sqrt(1 + (y - t) ** 2) - 1),
    ("log(1 + (y - t)^2 / 2) + 0.01 * v^2",
     lambda y, t, v: torch.log(1 + (y - t) ** 2 / 2) + 0.01 * v**2),
    ("abs(y - t)^1.5", lambda y, t, v: torch.abs(y - t) ** 1.5),
    ("1 - cos(y - t)", lambda y, t, v: 1 - torch.cos(y - t)),
    ("max(0, 1 - (2 * t - 1) * y)", lambda y, t, v: torch.relu(1 - (2 * t - 1) * y)),
]

ENDINGS = {
    "IDENTITY": lambda v: v,
    "SIGMOID": torch.sigmoid,
    "SOFTMAX": lambda v: torch.softmax(v, -1),
    "TANH": torch.tanh,
}


def forward(case, p, x):
    at, inputs = 0, case["inputs"]
    y = x
    for layer, phi in zip(case["layers"], case["phi"]):
        units = layer["units"]
        w = p[at : at + inputs * units].reshape(inputs, units)
        at += inputs * units
        v = y @ w + p[at : at + units]
        at += units
        y, inputs = phi(v), units
    return y, v


def loss(case, p, x, t):
    y, v = forward(case, p, x)
    return case["E"](y, t, v).sum(-1).mean()


def gradient(case, p, x, t):
    p, x = p.clone().requires_grad_(), x.clone().requires_grad_()
    e = loss(case, p, x, t)
    g, dx = torch.autograd.grad(e, (p, x))
    return e.item(), g.tolist(), dx.tolist()


def described(case):
    size, inputs = 0, case["inputs"]
    for layer in case["layers"]:
        size += (inputs + 1) * layer["units"]
        inputs = layer["units"]
    p = 2.4 * torch.rand(size) - 1.2
    x, t, n = 3 * torch.rand(case["inputs"]) - 1.5, torch.rand(inputs), 4
    xs, ts = 3 * torch.rand(n, case["inputs"]) - 1.5, torch.rand(n, inputs)
    e, g, dx = gradient(case, p, x, t)
    batch_e, batch_g, _ = gradient(case, p, xs, ts)
    by_x = torch.autograd.functional.jacobian(lambda a: forward(case, p, a)[0], x)
    by_p = torch.autograd.functional.jacobian(lambda a: forward(case, a, x)[0], p)
    return {
        "name": case["name"],
        "inputs": case["inputs"],
        "layers": case["layers"],
        "lossFormula": case["lossFormula"],
        "parameters": p.tolist(),
        "x": x.tolist(),
        "t": t.tolist(),
        "y": forward(case, p, x)[0].tolist(),
        "lossValue": e,
        "gradient": g,
        "inputGradient": dx,
        "inputJacobian": by_x.flatten().tolist(),
        "parameterJacobian": by_p.flatten().tolist(),
        "batch": {
            "n": n,
            "x": xs.flatten().tolist(),
            "t": ts.flatten().tolist(),
            "y": forward(case, p, xs)[0].flatten().tolist(),
            "loss": batch_e,
            "gradient": batch_g,
        },
    }


def cases():
    endings = list(ENDINGS.items())
    for index, (text, phi) in enumerate(ACTIVATIONS):
        loss_text, e = LOSSES[index % len(LOSSES)]
        name, ending = endings[(index + index // 4) % len(endings)]
        hidden = {"units": 3 + index % 3, "formula": text, "bias": True}
        output = {"units": 2 + index % 2, "activation": name, "bias": True}
        yield {
            "name": f"formula{index}",
            "inputs": 2 + index % 3,
            "layers": [hidden, output],
            "phi": [phi, ending],
            "lossFormula": loss_text,
            "E": e,
        }


print(
    json.dumps(
        {
            "source": f"PyTorch {torch.__version__} autograd, float64, by formulas_float64.py",
            "layout": "as dense-float64.json",
            "cases": [described(case) for case in cases()],
        }
    )
)
