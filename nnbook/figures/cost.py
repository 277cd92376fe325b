"""Figures of the chapter "The cost function": the worked cost as areas, and why squares."""

from __future__ import annotations

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.cost import FREE_WEIGHTS, free_cost, free_term
from nnbook.examples.worked import WORKED_TARGET, worked_pass, worked_step
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import Number, Part, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, curve, guide, heading, note, panel, ticks
from nnbook.languages import Language
from nnbook.net import Vector


def worked_errors() -> tuple[float, ...]:
    """Output minus target, of both outputs of the worked example."""
    return tuple(y - t for y, t in zip(worked_pass().a(2), WORKED_TARGET, strict=True))


def squares_description(language: Language) -> str:
    """Say each output, target and area, and their sum."""
    items = []
    for j, (y, t, e) in enumerate(
        zip(worked_pass().a(2), WORKED_TARGET, worked_errors(), strict=True), 3
    ):
        values = {"y": number(y, ".4f"), "t": number(t), "side": number(abs(e), ".4f")}
        values |= {"area": number(e * e, ".4f"), "j": str(j)}
        pattern = {
            "en": "N{j}: the output {y} and the target {t} are {side} apart; a square of that side "
            "has the area {area}.",
            "zh-TW": "N{j}：輸出 {y} 和目標值 {t} 相距 {side}，以它為邊的正方形面積是 {area}。",
        }[language]
        items.append(pattern.format(**values))
    cost = number(worked_step().cost, ".4f")
    start = {
        "en": "Two scales from 0 to 1, each with a square standing on it.",
        "zh-TW": "兩條從 0 到 1 的刻度，上面各立著一個正方形。",
    }[language]
    end = {"en": f"Together they are {cost}.", "zh-TW": f"加起來是 {cost}。"}[language]
    return (" " if language == "en" else "").join((start, *items, end))


def cost_squares(language: Language, narrow: bool = False) -> BookFigure:
    """See two squares whose sides are the errors: their areas are the terms of the cost."""
    width, unit, size = (NARROW, 250, 13.5) if narrow else (WIDE, 236, 15)
    block = 178 if narrow else 166
    height = 2 * block + 24 if narrow else block + 30
    title = {"en": "Errors as squares", "zh-TW": "把誤差畫成正方形"}[language]
    figure = BookFigure(title, squares_description(language), width, height)
    axes = diagram_axes(figure)
    for j in (0, 1):
        left = 39 if narrow else 32 + j * 300
        bottom = height - 8 - block * (j + 1 if narrow else 1) + 66
        draw_square(axes, j, (left, bottom), unit, size)
    words = {"en": "cost = both areas = ", "zh-TW": "成本 = 兩塊面積 = "}[language]
    total = Number(number(worked_step().cost, ".4f"))
    label(axes, (width / 2, 14), words, total, size=size + 1, role="accent", fact="cost")
    return figure


def draw_square(axes: Axes, j: int, corner: tuple[float, float], unit: float, size: float) -> None:
    """Draw one output's scale, its output and target, and the square between them."""
    (left, base), t, y = corner, WORKED_TARGET[j], worked_pass().a(2)[j]
    start, side = left + unit * min(y, t), unit * abs(y - t)
    fill, edge = colour("output-fill"), colour("accent")
    axes.add_patch(Rectangle((start, base), side, side, fc=fill, ec=edge, lw=2, zorder=2))
    axes.plot((left, left + unit), (base, base), color=colour("soft"), lw=1.4, zorder=1)
    for end, text in ((0, "0"), (1, "1")):
        x = left + unit * end
        axes.plot((x, x), (base - 4, base + 4), color=colour("soft"), lw=1.4, zorder=1)
        if abs(t - end) > 0.1:
            label(axes, (x, base - 14), Number(text), size=size, role="soft")
    for value, name, role, fact, fmt in (
        (y, "y", "a", "", ".4f"),
        (t, "t", "ink", f"t_{j + 1}", "g"),
    ):
        x = left + unit * value
        axes.plot([x], [base], "o" if name == "y" else "D", ms=8, color=colour(role), zorder=3)
        label(axes, (x, base - 16), Symbol(name, str(j + 1)), size=size + 1, role=role)
        written = Number(number(value, fmt))
        label(axes, (x, base - 34), written, size=size - 1, role=role, fact=fact)
    area = Number(number((y - t) ** 2, ".4f"))
    at = (start + side / 2, base + side / 2)
    label(axes, at, area, size=size, role="accent", fact=f"sq_{j + 1}")
    label(axes, (left, base + 62), Symbol("N", str(j + 3)), size=size + 2, align="left")


SPAN: Final = (-2.0, 2.0)
MEASURES: Final[tuple[tuple[str, dict[Language, str]], ...]] = (
    ("error", {"en": ": signs cancel", "zh-TW": "：正負抵消"}),
    ("absolute", {"en": ": a corner at 0", "zh-TW": "：在 0 有尖角"}),
    ("square", {"en": ": smooth, then steep", "zh-TW": "：平滑，大錯更重"}),
)


def measure(name: str, e: Vector) -> Vector:
    """The error itself, its size or its square."""
    return {"error": e, "absolute": np.abs(e), "square": e**2}[name]


def measure_label(name: str) -> tuple[Part, ...]:
    """The measure as a formula."""
    e = Symbol("e")
    if name == "square":
        return (Symbol("e", sup="2"),)
    return (e,) if name == "error" else (Number("|"), e, Number("|"))


def measures_description(language: Language) -> str:
    """Say what each of the three curves does."""
    low, high = (number(e, ".2f") for e in worked_errors())
    if language == "en":
        return (
            "Three plots over the error e from −2 to 2. The error itself is a straight line "
            "through 0, negative on the left. Its absolute value is a V with a corner at 0. Its "
            "square is a parabola: flat at 0, 1 at e = 1 and 4 at e = 2. Two points mark the "
            f"worked example's errors, {low} and {high}."
        )
    return (
        "三張圖，橫軸是誤差 e，從 −2 到 2。誤差本身是通過 0 的直線，左邊是負的。"
        "絕對值是 V 字形，在 0 有一個尖角。平方是拋物線：在 0 平平的，e = 1 時是 1，e = 2 時是 4。"
        f"兩個點是計算範例的誤差 {low} 和 {high}。"
    )


def three_measures(language: Language, narrow: bool = False) -> BookFigure:
    """See a line that cancels, a V with a corner, and a parabola that is smooth and steepens."""
    title = {"en": "Three ways to measure an error", "zh-TW": "三種量誤差的方法"}[language]
    layout = (
        Grid(1, 3, NARROW, (276, 112), 36, 32, 30)
        if narrow
        else Grid(3, 1, WIDE - 8, (168, 180), 30, 40, 34)
    )
    size = 13.5 if narrow else 14.5
    figure = BookFigure(
        title, measures_description(language), NARROW if narrow else WIDE, layout.height
    )
    e = np.linspace(*SPAN, 161)
    marks = np.array(worked_errors())
    for index, (name, words) in enumerate(MEASURES):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(*SPAN)
        axes.set_ylim(-2.2, 4.2)
        guide(axes, x=0)
        guide(axes, y=0)
        role = "accent" if name == "square" else "soft"
        curve(figure, axes, f"curve-{name}", (e, measure(name, e)), color=colour(role))
        style = {"marker": "o", "ls": "", "ms": 7, "color": colour("a"), "zorder": 3}
        curve(figure, axes, f"worked-{name}", (marks, measure(name, marks)), **style)
        ticks(figure, axes, (-2, 0, 2), (-2, 0, 4), size - 1)
        heading(figure, axes, *measure_label(name), words[language], size=size, role=role)
    return figure


WEIGHTS: Final = (-8.0, 8.0)


def one_weight_description(language: Language) -> str:
    """Say how the cost falls along the weight, and where it stands now."""
    other = np.array(FREE_WEIGHTS[1])
    points = (-4.0, FREE_WEIGHTS[0], 4.0)
    pairs = [(number(w), number(float(free_cost(np.array(w), other)), ".4f")) for w in points]
    floor = number(float(free_term(1, other)), ".4f")
    if language == "en":
        items = ", ".join(f"{c} at {w}" for w, c in pairs)
        return (
            "The cost of the worked network against the weight from N2 to N3. From a high plateau "
            f"on the left it falls in an S and levels off on the right: {items}. A dashed line at "
            f"{floor} marks what N4 contributes; the cost never falls below it."
        )
    items = "，".join(f"權重 {w} 時是 {c}" for w, c in pairs)
    return (
        "計算範例的成本，橫軸是從 N2 到 N3 的權重。曲線從左邊的高原呈 S 形下降，到右邊變平："
        f"{items}。虛線在 {floor}，是 N4 的那一項，成本永遠在它上方。"
    )


def cost_of_one_weight(language: Language, narrow: bool = False) -> BookFigure:
    """See the cost fall along one weight, down to what the other output still costs."""
    title = {"en": "The cost against one weight", "zh-TW": "成本隨一個權重的變化"}[language]
    width, box = (NARROW, (276, 190)) if narrow else (WIDE, (530, 240))
    size = 13.5 if narrow else 15
    layout = Grid(1, 1, width, box, 40, 22, 52)
    figure = BookFigure(title, one_weight_description(language), width, layout.height)
    axes = panel(figure, layout.corner(0), box)
    axes.set_xlim(*WEIGHTS)
    axes.set_ylim(0, 1.2)
    w, other = np.linspace(*WEIGHTS, 161), np.array(FREE_WEIGHTS[1])
    floor = float(free_term(1, other))
    axes.axhline(floor, color=colour("soft"), lw=1.4, ls=(0, (4, 3)), zorder=0)
    curve(figure, axes, "curve-cost", (w, free_cost(w, other)), color=colour("accent"))
    points = np.array((-4.0, FREE_WEIGHTS[0], 4.0))
    style = {"marker": "o", "ls": "", "ms": 8, "color": colour("weight"), "zorder": 3}
    curve(figure, axes, "tried", (points, free_cost(points, other)), **style)
    ticks(figure, axes, (-8, -4, 0, 4, 8), (0, 0.5, 1), size)
    now = {"en": "now: ", "zh-TW": "現在："}[language]
    near = {"size": size, "align": "left"}
    for k, w_tried in enumerate(points):
        cost = float(free_cost(np.array(w_tried), other))
        text = Number(number(cost, ".4f"))
        words = (now, text) if k == 1 else (text,)
        by = ((10, 12), (10, 34 if narrow else 12), (-14, 17))[k]
        note(figure, axes, (w_tried, cost), *words, by=by, role="accent", **near)  # type: ignore[arg-type]
    of_n4 = {"en": "the term of N4", "zh-TW": "N4 的那一項"}[language]
    note(figure, axes, (-7.8, floor), of_n4, by=(0, 12), role="soft", **near)  # type: ignore[arg-type]
    axis = {"en": "weight from N2 to N3", "zh-TW": "從 N2 到 N3 的權重"}[language]
    note(figure, axes, (0, 0), axis, by=(0, -36), size=size, role="weight")
    note(figure, axes, (-8, 1.2), Symbol("C"), by=(0, 12), size=size + 2, role="accent")
    return figure
