"""Formulas are read and worked out; SymPy has the second word on the scalar definitions."""

import math
from pathlib import Path

import numpy as np
import pytest
import sympy

from nnbook.book import tex
from nnbook.book.scan import marks
from nnbook.verify.book import Book
from nnbook.verify.formula_nodes import flat
from nnbook.verify.formula_values import Evaluator, FormulaError, Given
from nnbook.verify.formulas import DEFINITIONS, FUNCTIONS, check, equations
from tests.verify.mini import mini_book, rules

ROOT = Path(__file__).parents[2]
Z = sympy.Symbol("z", real=True)
SIGMOID = 1 / (1 + sympy.exp(-Z))
BY_SYMPY = {
    "eq-sigmoid": SIGMOID,
    "eq-act-sigmoid": SIGMOID,
    "eq-act-slope": sympy.diff(SIGMOID, Z),
    "eq-act-tanh": sympy.tanh(Z),
    "eq-act-relu": sympy.Max(0, Z),
    "eq-act-step": sympy.Piecewise((1, Z > 0), (0, True)),
}
VALUES = {
    ("x", None): 3.0,
    ("v", None): np.array([1.0, 2.0]),
    ("W", 1): np.array([[1.0, 2.0], [3.0, 4.0]]),
    ("a", 0): np.array([5.0, 6.0]),
}
SLOPES = {
    ("C", "W", 1): np.array([[10.0, 20.0], [30.0, 40.0]]),
    ("C", "v", None): np.array([7.0, 9.0]),
    ("C", "x", None): 4.0,
}
GIVEN = Given(VALUES, FUNCTIONS, {"l": 1, "j": 2, "L": 1}, {"k": 2}, SLOPES)


def value(formula: str) -> object:
    return Evaluator(flat(tex.tree(formula)), GIVEN).whole()


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("1 + 2 x - 0.5", 6.5),
        ("-x^2", -9.0),
        (r"\frac{x + 1}{2}", 2.0),
        (r"2 (x + 1)^2", 32.0),
        (r"2 \cdot 10", 20.0),
        (r"e^{0} + \max(1, x)", 4.0),
        (r"v_j + v_1", 3.0),
        (r"\sum_k v_k + 1", 4.0),
        (r"\sum_{i=2}^{3} i", None),
        (r"\sum_k W_{jk}^{(l)} a_k^{(l-1)}", 39.0),
        (r"\operatorname{ReLU}(x - 5)", 0.0),
        (r"v \cdot v", 5.0),
        (r"\begin{cases} 1, & x > 3 \\ 2, & x \le 3 \end{cases}", 2.0),
        (r"\left( x + 1 \right) x", 12.0),
        (r"\bigl( x \bigr)", 3.0),
        (r"2 \ln x + 1", 1 + 2 * math.log(3)),
        (r"x \ln(x - 2)", 0.0),
        (r"\bigl( x \bigr)^2 x", 27.0),
        (r"W_{j1}^{(L)}", 3.0),
        (r"a_j^{(l-1)} + W_{11}^{(0+1)}", 7.0),
        (r"\frac{\partial C}{\partial x}", 4.0),
        (r"2 \frac{\partial C}{\partial v_j} + 1", 19.0),
        (r"\frac{\partial C}{\partial W_{j1}^{(l)}}", 30.0),
        (r"v^\top v", 5.0),
    ],
)
def test_the_grammar_reads_what_it_documents(formula: str, expected: float | None) -> None:
    if expected is None:
        with pytest.raises(FormulaError):
            value(formula)
    else:
        assert value(formula) == pytest.approx(expected, rel=1e-12)


def test_matrix_products_and_products_by_element_are_told_apart() -> None:
    assert np.array_equal(np.asarray(value("W^{(l)} a^{(l-1)}")), [17.0, 39.0])
    assert np.array_equal(np.asarray(value(r"v \odot v")), [1.0, 4.0])
    with pytest.raises(FormulaError, match="no meaning"):
        value("v v")


def test_gradients_transposes_and_outer_products_are_told_apart() -> None:
    assert np.array_equal(np.asarray(value(r"\nabla_v C")), [7.0, 9.0])
    assert np.array_equal(np.asarray(value(r"\nabla_v C \odot v")), [7.0, 18.0])
    assert np.array_equal(np.asarray(value(r"(W^{(l)})^\top v")), [7.0, 10.0])
    assert np.array_equal(np.asarray(value(r"\bigl(W^{(l)}\bigr)^\top v")), [7.0, 10.0])
    outer = np.asarray(value(r"a^{(0)} v^\top"))
    assert np.array_equal(outer, [[5.0, 10.0], [6.0, 12.0]])


@pytest.mark.parametrize(
    "formula",
    [
        r"\partial C",
        r"\frac{\partial C}{\partial q}",
        r"\frac{\partial q}{\partial x}",
        r"\frac{\partial C}{\partial x \partial x}",
        r"\frac{\partial^2 C}{\partial x}",
        r"\frac{\partial C}{x}",
        r"\frac{\partial C}{\partial x^2}",
        r"\frac{\partial C}{\partial W^{(l+1)}}",
        r"\nabla C",
        r"\nabla_q C",
        r"\nabla_v",
        r"\nabla_v^2 C",
        r"W^{(l*1)} v",
        r"W^{(l+j)} v",
    ],
)
def test_a_slope_that_is_not_given_or_not_plain_is_an_error(formula: str) -> None:
    with pytest.raises((FormulaError, tex.TexError)):
        value(formula)


@pytest.mark.parametrize(
    "formula",
    ["q", r"\sqrt{x}", "x_m", r"\sigma x", r"\int x", "(x", r"x \otimes x", r"\sum_m v_m", "x +"],
)
def test_what_the_grammar_does_not_know_is_an_error(formula: str) -> None:
    with pytest.raises((FormulaError, tex.TexError)):
        value(formula)


@pytest.mark.parametrize(
    ("formula", "rule"),
    [
        (r"\sigma(z) = \frac{1}{1 + e^{-z}}", None),
        (r"\sigma(z) = \frac{1}{1 + e^{z}}", "formula-wrong"),
        (r"\sigma(z) = \frac{1}{1 - e^{-z}}", "formula-wrong"),
        (r"\sigma(z) = \frac{1}{1 + \exp(-z)}", "formula-unreadable"),
        (r"\sigma(z)", "formula-unreadable"),
    ],
)
def test_a_definition_that_does_not_hold_is_reported(
    tmp_path: Path, formula: str, rule: str | None
) -> None:
    text = f"$$\n{formula}\n$$ {{#eq-sigmoid}}"

    found = check(mini_book(tmp_path, "字", text))

    assert rules(found) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("label", "formula", "rule"),
    [
        ("eq-cost-quadratic", r"\sum_j (y_j - t_j)^2", None),
        ("eq-cost-quadratic", r"\frac{1}{2} \sum_j (y_j - t_j)^2", "formula-wrong"),
        ("eq-cost-quadratic", r"\sum_j (y_j + t_j)^2", "formula-wrong"),
        ("eq-cost-cross-entropy", r"-(t \ln y + (1 - t) \ln (1 - y))", None),
        ("eq-cost-cross-entropy", r"t \ln y + (1 - t) \ln (1 - y)", "formula-wrong"),
        ("eq-cost-softmax", r"-\sum_j t_j \ln y_j", None),
        ("eq-cost-softmax", r"-\sum_j y_j \ln t_j", "formula-wrong"),
    ],
)
def test_a_cost_that_the_code_does_not_compute_is_reported(
    tmp_path: Path, label: str, formula: str, rule: str | None
) -> None:
    found = check(mini_book(tmp_path, "字", f"$$\nC = {formula}\n$$ {{#{label}}}"))

    assert rules(found) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"w_{kj}^{(l)}", r"w_{jk}^{(l)}"),
        ("a_k^{(l)}", "a_k^{(l-1)}"),
        ("- b_j", "+ b_j"),
        (r"b_k", "b_j"),
    ],
)
def test_a_wrong_index_layer_or_sign_in_a_layer_is_reported(
    tmp_path: Path, wrong: str, right: str
) -> None:
    healthy = r"z_j^{(l)} = \sum_k w_{jk}^{(l)} a_k^{(l-1)} + b_j^{(l)}"
    assert right in healthy
    page = "$$\n{}\n$$ {{#eq-neuron}}"

    good = check(mini_book(tmp_path, "字", page.format(healthy)))
    bad = check(mini_book(tmp_path, "字", page.format(healthy.replace(right, wrong))))

    assert good == []
    assert rules(bad)[0] in ("formula-wrong", "formula-unreadable")


@pytest.mark.parametrize("label", BY_SYMPY)
def test_sympy_agrees_with_the_formula_on_the_page(label: str) -> None:
    pages = Book(ROOT).pages["en"].values()
    formulas = [m.text for page in pages for m in marks(page.body) if m.label == label]
    points = DEFINITIONS[label](np.random.default_rng(7))

    for given in points:
        z = given.values[("z", None)]
        expected = float(BY_SYMPY[label].subs(Z, sympy.Float(z, 30)).evalf(20))
        for sides in (s for f in formulas for s in equations(tex.tree(f.strip()))):
            assert Evaluator(sides[-1], given).whole() == pytest.approx(expected, rel=1e-12)
    assert formulas


HEALTHY = {
    "eq-bp-delta": r"\delta_j^{(l)} = \frac{\partial C}{\partial z_j^{(l)}}",
    "eq-bp-1": r"\delta_j^{(L)} = \frac{\partial C}{\partial y_j} \sigma'(z_j^{(L)})",
    "eq-bp-2": r"\delta_k^{(l)} = \Bigl( \sum_j w_{jk}^{(l+1)} \delta_j^{(l+1)} \Bigr)"
    r"\sigma'\bigl(z_k^{(l)}\bigr)",
    "eq-bp-3": r"\frac{\partial C}{\partial b_j^{(l)}} = \delta_j^{(l)}",
    "eq-bp-4": r"\frac{\partial C}{\partial w_{jk}^{(l)}} = \delta_j^{(l)} a_k^{(l-1)}",
    "eq-bp-matching": r"\delta_j^{(L)} = y_j - t_j",
    "eq-bp-matrix": r"""\begin{aligned}
\delta^{(L)} &= \nabla_y C \odot \sigma'(z^{(L)}) \\
\delta^{(l)} &= (W^{(l+1)})^\top \delta^{(l+1)} \odot \sigma'(z^{(l)}) \\
\frac{\partial C}{\partial b^{(l)}} &= \delta^{(l)} \\
\frac{\partial C}{\partial W^{(l)}} &= \delta^{(l)} (a^{(l-1)})^\top
\end{aligned}""",
}


@pytest.mark.parametrize("label", HEALTHY)
def test_the_equations_of_backpropagation_hold(tmp_path: Path, label: str) -> None:
    page = f"$$\n{HEALTHY[label]}\n$$ {{#{label}}}"

    assert check(mini_book(tmp_path, "字", page)) == []


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("eq-bp-delta", "z_j^{(l)}", "z_k^{(l)}"),
        ("eq-bp-1", r"\sigma'", r"\sigma"),
        ("eq-bp-1", r"\partial y_j", r"\partial b_j^{(L)}"),
        ("eq-bp-1", r"= \frac", r"= -\frac"),
        ("eq-bp-2", "w_{jk}", "w_{kj}"),
        ("eq-bp-2", "w_{jk}^{(l+1)}", "w_{jk}^{(l)}"),
        ("eq-bp-2", r"\delta_j^{(l+1)}", r"\delta_j^{(l)}"),
        ("eq-bp-2", "z_k^{(l)}", "z_k^{(l+1)}"),
        ("eq-bp-3", r"= \delta_j", r"= -\delta_j"),
        ("eq-bp-3", r"\delta_j^{(l)}", r"\delta_j^{(l-1)}"),
        ("eq-bp-4", "a_k^{(l-1)}", "a_k^{(l)}"),
        ("eq-bp-4", r"\delta_j^{(l)} a_k", r"\delta_k^{(l)} a_j"),
        ("eq-bp-matching", "y_j - t_j", "t_j - y_j"),
        ("eq-bp-matrix", r"(W^{(l+1)})^\top", r"W^{(l+1)}"),
        ("eq-bp-matrix", r"(a^{(l-1)})^\top", r"a^{(l-1)}"),
        ("eq-bp-matrix", r"\delta^{(l)} (a^{(l-1)})^\top", r"(\delta^{(l)})^\top a^{(l-1)}"),
        ("eq-bp-matrix", r"\nabla_y C \odot", r"\nabla_y C \cdot"),
        ("eq-bp-matrix", r"\odot \sigma'(z^{(l)})", r"\odot \sigma'(z^{(l+1)})"),
    ],
)
def test_a_fault_in_an_equation_of_backpropagation_is_reported(
    tmp_path: Path, label: str, right: str, wrong: str
) -> None:
    assert right in HEALTHY[label]
    page = f"$$\n{HEALTHY[label].replace(right, wrong, 1)}\n$$ {{#{label}}}"

    found = check(mini_book(tmp_path, "字", page))

    assert rules(found) in (["formula-wrong"], ["formula-unreadable"])
