"""The words of the interactives, in both languages; `{}` are gaps that the script fills in."""

from __future__ import annotations

from typing import Final

from nnbook.book.touch_backward import BACKWARD_WORDS
from nnbook.book.touch_descent import DESCENT_WORDS
from nnbook.book.touch_digit_words import DIGIT_WORDS
from nnbook.book.touch_text import Texts
from nnbook.book.touch_text import text as _text

COMMON: Final[Texts] = {
    "gap": _text("　", " "),
    "reset": _text("還原", "Reset"),
    "share": _text("複製連結", "Copy link"),
    "copied": _text("連結已複製，打開就是現在的樣子。", "Link copied; it opens what you see now."),
    "linked": _text("網址列裡的連結就是現在的樣子。", "The address bar now links to what you see."),
}

WORDS: Final[dict[str, Texts]] = {
    "nn-layer-counter": {
        "name": _text("動手數：權重和偏差", "Try it: counting weights and biases"),
        "picture": _text("{} 網路", "A {} network"),
        "input": _text("輸入層", "input"),
        "hidden": _text("隱藏層 {}", "hidden {}"),
        "output": _text("輸出層", "output"),
        "size": _text("{}：神經元數", "{}: neurons"),
        "plus": _text("{}：多一個", "{}: one more"),
        "minus": _text("{}：少一個", "{}: one fewer"),
        "fewer": _text("少一個隱藏層", "Remove a layer"),
        "more": _text("多一個隱藏層", "Add a layer"),
        "weights": _text("權重", "weights"),
        "biases": _text("偏差", "biases"),
        "parameters": _text("參數", "parameters"),
        "above": _text(
            "和文章的 {} 個權重比，多 {} 個", "against the article's {} weights, {} more"
        ),
        "below": _text(
            "和文章的 {} 個權重比，少 {} 個", "against the article's {} weights, {} fewer"
        ),
        "found": _text(
            "正好 {} 個權重，下面 {} 種之一",
            "{} weights: one of the {} layouts below",
        ),
        "equal": _text("正好 {} 個權重", "{} weights, too"),
        "layouts": _text("有 {} 個權重的排法", "layouts with {} weights"),
        "now": _text(
            "{}：權重 {}，偏差 {}，參數 {}；{}", "{}: weights {}, biases {}, parameters {}; {}"
        ),
        "caption": _text(
            "增減隱藏層和每一層的神經元，看權重、偏差、參數怎麼變。最下面列出所有和文章一樣"
            "多權重的排法，按一下就畫出來；塗了顏色的，每一層都不比輸出層窄，其中實心的最整齊。",
            "Add and remove hidden layers and neurons, and see what becomes of the weights, biases "
            "and parameters. At the bottom are all layouts with as many weights as the article's; "
            "press one to draw it. In the coloured ones no layer is narrower than the output, and "
            "the solid one is the most even.",
        ),
    },
    "nn-neuron": {
        "name": _text("動手算：一個神經元", "Try it: one neuron"),
        "picture": _text("z 是怎麼加出來的", "How z builds up"),
        "name_1": _text("陽光", "sun"),
        "name_2": _text("風", "wind"),
        "name_3": _text("雨", "rain"),
        "name_b": _text("偏差", "bias"),
        "input": _text("輸入 x{}，{}", "input x{}, {}"),
        "weight": _text("權重 w{}，{}", "weight w{}, {}"),
        "bias": _text("偏差 b", "bias b"),
        "back": _text("上一步", "Back"),
        "next": _text("下一步", "Next"),
        "again": _text("再加一次", "Once more"),
        "at": _text("{}：{}，加到這裡是 {}", "{}: {}, so far {}"),
        "now": _text("z = {}，a = {}：{}", "z = {}, a = {}: {}"),
        "so": _text("：", ": "),
        "out": _text("今天曬", "hang it out"),
        "in": _text("今天不曬", "do not hang it out"),
        "border": _text("正好在分界上", "right on the border"),
        "given": _text("已還原成書裡的例子。", "Back to the book's example."),
    },
    "nn-activation": {
        "name": _text("動手試：激勵函數", "Try it: activation functions"),
        "picture": _text("縮放、平移過的激勵函數", "An activation function, scaled and shifted"),
        "choose": _text("選一個激勵函數", "Choose an activation function"),
        "identity": _text("恆等函數", "identity"),
        "sigmoid": _text("sigmoid", "sigmoid"),
        "tanh": _text("tanh", "tanh"),
        "relu": _text("ReLU", "ReLU"),
        "leaky_relu": _text("leaky ReLU", "leaky ReLU"),
        "curve": _text("縮放、平移之後", "scaled, shifted"),
        "slope": _text("斜率", "slope"),
        "itself": _text("原來的函數", "as it was"),
        "weight": _text("權重 w，縮放", "weight w, scales"),
        "bias": _text("偏差 b，平移", "bias b, shifts"),
        "there": _text("那裡的斜率", "slope there"),
        "midpoint": _text("中點", "midpoint"),
        "corner": _text("折角", "corner"),
        "zero": _text("零點", "zero"),
        "nowhere": _text("沒有，因為 w = 0", "none, because w = 0"),
        "sides": _text("左邊 {}，右邊 {}", "{} on the left, {} on the right"),
        "now": _text("{}：{} {}，斜率 {}", "{}: {} {}, slope {}"),
        "given": _text("已還原成書裡的樣子。", "Back to how the book has it."),
        "caption": _text(
            "選一個激勵函數。左右拖曳圓點是平移，轉動切線的端點是縮放，用下面的滑桿也可以。"
            "虛線是實線在每個位置的斜率。",
            "Choose an activation function. Drag the dot to shift it, turn the end of the tangent "
            "to scale it, or use the sliders. The dashed line is the slope of the solid one, "
            "place by place.",
        ),
    },
    "nn-forward": {
        "name": _text("動手算：前向計算", "Try it: the forward pass"),
        "picture": _text("前向計算的網路", "The network of the forward pass"),
        "described": _text(
            "兩個輸入、隱藏層的 N1 和 N2、輸出層的 N3 和 N4。"
            "線上的數是權重乘上輸入，圓圈裡是 z 和 a。",
            "Two inputs, N1 and N2 in the hidden layer, N3 and N4 in the output layer. "
            "On each line stands weight times input, in each circle z and a.",
        ),
        "input": _text("輸入層", "Input layer"),
        "hidden": _text("隱藏層", "Hidden layer"),
        "output": _text("輸出層", "Output layer"),
        "back": _text("上一步", "Back"),
        "next": _text("下一步", "Next"),
        "name_x": _text("輸入 x{}", "input x{}"),
        "name_w": _text("{} 到 {} 的權重", "weight from {} to {}"),
        "name_b": _text("{} 的偏差", "bias of {}"),
        "term": _text("{}：{}，乘上輸入是 {}", "{}: {}, times its input {}"),
        "exactly": _text("{}，輸入數字", "{}, as a number"),
        "at": _text("{}：z = {}，a = {}", "{}: z = {}, a = {}"),
        "now": _text("現在 y1 = {}，y2 = {}", "Now y1 = {}, y2 = {}"),
        "given": _text("已還原成書裡的例子。", "Back to the book's example."),
    },
    "nn-bumps": {
        "name": _text("動手疊：用階梯描曲線", "Try it: a curve out of steps"),
        "picture": _text("{} 階的和，和目標曲線", "The sum of {} steps, and the target curve"),
        "curve": _text("網路", "network"),
        "target": _text("目標 f", "target f"),
        "part": _text("每一階", "each step"),
        "place": _text("這一階的位置 m", "this step's place m"),
        "height": _text("這一階的高度 v", "this step's height v"),
        "w": _text("所有階共用的權重 w", "weight w of all steps"),
        "b": _text("輸出的偏差 b", "bias b of the output"),
        "step": _text("第 {} 階：位置 {}，高度 {}", "step {}: at {}, height {}"),
        "fewer": _text("拿掉這一階", "Remove step"),
        "more": _text("多一階", "Add step"),
        "rule": _text("照規則擺", "By rule"),
        "term": _text("第 {} 階（共 {} 階）", "step {} of {}"),
        "largest": _text("最大誤差", "largest error"),
        "rms": _text("均方根誤差", "RMS error"),
        "parameters": _text("參數", "parameters"),
        "now": _text("最大誤差 {}，均方根誤差 {}", "largest error {}, RMS error {}"),
        "back": _text("已還原成書裡的凸起。", "Back to the book's bump."),
        "caption": _text(
            "拖曳圓點：左右是那一階的位置，上下是它的高度。綠線是所有階加起來，也就是網路的輸出；"
            "試著一階一階疊上去，讓它貼住虛線。「照規則擺」會用這一章開頭的規則，"
            "把同樣多的階擺好，比比看誰的誤差小。",
            "Drag a dot: sideways to move its step, up and down to change its height. The green "
            "line is all steps added up, which is the network's output; add step after step and "
            "try to lay it on the dashed line. “By rule” places as many steps by the rule "
            "from the beginning of this chapter: whose error is smaller?",
        ),
    },
    "nn-digit": DIGIT_WORDS,
    "nn-descent": DESCENT_WORDS,
    "nn-backward": BACKWARD_WORDS,
}
