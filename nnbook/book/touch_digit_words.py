"""The words of `nn-digit`."""

from __future__ import annotations

from typing import Final

from nnbook.book.touch_text import Texts, text

DIGIT_WORDS: Final[Texts] = {
    "name": text("動手寫：讓小網路認數字", "Try it: draw a digit for a small network"),
    "sheet": text("寫字的地方", "Sheet to draw on"),
    "keys": text(
        "方向鍵移動筆，空白鍵落筆或提筆，Backspace 收回一筆。",
        "Arrow keys move the pen, Space puts it down or lifts it, Backspace takes back a stroke.",
    ),
    "hint": text("在格子裡寫一個數字", "Draw a digit in the square"),
    "undo": text("收回一筆", "Undo"),
    "clear": text("清除", "Clear"),
    "input": text("輸入層", "Input layer"),
    "hidden": text("隱藏層", "Hidden layer"),
    "output": text("輸出層", "Output layer"),
    "pixels": text(
        "網路看到的影像：縮放、置中之後的 28×28 個像素",
        "What the network sees: 28 by 28 pixels, scaled and centred",
    ),
    "active": text(
        "隱藏層 {}：{} 個神經元，{} 個大於 0", "Hidden layer {}: {} neurons, {} above 0"
    ),
    "answer": text("網路說是 ", "The network says "),
    "second": text("其次是 {}，輸出 {}", "then {}, output {}"),
    "said": text("網路說是 {}，{}；其次是 {}，{}。", "The network says {}, {}; then {}, {}. "),
    "ours_right": text("我們寫的是 {}，它說對了。", "We drew a {}, and it is right."),
    "ours_wrong": text("我們寫的是 {}，它說錯了。", "We drew a {}: it is wrong."),
    "no_digit": text(
        "我們畫的不是數字，但它只會說數字。", "We drew no digit, but digits are all it can say."
    ),
    "yours": text("說對了嗎？只有你知道。", "Is it right? Only you can tell."),
    "empty": text("還沒有東西可看。", "There is nothing to see yet."),
    "loading": text("正在載入權重……", "Loading the weights…"),
    "failed": text(
        "權重載入失敗，再寫一筆就會重試。", "The weights did not load; draw again to retry."
    ),
    "examples": text(
        "我們自己寫的例子（不是 MNIST 的影像）：", "Drawn by us, not images from MNIST:"
    ),
    "example": text("例子 {}：我們寫的 {}，網路說 {}", "Example {}: our {}, the network says {}"),
    "shape": text("例子 {}：不是數字，網路說 {}", "Example {}: not a digit, the network says {}"),
    "small": text(
        "這是一個小網路，只有 {} 個參數。測試集的 {} 張影像它認對 {} 張；"
        "你的筆跡它沒見過，會錯得更多。",
        "This is a small network of only {} parameters. Of the {} test images it gets {} right; "
        "your hand it has never seen, and it will be wrong more often.",
    ),
    "down": text("落筆，第 {} 行第 {} 列。", "Pen down, column {}, row {}. "),
    "up": text("提筆，第 {} 行第 {} 列。", "Pen up, column {}, row {}."),
}
