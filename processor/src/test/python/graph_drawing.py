"""Draws networks of layers of every kind."""
import math

import graph_layers as layers
from graph_windows import Window


class Unfinished(Exception):
    """What was drawn cannot be brought to an end."""


class Draw:
    """One network: values are known by index, layers from 0 on, inputs from -1 down."""

    def __init__(self, rng):
        self.rng = rng
        self.inputs = [self.input() for _ in range(rng.choice([1, 1, 1, 1, 2, 3]))]
        self.extents = {-1 - i: one["extent"] for i, one in enumerate(self.inputs)}
        self.codes = {-1 - i: one["codes"] for i, one in enumerate(self.inputs) if one["codes"]}
        self.layers = []
        for _ in range(rng.randint(3, 9)):
            self.add(rng.choice(
                ["Dense"] * 2 + ["Conv"] * 9 + ["MaxPool", "AveragePool"] * 3
                + ["Add", "Multiply", "Activate", "Slice", "LayerNorm", "BatchNorm"] * 2
                + ["GlobalMaxPool", "GlobalAveragePool", "Flatten", "Concat", "Dropout"]
                + ["Embedding"] * (6 if self.codes else 0)), None)
        for source in self.unread():
            self.end(source)
        unread = self.unread()
        self.heads = [self.head(i) for i in range(len(self.layers))
                      if i in unread or self.size(i) <= 4 and rng.random() < 0.1]

    def unread(self):
        read = {s for layer in self.layers for s in layer["sources"]}
        return [s for s in self.extents if s not in read]

    def input(self):
        rng = self.rng
        steps = [rng.randint(4, 8), rng.randint(1, 3)]
        image = [rng.randint(3, 5), rng.randint(3, 5), rng.randint(1, 2)]
        shape = rng.choice([[rng.randint(1, 4)], steps, steps, image, image])
        codes = rng.randint(2, 5) if len(shape) < 3 and rng.random() < 0.25 else 0
        return {"extent": shape, "codes": codes}

    def size(self, value):
        return math.prod(self.extents[value])

    def source(self, kind):
        """Some value that is no code and has positions if need be, rather a late one."""
        least = 2 if kind == "Conv" or kind.endswith("Pool") else 1
        values = sorted(v for v in self.extents
                        if v not in self.codes and len(self.extents[v]) >= least)
        return self.rng.choice(values + values[-2:] * 2) if values else None

    def alike(self, first, same):
        return [v for v in sorted(self.extents) if v not in self.codes and same(self.extents[v])]

    def activation(self, layer, units):
        if self.rng.random() < 0.2:
            layer["formula"] = self.rng.choice(sorted(layers.ACTIVATION_FORMULAS))
        else:
            name = self.rng.choice(sorted(layers.ACTIVATIONS) + ["SIGMOID", "SOFTMAX", "SOFTMAX"])
            layer["activation"] = "TANH" if name == "SOFTMAX" and units == 1 else name

    def end(self, source):
        """Brings what nobody reads to a few outputs."""
        if source in self.codes:
            source = self.added("Embedding", [source])
        if source >= 0 and self.size(source) <= 5 and self.rng.random() < 0.7:
            return
        if len(self.extents[source]) > 1:
            source = self.added(self.rng.choice(["Flatten", "GlobalMaxPool", "GlobalAveragePool"]),
                                [source])
        self.added("Dense", [source])

    def added(self, kind, sources):
        """Adds a layer that there has to be."""
        index = self.add(kind, sources)
        if index is None:
            raise Unfinished
        return index

    def add(self, kind, sources):
        rng = self.rng
        if kind == "Embedding":
            sources = sources or [rng.choice(sorted(self.codes))]
        elif sources is None:
            if kind in ("Flatten", "Slice", "Concat") and self.codes and rng.random() < 0.5:
                sources = [rng.choice(sorted(self.codes))]
            else:
                source = self.source(kind)
                if source is None:
                    return None
                sources = [source]
        extent = self.extents[sources[0]]
        join = kind == "Concat" or rng.random() < 0.15
        if kind == "Concat" and self.size(sources[0]) > 60:
            return None
        if join and kind not in ("Add", "Multiply") and self.size(sources[0]) <= 60:
            same = [v for v in sorted(self.extents) if self.extents[v][:-1] == extent[:-1]
                    and (v in self.codes) == (sources[0] in self.codes)]
            sources = sources + [rng.choice(same)]
        read = extent[:-1] + [sum(self.extents[s][-1] for s in sources)]
        layer = {"kind": kind, "sources": sources}
        own = self.declare(layer, read)
        if own is None or math.prod(own) > 80:
            return None
        index = len(self.layers)
        self.extents[index] = own
        self.layers.append(layer)
        if kind in ("Flatten", "Slice", "Concat") and sources[0] in self.codes:
            self.codes[index] = max(self.codes[s] for s in sources)
        return index

    def declare(self, layer, read):
        """Fills in a layer's declaration and tells what it gives; None if it cannot be."""
        rng, kind, channels = self.rng, layer["kind"], read[-1]
        own = list(read)
        if kind in ("Add", "Multiply"):
            own = self.extents[layer["sources"][0]]
            same = self.alike(own, lambda e: e == own or e == own[-1:] or e[-1:] == own == e[-1:])
            layer["sources"] = [layer["sources"][0]] + [
                rng.choice(same) for _ in range(rng.randint(1, 2))]
            own = max((self.extents[s] for s in layer["sources"]), key=len)
            if any(self.extents[s] not in (own, own[-1:]) for s in layer["sources"]):
                return None
        elif kind == "Dense":
            layer["bias"] = rng.random() < 0.8
            own[-1] = self.shared(layer, [channels], rng.randint(1, 4))
        elif kind == "Embedding":
            layer["size"] = max(self.codes[s] for s in layer["sources"]) + rng.randint(0, 1)
            units = self.shared(layer, [layer["size"]], rng.randint(1, 3))
            own[-1] = channels * units
            layer["units"] = units
        elif kind == "Conv":
            return self.declare_convolution(layer, read)
        elif kind in ("MaxPool", "AveragePool", "GlobalMaxPool", "GlobalAveragePool"):
            if len(read) == 1:
                return None
            if kind.startswith("Global"):
                return own[-1:]
            window = Window(rng, len(read) - 1, True)
            if not window.is_never_empty(read[:-1]):
                return None
            layer["window"] = window
            own = window.counts(read[:-1]) + [channels]
        elif kind == "Flatten":
            own = [math.prod(read)]
        elif kind == "Slice":
            layer["offset"] = rng.randrange(channels)
            own[-1] = rng.randint(1, channels - layer["offset"])
        elif kind in ("LayerNorm", "BatchNorm"):
            layer["epsilon"] = rng.choice([1e-5, 1e-3, 0.1])
        elif kind == "Dropout":
            layer["rate"] = 0.25
        if kind != "Embedding":
            layer["units"] = own[-1]
        if kind in ("Dense", "Add", "Multiply", "Activate", "LayerNorm", "BatchNorm"):
            self.activation(layer, own[-1])
        return own

    def declare_convolution(self, layer, read):
        rng, axes = self.rng, len(read) - 1
        if axes == 0:
            return None
        layer["kind"] = "Conv%dD" % axes
        alike = [one["window"] for one in self.layers if one["kind"] == layer["kind"]]
        window = rng.choice(alike) if alike and rng.random() < 0.5 else Window(rng, axes, False)
        layer["bias"] = rng.random() < 0.8
        groups = rng.choice([n for n in range(1, read[-1] + 1) if read[-1] % n == 0])
        inner = [*window.sizes(axes), read[-1] // groups]
        filters = self.shared(layer, inner, groups * rng.randint(1, 4 if groups == 1 else 2))
        if filters % groups != 0 or not window.fits(read[:-1]):
            return None
        layer.update(window=window, groups=groups, units=filters)
        self.activation(layer, filters)
        return window.counts(read[:-1]) + [filters]

    def shared(self, layer, inner, units):
        """Now and then takes the parameters of an earlier layer, and so its number of units."""
        layer["inner"] = inner
        fitting = [i for i, other in enumerate(self.layers)
                   if other["kind"] == layer["kind"] and "shares" not in other
                   and other["inner"] == inner]
        if not fitting or self.rng.random() < 0.4:
            return units
        layer["shares"] = self.rng.choice(fitting)
        owner = self.layers[layer["shares"]]
        if "bias" in owner:
            layer["bias"] = owner["bias"]
        return owner["units"]

    def head(self, index):
        layer, rng = self.layers[index], self.rng
        names = ["SQUARED_ERROR", "ABSOLUTE_ERROR", "HUBER", "LOG_COSH"]
        if layer.get("activation") == "SOFTMAX":
            names = ["CROSS_ENTROPY", "CROSS_ENTROPY", "ENTROPY", "HUBER"]
        elif layer.get("activation") == "SIGMOID":
            names = ["BINARY_CROSS_ENTROPY", "BINARY_CROSS_ENTROPY", "ENTROPY", "HUBER"]
        elif self.size(index) == 1:
            names.append("OUTPUT")
        head = {"layer": index, "weight": rng.choice([1.0, 1.0, 0.5, 0.25, -0.125, 2.0])}
        if rng.random() < 0.2:
            head["formula"] = rng.choice(sorted(layers.LOSS_FORMULAS))
        else:
            head["loss"] = rng.choice(names)
        return head

    def shapes(self):
        """The tensors of each layer: shapes, and what they are drawn around."""
        for layer in self.layers:
            width = sum(self.extents[s][-1] for s in layer["sources"])
            if "shares" in layer:
                yield []
            elif "inner" in layer:
                yield [([*layer["inner"], layer["units"]], 0)] + (
                    [([layer["units"]], 0)] if layer.get("bias") else [])
            elif layer["kind"] == "LayerNorm":
                yield [([width], 1), ([width], 0)]
            elif layer["kind"] == "BatchNorm":
                yield [([width], 1), ([width], 0), ([width], 0), ([width], 1)]
            else:
                yield []
