# ---
# title: 實驗：梯度下降
# description: 量出腳下的斜率，往下走一步，再走一步；步伐太小走不到，太大會飛走，山谷太窄就左右亂撞。
# ---

# %% [markdown]
# # 實驗：梯度下降 {#lab-gradient-descent}
#
# 成本說網路錯得多離譜，斜率說往哪裡走會好一點。往斜率的反方向走一小步，量一次，再走一步，這就是梯度下降。全部只要一個迴圈。

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 一個數的下坡 {#one-number}
#
# 先只有一個數 $w$，成本是一條曲線。斜率用推一推的辦法來量。學習率 $\eta$ 決定一步跨多大。


# %% alt="一條有兩個谷的曲線。一串點從左上方出發，一步一步往下，愈接近谷底步伐愈小，最後停在左邊較高的那個谷。"
def C(w):
    return 0.5 * (w - 1) ** 2 + 0.6 * np.sin(3 * w)


def slope(C, w, push=1e-6):
    return (C(w + push) - C(w - push)) / (2 * push)


def descend(C, w, eta, steps):
    path = [w]
    for _ in range(steps):
        w = w - eta * slope(C, w)
        path.append(w)
    return np.array(path)


path = descend(C, -1.4, 0.1, 25)
w = np.linspace(-1.5, 3, 301)
plt.plot(w, C(w))
plt.plot(path, C(path), "o-", color="C1", ms=4)
plt.xlabel("$w$")
plt.ylabel("$C$")
plt.show()
print(f"{path[-1]:.4f}")
assert abs(slope(C, path[-1])) < 1e-3

# %% [markdown]
# 沒有人叫它愈走愈小步；是斜率自己愈來愈小。它停在一個谷，但不是最低的那個。
#
# ## 十二個數一起走 {#twelve}
#
# 計算範例的網路有十二個參數，全部排成一個長長的向量，一個一個推，量出十二個斜率，就是**梯度**。

# %%
from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_INPUT,
    WORKED_TARGET,
    WORKED_WEIGHTS,
)

x, t = np.array(WORKED_INPUT), np.array(WORKED_TARGET)
start = np.concatenate(
    [
        np.concatenate([np.ravel(W), b])
        for W, b in zip(WORKED_WEIGHTS, WORKED_BIASES)
    ]
)


def output(p):
    a = x
    for part in (p[:6], p[6:]):
        z = part[:4].reshape(2, 2) @ a + part[4:]
        a = 1 / (1 + np.exp(-z))
    return a


def cost(p):
    return ((output(p) - t) ** 2).sum()


def gradient(p, push=1e-6):
    pushes = push * np.eye(len(p))
    return np.array(
        [
            (cost(p + e) - cost(p - e)) / (2 * push)
            for e in pushes
        ]
    )


print(round(cost(start), 4))
print(gradient(start).round(3))

# %% [markdown]
# `nnbook` 用公式算同樣的十二個斜率，再走一步。兩邊要一致。

# %%
from nnbook.examples.worked import (
    WORKED_LEARNING_RATE,
    worked_steps,
)

before, after = worked_steps()[0], worked_steps()[1]
by_formula = np.concatenate(
    [
        np.concatenate(
            [
                np.ravel(before.weight_slope(n)),
                before.bias_slope(n),
            ]
        )
        for n in (1, 2)
    ]
)
assert np.allclose(gradient(start), by_formula, atol=1e-9)
assert np.isclose(cost(start), before.cost)

stepped = start - WORKED_LEARNING_RATE * gradient(start)
assert np.allclose(output(stepped), after.run.a(2), atol=1e-9)
assert cost(stepped) < cost(start)
print(round(cost(stepped), 4))

# %% alt="成本隨步數下降的曲線：一開始很陡，後來愈來愈平，最後接近零。"
p, costs = start, [cost(start)]
for _ in range(300):
    p = p - 0.5 * gradient(p)
    costs.append(cost(p))

plt.plot(costs)
plt.ylim(0, 0.2)
plt.xlabel("$n$")
plt.ylabel("$C$")
plt.show()
assert all(
    later < earlier for earlier, later in zip(costs, costs[1:])
)
print(output(p).round(3), t)

# %% [markdown]
# ## 窄谷 {#narrow}
#
# 兩個方向的斜率差很多，成本就像一條窄窄的山谷。步伐大到能沿著谷底前進，橫的方向就會左右來回撞。


# %% alt="一圈圈扁長的等高線。步伐小的路徑先落到谷底，再慢慢往中心爬，三十步還沒走完；步伐大的路徑左右來回撞，但更接近中心。"
def valley(u, v):
    return 0.5 * (u**2 + 20 * v**2)


def walk(eta, steps=30, u=4.0, v=0.8):
    path = [(u, v)]
    for _ in range(steps):
        u, v = u - eta * u, v - eta * 20 * v
        path.append((u, v))
    return np.array(path)


u, v = np.meshgrid(
    np.linspace(-1, 4.5, 81), np.linspace(-1, 1, 81)
)
plt.contour(u, v, valley(u, v), 9, colors="C5", linewidths=1)
plt.plot(*walk(0.02).T, "o-", color="C0", ms=4)
plt.plot(*walk(0.09).T, "o-", color="C1", ms=4)
plt.show()

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 步伐可以多大？
# 在窄谷裡慢慢加大 `eta`。超過多少，路徑就不再靠近中心，反而愈走愈遠？

# %%
eta = 0.09

print(walk(eta)[-1].round(4))

# %% [markdown]
# //// answer | 解答
# 陡的方向是 $k$ 等於十的拋物線，每一步把 $v$ 乘上 $1 - 2\eta k$（[@eq-gradient-factor]）；大小要小於一才會縮，所以 $\eta$ 不能超過十分之一。最陡的方向決定步伐，平緩的方向只好慢慢走。

# %%
assert abs(walk(0.099, 200)[-1, 1]) < abs(
    walk(0.099, 100)[-1, 1]
)
assert abs(walk(0.101, 200)[-1, 1]) > abs(
    walk(0.101, 100)[-1, 1]
)
print(
    f"{abs(walk(0.101, 100)[-1, 1]):.2f} {abs(walk(0.101, 200)[-1, 1]):.2f}"
)

# %% [markdown]
# ////
# ///
#
# /// turn | 兩個谷
# 前面那條曲線有兩個谷。從哪些起點出發會走到右邊、較低的那個？改 `first`，找出分界的地方。

# %%
first = 0.0

print(descend(C, first, 0.1, 200)[-1].round(3))

# %% [markdown]
# //// answer | 解答
# 分界在兩個谷之間的小山頂上，那裡的斜率也是零。站得剛剛好，就哪邊也不去。

# %%
starts = np.linspace(-1, 3, 81)
ends = np.array(
    [descend(C, w_0, 0.1, 300)[-1] for w_0 in starts]
)
right = ends > 0.5
border = starts[right].min()

assert (right == (starts >= border)).all()
assert C(ends[right].mean()) < C(ends[~right].mean())
print(
    f"{border:.2f} {ends[~right].mean():.2f} {ends[right].mean():.2f}"
)

# %% [markdown]
# ////
# ///
#
# /// turn | 只看一部分樣本
# 成本是很多樣本的平均，斜率也是。`slopes` 是一千個樣本各自的斜率。只抽 `m` 個來平均，會偏離真正的斜率多少？

# %%
rng = np.random.default_rng(6)
slopes = rng.normal(loc=-1.0, scale=2.0, size=1000)
m = 10

print(
    rng.choice(slopes, m).mean().round(3),
    slopes.mean().round(3),
)

# %% [markdown]
# //// answer | 解答
# 樣本變成四倍，偏離只剩一半。所以寧可看少一點、多走幾步：這就是小批次。

# %%
off = {
    m: np.std(
        [rng.choice(slopes, m).mean() for _ in range(4000)]
    )
    for m in (10, 40, 160)
}

assert abs(off[10] / off[40] - 2) < 0.15
assert abs(off[40] / off[160] - 2) < 0.15
for m, deviation in off.items():
    print(f"{m:3} {deviation:.2f}")

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 走到一個地方，每個方向的斜率都是零，於是停了下來。只能量成本和斜率，你要怎麼分辨這裡是谷底、山頂，還是有的方向往上、有的方向往下的鞍點？如果參數有兩萬個呢？
