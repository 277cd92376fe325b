"""`train` with the name of a comparison: one result file, no weights."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from nnbook import cli, cli_compare
from nnbook.examples import recipes_overfitting
from nnbook.examples.recipes import starting_network
from nnbook.examples.recipes_overfitting import FewImages
from nnbook.net import GradientDescent, Training, TrainingInterrupt, TrainingSettings, relu
from nnbook.net.data import Mnist
from tests.examples.test_overfitting import SMALL
from tests.examples.test_recipes import small_digits

NAME = "overfitting-l2"


@pytest.fixture(autouse=True)
def small_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_compare, "load_mnist", lambda: Mnist(*small_digits()))
    use(monkeypatch, SMALL)


def use(monkeypatch: pytest.MonkeyPatch, recipe: FewImages) -> None:
    monkeypatch.setitem(recipes_overfitting.COMPARISONS, NAME, {"0": recipe})


def test_a_comparison_writes_its_results_and_no_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["train", NAME, "--out", str(tmp_path)])

    found = json.loads((tmp_path / f"{NAME}.json").read_text())
    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.json"]
    assert [run["seed"] for run in found["recipes"]["0"]["runs"]] == [1, 2]
    assert f"{NAME} 0, seed 2: training" in capsys.readouterr().out


def test_a_diverging_comparison_leaves_an_error_and_no_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = TrainingSettings(optimiser=GradientDescent(1e6), epochs=3)
    use(monkeypatch, replace(SMALL, settings=settings, activation_functions=(relu, relu)))

    code = cli.main(["train", NAME, "--out", str(tmp_path)])

    assert code == 1
    assert "the training diverged" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_ctrl_c_ends_a_comparison_with_its_own_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished = Training(starting_network(SMALL, 1), 0, (), "interrupted")

    def interrupt(*parts: object) -> None:
        raise TrainingInterrupt(unfinished)

    monkeypatch.setattr(cli_compare, "run_few", interrupt)

    assert cli.main(["train", NAME, "--out", str(tmp_path)]) == 130
    assert not list(tmp_path.iterdir())
