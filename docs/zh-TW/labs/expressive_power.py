# ---
# title: 實驗：表達能力
# description: 用一階一階的 sigmoid 疊出一條曲線，量量看階數加倍時誤差縮小多少，再走到範圍外面看看。
# ---

# %% [markdown]
# # 實驗：表達能力 {#lab-expressive-power}
#
# 一個隱藏神經元只會做一件事：在某個地方往上或往下走一階。這一章說，階數夠多，什麼曲線都跟得上。我們親手疊疊看。（這裡的 sigmoid 用 $\tanh$ 來寫，值完全一樣，但權重再大也不會溢位。）

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def f(x):
    return np.sin(2 * np.pi * x) + 0.4 * np.cos(5 * np.pi * x)


x = np.linspace(0, 1, 1001)

# %% [markdown]
# ## 一階 {#one-step}
#
# 權重管階梯有多陡，偏差管它在哪裡。中點是 $\weight{w}x + \bias{b} = 0$ 的地方（[@eq-midpoint]），所以想讓階梯站在 $m$，偏差就取 $-\weight{w} m$。


# %% alt="三條從零升到一的曲線，中點都在同一個地方；權重愈大的愈陡，最陡的幾乎是垂直的一階。"
def step_at(x, m, w):
    return sigmoid(w * x - w * m)


for w in (5, 20, 80):
    plt.plot(x, step_at(x, 0.6, w))
plt.xlabel("$x$")
plt.ylabel("$a$")
plt.show()

# %% [markdown]
# ## 疊出一條曲線 {#staircase}
#
# 把零到一切成 $n$ 格，每格的中間放一階，這一階的高度就是曲線在這一格裡的升降。不用訓練，也不用解方程式，只要查 $n + 1$ 次曲線的高度（[@eq-staircase-rule]）。


# %% alt="一條有兩個高峰、兩個低谷左右的目標曲線，和三條模仿它的曲線。階數最少的只抓到大概的走向，最多的幾乎和目標重疊。"
def staircase(f, n, x):
    edges = np.linspace(0, 1, n + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    rises = np.diff(f(edges))
    steps = step_at(x[:, None], middles, 4 * n)
    return f(edges[:1]) + steps @ rises


plt.plot(x, f(x), color="C5")
for n in (4, 8, 16):
    plt.plot(x, staircase(f, n, x))
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %% [markdown]
# `nnbook` 把同樣的階梯做成一個真正的網路：一個隱藏層，加上一個沒有激勵函數的輸出神經元。兩邊的值要一樣，最大誤差也要和書上的一樣。

# %%
from nnbook.examples.expressive_power import (
    staircase as network_of,
)
from nnbook.facts import FACTS
from nnbook.net import forward

largest = {}
for n in (2, 4, 8, 16, 32):
    y = staircase(f, n, x)
    network = network_of(f, n)
    assert np.allclose(
        forward(network, x[:, None]).output[:, 0], y
    )
    largest[n] = np.abs(y - f(x)).max()
    fact = FACTS[f"expressive_power.fit_{n}_max"].value
    assert np.isclose(largest[n], fact, rtol=1e-5)
    print(f"{n:3} {largest[n]:.4f}")

# %% [markdown]
# ## 加倍換來什麼 {#doubling}
#
# 階數加倍，誤差大約縮成幾分之一？把兩邊都取對數畫出來，直線的斜率就是答案。

# %% alt="兩軸都是對數。誤差隨著階數增加而下降，六個點幾乎排成一條直線。"
sizes = np.array([8, 16, 32, 64, 128, 256])
errors = [
    np.abs(staircase(f, n, x) - f(x)).max() for n in sizes
]

plt.loglog(sizes, errors, "o-")
plt.xticks(sizes[::2], [str(n) for n in sizes[::2]])
plt.yticks([0.1, 0.01], ["0.1", "0.01"])
plt.minorticks_off()
plt.xlabel("$n$")
plt.ylabel("$e$")
plt.show()

# %%
ratios = [a / b for a, b in zip(errors, errors[1:])]
print([f"{ratio:.1f}" for ratio in ratios])

# %% [markdown]
# 一開始縮得快慢不一，後來每加倍一次，最大的誤差大約剩一半。參數也加倍了，這就是代價。
#
# ## 換你試試 {#your-turn}
#
# /// turn | 做一個小丘
# 兩階合起來，一階上、一階下，就是一個小丘。調整這些數，讓它站在 [= expressive_power.bump_left =] 到 [= expressive_power.bump_right =] 之間，高 [= expressive_power.bump_height =]。

# %%
left, right, height, w = 0.2, 0.9, 0.5, 40

bump = height * (step_at(x, left, w) - step_at(x, right, w))
print(f"{bump[500]:.3f} {bump[300]:.3f}")

# %% [markdown]
# //// answer | 解答
# 中間的高度比想要的低一點，因為兩階都還沒走完就碰在一起了；權重再大一些，就會更接近。

# %%
bump = 0.8 * (step_at(x, 0.4, 40) - step_at(x, 0.6, 40))

assert np.isclose(
    bump[500],
    FACTS["expressive_power.bump_top"].value,
    rtol=1e-5,
)
assert np.isclose(
    bump[300],
    FACTS["expressive_power.bump_foot"].value,
    rtol=1e-5,
)
print(f"{bump[500]:.3f} {bump[300]:.3f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 解出最好的高度
# 階梯的位置不動，高度可以不照規則，改用最小平方法求出來。`columns` 的每一行是一階；誤差能再小多少？

# %%
n = 16
middles = (np.arange(n) + 0.5) / n
columns = step_at(x[:, None], middles, 4 * n)
y = staircase(f, n, x)

print(f"{np.sqrt(np.mean((y - f(x)) ** 2)):.4f}")

# %% [markdown]
# //// answer | 解答
# 再加一行全是一的，代表輸出神經元的偏差。不照規則，均方根誤差就只剩大約四分之一。

# %%
with_bias = np.column_stack([columns, np.ones(len(x))])
heights = np.linalg.lstsq(with_bias, f(x), rcond=None)[0]
best = np.sqrt(np.mean((with_bias @ heights - f(x)) ** 2))

fact = FACTS["expressive_power.best_16_rms"].value
assert np.isclose(best, fact, rtol=1e-4)
print(f"{best:.4f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 走到外面
# 階梯只鋪在零到一之間。在 `place` 這裡，網路和曲線各是多少？先猜猜看差多遠。

# %%
place = np.array([0.75])

print(staircase(f, 32, place).round(2), f(place).round(2))

# %% [markdown]
# //// answer | 解答
# 走出去之後，每一階都已經走完，網路從此是平的，停在最後的高度；曲線卻繼續起伏。沒見過的地方，網路一無所知。

# %%
outside = np.array([1.25])
y = staircase(f, 32, outside)[0]

assert np.isclose(
    y, FACTS["expressive_power.outside_network"].value
)
assert np.isclose(
    f(outside)[0],
    FACTS["expressive_power.outside_target"].value,
    rtol=1e-5,
)
print(f"{y:.2f} {f(outside)[0]:.2f}")

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 這條曲線很平滑，階數加倍，誤差就剩一半。如果目標曲線自己會跳一下，像階梯那樣，再多的階也會有一個地方跟不上。你會怎麼安排同樣多的階，讓它盡量跟得上？
