"""Figures of the chapter "Digits" that show images: samples, one as numbers, flattened, means."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnbook.examples.digits import WHITE, confusion, mean_images
from nnbook.examples.pictures import SAMPLES, pictures
from nnbook.figures.canvas import NARROW, WIDE, BookFigure, diagram_axes
from nnbook.figures.drawing import Number, Point, Symbol, label
from nnbook.figures.images import grey_image, source_note
from nnbook.figures.palette import colour
from nnbook.languages import Language
from nnbook.net.data import Pixels

SAMPLE_SIZE = 56  # drawing units: two for each of MNIST's pixels


def samples_description(language: Language) -> str:
    """Say how many images of which digits there are, and whose."""
    source = source_note(pictures().source, language)
    if language == "en":
        return (
            f"Small grey images of handwritten digits, {SAMPLES} of each digit from 0 to 9, under "
            f"the digit they are labelled with. Within a digit, slant, width and stroke differ. "
            f"{source}."
        )
    return (
        f"手寫數字的小灰階影像，0 到 9 每個數字各 {SAMPLES} 張，排在自己的標籤下面。"
        f"同一個數字的斜度、寬度和筆畫粗細都不一樣。{source}。"
    )


def digit_samples(language: Language, narrow: bool = False) -> BookFigure:
    """See how differently the same digit is written."""
    shown = pictures()
    columns = 5 if narrow else 10
    pitch_x, pitch_y = (65, 58 * SAMPLES + 34) if narrow else (60, 58 * SAMPLES + 28)
    blocks = 10 // columns
    width, height = (NARROW, 30 + blocks * pitch_y) if narrow else (WIDE, 30 + pitch_y)
    title = {"en": "Handwritten digits with their labels", "zh-TW": "手寫數字和它們的標籤"}
    figure = BookFigure(title[language], samples_description(language), width, height)
    axes = diagram_axes(figure)
    scale = SAMPLE_SIZE / shown.side
    left = (width - pitch_x * columns) / 2
    for digit in range(10):
        x = left + pitch_x * (digit % columns)
        top = height - pitch_y * (digit // columns)
        middle = x + pitch_x / 2
        label(axes, (middle, top - 12), Number(str(digit)), size=18, role="accent")
        for i, image in enumerate(shown.images[digit]):
            corner = (middle - SAMPLE_SIZE / 2, top - 26 - 58 * i - SAMPLE_SIZE)
            grey_image(axes, image, corner, (scale, scale), white=shown.white)
    note = source_note(shown.source, language)
    label(axes, (width / 2, 12), note, size=12, role="soft")
    return figure


WINDOW = 10  # rows and columns of the part shown as numbers


def window(image: Pixels) -> tuple[int, int, int]:
    """The square part of an image with the most ink: its first row, first column and size."""
    size = min(WINDOW, len(image))
    places = range(len(image) - size + 1)
    ink = {
        (r, c): int(image[r : r + size, c : c + size].sum(dtype=np.int64))
        for r in places
        for c in places
    }
    row, column = max(ink, key=lambda place: ink[place])
    return row, column, size


def write_levels(axes: Axes, part: Pixels, corner: Point, cell: float, white: int) -> None:
    """Write a part of an image as numbers, each on a cell of its own grey."""
    grey_image(axes, part, corner, (cell, cell), white=white)
    for r, row in enumerate(part):
        for c, level in enumerate(row):
            at = (corner[0] + cell * (c + 0.5), corner[1] + cell * (len(part) - r - 0.5))
            role = "paper" if level > 0.5 * white else "ink"
            label(axes, at, Number(str(level)), size=min(13, 0.42 * cell), role=role)


def numbers_description(language: Language) -> str:
    """Say which part is shown and the range of its numbers."""
    shown = pictures()
    row, column, size = window(shown.example())
    part = shown.example()[row : row + size, column : column + size]
    low, high = int(part.min()), int(part.max())
    if language == "en":
        return (
            f"An image of a handwritten digit, {shown.side} by {shown.side} pixels, and a square "
            f"of {size} by {size} pixels of it as a table of numbers between {low} and {high}. "
            f"Where the stroke runs they are large, beside it they are 0, at its edge between. "
            f"{source_note(shown.source, language)}."
        )
    return (
        f"一張手寫數字的影像，寬高各 {shown.side} 個像素；其中寬高各 {size} 個像素的一塊寫成數字，"
        f"最小 {low}，最大 {high}。筆畫經過的地方數字大，旁邊是 0，筆畫的邊緣介於中間。"
        f"{source_note(shown.source, language)}。"
    )


def digit_as_numbers(language: Language, narrow: bool = False) -> BookFigure:
    """See that an image is a table of numbers: large on the stroke, 0 beside it."""
    shown = pictures()
    image = shown.example()
    row, column, size = window(image)
    small = (140 if narrow else 196) / shown.side
    cell = 320 / size
    width, height = (NARROW, 530) if narrow else (WIDE, 372)
    title = {"en": "An image as numbers", "zh-TW": "把影像看成數字"}[language]
    figure = BookFigure(title, numbers_description(language), width, height)
    axes = diagram_axes(figure)
    side = small * shown.side
    at = ((width - side) / 2, height - side - 4) if narrow else (4.0, (height - side) / 2 + 14)
    table = (4.0, 36.0) if narrow else (width - 324.0, 40.0)
    grey_image(axes, image, at, (small, small), white=shown.white)
    frame = (at[0] + small * column, at[1] + small * (shown.side - row - size))
    lens = Rectangle(
        frame, small * size, small * size, fc="none", ec=colour("accent"), lw=2, zorder=3
    )
    axes.add_patch(lens)
    edge = small * size
    ends = (
        ((frame[0], frame[1]), (table[0], table[1] + 320)),
        ((frame[0] + edge, frame[1]), (table[0] + 320, table[1] + 320)),
    )
    if not narrow:
        ends = (
            ((frame[0] + edge, frame[1] + edge), (table[0], table[1] + 320)),
            ((frame[0] + edge, frame[1]), (table[0], table[1])),
        )
    for start, end in ends:
        axes.plot(*zip(start, end, strict=True), color=colour("accent"), lw=1, zorder=1)
    part = image[row : row + size, column : column + size]
    write_levels(axes, part, table, cell, shown.white)
    label(axes, (width / 2, 14), source_note(shown.source, language), size=12, role="soft")
    return figure


FLATTENED = 3  # the digit whose mean image is laid out
ROWS = (7, 8, 9)  # counted from 1: rows with something in them


def flattening_description(language: Language) -> str:
    """Say how the rows become one line."""
    first, *_, last = ROWS
    if language == "en":
        return (
            f"On the left the mean image of all threes in the training set, 28 by 28 pixels. Rows "
            f"{first} to {last} are drawn again, enlarged, one below another. At the bottom all 28 "
            f"rows lie end to end as one long bar of 784 numbers, which looks like a barcode: "
            f"first row 1, then row 2, and so on up to row 28."
        )
    return (
        f"左邊是訓練集裡所有 3 的平均影像，寬高各 28 個像素。第 {first} 到第 {last} 列放大，"
        f"一列一列畫在右邊。最下面把 28 列頭尾相接，排成一長條 784 個數，看起來像條碼："
        f"先是第 1 列，再來第 2 列，一直到第 28 列。"
    )


def flattening(language: Language, narrow: bool = False) -> BookFigure:
    """See an image's rows laid end to end, until the image is one long line of numbers."""
    image = mean_images()[FLATTENED]
    side = len(image)
    width, height, unit = (NARROW, 250, 4.0) if narrow else (WIDE, 300, 6.0)
    title = {"en": "From an image to a vector", "zh-TW": "從影像到向量"}[language]
    figure = BookFigure(title, flattening_description(language), width, height)
    axes = diagram_axes(figure)
    size = 13 if narrow else 14
    left, bottom = 6.0, height - unit * side - 8
    grey_image(axes, image, (left, bottom), (unit, unit), white=WHITE)
    cell = (width - left - unit * side - (22 if narrow else 40) - 6) / side
    x = width - 6 - cell * side
    word = {"en": "Row {}", "zh-TW": "第 {} 列"}[language]
    for i, row in enumerate(ROWS):
        y = height - (34 + i * 36) - (6 if narrow else 26)
        grey_image(axes, image[row - 1 : row], (x, y), (cell, 14), white=WHITE)
        label(axes, (x, y + 24), word.format(row), size=12, align="left", role="soft")
        start = bottom + unit * (side - row + 0.5)
        line = ((left + unit * side, start), (x - 2, y + 7))
        axes.plot(*zip(*line, strict=True), color=colour("accent"), lw=1, zorder=1)
        box = (left, bottom + unit * (side - row))
        mark = Rectangle(box, unit * side, unit, fc="none", ec=colour("accent"), lw=1.2, zorder=3)
        axes.add_patch(mark)
    draw_line(axes, image, width, size, language)
    return figure


def draw_line(axes: Axes, image: Pixels, width: float, size: float, language: Language) -> None:
    """Draw the whole vector as one bar, with its first and last components and its length."""
    scale = 0.75 if width == WIDE else 0.4
    length = scale * image.size
    x, y = (width - length) / 2, 58
    grey_image(axes, image.reshape(1, -1), (x, y), (scale, 34), white=WHITE)
    per_row = scale * len(image)
    for row in ROWS:
        corner = (x + per_row * (row - 1), y)
        box = Rectangle(corner, per_row, 34, fc="none", ec=colour("accent"), lw=1.2, zorder=3)
        axes.add_patch(box)
    label(axes, (x, 44), Symbol("x", "1"), size=size + 2, align="left")
    label(axes, (x + length, 44), Symbol("x", str(image.size)), size=size + 2, align="right")
    words = {
        "en": "28 rows end to end: 784 numbers",
        "zh-TW": "28 列頭尾相接：784 個數",
    }[language]
    label(axes, (width / 2, 20), words, size=size)


def shares_right() -> list[float]:
    """For each digit, the share of its test images that the nearest mean gets right."""
    table = confusion()
    return [float(share) for share in table.diagonal() / table.sum(axis=1)]


def means_description(language: Language) -> str:
    """Say what the means look like and how well each does."""
    shares = [f"{share:.0%}" for share in shares_right()]
    if language == "en":
        items = ", ".join(f"{digit}: {share}" for digit, share in enumerate(shares))
        return (
            "Ten blurred digits, each the mean of all training images of that digit; every one "
            f"can still be read. Share of test images found by the nearest mean: {items}."
        )
    items = "、".join(f"{digit} 是 {share}" for digit, share in enumerate(shares))
    return (
        "十個模糊的數字，各是訓練集裡那個數字所有影像的平均，每個都還認得出來。"
        f"用最近的平均來認，測試影像認對的比例：{items}。"
    )


def mean_digits(language: Language, narrow: bool = False) -> BookFigure:
    """See ten blurred but legible means, and how often the nearest of them is right."""
    unit, pitch, line = (2.0, 64, 92) if narrow else (4.0, 120, 148)
    width, height = (NARROW, 2 * line + 12) if narrow else (WIDE, 2 * line + 8)
    title = {"en": "The mean image of each digit", "zh-TW": "每個數字的平均影像"}[language]
    figure = BookFigure(title, means_description(language), width, height)
    axes = diagram_axes(figure)
    left = (width - 5 * pitch) / 2
    for digit, (image, share) in enumerate(zip(mean_images(), shares_right(), strict=True)):
        middle = left + pitch * (digit % 5 + 0.5)
        top = height - 4 - line * (digit // 5)
        side = unit * len(image)
        grey_image(axes, image, (middle - side / 2, top - side), (unit, unit), white=WHITE)
        at = (middle, top - side - 15)
        size = 13 if narrow else 15
        label(axes, at, Number(f"{digit}: "), Number(f"{share:.0%}"), size=size)
    return figure
