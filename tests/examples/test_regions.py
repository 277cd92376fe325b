"""The toy classes: the same every time, and wraps that behave as the chapter says."""

import numpy as np
from scipy.spatial import cKDTree

from nnbook.examples.regions import FRESH, RADII, SEEN, inside, toy_classes, wraps


def test_the_classes_have_the_stated_sizes() -> None:
    toy = toy_classes()

    assert toy.seen.shape == toy.others_seen.shape == (SEEN, 2)
    assert toy.fresh.shape == toy.others.shape == (FRESH, 2)


def test_every_seen_example_is_inside_however_tight_the_wrap() -> None:
    toy = toy_classes()

    assert inside(toy.seen, toy.seen, 1e-6) == SEEN


def test_the_counts_are_those_of_a_search_tree() -> None:
    toy = toy_classes()
    tree = cKDTree(toy.seen)

    for wrap in wraps():
        for points, count in ((toy.fresh, wrap.accepted), (toy.others, wrap.false_alarms)):
            assert count == int((tree.query(points)[0] <= wrap.radius).sum())


def test_a_tight_wrap_misses_most_a_loose_one_takes_in_most_of_the_others() -> None:
    tight, right, loose = wraps()

    assert tight.accepted < FRESH / 2
    assert right.accepted > 0.95 * FRESH
    assert right.false_alarms < 0.05 * FRESH
    assert loose.false_alarms > FRESH / 2
    assert [tight.radius, right.radius, loose.radius] == list(RADII)


def test_no_count_hangs_on_a_last_digit() -> None:
    toy = toy_classes()
    gaps = cKDTree(toy.seen).query(np.vstack([toy.fresh, toy.others]))[0]

    for radius in RADII:
        assert np.abs(gaps - radius).min() > 1e-9
