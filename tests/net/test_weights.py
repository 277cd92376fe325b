"""Saved networks: they come back whole, and nothing else is taken for one."""

import io
import pickle
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbook.net import (
    Layer,
    Network,
    WeightsError,
    load_network,
    random_network,
    relu,
    save_network,
    sigmoid,
    softmax,
    tanh,
)
from nnbook.net.fast_path import flat
from nnbook.net.weights import STORAGES, Storage, network_bytes, network_from_bytes


def a_network(seed: int = 1) -> Network:
    return random_network((6, 5, 4, 3), (relu, tanh, softmax), seed, bias_spread=1.0)


def archive(**arrays: Any) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def test_a_network_comes_back_with_every_digit(tmp_path: Path) -> None:
    save_network(tmp_path / "a.npz", a_network())

    back = load_network(tmp_path / "a.npz")

    assert flat(back).tolist() == flat(a_network()).tolist()
    assert repr(back) == repr(a_network())


@pytest.mark.parametrize(("storage", "digits"), [("float32", 1e-7), ("float16", 1e-3)])
def test_less_room_keeps_fewer_digits(storage: Storage, digits: float) -> None:
    back = network_from_bytes(network_bytes(a_network(), storage))

    np.testing.assert_allclose(flat(back), flat(a_network()), rtol=digits)


def test_int8_rounds_to_a_127th_of_the_largest_weight_of_each_neuron() -> None:
    weight = np.array([[1.27, 0.504, -0.4951], [0.0, 0.0, 0.0]])
    network = Network((Layer(weight, np.zeros(2), relu),))

    back = network_from_bytes(network_bytes(network, "int8")).layers[0].weight

    np.testing.assert_allclose(back, [[1.27, 0.50, -0.50], [0.0, 0.0, 0.0]], rtol=1e-6)


def test_the_same_network_gives_the_same_bytes() -> None:
    assert network_bytes(a_network()) == network_bytes(a_network())


def test_a_saved_network_replaces_an_older_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    for seed in (1, 2):
        save_network(tmp_path / "a.npz", a_network(seed))

    assert flat(load_network(tmp_path / "a.npz")).tolist() == flat(a_network(2)).tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["a.npz"]


def test_a_failed_save_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_network(tmp_path / "a.npz", a_network(1))

    def full(file: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_network(tmp_path / "a.npz", a_network(2))

    assert flat(load_network(tmp_path / "a.npz")).tolist() == flat(a_network(1)).tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["a.npz"]


@settings(deadline=None)
@given(st.data())
def test_a_truncated_file_is_refused(data: st.DataObject) -> None:
    content = network_bytes(a_network())
    length = data.draw(st.integers(0, len(content) - 1))

    with pytest.raises(WeightsError, match=r"must be a whole \.npz file of plain arrays"):
        network_from_bytes(content[:length])


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_gives_finite_numbers(
    data: st.DataObject,
) -> None:
    content = bytearray(network_bytes(a_network()))
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))

    try:
        network = network_from_bytes(bytes(content))
    except WeightsError:
        return
    assert np.isfinite(flat(network)).all()


@pytest.mark.parametrize(
    "content", [b"", b"not a network", pickle.dumps([1.0]), archive(w=np.zeros(3))]
)
def test_a_foreign_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "foreign.npz"
    path.write_bytes(content)

    with pytest.raises(WeightsError, match=re.escape(str(path))):
        load_network(path)


def test_a_pickled_array_is_refused_and_not_run() -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (pytest.fail, ("the pickle was run",))

    content = archive(format="nnbook network", version=1, weight_1=np.array([Trap()], dtype=object))

    with pytest.raises(WeightsError, match="plain arrays"):
        network_from_bytes(content)


def parts(**changes: Any) -> bytes:
    """A saved network of one layer, changed."""
    whole: dict[str, Any] = {
        "format": "nnbook network",
        "version": 1,
        "activation_functions": ["sigmoid"],
        "weight_1": np.ones((2, 3)),
        "bias_1": np.ones(2),
    }
    whole |= changes
    return archive(**{name: part for name, part in whole.items() if part is not None})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"version": 2}, "must be a saved network of version 1"),
        ({"format": "other"}, "must be a saved network of version 1"),
        ({"bias_1": None}, "must have an array or activation function 'bias_1', got none"),
        ({"activation_functions": ["step"]}, "array or activation function 'step', got none"),
        ({"activation_functions": []}, "layers must hold at least one Layer, got none"),
        ({"activation_functions": 3}, "must hold layers that fit"),
        ({"bias_1": np.ones(3)}, "bias must have shape (2,)"),
        ({"weight_1": np.full((2, 3), np.nan)}, "weight must be finite"),
        ({"weight_1": np.ones((2, 3), np.int8)}, "activation function 'scale_1', got none"),
        ({"weight_1": np.array([["a"] * 3] * 2)}, "weight must hold real numbers"),
    ],
)
def test_a_file_that_is_not_a_network_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(WeightsError, match=re.escape(message)):
        network_from_bytes(parts(**changes))


def test_a_network_of_other_sizes_is_refused_if_sizes_are_asked_for(tmp_path: Path) -> None:
    save_network(tmp_path / "a.npz", a_network())
    message = "the network must have the sizes (784, 30, 10), got (6, 5, 4, 3)"

    with pytest.raises(WeightsError, match=re.escape(message)):
        load_network(tmp_path / "a.npz", sizes=(784, 30, 10))


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nnbook.net.weights.LARGEST_FILE", 1000)

    with pytest.raises(WeightsError, match="must unpack to at most 1000 bytes"):
        network_from_bytes(network_bytes(random_network((50, 50), (sigmoid,), seed=1)))


def test_an_activation_function_of_ones_own_is_refused() -> None:
    def square(z: Any) -> Any:
        return z * z

    network = Network((Layer(np.ones((1, 1)), np.ones(1), square),))
    message = "a saved activation function must be one of identity, sigmoid"

    with pytest.raises(ValueError, match=message):
        network_bytes(network)


def test_numbers_too_large_for_the_storage_are_refused() -> None:
    network = Network((Layer(np.array([[1e300]]), np.ones(1), sigmoid),))

    with pytest.raises(ValueError, match="layer 1 must hold numbers that fit float32"):
        network_bytes(network, "float32")


def test_an_unknown_storage_is_refused() -> None:
    message = f"storage must be one of {', '.join(STORAGES)}, got 'int4'"

    with pytest.raises(ValueError, match=message):
        network_bytes(a_network(), "int4")  # type: ignore[arg-type]
