# ---
# title: 實驗：過度擬合
# description: 讓隱藏層愈來愈寬，看一個網路怎麼從看不懂、看懂，變成死背，再用兩種辦法把它拉回來。
# ---

# %% [markdown]
# # 實驗：過度擬合 {#lab-overfitting}
#
# 訓練完整的網路要花時間。這裡抄一條近路：隱藏層的權重隨便抽，抽完就不動，只有輸出層的權重用最小平方法一次解出來。這樣的網路還是會過度擬合，而且一秒鐘可以試上好幾個。

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.overfitting_plane import points

seen, fresh = points()
print(seen.x.shape, fresh.x.shape)

# %% [markdown]
# ## 兩道弓，加上雜訊 {#points}
#
# 這是書上的那一百個點。雜訊很大，有些點跑到了另一邊；那不是規律，只是運氣。


# %% alt="平面上兩群點，圓點和叉各排成一道弓，彼此伸進對方的凹處；交界的地方混在一起。"
def draw(x, label):
    plt.plot(*x[label == 0].T, "o", color="C0")
    plt.plot(*x[label == 1].T, "x", color="C1")


draw(seen.x, seen.label)
plt.axis("equal")
plt.show()

# %% [markdown]
# ## 抽一個隱藏層，解一個輸出層 {#solve}
#
# 目標是正一或負一。`hidden` 是隨機的隱藏層，`fit` 解出輸出層的權重，使誤差的平方和加上 $\lambda \sum \weight{w}^2$ 最小；$\lambda$ 先設成極小，免得方程式無解。


# %%
def hidden(x, n, seed):
    rng = np.random.default_rng(seed)
    W, b = 2 * rng.normal(size=(n, 2)), 2 * rng.normal(size=n)
    return np.column_stack(
        [np.tanh(x @ W.T + b), np.ones(len(x))]
    )


def fit(x, label, n, seed, penalty=1e-6):
    H = hidden(x, n, seed)
    t = 2.0 * label - 1
    return np.linalg.solve(
        H.T @ H + penalty * np.eye(n + 1), H.T @ t
    )


def accuracy(points, w, n, seed):
    says_one = hidden(points.x, n, seed) @ w > 0
    return (says_one == (points.label == 1)).mean()


# %% [markdown]
# ## 愈寬愈會背 {#wider}
#
# 每個寬度抽十個網路，取平均。畫出看過的點和新的點各答對多少。


# %% alt="兩條線。看過的點，答對的比例隨寬度一路升到將近一；新的點先升後降，兩條線之間的差距愈張愈大。"
def mean_accuracies(n, penalty=1e-6, data=seen):
    both = []
    for seed in range(10):
        w = fit(data.x, data.label, n, seed, penalty)
        both.append(
            [accuracy(p, w, n, seed) for p in (data, fresh)]
        )
    return np.mean(both, axis=0)


widths = np.array([1, 2, 4, 8, 16, 32, 64, 90])
on_seen, on_fresh = np.array(
    [mean_accuracies(n) for n in widths]
).T

plt.plot(widths, on_seen, "o-")
plt.plot(widths, on_fresh, "o-")
plt.xlabel("$n$")
plt.show()

for n, a, c in zip(widths, on_seen, on_fresh):
    print(f"{n:3} {a:.3f} {c:.3f}")

# %%
gap = on_seen - on_fresh
assert on_seen[-1] > 0.97
assert on_fresh.argmax() not in (0, len(widths) - 1)
assert gap[-1] > 3 * max(gap[2], 0.01)

# %% [markdown]
# 太窄，兩邊都不好，這是擬合不足；太寬，看過的幾乎全對，沒看過的反而變差，這是過度擬合。
#
# ## 書上的兩個網路 {#chapter}
#
# 書上的小網路和大網路是真的訓練出來的，權重存在套件裡。用自己寫的前向計算替它們打分數，應該和書上一樣。

# %%
from nnbook.examples.overfitting_plane import plane_network
from nnbook.facts import FACTS


def outputs(network, x):
    a = x
    *hidden_layers, last = network.layers
    for layer in hidden_layers:
        a = np.tanh(a @ layer.weight.T + layer.bias)
    return a @ last.weight.T + last.bias


for name in ("small", "large", "held"):
    marks = []
    for kind, p in (("seen", seen), ("fresh", fresh)):
        right = (
            outputs(plane_network(name), p.x).argmax(axis=1)
            == p.label
        )
        assert (
            right.mean()
            == FACTS[f"overfitting.{name}_{kind}"].value
        )
        marks.append(f"{right.mean():.3f}")
    print(name, *marks)

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 讓大權重付出代價
# 網路是最寬的那一個。改 `penalty`，也就是 $\lambda$，讓新的點答對得最多。兩條線的差距怎麼變？

# %%
penalty = 1e-6

print(mean_accuracies(90, penalty).round(3))

# %% [markdown]
# //// answer | 解答
# 乘上十、再乘上十，一路試上去。看過的點答對得愈來愈少，新的點先變好；罰得太重，兩邊又一起變差。

# %%
tried = {
    penalty: mean_accuracies(90, penalty)[1]
    for penalty in (1e-6, 1e-3, 1.0, 10.0, 1e4)
}
best = max(tried, key=tried.get)

assert best in (1.0, 10.0)
assert tried[best] > on_fresh[-1] + 0.05
for penalty, a in tried.items():
    print(f"{penalty:7.0e} {a:.3f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 多給一些點
# `draw_points` 從同樣的兩道弓抽新的點。每一類給多少個，最寬的網路才背不下來？

# %%
from nnbook.examples.overfitting_plane import (
    draw as draw_points,
)

count = 50
more = draw_points(np.random.default_rng(11), count)

print(mean_accuracies(90, data=more).round(3))

# %% [markdown]
# //// answer | 解答
# 點愈多，要背的雜訊也愈多；寬度不變，總有背不下的時候，差距就合起來了。

# %%
counts = (50, 200, 800)
gaps = []
for count in counts:
    more = draw_points(np.random.default_rng(11), count)
    a, c = mean_accuracies(90, data=more)
    gaps.append(round(float(a - c), 3))

assert gaps[0] > gaps[1] > gaps[2]
print(dict(zip(counts, gaps)))

# %% [markdown]
# ////
# ///
#
# /// turn | 猜得最準的人
# 一百個人各猜一百張影像，每張都是亂猜，猜中的機會是十分之一。其中猜得最準的人，大約會猜中幾張？先猜再算。

# %%
rng = np.random.default_rng(5)
right = (rng.uniform(size=(1, 100)) < 0.1).sum(axis=1)

print(right.max())

# %% [markdown]
# //// answer | 解答
# 平均是十張，最好的那個卻有十八張左右。他什麼也不懂，只是剛好運氣最好；這就是為什麼挑選用的資料不能拿來打分數。

# %%
right = (rng.uniform(size=(2000, 100, 100)) < 0.1).sum(axis=2)
best = right.max(axis=1).mean()

assert abs(best - FACTS["overfitting.guess_best"].value) < 0.2
print(f"{right.mean():.1f} {best:.1f}")

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 寬度如果繼續加，加到比點的個數多上十倍，新的點會錯得更多嗎？把 `widths` 加長試試看，然後想想：還有什麼東西，替這麼多參數加上了限制？
