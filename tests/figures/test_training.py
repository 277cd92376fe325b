"""The chapter's figures draw what they claim."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

import nnbook
from nnbook.examples.mistakes import enlarged, mistakes
from nnbook.examples.pictures import pictures
from nnbook.figures import FIGURES, figure_function
from nnbook.figures.training import spread_out
from nnbook.figures.training_weights import FULL, LEVELS, SIDE, shades, tiled
from nnbook.languages import LANGUAGES, Language
from nnbook.verify.figure_records import ACTUAL_DIGITS, language_record

NAMES = [name for name, module in FIGURES.items() if module.startswith("training")]
CASES = list(itertools.product(NAMES, LANGUAGES, (False, True)))
RESULTS = Path(nnbook.__file__).parent / "results"


@pytest.mark.parametrize(("name", "language", "narrow"), CASES)
def test_every_named_line_keeps_its_data(name: str, language: Language, narrow: bool) -> None:
    figure = figure_function(name)(language, narrow=narrow)

    named = {artist.get_gid() for axes in figure.axes for artist in axes.get_lines()} - {None}
    assert named == set(figure.drawn)


def test_only_the_pictures_of_mistakes_depend_on_mnist() -> None:
    kept = {name for name in NAMES if f"{name}/{ACTUAL_DIGITS}" in language_record(name, "en")}

    assert kept == {"surest_mistakes"}


def test_a_mask_of_weights_shows_one_sign_and_leaves_nothing_out() -> None:
    weights = np.array([[-9.0, -1.0, 0.0], [0.1, FULL / 2, 9.0]])

    positive, negative = shades(weights), shades(-weights)

    assert positive.tolist() == [[0, 0, 0], [0, 128, 255]]
    assert negative.tolist() == [[255, 64, 0], [0, 0, 0]]
    assert len(np.unique(shades(np.linspace(0, 9, 1000)))) == LEVELS + 1


def test_the_tiles_are_the_rows_of_the_weight_matrix() -> None:
    with np.load(RESULTS / "classic.npz") as file:
        weight = file["weight_1"].astype(float)

    found = tiled("classic")

    for index in (0, 7, 29):
        row, column = divmod(index, 6)
        top, left = row * (SIDE + 2), column * (SIDE + 2)
        tile = found[top : top + SIDE, left : left + SIDE]
        np.testing.assert_array_equal(tile.ravel(), weight[index])
    assert np.count_nonzero(found) == np.count_nonzero(weight)


def test_labels_move_apart_and_keep_their_order() -> None:
    moved = spread_out([5.0, 0.0, 0.5, 20.0], 3.0)

    assert np.diff(np.sort(moved)).min() > 3 - 1e-6
    assert np.argsort(moved).tolist() == [1, 2, 0, 3]
    assert moved[3] == 20


def test_the_silent_boxes_are_those_of_the_silent_seeds() -> None:
    silent = json.loads((RESULTS / "first-epochs.json").read_text(encoding="utf-8"))["silent"]
    drawn = figure_function("hundred_starts")("en").drawn

    for name, counts in silent.items():
        filled = drawn[f"silent-{name}"].x if f"silent-{name}" in drawn else ()
        assert len(filled) == sum(n > 0 for n in counts)
        assert len(filled) + len(drawn[f"calm-{name}"].x) == 100


def test_mistakes_without_mnist_are_wrong_answers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pictures.cache_clear()
    try:
        shown = mistakes()
    finally:
        pictures.cache_clear()

    assert (shown.source, shown.images.shape, shown.white) == ("scikit-learn", (10, 8, 8), 16)
    assert all(answer != label for label, answer in enumerate(shown.answers))
    assert all(0.5 < output <= 1 for output in shown.outputs)


def test_an_image_is_enlarged_without_losing_or_moving_ink() -> None:
    images = np.zeros((1, 8, 8), dtype=np.uint8)
    images[0, 2, 5] = 8

    found = enlarged(images, 16).reshape(28, 28)

    assert found.sum() == 9 * 0.5
    assert np.argwhere(found)[[0, -1]].tolist() == [[2 + 6, 2 + 15], [2 + 8, 2 + 17]]
