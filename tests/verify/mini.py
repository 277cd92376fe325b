"""A book of one page in both languages, for tests of one check at a time."""

from pathlib import Path

from nnbook.facts import Fact
from nnbook.verify.book import Book, page_file
from nnbook.verify.problem import Problem

FACTS = {
    "page.half": Fact(0.5, "one half", "facts/page.py", 1),
    "page.small": Fact(-0.0000125, "a small number", "facts/page.py", 2),
    "page.images": Fact(60000, "counted", "facts/page.py", 3),
    "page.word": Fact("1.4.2", "a version", "facts/page.py", 4),
}


def mini_book(root: Path, zh: str, en: str) -> Book:
    """A book whose page `page` has these texts below a heading."""
    for language, text in (("zh-TW", zh), ("en", en)):
        path = root / "docs" / language / "page.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = {"zh-TW": "標題", "en": "Title"}[language]
        front = f"---\n{{title: {title}, description: {title}}}\n---\n\n# {title} {{#top}}\n\n"
        path.write_text(front + text + "\n", encoding="utf-8")
    return Book(root, facts=FACTS, figures={})


def mini_site(root: Path, zh: str, en: str) -> Book:
    """A book with a built site, whose home page and page `page` have these bodies."""
    book = mini_book(root, "字", "word")
    for language, body in (("zh-TW", zh), ("en", en)):
        for slug in ("index", "page"):
            path = root / "site" / page_file(slug, language)  # type: ignore[arg-type]
            path.parent.mkdir(parents=True, exist_ok=True)
            way = "page/" if slug == "index" else "../"
            link = f'<a href="{way}">on</a>'
            text = body if slug == "page" else ""
            path.write_text(f"<!doctype html>\n<body>{link}\n{text}\n</body>\n", encoding="utf-8")
    return Book(book.root, root / "site", facts=FACTS, figures={})


def rules(problems: list[Problem]) -> list[str]:
    """The rules of problems, in order."""
    return [problem.rule for problem in problems]
