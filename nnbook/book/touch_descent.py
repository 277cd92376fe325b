"""What `nn-descent` is given, and its words."""

from __future__ import annotations

from typing import Any, Final

from nnbook.book.touch_text import Texts, text
from nnbook.examples.cost import parts_of_z
from nnbook.examples.gradient_descent import LEARNING_RATES, START
from nnbook.examples.worked import WORKED_TARGET

# The part of the land that is drawn, and its level lines.
ACROSS: Final = (-4.0, 7.0)
UP: Final = (-8.0, 5.0)
LEVELS: Final = (1.4, 1.1, 0.8, 0.5, 0.35, 0.2, 0.1, 0.06, 0.038, 0.02, 0.005)


def descent_data() -> dict[str, Any]:
    """The ground (what each weight is multiplied by and added to), the start, the rates tried."""
    (factor, rest_3), (_, rest_4) = parts_of_z(0), parts_of_z(1)
    return {
        "factor": factor,
        "rests": (rest_3, rest_4),
        "target": WORKED_TARGET,
        "start": START,
        "rates": LEARNING_RATES,
        "across": ACROSS,
        "up": UP,
        "levels": LEVELS,
    }


DESCENT_WORDS: Final[Texts] = {
    "name": text("動手走：梯度下降", "Try it: gradient descent"),
    "picture": text("兩個權重的地形，畫成地圖", "The landscape of two weights, as a map"),
    "chart": text("每一步之後的成本", "The cost after every step"),
    "charted": text(
        "{} 步：從 {} 開始，最高到過 {}，現在是 {}。", "Steps: {}. From {}, at most {}, now {}."
    ),
    "cost": text("成本", "cost"),
    "to3": text("N2 到 N3 的權重", "weight from N2 to N3"),
    "to4": text("N2 到 N4 的權重", "weight from N2 to N4"),
    "rate": text("學習率", "learning rate"),
    "exactly": text("學習率，輸入數字", "learning rate, as a number"),
    "small": text("太小", "too small"),
    "right": text("剛好", "about right"),
    "large": text("太大", "too large"),
    "step": text("走一步", "Step"),
    "run": text("一直走", "Run"),
    "pause": text("暫停", "Pause"),
    "steps": text("步數", "steps"),
    "start": text(
        "把球拖到別的地方，或點一下地圖；虛線是下一步。",
        "Drag the ball or tap the map to start elsewhere; the dashed line is the next step.",
    ),
    "fell": text("這一步讓成本下降了。", "This step brought the cost down."),
    "rose": text("這一步太大，成本反而上升了。", "This step was too long: it brought the cost up."),
    "still": text("幾乎不動了，斜率差不多是 0。", "It hardly moves: the slopes are nearly 0."),
    "outside": text("球在地圖外面。", " The ball is off the map."),
    "at": text("第 {} 步，在 ({}, {})，成本 {}。", "Step {}: at ({}, {}), cost {}."),
    "chosen": text("學習率 {}", "Learning rate {}"),
    "given": text("已還原成書裡的起點。", "Back to the book's start."),
    "caption": text(
        "綠色愈濃，成本愈低。把球放在任何地方，選一個學習率，一步一步走，或讓它一直走下去；"
        "右邊（窄螢幕是下面）是每一步之後的成本。三個按鈕是上面說的三種學習率，"
        "都從網路現在的位置出發。",
        "The greener, the lower the cost. Put the ball anywhere, choose a learning rate, and go "
        "step by step or let it run; on the right (below on a narrow screen) is the cost after "
        "every step. The three buttons are the three learning rates of this section, all from "
        "where the network stands now.",
    ),
}
