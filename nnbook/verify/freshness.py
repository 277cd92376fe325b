"""Translations keep up: every pair of blocks was last seen together as it stands now.

`translations.lock.json` holds, for each pair, a hash of its text in each language. A pair is looked
up by its hashes, so blocks may move and others may come in between; the key, such as
`feed-forward#worked-example/3`, only tells a reader which block is meant.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Final

from nnbook.book.sources import Page
from nnbook.verify.blocks import Block
from nnbook.verify.book import Book
from nnbook.verify.lockfile import Entries, read_lock, write_lock
from nnbook.verify.parity import side_by_side
from nnbook.verify.problem import CannotCheckError, Problem, excerpt

LOCK: Final = "translations.lock.json"


@dataclass(frozen=True)
class PairOfBlocks:
    """A block in both languages.

    Attributes:
        key: Its page, section and number in the section.
        chinese: The Chinese block and its page.
        english: The English block and its page.
    """

    key: str
    chinese: tuple[Page, Block]
    english: tuple[Page, Block]

    @property
    def hashes(self) -> dict[str, str]:
        """The hash of each language's text."""
        return {"zh-TW": hash_of(self.chinese[1]), "en": hash_of(self.english[1])}


def hash_of(block: Block) -> str:
    """A hash of a block's text; line breaks and spaces do not count."""
    text = " ".join(f"{block.kind} {block.identity} {block.text}".split())
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def pairs_of(book: Book) -> Iterator[PairOfBlocks]:
    """Every pair of blocks of the book; blocks without a twin are parity's business."""
    for chinese, english in book.pairs:
        yield from pairs_of_page(
            chinese, english, book.blocks[chinese.path], book.blocks[english.path]
        )


def pairs_of_page(
    chinese: Page, english: Page, mine: list[Block], other: list[Block]
) -> Iterator[PairOfBlocks]:
    """Every pair of blocks of a page and its twin."""
    count: Counter[str] = Counter()
    for here, there in side_by_side(mine, other):
        if here and there:
            count[there.section] += 1
            key = f"{english.slug}#{there.section}/{count[there.section]}"
            yield PairOfBlocks(key, (chinese, here), (english, there))


class Record:
    """What the lock knows of one page's pairs."""

    def __init__(self, entries: Entries, slug: str) -> None:
        """Collect the page's pairs of hashes and the reasons given."""
        mine = {key: entry for key, entry in entries.items() if key.partition("#")[0] == slug}
        self.entries: list[dict[str, Any]] = list(mine.values())
        self.pairs = {(entry["zh-TW"], entry["en"]) for entry in self.entries}
        self.chinese = {zh for zh, _ in self.pairs}
        self.english = {en for _, en in self.pairs}

    def verdict(self, hashes: dict[str, str]) -> str:
        """What has happened to a pair: fresh, zh-TW or en changed alone, new, or moved."""
        zh, en = hashes["zh-TW"], hashes["en"]
        if (zh, en) in self.pairs:
            return "fresh"
        known = zh in self.chinese, en in self.english
        words = {(True, True): "moved", (True, False): "en", (False, True): "zh-TW"}
        return words.get(known, "new")

    def why(self, hashes: dict[str, str]) -> str:
        """The reason that was given for a pair."""
        for entry in self.entries:
            if (entry["zh-TW"], entry["en"]) == (hashes["zh-TW"], hashes["en"]):
                return str(entry.get("why", ""))
        return ""


def check(book: Book) -> list[Problem]:
    """Report every pair of which one side changed alone, and pairs not yet recorded."""
    entries = read_lock(book.root / LOCK)
    if entries is None:
        return [Problem(LOCK, 1, "stale-lock", "there is no such file", "`python -m nnbook lock`")]
    records = {slug: Record(entries, slug) for slug in book.pages["en"]}
    problems = [
        problem(book, pair, verdict)
        for pair in pairs_of(book)
        if (verdict := records[pair.english[0].slug].verdict(pair.hashes)) != "fresh"
    ]
    gone = {key.partition("#")[0] for key in entries} - set(book.pages["en"])
    return problems + [
        Problem(LOCK, 1, "stale-lock", f"it still holds the page {slug}", "`python -m nnbook lock`")
        for slug in sorted(gone)
    ]


def problem(book: Book, pair: PairOfBlocks, verdict: str) -> Problem:
    """A pair that is not fresh, in words, at the side that changed."""
    changed, twin = pair.chinese, pair.english
    if verdict == "en":
        changed, twin = twin, changed
    here = f"{excerpt(changed[1].text, 40)}"
    there = f"{book.name(twin[0].path)}:{twin[1].line} «{excerpt(twin[1].text, 40)}»"
    hint = f"bring the twin up to date, or: python -m nnbook accept '{pair.key}' --why '…'"
    if verdict == "new":
        message = f"{pair.key} is not recorded yet: «{here}», {there}"
        hint = "when both languages say the same, run `python -m nnbook lock`"
        return Problem(
            book.name(changed[0].path), changed[1].line, "unrecorded-block", message, hint
        )
    action = "stands beside another block now" if verdict == "moved" else "changed"
    message = f"{pair.key} {action}: «{here}»; its twin did not: {there}"
    return Problem(book.name(changed[0].path), changed[1].line, "stale-translation", message, hint)


def rerecord(book: Book) -> list[str]:
    """Record every pair except those of which one side changed alone.

    Returns:
        A line for each page whose record changed.
    """
    path = book.root / LOCK
    old = read_lock(path) or {}
    new: Entries = {}
    for pair in pairs_of(book):
        record = Record(old, pair.english[0].slug)
        verdict = record.verdict(pair.hashes)
        if verdict in ("fresh", "new"):
            why = record.why(pair.hashes)
            new[pair.key] = pair.hashes | ({"why": why} if why else {})
        else:
            new |= kept(old, pair, new)
    if new != old or not path.is_file():
        write_lock(path, new)
    return summary(old, new)


def kept(old: Entries, pair: PairOfBlocks, new: Entries) -> Entries:
    """The old entries that a stale pair is compared with, under keys that nothing else has."""
    slug = pair.english[0].slug
    found: Entries = {}
    for key, entry in old.items():
        same = entry["zh-TW"] == pair.hashes["zh-TW"] or entry["en"] == pair.hashes["en"]
        if key.partition("#")[0] == slug and same:
            found[key if key not in new else f"{key}*"] = entry
    return found


def summary(old: Entries, new: Entries) -> list[str]:
    """How many entries changed, page by page."""
    count: Counter[str] = Counter()
    for key in old.keys() | new.keys():
        count[key.partition("#")[0]] += old.get(key) != new.get(key)
    return [f"{slug}: {n} blocks recorded anew" for slug, n in sorted(count.items()) if n]


def accept(book: Book, pattern: str, why: str) -> list[str]:
    """Record the stale pairs of that name as they stand, with the reason.

    Args:
        book: The book.
        pattern: A block's name; `*` stands for any characters.
        why: The reason, which is kept.

    Returns:
        The names of the blocks recorded.

    Raises:
        CannotCheckError: No stale pair has that name, or no reason is given.
    """
    if not why.strip():
        msg = "a reason is needed: --why '…'"
        raise CannotCheckError(msg)
    path = book.root / LOCK
    entries = read_lock(path) or {}
    records = {slug: Record(entries, slug) for slug in book.pages["en"]}
    accepted = [
        pair
        for pair in pairs_of(book)
        if fnmatchcase(pair.key, pattern)
        and records[pair.english[0].slug].verdict(pair.hashes) != "fresh"
    ]
    if not accepted:
        msg = f'no stale block is called "{pattern}"; the names stand in the report of `verify`'
        raise CannotCheckError(msg)
    for pair in accepted:
        entries.pop(f"{pair.key}*", None)
        entries[pair.key] = pair.hashes | {"why": why.strip()}
    write_lock(path, entries)
    return [pair.key for pair in accepted]
