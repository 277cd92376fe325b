"""Labelled data from files: the IDX format, MNIST, and how to get it."""

from nnbook.net.data.idx import DataError, Pixels, read_idx, read_whole
from nnbook.net.data.mnist import Digits, Mnist, find_folder, load_mnist

__all__ = [
    "DataError",
    "Digits",
    "Mnist",
    "Pixels",
    "find_folder",
    "load_mnist",
    "read_idx",
    "read_whole",
]
