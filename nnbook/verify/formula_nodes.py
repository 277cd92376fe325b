"""KaTeX's parse tree, without what only changes a formula's look."""

from __future__ import annotations

from typing import Any, Final

Node = dict[str, Any]

TRANSPARENT: Final = ("html", "ordgroup", "styling", "color", "mclass", "text")
EMPTY: Final = ("kern", "spacing", "internal")


def flat(nodes: list[Node]) -> list[Node]:
    """The nodes without what only changes their look."""
    found: list[Node] = []
    for node in nodes:
        kind = node["type"]
        if kind in TRANSPARENT:
            found += flat(node["body"])
        elif kind == "delimsizing":
            family = {"mopen": "open", "mclose": "close"}[node["mclass"]]
            found.append({"type": "atom", "family": family, "text": node["delim"]})
        elif kind == "leftright" and node["left"] == "(":
            inner = flat(node["body"])
            found += [opening("("), *inner, {**opening(")"), "family": "close"}]
        elif kind == "supsub" and is_closing(node["base"] or {}):
            found.append({**flat([node["base"]])[0], "sup": node.get("sup")})
        elif kind not in EMPTY:
            found.append(node)
    return found


def is_closing(node: Node) -> bool:
    """Whether a node is a closing bracket of any size."""
    return node.get("family") == "close" or (
        node.get("type") == "delimsizing" and node["mclass"] == "mclose"
    )


def opening(text: str) -> Node:
    """A bracket."""
    return {"type": "atom", "family": "open", "text": text}


def part(node: Node | None) -> list[Node]:
    """The nodes of a subscript or superscript."""
    return flat([node]) if node else []


def text_of(nodes: list[Node]) -> str:
    """The plain characters of nodes, such as those of `(l-1)`."""
    return "".join(str(node.get("text", "?")) for node in flat(nodes))
