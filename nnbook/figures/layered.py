"""A network of several layers as columns of discs, with every connection drawn."""

from __future__ import annotations

from matplotlib.axes import Axes

from nnbook.figures.drawing import LayerKind, Point, connection, neuron


class Columns:
    """Where the neurons of a layered network lie on the sheet.

    Attributes:
        sizes: How many neurons each layer has, from the input on.
        radius: Of a disc, in drawing units.
        xs: The middle of each column.
    """

    def __init__(
        self, sizes: tuple[int, ...], left: float, right: float, middle: float, step: float
    ) -> None:
        """Spread the columns between two edges.

        Args:
            sizes: How many neurons each layer has.
            left: The middle of the first column.
            right: The middle of the last column.
            middle: The height that every column is centred on.
            step: From one neuron of a column to the next.
        """
        self.sizes = sizes
        self.middle = middle
        self.step = step
        self.radius = 0.38 * step
        apart = (right - left) / (len(sizes) - 1)
        self.xs = tuple(left + apart * layer for layer in range(len(sizes)))

    def at(self, layer: int, index: int) -> Point:
        """The middle of a neuron; layers and neurons counted from 0, neurons from the top."""
        offset = (self.sizes[layer] - 1) / 2 - index
        return self.xs[layer], self.middle + self.step * offset

    def kind(self, layer: int) -> LayerKind:
        """Whether a layer is the input, hidden, or the output."""
        if layer == 0:
            return "input"
        return "output" if layer == len(self.sizes) - 1 else "hidden"


def draw_connections(axes: Axes, columns: Columns, *, role: str = "weight", width: float) -> None:
    """Draw a line from every neuron of a layer to every neuron of the next."""
    for layer in range(1, len(columns.sizes)):
        for j in range(columns.sizes[layer]):
            for k in range(columns.sizes[layer - 1]):
                start, end = columns.at(layer - 1, k), columns.at(layer, j)
                connection(axes, start, end, role=role, width=width)


def draw_neurons(axes: Axes, columns: Columns) -> None:
    """Draw every neuron in the colour of its kind of layer."""
    for layer, size in enumerate(columns.sizes):
        for index in range(size):
            neuron(axes, columns.at(layer, index), columns.radius, columns.kind(layer))
