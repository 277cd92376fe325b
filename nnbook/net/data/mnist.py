"""MNIST: where it is looked for, and the proof that it is the real one.

A file is accepted only if the SHA-256 of its uncompressed bytes is the published data's; so what
`load_mnist` returns is the same on every machine.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from nnbook.net.data.idx import DataError, Pixels, read_idx, read_whole, refusal

Part = Literal["train", "test"]

VARIABLE: Final = "NNBOOK_MNIST_DIR"
SIDE: Final = 28
CLASSES: Final = 10


@dataclass(frozen=True)
class DataFile:
    """One of the four files.

    Attributes:
        name: Its published name; the file may also be gzipped and then ends in `.gz`.
        shape: The sizes it states.
        sha256: The SHA-256 of its uncompressed bytes.
    """

    name: str
    shape: tuple[int, ...]
    sha256: str

    @property
    def size(self) -> int:
        """How many uncompressed bytes it has: header and numbers."""
        numbers = 1
        for length in self.shape:
            numbers *= length
        return 4 + 4 * len(self.shape) + numbers

    def path_in(self, folder: Path) -> Path | None:
        """The file in that folder, plain or gzipped, or None if it is not there."""
        names = (self.name, f"{self.name}.gz")
        return next((folder / name for name in names if (folder / name).is_file()), None)


FILES: Final[dict[str, DataFile]] = {
    "train-images": DataFile(
        "train-images-idx3-ubyte",
        (60000, SIDE, SIDE),
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    ),
    "train-labels": DataFile(
        "train-labels-idx1-ubyte",
        (60000,),
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    ),
    "test-images": DataFile(
        "t10k-images-idx3-ubyte",
        (10000, SIDE, SIDE),
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    ),
    "test-labels": DataFile(
        "t10k-labels-idx1-ubyte",
        (10000,),
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
}


@dataclass(frozen=True, eq=False)
class Digits:
    """Images of digits with their labels.

    Attributes:
        images: Grey levels. Shape `(m, rows, columns)`.
        labels: The digit that each image shows, 0 to 9. Shape `(m,)`.
    """

    images: Pixels
    labels: Pixels

    def __post_init__(self) -> None:
        """Refuse images and labels that do not belong together."""
        if self.images.ndim != 3 or self.labels.shape != self.images.shape[:1]:
            shapes = f"images {self.images.shape} and labels {self.labels.shape}"
            raise refusal("digits", "one label for each image", shapes)
        if self.labels.size and self.labels.max() >= CLASSES:
            raise refusal("labels", "digits 0 to 9", f"{int(self.labels.max())}")

    def __len__(self) -> int:
        """How many images there are."""
        return len(self.images)


@dataclass(frozen=True, eq=False)
class Mnist:
    """The two parts of MNIST."""

    train: Digits
    test: Digits


def cache_folder() -> Path:
    """Where `mnist fetch` puts the files: below the user's folder for caches."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "nnbook" / "mnist"


def search_folders() -> tuple[Path, ...]:
    """Where MNIST is looked for, in this order."""
    named = os.environ.get(VARIABLE)
    return (*([Path(named).expanduser()] if named else []), cache_folder())


def find_folder() -> Path | None:
    """The first folder that has all four files, or None. What is in them is not looked at yet."""
    for folder in search_folders():
        if all(file.path_in(folder) for file in FILES.values()):
            return folder
    return None


def read_file(file: DataFile, folder: Path) -> Pixels:
    """Read one file and check that it is the published one.

    Args:
        file: Which file.
        folder: Where it is.

    Returns:
        Its numbers. uint8, read-only, in `file.shape`.

    Raises:
        DataError: It is missing, damaged, of another size, or another file under this name.
    """
    path = file.path_in(folder)
    if path is None:
        raise refusal(file.name, "a file of that name, plain or .gz", "none", folder)
    content = read_whole(path, at_most=max(known.size for known in (*FILES.values(), file)))
    digest = hashlib.sha256(content).hexdigest()
    for other in FILES.values():
        if digest == other.sha256 != file.sha256:
            raise refusal(path.name, "its own content", f"that of {other.name}", folder)
    numbers = read_idx(content, str(path))
    if numbers.shape != file.shape:
        raise refusal(path.name, f"the sizes {file.shape}", f"{numbers.shape}", folder)
    if digest != file.sha256:
        raise refusal(path.name, f"the SHA-256 {file.sha256}", digest, folder)
    return numbers


def load_mnist(folder: Path | None = None) -> Mnist:
    """Load MNIST and check every byte of it.

    Args:
        folder: Where the four files are; by default the first of `search_folders` that has them.

    Returns:
        60,000 training and 10,000 test images of 28 by 28 grey levels, with their labels.

    Raises:
        DataError: A file is missing, damaged, or not the published one.

    Source:
        Book, chapter "Digits". Y. LeCun, C. Cortes and C. J. C. Burges, "The MNIST database".
    """
    folder = folder or find_folder()
    if folder is None:
        looked = " or ".join(str(place) for place in search_folders())
        msg = f"MNIST must be in {looked}; `python -m nnbook mnist fetch` gets it"
        raise DataError(msg)
    return _loaded(folder.resolve())


@cache
def _loaded(folder: Path) -> Mnist:
    read = {key: read_file(file, folder) for key, file in FILES.items()}
    return Mnist(
        Digits(read["train-images"], read["train-labels"]),
        Digits(read["test-images"], read["test-labels"]),
    )
