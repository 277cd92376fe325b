import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from nnbook.book.labs.plots import PlotError, page_plot
from nnbook.book.svg import NO_DATES
from nnbook.figures.lab_style import use_lab_style


def drawn(width: float = 6.375) -> str:
    """What Matplotlib makes of the current figure."""
    buffer = io.StringIO()
    plt.gcf().set_size_inches(width, 4)
    plt.savefig(buffer, format="svg", metadata=NO_DATES)
    plt.close("all")
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def style() -> None:
    use_lab_style()


def test_every_colour_of_a_plot_follows_light_and_dark() -> None:
    plt.plot([0, 1], [1, 0], label="$z$")
    plt.plot([0, 1], [0, 1], "o--", color="C1")
    plt.bar([0, 1], [0.5, 0.2], color="C2")
    plt.axhline(0, color="C5", lw=0.5)
    plt.legend()
    plt.grid(True)
    html = page_plot(drawn(), "plot-1", "Plot", "Lines.")

    assert not re.search(r"#[0-9a-f]{6}|rgb", html)
    assert {"var(--nn-weight)", "var(--nn-accent)", "var(--nn-a)", "var(--nn-soft)"} <= set(
        re.findall(r"var\([\w-]+\)", html)
    )


def test_an_image_becomes_a_mask_of_its_own_pixels() -> None:
    plt.imshow(np.eye(3))
    html = page_plot(drawn(), "plot-1", "Plot", "A diagonal.")

    assert "<mask" in html
    assert len(html) < 12_000


def test_a_plot_says_what_it_shows() -> None:
    plt.plot([0, 1])

    html = page_plot(drawn(), "plot-1", "A plot", "A line & no more.")
    assert 'role="img" aria-label="A plot" aria-describedby="plot-1-desc"' in html
    assert '<desc id="plot-1-desc">A line &amp; no more.</desc>' in html


def test_ids_carry_the_plots_own_name() -> None:
    plt.plot([0, 1], label="$z$")

    ids = re.findall(r' id="([^"]+)"', page_plot(drawn(), "plot-7", "Plot", "A line."))
    assert ids
    assert all(identity.startswith("plot-7-") for identity in ids)


def test_a_colour_of_its_own_is_refused() -> None:
    plt.plot([0, 1], color="red")

    with pytest.raises(PlotError, match=r"a colour of its own \(#ff0000\)"):
        page_plot(drawn(), "plot-1", "Plot", "A line.")


def test_an_image_in_colours_of_its_own_is_refused() -> None:
    plt.imshow(np.arange(9).reshape(3, 3), cmap="viridis")

    with pytest.raises(PlotError, match="colours of its own"):
        page_plot(drawn(), "plot-1", "Plot", "An image.")


def test_text_too_small_for_a_phone_is_refused() -> None:
    plt.plot([0, 1])

    with pytest.raises(PlotError, match=r"text of 8\.0 pixels on a phone"):
        page_plot(drawn(width=8), "plot-1", "Plot", "A line.")  # 14 * 328 / (8 * 72) = 7.97
