"""The drawn digit's network on MNIST: the test images as they are, and painted on the sheet."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from nnbook.examples.trained import confusion_of, trained
from nnbook.net.data import Digits, load_mnist
from tests.browser.conftest import Opener
from tests.browser.reading import DESK
from tests.browser.touching import open_live
from tests.browser.walking import in_both
from tests.mnist import mnist_folder

_, ENGLISH = in_both("digits", "nn-digit")


@pytest.fixture(scope="module")
def test_images() -> Digits:
    return load_mnist(mnist_folder()).test


def test_it_reads_the_test_images_as_the_kept_weights_do(
    open_tab: Opener, test_images: Digits
) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    answers = host.evaluate(
        """async (host, images) => {
          await host.weights();
          const grey = Uint8Array.from(atob(images), letter => letter.charCodeAt(0));
          return Array.from({ length: grey.length / 784 }, (_, i) => {
            const y = host.read(Array.from(grey.subarray(784 * i, 784 * (i + 1)), g => g / 255))[2];
            return y.indexOf(Math.max(...y));
          });
        }""",
        base64.b64encode(test_images.images.tobytes()).decode(),
    )

    table = np.zeros((10, 10))
    np.add.at(table, (test_images.labels, np.array(answers)), 1)
    assert table.tolist() == confusion_of("pocket").tolist()
    assert table.trace() == trained("pocket")["kept"]["test_right"] == 9874


# Painted with a round pen at other sizes than MNIST's, an image loses its grey levels and gains a
# little at its edges, and the box that it is scaled to is never quite the same. For all that, the
# first hundred, all of which the network gets right as they are, stay right; measured once.
PAINTED, PAINTED_RIGHT = 100, 100
# Only a pointer that is there can be captured; the pages' other tests have real ones.
PAINT = """(host, images) => {
  const sheet = host.querySelector(".nn-pad");
  const { left, top, width } = sheet.getBoundingClientRect();
  const pixel = width / 22; // a digit fills 20 of its 28 pixels, and so nearly all of the sheet
  sheet.setPointerCapture = () => {};
  const point = (type, row, column) => sheet.dispatchEvent(new PointerEvent(type, {
    pointerId: 7,
    clientX: left + (column + 1.5) * pixel,
    clientY: top + (row + 1.5) * pixel,
  }));
  return images.map(strokes => {
    host.state = [];
    for (const [row, start, end] of strokes) {
      point("pointerdown", row, start);
      point("pointermove", row, end);
      point("pointerup", row, end);
    }
    const y = host.values[2];
    return [host.state.length, y.indexOf(Math.max(...y))];
  });
}"""


def test_a_hundred_test_images_painted_on_the_sheet_are_read(
    open_tab: Opener, test_images: Digits
) -> None:
    host = open_live(open_tab(DESK), ENGLISH)
    host.evaluate("host => host.weights()")
    images = [runs(image >= 128) for image in test_images.images[:PAINTED]]

    found = host.evaluate(PAINT, images)

    assert [strokes for strokes, _ in found] == [len(image) for image in images]
    answers = np.array([answer for _, answer in found])
    assert int((answers == test_images.labels[:PAINTED]).sum()) == PAINTED_RIGHT


def runs(inked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[tuple[int, int, int]]:
    """The inked runs of an image: row, first and last column, from the first that have ink."""
    rows, columns = np.nonzero(inked)
    found = []
    for row, line in enumerate(inked[rows.min() :, columns.min() :]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], line.astype(int), [0]))))
        found += [(row, int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]
    return found
