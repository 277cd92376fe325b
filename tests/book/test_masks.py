"""Grey images in a page: masks that take the palette's colour."""

import base64
import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from nnbook.book.masks import grey_png, images_to_masks
from nnbook.book.svg import file_svg, page_svg
from nnbook.figures.canvas import BookFigure, diagram_axes
from nnbook.figures.images import grey_image

LEVELS = np.array([[0, 64, 128], [192, 255, 1]], dtype=np.uint8)


def drawn(white: int = 255, levels: np.ndarray = LEVELS) -> BookFigure:
    figure = BookFigure("An image", "Six pixels.", 60, 40)
    grey_image(diagram_axes(figure), levels, (0, 0), (20, 20), white=white)
    return figure


def embedded(svg: str) -> np.ndarray:
    data = re.findall(r"data:image/png;base64,([^\"]+)", svg)
    assert len(data) == 1
    return np.array(Image.open(io.BytesIO(base64.b64decode(data[0]))))


def test_a_png_written_here_is_read_alike_by_another_program() -> None:
    image = Image.open(io.BytesIO(grey_png(LEVELS)))

    assert (image.mode, image.size) == ("L", (3, 2))
    assert (np.array(image) == LEVELS).all()


def test_the_page_gets_the_grey_levels_as_a_mask_upright() -> None:
    assert (embedded(page_svg(drawn(), "a", "c")) == LEVELS).all()


def test_other_scales_of_grey_are_stretched_to_the_full_one() -> None:
    levels = np.array([[0, 8, 16]], dtype=np.uint8)

    assert embedded(page_svg(drawn(16, levels), "a", "c")).tolist() == [[0, 128, 255]]


def test_the_colour_is_the_palettes_and_the_mask_is_the_pages_own() -> None:
    svg = page_svg(drawn(), "some-figure", "c")

    assert 'fill="var(--nn-ink)" mask="url(#some-figure-mask-1)"' in svg
    assert 'id="some-figure-mask-1"' in svg
    assert "<style" not in svg
    assert "style=" not in svg
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))


def test_the_same_drawing_has_the_same_bytes() -> None:
    assert page_svg(drawn(), "a", "c") == page_svg(drawn(), "a", "c")


def test_a_file_of_its_own_keeps_an_ordinary_image() -> None:
    assert b"<mask" not in file_svg(drawn())
    assert file_svg(drawn()).count(b"data:image/png") == 1


def test_an_image_of_several_colours_is_refused() -> None:
    buffer = io.BytesIO()
    pixels = np.array([[[255, 0, 0, 9], [0, 255, 0, 9]]], dtype=np.uint8)
    Image.fromarray(pixels).save(buffer, "png")
    svg, xlink = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
    data = base64.b64encode(buffer.getvalue()).decode()
    root = ET.fromstring(
        f'<svg xmlns="{svg}" xmlns:x="{xlink}"><image x:href="data:image/png;base64,{data}"/></svg>'
    )

    with pytest.raises(ValueError, match="got 2 colours"):
        images_to_masks(root)
