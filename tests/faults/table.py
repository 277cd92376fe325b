"""The planted faults: what is changed where, and exactly what verify must say.

An edit replaces one text in one file. `expected` is the list of rules of the findings, no more and
no fewer. Lock and freshness faults leave the records alone; for all others they are renewed after
planting, so that only the fault itself is found.
"""

from __future__ import annotations

from dataclasses import dataclass

FF_ZH, FF_EN = "docs/zh-TW/feed-forward.md", "docs/en/feed-forward.md"
ACT_ZH, ACT_EN = "docs/zh-TW/activation-functions.md", "docs/en/activation-functions.md"
NEU_ZH, NEU_EN = "docs/zh-TW/neuron.md", "docs/en/neuron.md"
BP_ZH, BP_EN = "docs/zh-TW/backpropagation.md", "docs/en/backpropagation.md"
IDX_ZH, IDX_EN = "docs/zh-TW/index.md", "docs/en/index.md"
HTML, HTML_EN = "site/feed-forward/index.html", "site/en/feed-forward/index.html"
HTML_BP = "site/backpropagation/index.html"
FACTS_LOCK, FIGURES_LOCK = "facts.lock.json", "figures.lock.json"
Y1 = "[= feed_forward.y_1 =]"
STALE = ("stale-translation",)


@dataclass(frozen=True)
class Edit:
    """One text in one file, replaced where it stands first."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    """One planted fault."""

    kind: str
    name: str
    edits: tuple[Edit, ...]
    expected: tuple[str, ...]
    keep_records: bool = False


def fault(kind: str, name: str, file: str, old: str, new: str, *expected: str) -> Fault:
    """A fault of one edit."""
    return Fault(kind, name, (Edit(file, old, new),), expected)


def both(kind: str, name: str, edits: tuple[Edit, ...], *expected: str) -> Fault:
    """A fault of several edits."""
    return Fault(kind, name, edits, expected)


def recorded(kind: str, name: str, file: str, old: str, new: str, *expected: str) -> Fault:
    """A fault of one edit that the records must show."""
    return Fault(kind, name, (Edit(file, old, new),), expected, keep_records=True)


A1_1 = r"\activ{[= feed_forward.a1_1 :.4f =]}$"
NEURON = r"\weight{w_{jk}^{(l)}}\, \activ{a_k^{(l-1)}} + \bias{b_j^{(l)}}"
CAPTION_A = "計算範例的網路。線上的數字是權重，神經元下方是它的偏差。"
CAPTION_B = (
    "數值由左往右流過網路。線上的數字是權重乘上輸入之後的一項，神經元裡上面是 $z$，下面是輸出 $a$。"
)

NUMBERS = (
    fault(
        "number",
        "a digit in one language",
        "docs/zh-TW/errata.md",
        "28×28",
        "28×29",
        "hand-typed-number",
        "hand-typed-number",
    ),
    fault(
        "number",
        "another fact in one formula",
        FF_ZH,
        A1_1,
        A1_1.replace("a1_1", "a1_2"),
        "parity-formula",
    ),
    fault("number", "another format", FF_EN, A1_1, A1_1.replace(".4f", ".3f"), "parity-formula"),
    fault(
        "number",
        "another fact in prose",
        FF_EN,
        "[= feed_forward.y_1_nearest =]",
        "[= feed_forward.y_1_true =]",
        "parity-number",
    ),
    fault(
        "number",
        "a number left out in prose",
        FF_ZH,
        "各差了最後一位的 [= feed_forward.y_1_ulps =] 個",
        "各差了最後一位的一個",
        "parity-number",
    ),
    fault(
        "number",
        "an unknown name",
        FF_EN,
        Y1,
        Y1.replace("y_1", "y_7"),
        "parity-formula",
        "unknown-name",
    ),
    fault(
        "number",
        "an impossible format",
        FF_ZH,
        "[= feed_forward.decimal_digits =]",
        "[= feed_forward.decimal_digits :q =]",
        "parity-number",
        "unknown-name",
    ),
)
TYPED = (
    fault(
        "typed number",
        "in a sentence",
        FF_EN,
        "Here and below",
        "From 0.4134 on, below",
        "hand-typed-number",
    ),
    both(
        "typed number",
        "in a formula of both languages",
        tuple(Edit(f, A1_1, r"\activ{0.4134}$") for f in (FF_ZH, FF_EN)),
        "hand-typed-number",
        "hand-typed-number",
    ),
    fault(
        "typed number",
        "in a table",
        NEU_ZH,
        "| [= neuron.w_1 =] |",
        "| 0.85 |",
        "hand-typed-number",
        "parity-number",
    ),
    fault(
        "typed number",
        "in a caption",
        FF_ZH,
        "神經元下方是它的偏差。",
        "神經元下方是它的偏差 0.25。",
        "hand-typed-number",
    ),
    fault(
        "typed number",
        "in a list",
        FF_EN,
        "Repeat up to the last layer.",
        "Repeat up to the last of 94 layers.",
        "hand-typed-number",
    ),
)
FORMULAS = (
    fault(
        "formula",
        "a sign in one language",
        FF_ZH,
        r"{[= feed_forward.w1_22 =]} \cdot [= feed_forward.x_2 =] +",
        r"{[= feed_forward.w1_22 =]} \cdot [= feed_forward.x_2 =] -",
        "parity-formula",
    ),
    fault(
        "formula",
        "an index in one language",
        FF_EN,
        r"$\weight{w_{jk}}$",
        r"$\weight{w_{kj}}$",
        "parity-formula",
    ),
    both(
        "formula",
        "the sigmoid's sign in both languages",
        tuple(Edit(f, "1 + e^{-z}}\n", "1 + e^{z}}\n") for f in (FF_ZH, FF_EN)),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "a neuron's indices in both languages",
        tuple(Edit(f, NEURON, NEURON.replace("w_{jk}", "w_{kj}")) for f in (FF_ZH, FF_EN)),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "a layer too high in both languages",
        tuple(
            Edit(
                f, r"\activ{a^{(l-1)}} + \bias{b^{(l)}} \\", r"\activ{a^{(l)}} + \bias{b^{(l)}} \\"
            )
            for f in (FF_ZH, FF_EN)
        ),
        "formula-unreadable",
        "formula-unreadable",
    ),
    both(
        "formula",
        "min for max in both languages",
        tuple(Edit(f, r"\max(0,", r"\min(0,") for f in (ACT_ZH, ACT_EN)),
        "formula-unreadable",
        "formula-unreadable",
    ),
    both(
        "formula",
        "tanh upside down in both languages",
        tuple(
            Edit(
                f,
                r"\frac{e^{\preact{z}} - e^{-\preact{z}}}",
                r"\frac{e^{\preact{z}} + e^{-\preact{z}}}",
            )
            for f in (ACT_ZH, ACT_EN)
        ),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "the first equation of backpropagation without its derivative",
        tuple(
            Edit(
                f, r"\sigma'\bigl(\preact{z_j^{(L)}}\bigr)", r"\sigma\bigl(\preact{z_j^{(L)}}\bigr)"
            )
            for f in (BP_ZH, BP_EN)
        ),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "the second equation's indices",
        tuple(
            Edit(f, r"\weight{w_{jk}^{(l+1)}}", r"\weight{w_{kj}^{(l+1)}}") for f in (BP_ZH, BP_EN)
        ),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "the third equation's sign",
        tuple(
            Edit(f, "b_j^{(l)}}} = \\delta_j^{(l)}\n", "b_j^{(l)}}} = -\\delta_j^{(l)}\n")
            for f in (BP_ZH, BP_EN)
        ),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "a layer too high in the fourth equation",
        tuple(
            Edit(f, r"\delta_j^{(l)}\, \activ{a_k^{(l-1)}}", r"\delta_j^{(l)}\, \activ{a_k^{(l)}}")
            for f in (BP_ZH, BP_EN)
        ),
        "formula-wrong",
        "formula-wrong",
    ),
    both(
        "formula",
        "the second equation in matrices without its transpose",
        tuple(
            Edit(f, r"\bigl(\weight{W^{(l+1)}}\bigr)^\top \delta", r"\weight{W^{(l+1)}} \delta")
            for f in (BP_ZH, BP_EN)
        ),
        "formula-unreadable",
        "formula-unreadable",
    ),
    fault(
        "formula",
        "a brace lost",
        FF_ZH,
        r"\frac{1}{1 + e^{-z}}" + "\n",
        r"\frac{1}{1 + e^{-z}" + "\n",
        "bad-latex",
        "parity-formula",
    ),
)
BLOCKS = (
    fault(
        "block",
        "a paragraph deleted",
        FF_EN,
        "Both weights of **N4** are negative:\n\n",
        "",
        "parity-block",
    ),
    fault(
        "block",
        "an item deleted",
        FF_ZH,
        "3. 這一層的輸出，就是下一層的輸入。\n",
        "",
        "parity-block",
    ),
    fault(
        "block",
        "a row of a table deleted",
        NEU_EN,
        "| how strong the wind is | $x_2$ | [= neuron.x_2 =] | [= neuron.w_2 =] |\n",
        "",
        "parity-block",
    ),
    fault(
        "block",
        "a note turned into a question",
        FF_ZH,
        "/// note | 為什麼",
        "/// question | 為什麼",
        "parity-block",
        "parity-block",
    ),
    fault(
        "block",
        "a list numbered in one language",
        FF_EN,
        "- Why are networks",
        "1. Why are networks",
        "parity-block",
        "parity-block",
    ),
    fault("heading", "another id", FF_EN, "{#wanted-output}", "{#output-wanted}", "parity-heading"),
    fault(
        "heading",
        "another level",
        FF_ZH,
        "## 同一件事，寫成矩陣",
        "### 同一件事，寫成矩陣",
        "parity-heading",
    ),
    fault(
        "heading",
        "no id",
        FF_EN,
        "## In one minute {#in-one-minute}",
        "## In one minute",
        "parity-heading",
        "source",
    ),
    both(
        "caption",
        "two captions swapped",
        (
            Edit(FF_ZH, CAPTION_A, "〇〇"),
            Edit(FF_ZH, CAPTION_B, CAPTION_A),
            Edit(FF_ZH, "〇〇", CAPTION_B),
        ),
        "parity-formula",
        "parity-formula",
    ),
    fault(
        "caption",
        "left in English",
        FF_ZH,
        CAPTION_A,
        "The worked example's network. The number on a line is a weight.",
        "wrong-language",
    ),
    fault(
        "figure",
        "another figure",
        FF_EN,
        "(fig:sigmoid_curve)",
        "(fig:relu_curve)",
        "parity-heading",
        "parity-figure",
        "source",
    ),
    fault(
        "link",
        "to another section",
        "docs/en/notation.md",
        "feed-forward.md#output-layer",
        "feed-forward.md#hidden-layer",
        "parity-link",
    ),
    fault(
        "link",
        "to a missing anchor",
        "docs/en/notation.md",
        "feed-forward.md#output-layer",
        "feed-forward.md#nowhere",
        "parity-link",
        "source",
    ),
    fault(
        "link",
        "to a missing page",
        IDX_ZH,
        "(exercises-solutions.md)",
        "(exercise-solutions.md)",
        "parity-link",
        "source",
    ),
    fault(
        "reference",
        "to another equation",
        FF_ZH,
        "（[@eq-neuron]）",
        "（[@eq-layer]）",
        "parity-reference",
    ),
    fault(
        "reference",
        "to nothing",
        FF_EN,
        "([@fig-sigmoid-curve])",
        "([@fig-sigmoid])",
        "parity-reference",
        "unknown-name",
    ),
    fault(
        "footnote",
        "its mark removed",
        FF_EN,
        "Exercises {#exercises}\n",
        "Exercises {#exercises}\n\n[^a]: A note.\n",
        "parity-block",
        "unused-footnote",
    ),
    fault(
        "exercise",
        "its solution removed",
        FF_ZH,
        "//// solution | 解答",
        "//// look | 解答",
        "exercise-solution",
        "parity-block",
        "parity-block",
    ),
)
LANGUAGE = (
    fault("Simplified", "網 as 网", FF_ZH, "網路把資料", "网路把資料", "simplified"),
    fault(
        "Simplified", "in a caption", FF_ZH, CAPTION_A, CAPTION_A.replace("權", "权"), "simplified"
    ),
    fault(
        "Simplified",
        "in the description",
        FF_ZH,
        "description: 跟著",
        "description: 跟着",
        "simplified",
    ),
    fault("term", "from the mainland", FF_ZH, "再套用激勵函數。", "再套用激活函數。", "term-never"),
    fault(
        "term",
        "誤差值 for bias",
        FF_ZH,
        "N2 的權重和偏差都是正的",
        "N2 的權重和誤差值都是正的",
        "term-context",
    ),
    fault("term", "a column for a row", FF_ZH, "矩陣 $W$ 的一列", "矩陣 $W$ 的一行", "term-twin"),
    fault(
        "punctuation",
        "a half-width comma",
        FF_ZH,
        "前一層算完，結果",
        "前一層算完,結果",
        "punctuation",
    ),
    fault(
        "punctuation",
        "no space before Latin letters",
        FF_ZH,
        "再套用 sigmoid 函數",
        "再套用sigmoid 函數",
        "punctuation",
    ),
    fault(
        "punctuation",
        "no space beside a formula",
        FF_ZH,
        "從外面看，神經網路是一個函數：放進 $x$",
        "從外面看，神經網路是一個函數：放進$x$",
        "punctuation",
    ),
    fault(
        "punctuation",
        "a full-width comma in English",
        FF_EN,
        "multiplies each input by its weight, adds",
        "multiplies each input by its weight，adds",
        "punctuation",
    ),
    fault(
        "spelling",
        "a misspelt word",
        FF_EN,
        "the calculation keeps them all",
        "the calculaton keeps them all",
        "spelling",
    ),
    fault("spelling", "an American word", IDX_EN, "**Colours mean", "**Colors mean", "spelling"),
    fault(
        "spelling",
        "a verb in -ize",
        "docs/en/networks.md",
        "recognised photographs",
        "recognized photographs",
        "spelling",
    ),
    fault(
        "wrong language",
        "Chinese in English",
        FF_EN,
        "Both weights of",
        "兩個 weights of",
        "wrong-language",
    ),
)
RECORDS = (
    recorded(
        "freshness", "Chinese changed alone", FF_ZH, "隱藏層算完了。", "隱藏層算好了。", *STALE
    ),
    recorded(
        "freshness",
        "English changed alone",
        FF_EN,
        "That is the hidden layer.",
        "So much for the hidden layer.",
        *STALE,
    ),
    recorded(
        "freshness",
        "a caption changed alone",
        FF_EN,
        "The worked example's network.",
        "The network of the example.",
        *STALE,
    ),
    recorded(
        "freshness",
        "a title changed alone",
        FF_ZH,
        "/// exercise | 什麼都不輸入",
        "/// exercise | 什麼都不放",
        *STALE,
    ),
    recorded(
        "lock",
        "a stale number",
        FACTS_LOCK,
        '"feed_forward.b1_1": 0.25',
        '"feed_forward.b1_1": 0.26',
        "lock-fact",
    ),
    recorded(
        "lock", "a number missing", FACTS_LOCK, '"feed_forward.b1_1": 0.25,\n', "", "lock-fact"
    ),
    recorded(
        "lock",
        "a stale label",
        FIGURES_LOCK,
        '"worked_network/title/en": "The',
        '"worked_network/title/en": "A',
        "lock-figure",
    ),
    recorded(
        "lock",
        "stale data",
        FIGURES_LOCK,
        '"sigmoid_curve/data/curve-sigmoid": {"x": [-6.0',
        '"sigmoid_curve/data/curve-sigmoid": {"x": [-6.1',
        "lock-figure",
    ),
)
SOURCE_FAULTS = NUMBERS + TYPED + FORMULAS + BLOCKS + LANGUAGE + RECORDS

VALUE = 'value="0.7122574322957418" data-fact="feed_forward.y_1_nearest" data-format="">0.71'
SITE_FAULTS = (
    fault(
        "site number",
        "the value it carries",
        HTML,
        VALUE,
        VALUE.replace('"0.7122', '"0.7123'),
        "number-value",
    ),
    fault(
        "site number", "what is read", HTML, VALUE, VALUE.replace(">0.71", ">0.17"), "number-text"
    ),
    fault(
        "site number",
        "its name",
        HTML_EN,
        'data-fact="feed_forward.y_1_nearest"',
        'data-fact="feed_forward.y_1_mearest"',
        "number-value",
        "number-twin",
        "number-twin",
    ),
    fault(
        "site number",
        "in a formula",
        HTML_EN,
        'data-fact="feed_forward.w1_12" data-value="-0.4"',
        'data-fact="feed_forward.w1_12" data-value="0.4"',
        "number-value",
    ),
    fault(
        "site remnant", "a number's mark", HTML, "<p>", "<p>[= feed_forward.y_1 =]", "unresolved"
    ),
    fault("site remnant", "a formula's mark", HTML, "<p>", r"<p>\(x\)", "unresolved"),
    fault(
        "site remnant",
        "a figure's mark",
        HTML_EN,
        "<p>",
        "<p>![c](fig:x)",
        "unresolved",
        "unresolved",
    ),
    fault(
        "site link",
        "a missing anchor",
        HTML_EN,
        'href="#fig-worked-network"',
        'href="#fig-worked"',
        "broken-anchor",
    ),
    fault(
        "site link",
        "a missing file",
        HTML,
        "worked_network.zh-TW.png",
        "worked_network.zh-TW.pgn",
        "broken-link",
        "orphan",
    ),
    fault(
        "site link",
        "an unreviewed host",
        HTML,
        "<p>",
        '<p><a href="https://unknown.example/">x</a>',
        "external-link",
    ),
    fault(
        "site link",
        "plain http",
        HTML,
        "<p>",
        '<p><a href="http://creativecommons.org/">x</a>',
        "external-link",
    ),
    fault("site id", "twice on a page", HTML, "<p>", '<p id="worked-example">', "duplicate-id"),
    fault(
        "drawing",
        "a label changed",
        HTML_EN,
        ">Input layer<",
        ">Hidden layer<",
        "figure-label",
        "figure-label",
        "figure-label-place",
    ),
    fault(
        "drawing",
        "a weight's sign",
        HTML,
        ">−0.4<",
        ">0.4<",
        "figure-label",
        "figure-label",
        "figure-number",
    ),
    both(
        "drawing",
        "two weights swapped",
        (Edit(HTML, ">0.3<", ">@<"), Edit(HTML, ">0.7<", ">0.3<"), Edit(HTML, ">@<", ">0.7<")),
        "figure-label-place",
        "figure-label-place",
        "figure-number",
        "figure-number",
    ),
    both(
        "drawing",
        "two slopes swapped",
        (
            Edit(HTML_BP, ">−0.014<", ">@<"),
            Edit(HTML_BP, ">0.155<", ">−0.014<"),
            Edit(HTML_BP, ">@<", ">0.155<"),
        ),
        "figure-label-place",
        "figure-label-place",
        "figure-number",
        "figure-number",
    ),
    fault("drawing", "a wrong slope", HTML, "@curve", "", "figure-curve"),
    fault(
        "drawing",
        "a curve without its name",
        HTML_EN,
        'id="sigmoid-curve-wide-curve-sigmoid"',
        'id="sigmoid-curve-wide-curve"',
        "figure-curve",
    ),
    fault("site file", "nothing leads to it", "site/left.txt", "", "left", "orphan"),
)
