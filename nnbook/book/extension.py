"""The Python-Markdown extension: numbers, formulas, figures and references by name.

It knows nothing of MkDocs, so that any builder which renders with Python-Markdown makes the same
pages.
Options: `docs`, the folder of this language's pages, and `language`; `links_from`, for a builder
that takes links in HTML, too, to lead from the `file` where they are written (as Zensical does)
instead of from the `page`.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from nnbook.book import sources, tex
from nnbook.book.compose import expand
from nnbook.book.drawings import FILE_KINDS, page_drawing
from nnbook.book.number_format import FormatError, data_command, data_element
from nnbook.book.page_tree import Terms, Twins
from nnbook.book.pages import to_root
from nnbook.book.problems import BookError
from nnbook.book.published import PUBLISHED
from nnbook.book.scan import Mark, line_of, marks
from nnbook.book.touch import touch_element
from nnbook.book.words import words
from nnbook.facts import FACTS, UnknownNameError, look_up
from nnbook.languages import Language
from nnbook.net.data import DataError

FACT_IN_TEX: Final = re.compile(r"\[=(.*?)=\]", re.DOTALL)
SPAN: Final = r"\[([^\[\]]+)\]\{([^{}\n]+)\}"
BLOCK: Final = re.compile("^\\s*\x02wzxhzdk:(\\d+)\x03")


def split_format(text: str) -> tuple[str, str]:
    """Split `name :format` into both.

    Examples:
        >>> split_format("feed_forward.y_1 :.4f")
        ('feed_forward.y_1', '.4f')
    """
    name, _, spec = text.partition(":")
    return name.strip(), spec.strip()


class Block(NamedTuple):
    """An element that takes the place of a paragraph, and the line of its mark in the body."""

    tag: str
    identity: str
    css_class: str
    line: int


class Writer(Preprocessor):
    """Replaces the marks of one page before Markdown itself reads the text."""

    def __init__(
        self, md: Markdown, docs: Path, language: Language, *, links_from_file: bool
    ) -> None:
        """Remember whose page and which language this is."""
        super().__init__(md)
        self.sources = sources.load(docs)
        self.language = language
        self.links_from_file = links_from_file
        self.page: sources.Page | None = None
        self.written_on: sources.Page | None = None
        self.blocks: dict[str, Block] = {}

    def run(self, lines: list[str]) -> list[str]:
        """Replace every mark; the error of one names its file and line."""
        text = "\n".join(lines)
        self.page = self.written_on = self.sources.page_of(text)
        self.blocks.clear()
        if self.page is None:
            return self.replace(text.strip(), 0).split("\n")
        out = []
        for piece in expand(self.page, self.sources, self.language):
            self.written_on = piece.page
            out.append(self.replace(piece.text, piece.before))
        return "".join(out).split("\n")

    def replace(self, text: str, before: int) -> str:
        """Replace the marks of a text that starts `before` lines below the start of its body."""
        done, out = 0, []
        for mark in marks(text):
            line = before + line_of(text, mark.start)
            try:
                out += [text[done : mark.start], self.written(mark, line)]
            except (UnknownNameError, FormatError, tex.TexError, DataError) as error:
                raise self.problem(line, error, text[mark.start : mark.end]) from None
            done = mark.end
        return "".join(out) + text[done:]

    def problem(self, line: int, error: Exception, offending: str) -> BookError:
        """The error with its place in the file, and the formula it came from."""
        reason = str(error)
        if isinstance(error, tex.TexError):
            reason = f'bad LaTeX "{" ".join(offending.split())}": {reason}'
        if self.written_on is None:
            return BookError("<text>", line, reason)
        return BookError(self.written_on.path, self.written_on.front_lines + line, reason)

    def written(self, mark: Mark, line: int) -> str:
        """What stands in the text in place of a mark."""
        match mark.kind:
            case "fact":
                name, spec = split_format(mark.text)
                return self.stash(data_element(name, look_up("fact", name, FACTS), spec))
            case "inline":
                html = self.formula(mark.text, display=False)
                return self.stash(tex.followed_by(html, mark.caption) if mark.caption else html)
            case "display":
                return self.equation(mark, line)
            case "figure":
                return self.figure(mark, line)
            case "reference":
                return self.reference(mark.text)
            case "exercise":
                number = self.sources.target(mark.label).number
                title = words(self.language, "exercise", number, self.replace(mark.text, line - 1))
                return f"{mark.caption} exercise | {title}\n    attrs: {{id: {mark.label}}}"
            case "file":
                look_up("computed file", mark.text, PUBLISHED)
                link = self.stash(f'<a href="{self.root()}{mark.text}">')
                return f"{link}{mark.caption}{self.stash('</a>')}"

    def stash(self, html: str) -> str:
        """Keep HTML away from Markdown; the placeholder stands for it."""
        return str(self.md.htmlStash.store(html))

    def formula(self, source: str, *, display: bool) -> str:
        """A formula's HTML; the custom element keeps it out of the search index."""

        def command(match: re.Match[str]) -> str:
            name, spec = split_format(match[1])
            return data_command(name, look_up("fact", name, FACTS), spec)

        html = tex.render(FACT_IN_TEX.sub(command, source.strip()), display)
        kind = "display" if display else "inline"
        return f'<nn-tex class="nn-{kind}" data-search-exclude="1">{html}</nn-tex>'

    def equation(self, mark: Mark, line: int) -> str:
        """A displayed formula, numbered if it has an id."""
        html = self.formula(mark.text, display=True)
        if mark.label:
            number = self.sources.target(mark.label).number
            html += (
                f'<a class="nn-number" data-search-exclude="1" href="#{mark.label}">({number})</a>'
            )
        return self.block(Block("div", mark.label, "nn-equation", line), html)

    def figure(self, mark: Mark, line: int) -> str:
        """A figure with its caption, whose own marks are replaced as well."""
        html = page_drawing(mark.text, self.language)
        if mark.touch:
            html = touch_element(mark.touch, html, self.language)
        caption = self.replace(mark.caption.replace("\n", " "), line - 1)
        target = self.sources.targets.get(mark.label)
        if target and self.page and target.slug == self.page.slug:
            number = words(self.language, "fig", target.number)
            caption = f"**{number}**{words(self.language, 'space')}{caption}"
        return (
            f"\n\n{self.block(Block('figure', mark.label, 'nn-figure', line), html)}{caption}\n\n"
        )

    def root(self) -> str:
        """The way from this page to the site's root."""
        slug = self.page.slug if self.page else "index"
        return to_root(slug, self.language, from_file=self.links_from_file)

    def downloads(self, name: str) -> str:
        """Links to the figure's files."""
        stem = f"{self.root()}figures/{name}.{self.language}"
        links = [f'<a href="{stem}.{kind}" download>{kind.upper()}</a>' for kind in FILE_KINDS]
        return f"{words(self.language, 'download')} {' '.join(links)}"

    def block(self, block: Block, html: str) -> str:
        """Stash HTML that an element of its own is to hold."""
        placeholder = self.stash(html)
        self.blocks[placeholder] = block
        return placeholder

    def reference(self, name: str) -> str:
        """A link with the thing's kind and number, relative to this page, as Markdown."""
        target = self.sources.target(name)
        text = words(self.language, name.partition("-")[0], target.number)
        if self.page is None or target.slug == self.page.slug:
            return f"[{text}](#{name})"
        here = posixpath.dirname(self.page.slug) or "."
        return f"[{text}]({posixpath.relpath(target.slug + '.md', here)}#{name})"


class Blocks(Treeprocessor):
    """Turns a paragraph that holds a stashed block into the block's own element."""

    def __init__(self, md: Markdown, writer: Writer) -> None:
        """Remember which placeholders are blocks."""
        super().__init__(md)
        self.writer = writer

    def run(self, root: Element) -> None:
        """Rename each such paragraph; what follows a figure's placeholder is its caption.

        Raises:
            BookError: A block shares its paragraph with other text, where no element can stand.
        """
        for element in list(root.iter("p")):
            found = BLOCK.match(element.text or "")
            block = self.writer.blocks.get(found[0].strip()) if found else None
            if found is None or block is None:
                continue
            rest = (element.text or "")[found.end() :]
            if block.tag == "figure":
                self.add_caption(element, found[0].strip(), rest, block)
            elif rest.strip() or len(element):
                continue
            element.tag = block.tag
            element.set("class", block.css_class)
            if block.identity:
                element.set("id", block.identity)
            del self.writer.blocks[found[0].strip()]
        for block in self.writer.blocks.values():
            reason = "a displayed formula needs blank lines around it, and nothing else beside it"
            raise self.writer.problem(block.line, ValueError(reason), "")

    def add_caption(self, element: Element, placeholder: str, text: str, block: Block) -> None:
        """Move what follows a figure's placeholder into its caption, and add the downloads."""
        caption = Element("figcaption")
        caption.text = text
        caption.extend(list(element))
        for child in list(element):
            element.remove(child)
        element.text = placeholder
        element.append(caption)
        name = block.identity.removeprefix("fig-").replace("-", "_")
        files = SubElement(element, "p", {"class": "nn-downloads", "data-search-exclude": "1"})
        files.text = self.writer.stash(self.writer.downloads(name))


class Spans(InlineProcessor):
    """`[words]{lang=en}` and `[words]{.mention}`: a span with attributes."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Make the span; the words inside are read as Markdown."""
        span = Element("span")
        span.text = m[1]
        AttrListTreeprocessor().assign_attrs(span, m[2])
        return span, m.start(0), m.end(0)


class BookExtension(Extension):
    """Registers both processors."""

    def __init__(self, **options: Any) -> None:
        """Take `docs`, `language` and `links_from`."""
        self.config = {
            "docs": ["docs/zh-TW", "The folder of this language's pages."],
            "language": ["zh-TW", "zh-TW or en."],
            "links_from": ["page", "page or file."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Add the processors: before fences are taken away, and after inline marks are read."""
        docs = Path(os.fspath(self.getConfig("docs"))).resolve()
        from_file = self.getConfig("links_from") == "file"
        writer = Writer(md, docs, self.getConfig("language"), links_from_file=from_file)
        md.preprocessors.register(writer, "nnbook", 28)
        md.inlinePatterns.register(Spans(SPAN, md), "nnbook-spans", 165)
        md.treeprocessors.register(Blocks(md, writer), "nnbook-blocks", 15)
        md.treeprocessors.register(Terms(md, writer), "nnbook-terms", 14)
        # After attribute lists and the table of contents, which read ids and headings.
        md.treeprocessors.register(Twins(md, writer), "nnbook-twins", 4)


def makeExtension(**options: Any) -> BookExtension:  # noqa: N802 (Python-Markdown's name)
    """What Python-Markdown calls to make the extension."""
    return BookExtension(**options)
