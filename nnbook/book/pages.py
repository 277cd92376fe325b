"""The pages of the book: their fixed names and the chapters' numbers."""

from typing import Final

from nnbook.languages import DEFAULT_LANGUAGE, Language

# A chapter's number is its place here, counted from 1; figures and equations carry it (Figure 4.1).
CHAPTERS: Final = (
    "networks",
    "neuron",
    "activation-functions",
    "feed-forward",
    "expressive-power",
    "digits",
    "cost",
    "gradient-descent",
    "backpropagation",
    "training",
    "overfitting",
)


def chapter_number(slug: str) -> int | None:
    """A chapter's number, or None for a page that is not a chapter.

    Examples:
        >>> chapter_number("feed-forward"), chapter_number("index")
        (4, None)
    """
    return CHAPTERS.index(slug) + 1 if slug in CHAPTERS else None


def to_root(slug: str, language: Language, *, from_file: bool = False) -> str:
    """The way from a page up to the site's root, in the default language's folder.

    Args:
        slug: The page.
        language: Its language.
        from_file: From the file that it is made of, instead of from its address.

    Examples:
        >>> to_root("index", "zh-TW"), to_root("feed-forward", "en")
        ('', '../../')
        >>> to_root("feed-forward", "en", from_file=True)
        '../'
    """
    depth = slug.count("/") + (not from_file and slug.rpartition("/")[2] != "index")
    return "../" * (depth + (language != DEFAULT_LANGUAGE))
