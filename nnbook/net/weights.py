"""Networks in files: `.npz`, written whole or not at all, checked when read, never pickled.

A file holds plain arrays only: `format`, `version`, `activation_functions`, and for each layer
`weight_1`, `bias_1` and so on. Stored as "int8", a layer's weights are whole numbers from -127 to
127, and `scale_1` has the factor for each neuron's row.
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from nnbook.net.activations import identity, leaky_relu, relu, sigmoid, softmax, tanh
from nnbook.net.arrays import ActivationFunction, Matrix, name_of
from nnbook.net.layers import Layer, Network

FORMAT: Final = "nnbook network"
VERSION: Final = 1
LARGEST_FILE: Final = 256 * 2**20
"""No file larger than this, in bytes, is read, nor one that unpacks to more."""

Storage = Literal["float64", "float32", "float16", "int8"]
STORAGES: Final[tuple[Storage, ...]] = ("float64", "float32", "float16", "int8")
STEPS: Final = 127
"""The largest whole number in an int8 file."""

FUNCTIONS: Final[dict[str, ActivationFunction]] = {
    name_of(function): function for function in (identity, sigmoid, tanh, relu, leaky_relu, softmax)
}


class WeightsError(ValueError):
    """A file that is not a whole network, or not the expected one. The text says which and why."""


def save_network(path: Path, network: Network, storage: Storage = "float64") -> None:
    """Write a network to a file, so that the file is always the old one or the new one, whole.

    Args:
        path: The file, `.npz`; an older one is replaced.
        network: The network. Its activation functions must be the package's own.
        storage: How to store the weights. "float64" keeps every digit; "int8" takes an eighth of
            the room and rounds each weight to 1/127 of the largest of its neuron. Biases are kept
            as float32 then.

    Raises:
        ValueError: An activation function has no name of its own here, or a number is too large for
            the storage.
        OSError: The file cannot be written; an older one is still there.

    Source:
        Book, chapter "Training".
    """
    content = network_bytes(network, storage)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def network_bytes(network: Network, storage: Storage = "float64") -> bytes:
    """What `save_network` writes: the same bytes for the same network.

    Examples:
        >>> layer = Layer(np.array([[1.0]]), np.array([0.5]), sigmoid)
        >>> content = network_bytes(Network((layer,)))
        >>> network_from_bytes(content).layers[0].bias
        array([0.5])
    """
    if storage not in STORAGES:
        msg = f"storage must be one of {', '.join(STORAGES)}, got {storage!r}"
        raise ValueError(msg)
    names = [name_of(layer.activation_function) for layer in network.layers]
    for layer, name in zip(network.layers, names, strict=True):
        if FUNCTIONS.get(name) is not layer.activation_function:
            msg = f"a saved activation function must be one of {', '.join(FUNCTIONS)}, got {name}"
            raise ValueError(msg)
    arrays: dict[str, npt.NDArray[Any]] = {
        "format": np.array(FORMAT),
        "version": np.array(VERSION),
        "activation_functions": np.array(names),
    }
    for number, layer in enumerate(network.layers, start=1):
        arrays |= _stored(layer, number, storage)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def load_network(path: Path, sizes: tuple[int, ...] | None = None) -> Network:
    """Read a network that `save_network` wrote.

    Args:
        path: The file.
        sizes: The sizes it must have, from the input on, if any will not do.

    Returns:
        The network.

    Raises:
        WeightsError: The file is truncated, damaged, something else, or of other sizes.
        OSError: The file cannot be read.

    Source:
        Book, chapter "Training".
    """
    if path.stat().st_size > LARGEST_FILE:
        msg = f"{path}: must be a saved network of at most {LARGEST_FILE} bytes, got more"
        raise WeightsError(msg)
    try:
        network = network_from_bytes(path.read_bytes())
    except WeightsError as error:
        msg = f"{path}: {error}"
        raise WeightsError(msg) from error
    if sizes is not None and network.sizes != tuple(sizes):
        msg = f"{path}: the network must have the sizes {tuple(sizes)}, got {network.sizes}"
        raise WeightsError(msg)
    return network


def network_from_bytes(content: bytes) -> Network:
    """Read a network from the content of a file.

    Raises:
        WeightsError: It is not the whole content of a saved network.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_FILE:
                msg = f"must unpack to at most {LARGEST_FILE} bytes, got more"
                raise WeightsError(msg)
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except WeightsError:
        raise
    except (OSError, EOFError, ValueError, KeyError, NotImplementedError) as error:
        raise _unreadable(error) from error
    except (zipfile.BadZipFile, zlib.error, SyntaxError, RuntimeError, MemoryError) as error:
        raise _unreadable(error) from error
    return _network(arrays)


def _unreadable(error: BaseException) -> WeightsError:
    return WeightsError(f"must be a whole .npz file of plain arrays, got: {error}")


def _stored(layer: Layer, number: int, storage: Storage) -> dict[str, npt.NDArray[Any]]:
    weight, bias = layer.weight, layer.bias
    if storage == "int8":
        largest = np.abs(weight).max(axis=1)
        scale = (np.where(largest > 0, largest, 1.0) / STEPS).astype(np.float32)
        whole = np.clip(np.round(weight / scale[:, np.newaxis]), -STEPS, STEPS).astype(np.int8)
        parts: dict[str, npt.NDArray[Any]] = {"weight": whole, "scale": scale}
        parts["bias"] = bias.astype(np.float32)
    else:
        with np.errstate(over="ignore"):  # refused below
            parts = {"weight": weight.astype(storage), "bias": bias.astype(storage)}
    if not all(np.isfinite(part).all() for part in parts.values()):
        msg = f"layer {number} must hold numbers that fit {storage}, got larger ones"
        raise ValueError(msg)
    return {f"{name}_{number}": part for name, part in parts.items()}


def _network(arrays: dict[str, npt.NDArray[Any]]) -> Network:
    found = arrays.get("format"), arrays.get("version")
    if [None if part is None else part.tolist() for part in found] != [FORMAT, VERSION]:
        msg = f"must be a saved network of version {VERSION}, got {', '.join(arrays) or 'nothing'}"
        raise WeightsError(msg)
    try:
        names = [str(name) for name in arrays["activation_functions"].tolist()]
        layers = [
            Layer(_weight(arrays, number), arrays[f"bias_{number}"], FUNCTIONS[name])
            for number, name in enumerate(names, start=1)
        ]
        return Network(tuple(layers))
    except KeyError as error:
        msg = f"must have an array or activation function {error}, got none"
        raise WeightsError(msg) from error
    except (TypeError, ValueError) as error:
        msg = f"must hold layers that fit: {error}"
        raise WeightsError(msg) from error


def _weight(arrays: dict[str, npt.NDArray[Any]], number: int) -> Matrix:
    weight = arrays[f"weight_{number}"]
    if weight.dtype.kind != "i":
        return weight
    scale = arrays[f"scale_{number}"].astype(np.float64)
    product: Matrix = weight * scale[:, np.newaxis]
    return product
