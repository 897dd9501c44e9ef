"""How windows of convolutions and pools lie along steps and images."""
import math

import torch
import torch.nn.functional as F


class Window:
    """Windows along some axes: how far they reach over the ends, and how many there are."""

    def __init__(self, rng, axes, pool):
        sizes = [rng.randint(1, 3) for _ in range(axes)]
        self.size = sizes if rng.random() < 0.5 else sizes[:1]
        self.stride = self.numbers(rng, axes, 2) if rng.random() < 0.5 else [1]
        self.dilation = self.numbers(rng, axes, 2) if not pool and rng.random() < 0.4 else [1]
        self.padding = rng.choice((["VALID"] * 3 + ["SAME", "CAUSAL"])[:6 - axes])
        self.pad = []
        if self.padding == "VALID" and rng.random() < 0.8:
            self.pad = [rng.randint(0, 2) for _ in range(rng.choice([1, axes, 2 * axes]))]

    @staticmethod
    def numbers(rng, axes, most):
        return [rng.randint(1, most) for _ in range(rng.choice([1, axes]))]

    def sizes(self, axes):
        return self.each(self.size, axes)

    @staticmethod
    def each(numbers, axes):
        return numbers * axes if len(numbers) == 1 else numbers

    def ends(self, lengths):
        """Of each axis the positions before and behind it."""
        axes = len(lengths)
        if self.pad:
            if len(self.pad) == 1:
                return [(self.pad[0], self.pad[0])] * axes
            if len(self.pad) == 2 * axes:
                return list(zip(self.pad[::2], self.pad[1::2]))
            return [(n, n) for n in self.pad]
        ends = []
        for n, size, step, apart in zip(lengths, self.sizes(axes), self.each(self.stride, axes),
                                        self.each(self.dilation, axes)):
            reach = (size - 1) * apart + 1
            over = max(0, (math.ceil(n / step) - 1) * step + reach - n)
            ends.append({"VALID": (0, 0), "SAME": (over // 2, over - over // 2),
                         "CAUSAL": (reach - 1, 0)}[self.padding])
        return ends

    def padded(self, channels_first, filling):
        ends = self.ends(channels_first.shape[2:])
        return F.pad(channels_first, [n for pair in reversed(ends) for n in pair], value=filling)

    def counts(self, lengths):
        axes = len(lengths)
        return [(n + sum(ends) - (size - 1) * apart - 1) // step + 1
                for n, ends, size, step, apart in
                zip(lengths, self.ends(lengths), self.sizes(axes), self.each(self.stride, axes),
                    self.each(self.dilation, axes))]

    def fits(self, lengths):
        return min(self.counts(lengths)) > 0

    def is_never_empty(self, lengths):
        return self.fits(lengths) and self.inside(torch.ones(1, 1, *lengths)).min() > 0

    def inside(self, ones):
        """How many positions of each window are inside."""
        axes = len(ones.shape) - 2
        kernel = torch.ones(1, 1, *self.sizes(axes))
        convolve = F.conv1d if axes == 1 else F.conv2d
        return convolve(self.padded(ones, 0), kernel, stride=self.each(self.stride, axes))
