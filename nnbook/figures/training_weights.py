"""Figures of the chapter "Training" that look inside: weights, outputs, the pocket network."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from nnbook.examples.digits import mean_images
from nnbook.examples.recipes import POCKET
from nnbook.examples.trained import details, trained_network
from nnbook.facts.training import EXAMPLE
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.digits_charts import bar
from nnbook.figures.drawing import Number, Point, label, neuron
from nnbook.figures.images import grey_image
from nnbook.figures.palette import colour
from nnbook.figures.panels import guide, note, panel, sheet_of
from nnbook.figures.shapes import arrow
from nnbook.languages import Language
from nnbook.net import Vector, forward

SIDE: Final = 28
COLUMNS, ROWS = 6, 5
GAP: Final = 2  # pixels between two images
FULL: Final = 4.0  # a weight from here on has the colour's full strength
LEVELS: Final = 4  # shades of each colour: more would show no more, in a larger page
NETWORKS: Final[dict[str, dict[Language, str]]] = {
    "classic": {"en": "Classic network", "zh-TW": "經典網路"},
    "classic-small-start": {"en": "Small start", "zh-TW": "起始權重小"},
}
Shades = npt.NDArray[np.uint8]


def tiled(name: str) -> npt.NDArray[np.float64]:
    """All 30 images of hidden weights as one, six in a row, with zeros between them."""
    weight = trained_network(name).layers[0].weight
    tiles = weight.reshape(ROWS, COLUMNS, SIDE, SIDE)
    framed = np.pad(tiles, ((0, 0), (0, 0), (0, GAP), (0, GAP)))
    return framed.transpose(0, 2, 1, 3).reshape(ROWS * (SIDE + GAP), COLUMNS * (SIDE + GAP))


def shades(weights: npt.NDArray[np.float64]) -> Shades:
    """Positive weights as one of a few grey levels, the others as 0."""
    steps = np.round(np.clip(weights / FULL, 0, 1) * LEVELS)
    return np.round(steps * (255 / LEVELS)).astype(np.uint8)


def border_spread(name: str) -> float:
    """The spread of the weights of the outermost pixels, which never have ink."""
    weight = trained_network(name).layers[0].weight.reshape(-1, SIDE, SIDE)
    return float(np.concatenate([weight[:, 0], weight[:, -1]]).std())


def hidden_description(language: Language) -> str:
    """Say what the two sets of images look like."""
    spreads = [border_spread(name) for name in NETWORKS]
    if language == "en":
        return (
            "Twice thirty small pictures, one a hidden neuron: blue where a weight is positive, "
            "red where it is negative. Short strokes, spots and arcs can be made out. With the "
            f"classic start all of it lies under noise, which fills the edges too (spread "
            f"{spreads[0]:.2f}); with the small start the edges are blank (spread "
            f"{spreads[1]:.2f})."
        )
    return (
        "兩組各三十張小圖，一張是一個隱藏神經元：藍色是正的權重，紅色是負的。"
        "看得出短的筆畫、斑點和弧線。經典網路的，整張都蓋著雜訊，"
        f"連邊緣也是（標準差 {spreads[0]:.2f}）；"
        f"起始權重小的，邊緣是空白的（標準差 {spreads[1]:.2f}）。"
    )


def hidden_weights(language: Language, narrow: bool = False) -> BookFigure:
    """See strokes and spots that hidden neurons look for, buried in the noise of the start."""
    title = {"en": "What hidden neurons look for", "zh-TW": "隱藏神經元在找什麼"}[language]
    width, scale, size = (NARROW, 1.78, 13.5) if narrow else (WIDE, 1.6, 15)
    across, up = COLUMNS * (SIDE + GAP) * scale, ROWS * (SIDE + GAP) * scale
    block = up + 30
    height = (2 if narrow else 1) * block + 30
    figure = BookFigure(title, hidden_description(language), width, height)
    axes = diagram_axes(figure)
    for index, (name, words) in enumerate(NETWORKS.items()):
        left = (width - across) / 2 if narrow else 2 + index * (width - 4 - across)
        top = height - 24 - (index * block if narrow else 0)
        label(axes, (left + across / 2, top + 13), words[language], size=size)
        draw_tiles(axes, name, (left, top - up), scale)
    weight_key(axes, language, width, size)
    return figure


def draw_tiles(axes: Axes, name: str, corner: Point, scale: float) -> None:
    """Draw thirty images of weights: one colour for each sign."""
    weights, both = tiled(name), (scale, scale)
    grey_image(axes, shades(weights), corner, both, role="weight", frame=False)
    grey_image(axes, shades(-weights), corner, both, role="accent", frame=False)
    side, step = SIDE * scale, (SIDE + GAP) * scale
    squares = [
        square((corner[0] + column * step, corner[1] + GAP * scale + row * step), side)
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    # One path: then both widths' images lie so close together that compression sees they are alike.
    frames = PathPatch(Path.make_compound_path(*squares), fc="none", ec=colour("rule"), lw=0.8)
    frames.set_zorder(2)
    axes.add_patch(frames)


def square(corner: Point, side: float) -> Path:
    """The outline of a square with its bottom left corner there."""
    return Path.unit_rectangle().transformed(Affine2D().scale(side).translate(*corner))


def weight_key(axes: Axes, language: Language, width: float, size: float) -> None:
    """Say which colour is which sign."""
    words = {"en": ("positive weight", "negative weight"), "zh-TW": ("正的權重", "負的權重")}
    x = width / 2 - (140.0 if language == "en" else 110.0)
    for role, word in zip(("weight", "accent"), words[language], strict=True):
        axes.add_patch(Rectangle((x, 6), 13, 13, fc=colour(role), ec="none"))
        label(axes, (x + 20, 12), word, size=size - 1, align="left", role=role)
        x += 150 if language == "en" else 120


def bands() -> list[tuple[float, float, int, float, float]]:
    """The largest output in four ranges: from, to, how many images, said wrong, found wrong."""
    found = details()
    return [
        (low, high, n, said, 1 - right / n)
        for (low, high, n, right), said in zip(found["bands"], found["band_admitted"], strict=True)
    ]


def bands_description(language: Language) -> str:
    """Say for each range how many are wrong, and how many the outputs admit."""
    rows = bands()
    if language == "en":
        items = "; ".join(
            f"largest output {a:g} to {b:g}, {n:,} images: {said:.2%} and {found:.2%}"
            for a, b, n, said, found in rows
        )
        return (
            "Four rows on one logarithmic axis of the share of wrong answers. A ring is the share "
            "that the outputs admit, a dot the share that really is wrong. In the lowest row the "
            "dot lies left of its ring; further up it lies to the right, and further and further. "
            f"{items[0].upper()}{items[1:]}."
        )
    items = "；".join(
        f"最大輸出 {a:g} 到 {b:g}，{n:,} 張：{said:.2%} 和 {found:.2%}"
        for a, b, n, said, found in rows
    )
    return (
        "四列，同一條答錯比例的對數軸。空心圓是輸出自己承認的比例，實心圓是真的答錯的比例。"
        f"最下面一列，實心圓在空心圓左邊；往上就到了右邊，而且愈來愈遠。{items}。"
    )


def sure_and_right(language: Language, narrow: bool = False) -> BookFigure:
    """See dots to the right of their rings: the surer it is, the more it understates its errors."""
    title = {"en": "Errors admitted and errors made", "zh-TW": "承認的錯，犯下的錯"}[language]
    step, size = (44, 13) if narrow else (46, 15)
    width, height = NARROW if narrow else WIDE, 4 * step + 106
    figure = BookFigure(title, bands_description(language), width, height)
    left, right = (74, 22) if narrow else (120, 40)
    axes = panel(figure, (left, 52), (width - left - right, 4 * step))
    axes.set_xscale("log")
    axes.minorticks_off()
    axes.set_xlim(1e-4, 1)
    axes.set_ylim(-0.5, 3.5)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    for row, (low, high, _, said, found) in enumerate(bands()):
        guide(axes, y=row)
        marks = (("said", said, "a", colour("paper")), ("found", found, "accent", None))
        axes.plot([said, found], [row, row], color=colour("rule"), lw=3, zorder=1)
        for gid, share, role, face in marks:
            look = {"color": colour(role), "mfc": face or colour(role), "gid": f"{gid}-{row}"}
            axes.plot([share], [row], "o", ms=9, mew=2, zorder=3, **look)  # type: ignore[arg-type]
            figure.drawn[f"{gid}-{row}"] = Drawn((share,), (float(row),))
        at, away = (1e-4, row), (-10.0, 0.0)
        note(figure, axes, at, Number(f"{low:g}–{high:g}"), by=away, size=size, align="right")
    for share in (1e-4, 1e-3, 1e-2, 1e-1, 1.0):
        text, below = Number(f"{100 * share:g}%"), (0.0, -0.9 * size)
        note(figure, axes, (share, -0.5), text, by=below, size=size - 1, role="soft")
    axes.set_xticks((1e-4, 1e-3, 1e-2, 1e-1, 1.0))
    bands_key(figure, language, left, size)
    return figure


def bands_key(figure: BookFigure, language: Language, left: float, size: float) -> None:
    """Say what ring, dot and both axes are."""
    sheet = sheet_of(figure)
    width, height = sheet.get_xlim()[1], sheet.get_ylim()[1]
    heads = {
        "en": ("Output", "errors admitted", "errors made", "Wrong answers"),
        "zh-TW": ("最大輸出", "承認的錯", "真的錯", "答錯的比例"),
    }[language]
    y = height - 24
    label(sheet, (left - 10, y), heads[0], size=size, align="right")
    x = left + 12.0
    for word, role, face in zip(heads[1:3], ("a", "accent"), ("paper", "accent"), strict=True):
        sheet.plot([x], [y], "o", ms=9, mew=2, color=colour(role), mfc=colour(face))
        label(sheet, (x + 11, y), word, size=size, align="left", role=role)
        x += 128 if width == NARROW else 180
    label(sheet, ((left + width) / 2, 14), heads[3], size=size - 1, role="soft")


def pocket_output() -> Vector:
    """The pocket network's answer to the mean image of 5."""
    x = mean_images()[EXAMPLE].reshape(-1) / 255.0
    output: Vector = forward(trained_network("pocket"), x).output
    return output


def pocket_description(language: Language) -> str:
    """Say what goes in, which layers follow, and what comes out."""
    y = pocket_output()
    ranked = sorted(range(10), key=lambda digit: -y[digit])[:3]
    if language == "en":
        items = ", ".join(f"{digit}: {y[digit]:.2f}" for digit in ranked)
        return (
            f"From left to right: the mean image of {EXAMPLE}, 28 by 28 pixels; layers of 784, "
            f"110, 60 and 10 neurons; ten bars, one a digit. The longest: {items}."
        )
    items = "、".join(f"{digit} 是 {y[digit]:.2f}" for digit in ranked)
    return (
        f"由左到右：{EXAMPLE} 的平均影像，寬高各 28 個像素；784、110、60 和 10 個神經元的四層；"
        f"十條橫條，一個數字一條。最長的：{items}。"
    )


def pocket_network(language: Language, narrow: bool = False) -> BookFigure:
    """See an image go in, two hidden layers, and ten bars come out, the longest the answer."""
    title = {"en": "The pocket network", "zh-TW": "口袋網路"}[language]
    width, height, pixel, size = (NARROW, 262, 2.9, 13) if narrow else (WIDE, 292, 5.4, 15)
    figure = BookFigure(title, pocket_description(language), width, height)
    axes = diagram_axes(figure)
    side, middle = SIDE * pixel, height / 2 + 8
    corner = (6.0, middle - side / 2)
    grey_image(axes, mean_images()[EXAMPLE], corner, (pixel, pixel))
    label(axes, (6 + side / 2, corner[1] - 16), Number(str(POCKET.sizes[0])), size=size)
    columns = (126.0, 176.0) if narrow else (240.0, 330.0)
    for x, n in zip(columns, POCKET.sizes[1:-1], strict=True):
        draw_layer(axes, x, middle, 17 if narrow else 20)
        label(axes, (x, 14), Number(str(n)), size=size)
    bars = 218.0 if narrow else 404.0
    stops = [6 + side, *columns, bars - 14]
    for index, (start, end) in enumerate(pairwise(stops)):
        near, far = (6 if index == 0 else 15), (15 if index < 2 else 6)
        arrow(axes, (start + near, middle), (end - far, middle))
    draw_outputs(axes, bars, middle, width - bars - (42 if narrow else 56), size)
    label(axes, (bars + 20, 14), Number(str(POCKET.sizes[-1])), size=size)
    return figure


def draw_layer(axes: Axes, x: float, middle: float, step: float) -> None:
    """Draw a column of neurons with a gap in the middle that stands for all the others."""
    for place in (-5, -4, -3, -2, 2, 3, 4, 5):
        neuron(axes, (x, middle + place * step), 0.38 * step, "hidden")
    for dot in (-0.63, 0.0, 0.63):
        axes.add_patch(Circle((x, middle + dot * step), 1.8, color=colour("soft"), lw=0))


def draw_outputs(axes: Axes, x: float, middle: float, full: float, size: float) -> None:
    """Draw ten bars with their digits, and the numbers of those that can be seen."""
    output, step = pocket_output(), 21.5
    for digit, value in enumerate(output):
        at = middle + (4.5 - digit) * step
        best = digit == int(np.argmax(output))
        role = "accent" if best else "soft"
        label(axes, (x, at), Number(str(digit)), size=size + 1, role=role)
        bar(axes, x + 12, at - 7, max(full * float(value), 1.0), 14, "output")
        if value >= 0.005:
            end = (x + 12 + full * float(value) + 5, at)
            label(axes, end, Number(f"{value:.2f}"), size=size - 1, align="left", role="a")
