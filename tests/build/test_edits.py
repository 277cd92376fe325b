"""What `mkdocs serve` builds after an edit: little where it can, and always the same site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.build import minibook

SERVED: Final = "http://127.0.0.1:8000/"
# The file, what is replaced, and by what: each edit is made, built, and taken back.
SMALL: Final = {
    "words": ("docs/en/neuron.md", "It computes", "It works out"),
    "words in Chinese": ("docs/zh-TW/feed-forward.md", "the result is", "結果是"),
    "a number": ("docs/en/feed-forward.md", "$y = [= feed_forward.y_1 =]$", "$y$"),
    "a link": ("docs/en/index.md", "feed-forward.md#worked", "feed-forward.md"),
    "a description": ("docs/zh-TW/neuron.md", "description: One neuron", "description: Another"),
    "nothing": ("docs/en/neuron.md", "It computes", "It computes"),
}
LARGE: Final = {
    "a title": ("docs/en/neuron.md", "title: Neuron", "title: A neuron"),
    "an id": ("docs/en/neuron.md", "{#neuron}", "{#one-neuron}"),
    "an equation": ("docs/en/neuron.md", "It computes", "$$\nx\n$$ {#eq-x}\n\nIt computes"),
    "a style sheet": ("docs/assets/css/book.css", ":root", ":root "),
    "the settings": ("mkdocs.yml", "site_name: ", "site_name: X"),
}
WRONG: Final = {
    "an unknown number": ("docs/en/neuron.md", "It computes", "It computes [= neuron.zz =]"),
    "a warning": ("docs/en/index.md", "Read about", "[there](missing.txt) Read about"),
}


def session(folder: Path, site: Path, log: Path, environment: dict[str, str]) -> None:
    """An author's session in one process: every edit, and what came of it, as JSON."""
    minibook.prepare(folder, log, environment)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    from nnbook.book import build_info, edits

    builds: list[str] = []

    def full() -> None:
        builds.append("full")
        config = load_config("mkdocs.yml", site_dir=str(site))
        config.site_url = SERVED
        if len(builds) == 1:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=SERVED)

    def done_again() -> str:
        """How the site was built again."""
        before = len(builds)
        try:
            edits.build_again(full)
        except Abort:
            return "refused"
        return "full" if len(builds) > before else "quick"

    full()
    found: dict[str, Any] = {}
    for name, (file, old, new) in (SMALL | LARGE | WRONG).items():
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        how = done_again()
        shown = build_info.hashes(site)
        if how != "refused":
            full()
        anew = build_info.hashes(site)
        path.write_text(text, "utf-8")
        back = done_again()
        restored = build_info.hashes(site)
        full()
        found[name] = {
            "how": how,
            "different": sorted(file for file in shown if shown[file] != anew.get(file)),
            "back": back,
            "restored": restored == build_info.hashes(site),
        }
    (folder / "found.json").write_text(json.dumps(found), "utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each edit."""
    folder = tmp_path_factory.mktemp("edits")
    minibook.write(folder)
    run = minibook.finish(minibook.start(folder, folder / "site", None, session), folder)
    assert run.returncode == 0, run.stderr
    result: dict[str, Any] = json.loads((folder / "found.json").read_text("utf-8"))
    return result


@pytest.mark.parametrize("edit", SMALL)
def test_the_edit_of_a_text_builds_only_the_pages_that_show_it(
    found: dict[str, Any], edit: str
) -> None:
    assert found[edit]["how"] == found[edit]["back"] == "quick"


@pytest.mark.parametrize("edit", LARGE)
def test_what_other_pages_could_show_builds_everything(found: dict[str, Any], edit: str) -> None:
    assert found[edit]["how"] == "full"


@pytest.mark.parametrize("edit", SMALL | LARGE)
def test_the_site_is_what_a_full_build_makes(found: dict[str, Any], edit: str) -> None:
    assert found[edit]["different"] == []
    assert found[edit]["restored"]


@pytest.mark.parametrize("edit", WRONG)
def test_a_mistake_is_refused_and_once_mended_everything_is_built(
    found: dict[str, Any], edit: str
) -> None:
    assert found[edit]["how"] == "refused"
    assert found[edit]["back"] == "full"
    assert found[edit]["restored"]
