# ---
# title: 實驗：前饋
# description: 用短短幾行 NumPy，從零蓋出這一章的網路，看它算出和書上一模一樣的數字，再把它拆開來玩。
# ---

# %% [markdown]
# # 實驗：前饋 {#lab-feed-forward}
#
# 這一章的網路，用紙筆要算上一整頁；用 NumPy 來寫，只要一個短短的迴圈。我們從零開始寫這個迴圈，和書上的結果對答案，然後這裡改一點、那裡改一點，看看會發生什麼事。

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 網路就是六個陣列 {#arrays}
#
# 網路知道的一切，都在權重和偏差裡。每一層就是一個矩陣和一個向量：矩陣的第 $j$ 列，放的是通往第 $j$ 個神經元的權重。連同輸入，一共是五個裝數字的陣列；第六個是輸出，等一下才會出現。

# %%
W = [
    np.array([[0.3, -0.4], [0.2, 0.6]]),
    np.array([[0.7, 0.5], [-0.3, -0.1]]),
]
b = [np.array([0.25, 0.45]), np.array([0.15, 0.35])]
x = np.array([2.0, 3.0])


def sigma(z):
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# ## 先算一個神經元，一項一項來 {#one-neuron}
#
# 先看 N1，照著[@eq-n1]，把每個輸入乘上自己的權重，全部加起來，再加偏差，最後才輪到 sigmoid 函數。

# %%
z = 0.0
for w_k, x_k in zip(W[0][0], x):
    z = z + w_k * x_k
z = z + b[0][0]

print(f"z = {z:.2f}   a = {sigma(z):.4f}")

# %% [markdown]
# ## 一層只要一行 {#one-layer}
#
# 矩陣乘向量，做的就是剛才那個迴圈，而且整層的神經元一次做完。下一層拿到什麼，就照樣再做一遍。前饋的全部，就是這幾行：


# %%
def forward(x, W, b):
    a = x
    for W_l, b_l in zip(W, b):
        a = sigma(W_l @ a + b_l)
    return a


y = forward(x, W, b)
print(y)

# %% [markdown]
# ## 真的是同一個網路嗎？ {#compare}
#
# 程式印出來的數字看起來合理，不代表就是對的。這本書的套件裡有同一個網路，是另外寫的；它的輸出、這一章印出來的那兩個數，都必須和我們算的一致。只要有一個對不上，`assert` 就會讓這一頁做不出來。

# %%
from nnbook.examples.worked import worked_network
from nnbook.facts import FACTS
from nnbook.net import forward as nnbook_forward

run = nnbook_forward(worked_network(), x)
assert np.allclose(y, run.output, rtol=0, atol=1e-15)
for j in (1, 2):
    assert (
        abs(y[j - 1] - FACTS[f"feed_forward.y_{j}"].value)
        < 1e-15
    )

print([f"{y_j:.12f}" for y_j in y])

# %% [markdown]
# 小數點後十五位都一樣。第十六位就不一定了：矩陣乘法相加的順序可能不同，而每加一次都要捨入一次。
#
# ## 四個神經元站在哪裡 {#on-the-curve}
#
# 四個神經元共用一條曲線。各自的 $z$ 決定它站在哪裡，也決定 $z$ 稍微變動時輸出會跟著動多少：站的地方愈平，動得愈少。

# %% alt="sigmoid 曲線，從 −3 到 3，由接近 0 升到接近 1。線上有四個點：一個在中間偏左、低於二分之一，一個在中間右邊一點點，一個再高一些，還有一個遠在右邊、高於 0.9，那裡的曲線已經很平。"
a = [x]
for W_l, b_l in zip(W, b):
    a.append(sigma(W_l @ a[-1] + b_l))
z_all = np.concatenate([W[0] @ a[0] + b[0], W[1] @ a[1] + b[1]])

z = np.linspace(-3, 3, 121)
plt.plot(z, sigma(z))
plt.plot(z_all, sigma(z_all), "o", color="C1")
plt.xlabel("$z$")
plt.ylabel("$a$")
plt.show()

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 讓 N1 停在正中間
# 改 `b_try`，改到 N1 的輸出正好是二分之一。不用一個一個試，你找得到這個數嗎？

# %%
b_try = 0.25

print(f"{sigma(W[0][0] @ x + b_try):.4f}")

# %% [markdown]
# //// answer | 解答
# 輸出是二分之一，就表示 $\preact{z} = 0$，所以偏差要正好把加權總和抵消掉。

# %%
b_half = -(W[0][0] @ x)

assert np.isclose(sigma(W[0][0] @ x + b_half), 0.5)
assert np.isclose(b_half, FACTS["feed_forward.half_b"].value)
print(f"{b_half:.1f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 兩個神經元交換位置
# `order` 是隱藏層神經元的排列順序。把它倒過來，然後只改陣列，讓 `same` 不管輸入是什麼都變回真。

# %%
order = [0, 1]
W_new = [W[0][order], W[1]]
b_new = [b[0][order], b[1]]

same = np.allclose(forward(x, W_new, b_new), y)
print(same)

# %% [markdown]
# //// answer | 解答
# 只把 $W^{(1)}$ 的列對調還不夠：輸出層得到新的位置去拿每個值，所以它的*行*也要跟著對調。

# %%
order = [1, 0]
W_swapped = [W[0][order], W[1][:, order]]
b_swapped = [b[0][order], b[1]]

inputs = np.random.default_rng(4).normal(size=(100, 2))
for x_i in inputs:
    assert np.allclose(
        forward(x_i, W_swapped, b_swapped), forward(x_i, W, b)
    )

# %% [markdown]
# ////
# ///
#
# /// turn | 一次算一百個輸入
# `inputs` 的每一列是一個樣本。不要用迴圈一個樣本一個樣本地跑，一口氣算出一百個輸出。

# %%
Y = np.array([forward(x_i, W, b) for x_i in inputs])

print(Y.shape)

# %% [markdown]
# //// answer | 解答
# 樣本排成列，每一列都要和 $W$ 的每一列相乘，寫出來就是乘上轉置矩陣；偏差則是每一列都加一次。


# %%
def forward_rows(A, W, b):
    for W_l, b_l in zip(W, b):
        A = sigma(A @ W_l.T + b_l)
    return A


assert np.allclose(forward_rows(inputs, W, b), Y)

zero = forward_rows(np.zeros((1, 2)), W[:1], b[:1])
assert np.allclose(
    zero[0],
    [FACTS[f"feed_forward.zero_a1_{j}"].value for j in (1, 2)],
)

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 把所有的權重和偏差乘上十，再乘上一百，看看那一百個輸入的輸出。它們變成什麼樣子？這時候如果有人請你把其中一個輸出修正一點點，你會去轉網路裡的哪一個數，又要轉多少？
