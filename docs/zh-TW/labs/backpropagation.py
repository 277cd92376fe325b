# ---
# title: 實驗：反向傳播
# description: 從後往前，一次算出全部的斜率；再用最笨的辦法一個一個量，看是不是真的一樣，又快了多少。
# ---

# %% [markdown]
# # 實驗：反向傳播 {#lab-backpropagation}
#
# 要走下坡，就要知道每一個參數的斜率。一個一個推來量，參數有幾個就要算幾遍；反向傳播從輸出往回走一趟，就全部算完。這一趟只有四行。

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(x, W, b):
    a = [x]
    for W_l, b_l in zip(W, b):
        a.append(sigmoid(W_l @ a[-1] + b_l))
    return a


# %% [markdown]
# ## 往回走一趟 {#back}
#
# $\delta$ 是成本對 $\preact{z}$ 的斜率，叫作誤差項。輸出層的誤差項直接算；往前一層，就乘上權重的轉置，再乘上 sigmoid 在那裡的斜率 $\activ{a}(1 - \activ{a})$。每個權重的斜率，是終點的誤差項乘上起點的激勵值。


# %%
def backward(a, W, t):
    delta = 2 * (a[-1] - t) * a[-1] * (1 - a[-1])
    slopes = []
    for l in reversed(range(len(W))):
        slopes.insert(0, (np.outer(delta, a[l]), delta))
        delta = (W[l].T @ delta) * a[l] * (1 - a[l])
    return slopes


W = [
    np.array([[0.3, -0.4], [0.2, 0.6]]),
    np.array([[0.7, 0.5], [-0.3, -0.1]]),
]
b = [np.array([0.25, 0.45]), np.array([0.15, 0.35])]
x, t = np.array([2.0, 3.0]), np.array([1.0, 0.2])

slopes = backward(forward(x, W, b), W, t)
for slope_W, slope_b in slopes:
    print(slope_W.round(4), slope_b.round(4))

# %% [markdown]
# ## 對答案 {#check}
#
# 先用最笨的辦法檢查：一個一個推，看成本變多少。再和 `nnbook` 的兩種算法比，一種是向量的，一種是不用 NumPy、照著紙筆算的。


# %%
def cost(W, b):
    return ((forward(x, W, b)[-1] - t) ** 2).sum()


def measured(W, b, l, j, k, push=1e-6):
    up, down = [w.copy() for w in W], [w.copy() for w in W]
    up[l][j, k] += push
    down[l][j, k] -= push
    return (cost(up, b) - cost(down, b)) / (2 * push)


for l, j, k in np.ndindex(2, 2, 2):
    assert np.isclose(
        measured(W, b, l, j, k), slopes[l][0][j, k], atol=1e-9
    )

from nnbook.examples.worked import worked_network, worked_step
from nnbook.net import gradients, quadratic_cost

found = gradients(worked_network(), x, t, quadratic_cost)
by_hand = worked_step()
for l in (1, 2):
    slope_W, slope_b = slopes[l - 1]
    assert np.allclose(slope_W, found.weight(l), atol=1e-15)
    assert np.allclose(slope_b, found.bias(l), atol=1e-15)
    assert np.allclose(
        slope_W, by_hand.weight_slope(l), atol=1e-15
    )
    assert np.allclose(slope_b, by_hand.delta(l), atol=1e-15)

# %% [markdown]
# 全部一致，到小數點後十幾位。
#
# ## 省了多少 {#saved}
#
# 推一個參數要做兩次前向計算。反向傳播不管參數有幾個，都是一趟去、一趟回，工作量大約等於三次前向計算。

# %%
for sizes in ((2, 2, 2), (784, 30, 10), (784, 1000, 1000, 10)):
    parameters = sum(
        (n + 1) * m for n, m in zip(sizes, sizes[1:])
    )
    print(f"{parameters:9,} {2 * parameters // 3:9,}")

# %% [markdown]
# 左邊是參數的個數，右邊是省下的倍數：網路愈大，省得愈多。
#
# ## 愈往前愈小聲 {#fading}
#
# 每往回一層，誤差項就乘上 sigmoid 的斜率，最多四分之一。蓋一個十層的網路，看看誤差項傳到最前面還剩多少。縱軸是大小的對數，每一格是十倍。


# %% alt="三條線，橫軸是層，縱軸是誤差項大小的對數。權重最小的那條從右到左一路下降，每往前一層都小好幾倍；權重大的下降得慢。"
def sizes_of_delta(spread, depth=10, width=20, seed=3):
    rng = np.random.default_rng(seed)
    W = [
        rng.normal(
            scale=spread / np.sqrt(width), size=(width, width)
        )
        for _ in range(depth)
    ]
    b = [np.zeros(width)] * depth
    a = forward(rng.uniform(size=width), W, b)
    return [
        np.abs(d).mean()
        for _, d in backward(a, W, np.ones(width))
    ]


layers = np.arange(1, 11)
for spread in (1, 4, 8):
    plt.plot(layers, np.log10(sizes_of_delta(spread)), "o-")
plt.xlabel("$l$")
plt.ylabel(r"$\log\,\delta$")
plt.show()

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 找出錯的那一行
# 有人把反向傳播寫成這樣，程式不會出錯，數字看起來也合理。用前面的 `measured` 找出哪些斜率是錯的，再說出錯在哪裡。


# %%
def backward_too(a, W, t):
    delta = 2 * (a[-1] - t) * a[-1] * (1 - a[-1])
    slopes = []
    for l in reversed(range(len(W))):
        slopes.insert(0, (np.outer(delta, a[l]), delta))
        delta = (W[l] @ delta) * a[l] * (1 - a[l])
    return slopes


suspects = backward_too(forward(x, W, b), W, t)
print(suspects[0][0].round(4))

# %% [markdown]
# //// answer | 解答
# 第二層全對，第一層全錯：少了轉置。往回走的時候，誤差項要沿著每條線退回起點，用的是矩陣的行，不是列。

# %%
wrong = [
    not np.allclose(mine[0], theirs[0])
    for mine, theirs in zip(slopes, suspects)
]

assert wrong == [True, False]
print(wrong)

# %% [markdown]
# ////
# ///
#
# /// turn | 換一種成本
# 如果成本是交叉熵，輸出層的誤差項會變成什麼？改 `delta` 那一行，直到它和量出來的一樣。


# %%
def entropy(y, t):
    return -(t * np.log(y) + (1 - t) * np.log(1 - y)).sum()


y = forward(x, W, b)[-1]
delta = 2 * (y - t) * y * (1 - y)

print(delta.round(4))

# %% [markdown]
# //// answer | 解答
# sigmoid 的斜率整個消掉了，只剩輸出減目標值。

# %%
delta = y - t

z = np.log(y / (1 - y))
for j in range(2):
    push = 1e-6 * np.eye(2)[j]
    up, down = (
        entropy(sigmoid(z + push), t),
        entropy(sigmoid(z - push), t),
    )
    assert np.isclose((up - down) / 2e-6, delta[j])
print(delta.round(4))

# %% [markdown]
# ////
# ///
#
# /// turn | 走一步
# 用這些斜率走一步，學習率是 `eta`。成本有沒有變小？`eta` 可以加到多大？

# %%
eta = 0.0

W_new = [
    w - eta * slope_W for w, (slope_W, _) in zip(W, slopes)
]
b_new = [
    c - eta * slope_b for c, (_, slope_b) in zip(b, slopes)
]
print(f"{cost(W, b):.4f} {cost(W_new, b_new):.4f}")

# %% [markdown]
# //// answer | 解答
# 學習率零點一走一步，成本變小，輸出正是 `nnbook` 走一步之後的輸出。

# %%
from nnbook.examples.worked import (
    WORKED_LEARNING_RATE,
    worked_steps,
)

eta = WORKED_LEARNING_RATE
W_new = [
    w - eta * slope_W for w, (slope_W, _) in zip(W, slopes)
]
b_new = [
    c - eta * slope_b for c, (_, slope_b) in zip(b, slopes)
]

assert cost(W_new, b_new) < cost(W, b)
assert np.allclose(
    forward(x, W_new, b_new)[-1], worked_steps()[1].run.a(2)
)
print(f"{cost(W, b):.4f} {cost(W_new, b_new):.4f}")

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 反向傳播要記住前向計算的每一個激勵值，網路很深的時候，這比權重還占記憶體。如果記憶體只夠記住其中幾層，你會怎麼做？要付出什麼代價？
