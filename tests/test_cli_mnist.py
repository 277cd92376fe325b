"""The commands about MNIST."""

from pathlib import Path

import pytest

from nnbook.cli import main
from nnbook.cli_mnist import progress_bar
from nnbook.examples.digits import RESULTS, load_results
from nnbook.examples.trained import details
from nnbook.examples.training_details import DETAILS
from tests.mnist import mnist_folder


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("NNBOOK_MNIST_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_info_says_where_it_looked_when_there_is_nothing(
    nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mnist", "info"]) == 2

    shown = capsys.readouterr()
    assert str(nowhere / "nnbook" / "mnist") in shown.out
    assert "mnist fetch" in shown.err


def test_results_without_mnist_say_so_and_write_nothing(
    nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["results", "--out", str(nowhere / "out")]) == 2

    assert "MNIST must be in" in capsys.readouterr().err
    assert not (nowhere / "out").exists()


def test_a_fetch_that_fails_says_why(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mnist", "fetch", "--mirror", "http://127.0.0.1:1/"]) == 2

    assert "train-images-idx3-ubyte.gz must have a mirror" in capsys.readouterr().err


def test_the_progress_bar_shows_how_much_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    progress_bar("a-file", 1_000_000, 2_000_000)
    progress_bar("a-file", 2_000_000, 2_000_000)

    half, whole = capsys.readouterr().err.split("\r")[1:]
    assert half.endswith("[###############...............] 1.0/2.0 MB")
    assert whole.endswith("[##############################] 2.0/2.0 MB\n")


def test_without_a_length_the_progress_is_a_size(capsys: pytest.CaptureFixture[str]) -> None:
    progress_bar("a-file", 1_500_000, None)

    assert capsys.readouterr().err.endswith(" 1.5 MB")


def test_fetch_leaves_a_complete_folder_alone(
    nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mnist_folder_of_the_machine()

    assert main(["mnist", "fetch", "--to", str(folder), "--mirror", "http://127.0.0.1:1/"]) == 0
    assert "nothing to do" in capsys.readouterr().out


@pytest.fixture(scope="module", autouse=True)
def machine() -> None:
    """Find the machine's MNIST before a test hides it."""
    try:
        FOLDER.append(mnist_folder())
    except pytest.skip.Exception as skipped:
        REASON.append(str(skipped))


FOLDER: list[Path] = []
REASON: list[str] = []


def mnist_folder_of_the_machine() -> Path:
    if not FOLDER:
        pytest.skip(REASON[0])
    return FOLDER[0]


def test_info_names_every_file_and_its_size(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(mnist_folder_of_the_machine()))

    assert main(["mnist", "info"]) == 0
    assert "60000 x 28 x 28  SHA-256 correct" in capsys.readouterr().out


def test_results_are_written_as_they_are_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNBOOK_MNIST_DIR", str(mnist_folder_of_the_machine()))
    # That they are computed right is the test of the examples; it takes its time.
    monkeypatch.setattr("nnbook.cli_mnist.compute_results", lambda train, test: load_results())
    monkeypatch.setattr("nnbook.cli_mnist.compute_details", lambda test: details())

    assert main(["results", "--out", str(tmp_path)]) == 0
    for path in (RESULTS, DETAILS):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
