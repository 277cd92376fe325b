"""A book that is to be built: ours as it is, and the same content for each of the others."""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from nnbook.languages import LANGUAGES
from scripts.bench_builds import SERVE, checkout, serving, wait_for
from scripts.rivals.builders import Builder
from scripts.rivals.processes import Run, run

EDITS: Final = 3  # on a server
PARAGRAPH: Final = re.compile(r"^# .*\n\n(?=\w)", re.MULTILINE)  # what stands before the first


@dataclass
class Book:
    """What there is to build, and how; ours and the others' alike.

    Attributes:
        name: What the table calls it.
        builds: A command and its folder for each build that makes the whole.
        environment: The commands' environment.
        edited: The English chapter that is edited.
        edit_builds: What builds it again.
        sites: The folders that are written.
        leftovers: What a cold build must not find.
        serve: The command that serves it, if there is one, and its folder.
        page: The chapter's address there.
        notebooks: What becomes of notebooks.
    """

    name: str
    builds: list[tuple[list[str], Path]]
    environment: dict[str, str]
    edited: Path
    edit_builds: list[tuple[list[str], Path]]
    sites: list[Path]
    leftovers: list[Path]
    serve: tuple[list[str], Path] | None
    page: str
    notebooks: str = "run"
    edits: int = field(default=0)

    def build(self, builds: list[tuple[list[str], Path]]) -> Run:
        """Run some commands, one after the other."""
        runs = [run(command, folder, self.environment) for command, folder in builds]
        return Run(sum(one.seconds for one in runs), max(one.peak for one in runs))

    def forget(self) -> None:
        """Remove what a cold build must not find."""
        for path in self.leftovers:
            shutil.rmtree(path, ignore_errors=True)

    def edit(self) -> str:
        """Put a word before the chapter's first paragraph; gives the word."""
        self.edits += 1
        word = f"edit{self.edits}word"
        text, done = PARAGRAPH.subn(rf"\g<0>{word} ", self.edited.read_text("utf-8"), count=1)
        if not done:
            sys.exit(f"{self.edited} has no paragraph below its title.")
        self.edited.write_text(text, "utf-8")
        return word

    def seen(self) -> float | None:
        """The seconds from saving an edit to seeing it, a median; None without a server."""
        if self.serve is None:
            return None
        command, folder = self.serve
        seconds = []
        with serving(command, folder, self.environment, self.page) as root:
            for _ in range(EDITS):
                word = self.edit()
                start = time.perf_counter()
                wait_for(root + self.page, word)
                seconds.append(time.perf_counter() - start)
                time.sleep(1)  # the next edit comes when the server is at rest
        return statistics.median(seconds)


@contextmanager
def our_book() -> Iterator[Book]:
    """A copy of this checkout."""
    with checkout() as (folder, environment):
        command = [sys.executable, "-m", "mkdocs"]
        build = [([*command, "build", "--quiet"], folder)]
        yield Book(
            name="**nnbook**",
            builds=build,
            environment=environment,
            edited=folder / "docs" / "en" / "feed-forward.md",
            edit_builds=build,
            sites=[folder / "site"],
            leftovers=[folder / ".cache", folder / "site"],
            serve=(SERVE, folder),
            page="en/feed-forward/",
        )


def their_book(builder: Builder) -> Book:
    """A builder's own project, written afresh."""
    environment = builder.environment()
    folders = {one: builder.prepare(one, run_notebooks=True) for one in LANGUAGES}
    build = list(builder.build)
    return Book(
        name=builder.title,
        builds=[(build, folder) for folder in folders.values()],
        environment=environment,
        edited=folders["en"] / "docs" / "feed-forward.md",
        edit_builds=[(build, folders["en"])],
        sites=[folder / builder.site for folder in folders.values()],
        leftovers=[folder / name for folder in folders.values() for name in builder.leftovers],
        serve=(list(builder.serve), folders["en"]) if builder.serve else None,
        page=builder.page,
        notebooks=builder.notebooks,
    )
