"""Real kernels; each takes seconds to start, so that a test asks of one all it can."""

import shutil
import sys
from pathlib import Path

import pytest

from nnbook.book.dependencies import PACKAGE
from nnbook.book.labs.execution import CellError, KernelError, run
from nnbook.book.labs.percent import Cell, as_page, cells

SVG = "image/svg+xml"


def lab(*codes: str) -> list[Cell]:
    """Cells that stand ten lines apart."""
    return [Cell(number, 10 * number, code) for number, code in enumerate(codes, 1)]


def test_cells_share_their_names_and_each_keeps_what_it_shows() -> None:
    draw = (
        "import matplotlib.pyplot as plt\nplt.plot([0, 1], label='$z$')\nplt.legend()\nplt.show()"
    )
    kept = run(lab("a = 2", "print(a)\na + 1", draw))

    assert kept[0] == []
    printed, result = kept[1]
    assert printed == {"output_type": "stream", "name": "stdout", "text": "2\n"}
    assert result["data"] == {"text/plain": "3"}
    (plot,) = kept[2]
    assert set(plot["data"]) == {SVG}
    assert "<dc:date>" not in plot["data"][SVG]
    assert "#050001" in plot["data"][SVG]  # C0 is the palette's first colour for plots


def test_a_lab_does_not_see_where_mnist_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", "/somewhere")
    (kept,) = run(lab("import os\nprint('NNBOOK_MNIST_DIR' in os.environ)"))

    assert kept[0]["text"] == "False\n"


def test_a_number_that_changed_in_the_package_stops_the_lab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "nnbook")
    worked = tmp_path / "nnbook" / "examples" / "worked.py"
    text = worked.read_text(encoding="utf-8")
    worked.write_text(text.replace("((0.3, -0.4)", "((0.31, -0.4)"), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    path = PACKAGE.parent / "docs" / "en" / "labs" / "feed_forward.py"
    source = path.read_text(encoding="utf-8")

    with pytest.raises(CellError, match="raised AssertionError") as caught:
        run(cells(as_page(path, source)))

    expected = "assert np.allclose(y, run.output, rtol=0, atol=1e-15)"
    assert source.split("\n")[caught.value.line - 1] == expected


FAULTS = {
    "raises in a function of an earlier cell": (
        ("def f():\n    return 1 / 0", "a = 1\n\nf()"),
        (22, "cell 2 raised ZeroDivisionError: division by zero, in «f()»"),
    ),
    "an assertion that fails": (
        ("a = 1\nassert a == 2",),
        (11, "cell 1 raised AssertionError, in «assert a == 2»"),
    ),
    "does not parse": (
        ("a = 1\nb = = 2",),
        (11, "cell 1 raised SyntaxError: invalid syntax, in «b = = 2»"),
    ),
    "warns": (
        ("import numpy as np", "np.exp(np.array([1000.0]))"),
        (20, "cell 2 raised RuntimeWarning: overflow encountered in exp, in «np.exp"),
    ),
    "writes to stderr": (
        ("import sys\nprint('oh', file=sys.stderr)",),
        (10, "cell 1 wrote to stderr: oh"),
    ),
    "shows an address": (("object()",), (10, "cell 1 shows where an object lies in memory")),
    "shows what no page can": (
        ("from IPython.display import HTML\nHTML('<b>b</b>')",),
        (10, "cell 1 shows text/html, text/plain; a lab shows text and plots"),
    ),
    "ends the kernel": (("import os\nos._exit(1)",), (10, "cell 1 ended the kernel")),
}


@pytest.mark.parametrize(("codes", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_cell_that_misbehaves_is_named_with_its_line(
    codes: tuple[str, ...], expected: tuple[int, str]
) -> None:
    line, message = expected

    with pytest.raises(CellError) as caught:
        run(lab(*codes))

    assert caught.value.line == line
    assert str(caught.value).startswith(message)


def test_a_cell_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNBOOK_LAB_SECONDS", "1")

    with pytest.raises(CellError, match="cell 2 took longer than 1 seconds") as caught:
        run(lab("a = 1", "while True:\n    pass"))

    assert caught.value.line == 20


def test_a_missing_kernel_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipykernel.kernelspec", None)

    with pytest.raises(KernelError, match="pip install ipykernel"):
        run(lab("a = 1"))
