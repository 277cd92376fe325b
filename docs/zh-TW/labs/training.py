# ---
# title: 實驗：訓練
# description: 用不到四十行的 NumPy，從零訓練出一個認得手寫數字的網路，畫出它的學習曲線，再弄壞它幾次。
# ---

# %% [markdown]
# # 實驗：訓練 {#lab-training}
#
# 前向計算、成本、斜率、往下走一步，零件都有了。這裡把它們組起來，用 scikit-learn 的小數字，訓練一個真的認得字的網路，只要幾秒鐘。

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.small_digits import split_small_digits

(X, label), (X_new, label_new) = split_small_digits()
T, T_new = np.eye(10)[label], np.eye(10)[label_new]

# %% [markdown]
# ## 網路和它的斜率 {#network}
#
# 一個隱藏層用 ReLU，輸出層用 softmax，成本是交叉熵。樣本排成列，所以一次算一整個小批次；斜率取平均。


# %%
def start(seed, sizes=(64, 30, 10)):
    rng = np.random.default_rng(seed)
    return [
        [
            rng.normal(scale=np.sqrt(2 / n), size=(m, n)),
            np.zeros(m),
        ]
        for n, m in zip(sizes, sizes[1:])
    ]


def forward(X, layers):
    (W_1, b_1), (W_2, b_2) = layers
    H = np.maximum(0, X @ W_1.T + b_1)
    Z = H @ W_2.T + b_2
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return H, E / E.sum(axis=1, keepdims=True)


def slopes(X, T, layers):
    H, Y = forward(X, layers)
    D_2 = (Y - T) / len(X)
    D_1 = (D_2 @ layers[1][0]) * (H > 0)
    return [
        (D_1.T @ X, D_1.sum(axis=0)),
        (D_2.T @ H, D_2.sum(axis=0)),
    ]


# %% [markdown]
# 寫錯一個轉置，網路還是會學，只是學得差，很難發現。所以先和 `nnbook` 的斜率比一比，它是一個樣本一個樣本算的。

# %%
from nnbook.net import (
    Layer,
    Network,
    cross_entropy_cost,
    mean_gradients,
    relu,
    softmax,
)

layers = start(0)
functions = (relu, softmax)
network = Network(
    tuple(
        Layer(W, b, f) for (W, b), f in zip(layers, functions)
    )
)
found = mean_gradients(
    network, X[:20], T[:20], cross_entropy_cost
)
for l, (slope_W, slope_b) in enumerate(
    slopes(X[:20], T[:20], layers), 1
):
    assert np.allclose(slope_W, found.weight(l))
    assert np.allclose(slope_b, found.bias(l))

# %% [markdown]
# ## 訓練的迴圈 {#loop}
#
# 每個訓練週期把樣本重新洗牌，切成小批次，每一批走一步。走完一遍，就量一次成本和準確率。


# %% alt="兩條學習曲線。訓練過的影像，準確率很快升到將近一；新的影像升到九成以上就停住，始終低一些。"
def measure(X, T, layers):
    Y = forward(X, layers)[1]
    right = Y.argmax(axis=1) == T.argmax(axis=1)
    return -np.log((Y * T).sum(axis=1)).mean(), right.mean()


def train(layers, eta=0.1, batch=10, epochs=15, seed=0):
    rng = np.random.default_rng(seed)
    layers = [[W.copy(), b.copy()] for W, b in layers]
    history = []
    for _ in range(epochs):
        for rows in np.split(
            rng.permutation(len(X)), len(X) // batch
        ):
            for layer, (slope_W, slope_b) in zip(
                layers, slopes(X[rows], T[rows], layers)
            ):
                layer[0] -= eta * slope_W
                layer[1] -= eta * slope_b
        history.append(
            (
                *measure(X, T, layers),
                *measure(X_new, T_new, layers),
            )
        )
    return layers, np.array(history)


trained, history = train(start(0))
plt.plot(history[:, 1])
plt.plot(history[:, 3])
plt.ylim(0.5, 1.02)
plt.xlabel("$n$")
plt.show()
print(
    f"{history[0, 3]:.1%} {history[-1, 1]:.1%} {history[-1, 3]:.1%}"
)
assert history[-1, 1] > 0.97
assert history[-1, 3] > 0.9

# %% [markdown]
# `nnbook` 的訓練用同樣的設定，結果應該差不多；起點和洗牌的順序不同，所以不會一模一樣。

# %%
from nnbook.net import (
    GradientDescent,
    TrainingSettings,
    he_spread,
    random_network,
)
from nnbook.net import train as nnbook_train

settings = TrainingSettings(
    cost=cross_entropy_cost,
    optimiser=GradientDescent(0.1),
    batch_size=10,
    epochs=15,
)
begin = random_network(
    (64, 30, 10), functions, 0, spread=he_spread
)
training = nnbook_train(begin, X, T, settings)
pairs = [
    (layer.weight, layer.bias)
    for layer in training.network.layers
]
theirs = measure(X_new, T_new, pairs)[1]
assert abs(theirs - history[-1, 3]) < 0.03
print(f"{theirs:.1%}")

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 學習率
# 改 `eta`，只訓練三個週期。太小、剛好、太大，各是什麼樣子？

# %%
eta = 0.001

print(train(start(0), eta=eta, epochs=3)[1][:, 3].round(3))

# %% [markdown]
# //// answer | 解答
# 太小，三個週期幾乎沒動；太大，成本亂跳，網路只會答同一個數字。中間有一大段都可以。

# %%
ends = {}
for eta in (0.001, 0.1, 3.0):
    with np.errstate(all="ignore"):
        ends[eta] = train(start(0), eta=eta, epochs=3)[1][-1, 3]
    print(f"{eta:5} {ends[eta]:.2f}")

assert ends[0.1] > 0.85
assert ends[0.001] < ends[0.1]
assert ends[3.0] < 0.5

# %% [markdown]
# ////
# ///
#
# /// turn | 全部從零開始
# 起點的權重改成全部是零，訓練之後會怎樣？先猜。

# %%
zeros = [[0 * W, b] for W, b in start(0)]

print(train(start(0), epochs=2)[1][-1, 3].round(3))

# %% [markdown]
# //// answer | 解答
# 隱藏層的輸出全是零，權重的斜率也全是零，永遠走不開；只有輸出層的偏差會動，所以不管什麼影像，答案都一樣。

# %%
stuck, past = train(zeros, epochs=2)

assert all((W == 0).all() for W, _ in stuck)
assert len(set(forward(X_new, stuck)[1].argmax(axis=1))) == 1
print(past[-1, 3].round(3))

# %% [markdown]
# ////
# ///
#
# /// turn | 它看不懂哪些字
# 訓練好的網路還是會看錯。找出它最有把握、卻看錯的那一張影像。

# %%
Y = forward(X_new, trained)[1]
which = 0

print(
    Y[which].argmax(), label_new[which], Y[which].max().round(3)
)

# %% [markdown]
# //// answer | 解答
# 只留下答錯的，再從裡面挑輸出最大的。

# %% alt="一張八乘八的手寫數字，寫得很潦草，連人也不容易認。"
wrong = np.flatnonzero(Y.argmax(axis=1) != label_new)
which = wrong[Y[wrong].max(axis=1).argmax()]

assert Y[which].argmax() != label_new[which]
print(Y[which].argmax(), label_new[which], len(wrong))
plt.figure(figsize=(3, 3))
plt.imshow(X_new[which].reshape(8, 8))
plt.axis("off")
plt.show()

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 訓練用的影像幾乎全對之後，成本還在往下走，網路還在改變。它還在學什麼？你會量哪一個數，來決定什麼時候該停？
