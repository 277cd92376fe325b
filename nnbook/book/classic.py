"""Modules as one classic script, for copies that are opened from disk.

From `file://` browsers refuse modules. The interactives' modules keep to plain forms (`import { … }
from "./name.js"` at the top, `export` before a function or class), so that wrapping each in a
function is all it takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
LATER: Final = re.compile(r'\bimport\("\./([\w-]+)\.js"\)')
EXPORT: Final = re.compile(
    r"^export (?=(?:async )?(?:function|class|const) ([\w$]+))", re.MULTILINE
)
OTHER: Final = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)
LOADER: Final = "touch"  # loads the others and their styles, which a single script need not


def as_function(name: str, source: str) -> str:
    """A module as a function that gives what the module exports.

    Raises:
        ValueError: The module uses another form of import or export.
    """
    names = EXPORT.findall(source)
    body = IMPORT.sub(r'const {\1} = modules["\2"];' + "\n", EXPORT.sub("", source))
    # Asked for at once, a module may yet stand below in the script.
    body = LATER.sub(r'Promise.resolve().then(() => modules["\1"])', body)
    if other := OTHER.search(body):
        msg = f"{name}.js: a form that no classic script can have: {other[0]}"
        raise ValueError(msg)
    return f'modules["{name}"] = (() => {{\n{body}return {{ {", ".join(names)} }};\n}})();\n'


def classic_script(sources: Mapping[str, str]) -> str:
    r"""All modules as one script, each after those that it imports.

    Args:
        sources: The modules' texts by their names without `.js`.

    Returns:
        A script that does what the modules do, at once instead of near the reader's screen.

    Examples:
        >>> a, b = "export function x() {}\n", 'import { x } from "./a.js";\nx();\n'
        >>> print(classic_script({"b": b, "a": a}))
        (() => {
        "use strict";
        const modules = {};
        modules["a"] = (() => {
        function x() {}
        return { x };
        })();
        modules["b"] = (() => {
        const { x } = modules["a"];
        x();
        return {  };
        })();
        })();
        <BLANKLINE>
    """
    done: dict[str, str] = {}

    def add(name: str) -> None:
        if name not in done:
            for _, needed in IMPORT.findall(sources[name]):
                add(needed)
            done[name] = as_function(name, sources[name])

    for name in sorted(set(sources) - {LOADER}):
        add(name)
    return '(() => {\n"use strict";\nconst modules = {};\n' + "".join(done.values()) + "})();\n"


def classic_script_of(folder: Path) -> str:
    """The script of all modules in a folder."""
    return classic_script({path.stem: path.read_text("utf-8") for path in folder.glob("*.js")})


def with_classic_script(html: str) -> str:
    """A page that loads the one classic script, from where its modules lie, in place of modules.

    What the modules load besides, the styles of the interactives, it loads as well.

    Examples:
        >>> with_classic_script('<script type="module" id="nn-reading" src="js/read-start.js">')
        '<script defer id="nn-reading" src="js/classic.js">'
        >>> with_classic_script('<link rel="stylesheet" href="css/touch.css">')
        '<link rel="stylesheet" href="css/touch.css"><link rel="stylesheet" href="css/panel.css">'
    """
    html = re.sub(r'<script type="module" src="[^"]*/touch\.js"></script>', "", html)
    html = re.sub(r'(<link rel="stylesheet" href="[^"]*/)touch(\.css">)', r"\g<0>\1panel\2", html)
    module = r'<script type="module" (id="nn-reading") src="([^"]*)read-start\.js"'
    return re.sub(module, r'<script defer \1 src="\2classic.js"', html)
