"""`train`: what it writes, and what is left when it ends early."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from nnbook import cli, cli_train
from nnbook.examples.recipes import Recipe
from nnbook.net import GradientDescent, Progress, load_network, relu
from nnbook.net.data import Mnist
from nnbook.net.training_settings import TrainingSettings
from tests.examples.test_recipes import SMALL, small_digits


@pytest.fixture(autouse=True)
def small_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_train, "load_mnist", lambda: Mnist(*small_digits()))
    use(monkeypatch, SMALL)


def use(monkeypatch: pytest.MonkeyPatch, recipe: Recipe) -> None:
    monkeypatch.setattr(cli_train, "RECIPES", {"small": recipe})


def test_train_writes_the_results_and_the_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["train", "small", "--out", str(tmp_path)])

    found = json.loads((tmp_path / "small.json").read_text())
    assert code == 0
    assert found["made_by"] == "python -m nnbook train small"
    assert [run["seed"] for run in found["runs"]] == [1, 2]
    assert load_network(tmp_path / "small.npz").sizes == (64, 20, 10)
    assert f"test {found['kept']['test_right']}" in capsys.readouterr().out


def test_ctrl_c_saves_the_finished_seed_and_the_last_complete_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(seed: int, now: Progress) -> None:
        if (seed, now.epoch) == (2, 3):
            raise KeyboardInterrupt

    monkeypatch.setattr(cli_train, "progress_bar", interrupt)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    code = cli.main(["train", "small", "--out", str(tmp_path)])

    assert code == 130
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["small.seed-1.unfinished.npz", "small.seed-2.unfinished.npz"]


def test_a_diverging_recipe_leaves_an_error_and_no_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = TrainingSettings(optimiser=GradientDescent(1e6), epochs=3)
    wild = replace(SMALL, settings=settings, activation_functions=(relu, relu))
    use(monkeypatch, wild)

    code = cli.main(["train", "small", "--out", str(tmp_path)])

    assert code == 1
    assert "the training diverged in epoch 1, batch" in capsys.readouterr().err
    assert not list(tmp_path.glob("small.json"))


def test_an_unknown_recipe_is_refused_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = cli.main(["train", "smal"])

    assert code == 2
    assert 'unknown recipe "smal"; nearest: "small"' in capsys.readouterr().err


def test_the_progress_bar_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    cli_train.progress_bar(1, Progress(2, 30, 500, 1000, ()))

    line = capsys.readouterr().err
    assert line.startswith("\rseed 1  epoch 2/30 [###############...............]")
    assert "\n" not in line
