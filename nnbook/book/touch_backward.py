"""What `nn-backward` is given, and its words."""

from __future__ import annotations

from typing import Any, Final

from nnbook.book.touch_text import Texts, text
from nnbook.examples import worked


def backward_data() -> dict[str, Any]:
    """The worked example's network, input, target and learning rate."""
    return {
        "x": worked.WORKED_INPUT,
        "weights": worked.WORKED_WEIGHTS,
        "biases": worked.WORKED_BIASES,
        "target": worked.WORKED_TARGET,
        "rate": worked.WORKED_LEARNING_RATE,
    }


BACKWARD_WORDS: Final[Texts] = {
    "name": text("動手算：反向計算", "Try it: the backward pass"),
    "picture": text("反向計算的網路", "The network of the backward pass"),
    "described": text(
        "兩個輸入、隱藏層的 N1 和 N2、輸出層的 N3 和 N4。圓圈裡上面是輸出 a，下面是誤差項；"
        "線上原本是權重，算到之後換成那個權重的斜率。",
        "Two inputs, N1 and N2 in the hidden layer, N3 and N4 in the output layer. In each circle "
        "stands the output a, below it the error term; on each line the weight, and once it is "
        "known the slope of that weight instead.",
    ),
    "input": text("輸入層", "Input layer"),
    "hidden": text("隱藏層", "Hidden layer"),
    "output": text("輸出層", "Output layer"),
    "delta": text("誤差項", "error term"),
    "unknown": text("誤差項還沒算", "error term not known yet"),
    "back": text("上一步", "Back"),
    "next": text("下一步", "Next"),
    "step": text("更新", "Step"),
    "rate": text("學習率", "learning rate"),
    "exactly": text("學習率，輸入數字", "learning rate, as a number"),
    "take": text("走這一步", "Take the step"),
    "at": text("{} 的誤差項是 {}", "Error term of {}: {}"),
    "ready": text(
        "斜率都有了；線上和 b 是走了這一步之後的值。",
        "All slopes are known; the lines and b show the values after the step.",
    ),
    "all": text(
        "其他權重和偏差也一樣；圖上是新的值。",
        "The others in the same way; the drawing shows the new values.",
    ),
    "chosen": text("學習率 {}", "Learning rate {}"),
    "before": text("還沒走，成本是 {}。", "No step taken yet; the cost is {}."),
    "after": text(
        "走了 {} 步，成本從 {} 變成 {}。", "Steps taken: {}. The cost went from {} to {}."
    ),
    "given": text("已還原成書裡的例子。", "Back to the book's example."),
    "caption": text(
        "由右往左，一個神經元一個神經元算出誤差項和斜率，線上的權重就換成斜率。全部算完，"
        "選一個學習率，走這一步，看輸出和成本怎麼變；也可以一直走下去。",
        "From right to left, neuron by neuron, the error terms and slopes are found, and on the "
        "lines slopes take the place of weights. When all are there, choose a learning rate, take "
        "the step, and see what becomes of the outputs and the cost; then go on, if you like.",
    ),
}
