"""Figures of the chapter "Training" on outputs that fall silent at the start of a training."""

from __future__ import annotations

from typing import Any, Final

from matplotlib.axes import Axes

from nnbook.examples.first_epochs import FOLLOWED
from nnbook.examples.recipes import RECIPES
from nnbook.examples.trained import first_epochs
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, Drawn, diagram_axes
from nnbook.figures.drawing import Number, Symbol, label
from nnbook.figures.labels import number
from nnbook.figures.palette import colour
from nnbook.figures.panels import Grid, guide, heading, note, panel, ticks
from nnbook.languages import Language

STYLES: Final[dict[int, tuple[str, Any]]] = {
    0: ("accent", (0, (5, 2))),
    2: ("accent", "solid"),
    6: ("accent", (0, (1.5, 1.5))),
    7: ("a", "solid"),
}
HEADINGS: Final[dict[Language, tuple[str, str]]] = {
    "en": (" at the start", " after each epoch"),
    "zh-TW": ("，剛開始的時候", "，每個訓練週期之後"),
}
LOWEST, HIGHEST = -16.0, 10.0


def course_of(output: int) -> tuple[list[float], list[float]]:
    """An output's z for its own digit, mini-batch by mini-batch and epoch by epoch."""
    shown = first_epochs()["shown"]
    place = shown["outputs"].index(output)
    early = [row[place] for row in shown["after_batches"]]
    return early, [epoch["z"][place] for epoch in shown["after_epochs"]]


def awake(output: int) -> int:
    """The first epoch after which an output's z is above 0 for its own digit."""
    _, late = course_of(output)
    return next(n for n, z in enumerate(late) if n and z > 0)


def silent_description(language: Language) -> str:
    """Say how far each output falls and when it comes back."""
    rows = [(output, *course_of(output)) for output in FOLLOWED]
    if language == "en":
        items = "; ".join(
            f"output {o}: {number(e[0], '.1f')} at the start, {number(e[-1], '.1f')} after 100 "
            f"mini-batches, above 0 from epoch {awake(o)} on"
            for o, e, _ in rows
        )
        return (
            "Two panels of the mean pre-activation z of four outputs for images of their own "
            "digit: the first 100 mini-batches, then 15 epochs. All fall at first. Output 7 is "
            "back at once; three stay far below 0 and then leap up, one after the other. "
            f"{items.capitalize()}."
        )
    items = "；".join(
        f"輸出 {o}：開始 {number(e[0], '.1f')}，100 個小批次之後 {number(e[-1], '.1f')}，"
        f"從第 {awake(o)} 個訓練週期起大於 0"
        for o, e, _ in rows
    )
    return (
        "兩格，畫的是四個輸出遇到自己數字時的平均淨輸入 z："
        "先是前 100 個小批次，再來是 15 個訓練週期。"
        "一開始全都往下掉。輸出 7 馬上回來；另外三個停在離 0 很遠的下面，"
        f"然後一個一個跳起來。{items}。"
    )


def silent_output(language: Language, narrow: bool = False) -> BookFigure:
    """See outputs pushed down within a few mini-batches, silent for epochs, then leaping up."""
    title = {"en": "Outputs that fall silent", "zh-TW": "沉默的輸出"}[language]
    layout = (
        Grid(1, 2, NARROW - 10, (276, 150), 38, 30, 42)
        if narrow
        else Grid(2, 1, WIDE - 12, (252, 230), 44, 34, 50)
    )
    size = 13.5 if narrow else 15
    width = NARROW if narrow else WIDE
    figure = BookFigure(title, silent_description(language), width, layout.height + 4)
    shown = first_epochs()["shown"]
    numbers = (shown["batches"], list(range(len(shown["after_epochs"]))))
    words = {"en": ("Mini-batches", "Epochs"), "zh-TW": ("小批次", "訓練週期")}[language]
    for index, xs in enumerate(numbers):
        axes = panel(figure, layout.corner(index), layout.box)
        axes.set_xlim(0, xs[-1])
        axes.set_ylim(LOWEST, HIGHEST)
        guide(axes, y=0)
        draw_courses(figure, axes, index, xs)
        if index == 0:
            name_early_courses(figure, axes, size)
        steps = (0.0, 50.0, 100.0) if index == 0 else (0.0, 5.0, 10.0, 15.0)
        ticks(figure, axes, steps, (-15.0, -10.0, -5.0, 0.0, 5.0, 10.0), size - 2)
        middle = (xs[-1] / 2, LOWEST)
        note(figure, axes, middle, words[index], by=(0, -2.3 * size), size=size - 1, role="soft")
        heading(figure, axes, Symbol("z"), HEADINGS[language][index], size=size)
    name_courses(figure, axes, size)
    return figure


def draw_courses(figure: BookFigure, axes: Axes, index: int, xs: list[int]) -> None:
    """Draw the four outputs in one panel."""
    for output, (role, dash) in STYLES.items():
        z = course_of(output)[index]
        gid = f"output-{output}-{('early', 'late')[index]}"
        axes.plot(xs, z, color=colour(role), ls=dash, lw=2.2, gid=gid)
        figure.drawn[gid] = Drawn(tuple(map(float, xs)), tuple(z))


def name_early_courses(figure: BookFigure, axes: Axes, size: float) -> None:
    """Write the digit of the line that comes back, and below the others all of theirs."""
    *silent, back = FOLLOWED
    text = Number(", ".join(map(str, silent)))
    note(figure, axes, (75, -4.2), Number(str(back)), size=size + 1, role="a")
    note(figure, axes, (75, -11.2), text, size=size + 1, role="accent")


def name_courses(figure: BookFigure, axes: Axes, size: float) -> None:
    """Write each digit beside its line: where it leaps, or above."""
    for output, (role, _) in STYLES.items():
        if output == FOLLOWED[-1]:
            note(figure, axes, (6, 6.8), Number(str(output)), size=size + 1, role=role)
        else:
            at = (awake(output) - 0.7, -6.5)
            note(figure, axes, at, Number(str(output)), by=(-8, 0), size=size + 1, role=role)


NAMES: Final = ("classic", "classic-half-rate", "classic-small-start")
HEADS: Final[dict[str, dict[Language, str]]] = {
    "classic": {"en": "Rate {}", "zh-TW": "學習率 {}"},
    "classic-half-rate": {"en": "Rate {}", "zh-TW": "學習率 {}"},
    "classic-small-start": {"en": "Small start", "zh-TW": "起始權重小"},
}


def head_of(name: str, language: Language) -> str:
    """What one group of starts has of its own."""
    rate = RECIPES[name].settings.optimiser.learning_rate
    return HEADS[name][language].format(number(rate))


def silent_seeds(name: str) -> list[int]:
    """The seeds whose training has a silent output after the first epoch."""
    found = first_epochs()
    return [s for s, n in zip(found["seed"], found["silent"][name], strict=True) if n]


def starts_description(language: Language) -> str:
    """Say how many of the hundred starts of each kind have a silent output."""
    counts = [(head_of(name, language), len(silent_seeds(name))) for name in NAMES]
    if language == "en":
        items = "; ".join(f"{head[0].lower()}{head[1:]}: {n}" for head, n in counts)
        return (
            "Three squares of a hundred small boxes, one a seed; a filled box is a start with a "
            f"silent output after the first epoch. Filled: {items}. The first two share many of "
            "their filled boxes; in the last not one is filled."
        )
    items = "；".join(f"{head}：{n} 格" for head, n in counts)
    return (
        "三個方塊，各一百個小格，一格是一個種子；填滿的格子表示第一個訓練週期之後有沉默的輸出。"
        f"填滿的：{items}。前兩塊填滿的格子有很多相同，最後一塊一格也沒有。"
    )


def hundred_starts(language: Language, narrow: bool = False) -> BookFigure:
    """See one start in five go wrong at both learning rates, and none with a small start."""
    title = {"en": "A hundred starts, three times", "zh-TW": "一百個起點，三種條件"}[language]
    cell, size = (9.6, 13) if narrow else (17.0, 15)
    width = NARROW if narrow else WIDE
    height = 10 * cell + 52
    figure = BookFigure(title, starts_description(language), width, height)
    axes = diagram_axes(figure)
    gap = (width - 30 * cell) / 3
    for index, name in enumerate(NAMES):
        left = gap / 2 + index * (10 * cell + gap)
        draw_starts(figure, axes, (left, height - 26), cell, name)
        middle = left + 5 * cell
        label(axes, (middle, height - 12), head_of(name, language), size=size)
        count = {"en": "silent: {}", "zh-TW": "沉默：{}"}[language]
        text = count.format(len(silent_seeds(name)))
        label(axes, (middle, height - 42 - 10 * cell), text, size=size, role="accent")
    return figure


def draw_starts(
    figure: BookFigure, axes: Axes, corner: tuple[float, float], cell: float, name: str
) -> None:
    """Draw a hundred boxes from the top left on, the silent ones filled."""
    silent = silent_seeds(name)
    calm = [seed for seed in range(1, 101) if seed not in silent]
    for kind, seeds, role in (("calm", calm, "none"), ("silent", silent, "accent")):
        if seeds:
            rows, columns = zip(*(divmod(seed - 1, 10) for seed in seeds), strict=True)
            x = tuple(corner[0] + (column + 0.5) * cell for column in columns)
            y = tuple(corner[1] - (row + 0.5) * cell for row in rows)
            face = "none" if role == "none" else colour(role)
            look: dict[str, Any] = {
                "mfc": face,
                "mec": colour("rule"),
                "mew": 0.8,
                "gid": f"{kind}-{name}",
            }
            axes.plot(x, y, "s", ms=cell - 2, **look)
            figure.drawn[f"{kind}-{name}"] = Drawn(x, y)
