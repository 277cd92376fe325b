# ---
# title: 實驗：激勵函數
# description: 把五個激勵函數各寫成一行，量出它們的斜率，再用尺和 ReLU 各挑戰一次互斥或。
# ---

# %% [markdown]
# # 實驗：激勵函數 {#lab-activation-functions}
#
# 激勵函數只有短短一行，少了它，再深的網路也只等於一層。這裡先把幾個激勵函數寫出來，再把它拿掉，看看少了它會怎樣。

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 五個守門員 {#five}
#
# 每一個都是一行。左邊幾乎不放行，右邊放行，差別在中間怎麼轉過去。

# %% alt="三條曲線。ReLU 在零的左邊是平的，右邊一直往上；sigmoid 從零慢慢升到一；tanh 形狀相同，從負一升到一，通過原點。"
functions = {
    "step": lambda z: (z > 0) * 1.0,
    "relu": lambda z: np.maximum(0, z),
    "leaky": lambda z: np.where(z > 0, z, 0.01 * z),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
}
relu, sigmoid = functions["relu"], functions["sigmoid"]

z = np.linspace(-4, 4, 401)
for name in ("relu", "sigmoid", "tanh"):
    plt.plot(z, functions[name](z))
plt.ylim(-1.2, 2.2)
plt.xlabel("$z$")
plt.ylabel("$a$")
plt.show()

# %% [markdown]
# ## 量斜率 {#slopes}
#
# 斜率就是「推一點點，動多少」。把 $z$ 往兩邊各推一點點，看輸出差了多少，再除以推的距離。這個辦法對任何函數都行。書上說 sigmoid 的斜率可以直接從函數值算出來（[@eq-act-slope]），對一下。


# %%
def slope(function, z, push=1e-5):
    up, down = function(z + push), function(z - push)
    return (up - down) / (2 * push)


from nnbook.facts import FACTS
from nnbook.net import sigmoid_prime

a = sigmoid(z)
assert np.allclose(slope(sigmoid, z), a * (1 - a), atol=1e-9)
assert np.allclose(
    slope(sigmoid, z), sigmoid_prime(z), atol=1e-9
)
assert (
    slope(sigmoid, z).max()
    <= FACTS["activation_functions.sigmoid_top"].value
)

for at in (0.0, 2.0, 6.0):
    print(
        f"{at:.0f}: {slope(sigmoid, at):.4f} {slope(relu, at + 1):.0f}"
    )

# %% [markdown]
# 離中間愈遠，sigmoid 的斜率愈快消失，ReLU 的右邊則一直是一。
#
# ## 拿掉它 {#without}
#
# 兩層都不用激勵函數，就是連乘兩次矩陣。[@eq-act-collapse] 說這只是一層；用書上的數字驗算，再隨便抽一百個輸入來試。

# %%
W_1, b_1 = np.array([[2, 1], [-1, 1]]), np.array([1, -1])
W_2, b_2 = np.array([[1, 1], [-1, 2]]), np.array([1, 2])

W = W_2 @ W_1
b = W_2 @ b_1 + b_2
print(W, b)

X = np.random.default_rng(1).normal(size=(100, 2))
for x in X:
    assert np.allclose(W_2 @ (W_1 @ x + b_1) + b_2, W @ x + b)

from nnbook.examples.collapse import two_layers
from nnbook.net import collapse

one = collapse(two_layers())
assert (one.weight == W).all()
assert (one.bias == b).all()

# %% [markdown]
# ## 直線過不去的題目 {#xor}
#
# 互斥或的四個點，一條直線最多分對三個。隨機畫十萬條線，看看最好的一條能分對幾個點。

# %%
points = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([0, 1, 1, 0])

lines = np.random.default_rng(2).normal(size=(100_000, 3))
sides = lines[:, :2] @ points.T + lines[:, 2:] > 0
right = (sides == (t == 1)).sum(axis=1)
print(right.max())
assert (
    right.max()
    == FACTS["activation_functions.xor_line_right"].value
)

# %% [markdown]
# 換成兩個 ReLU 神經元，式子是[@eq-act-xor]，四個點全對。


# %% alt="橫軸是兩個輸入的和。一條折線像帳篷：先是平的，從零開始往上，到一轉成往下，二以後繼續往下；互斥或的點全落在線上。"
def tent(x):
    h_1 = relu(x.sum(axis=1))
    h_2 = relu(x.sum(axis=1) - 1)
    return h_1 - 2 * h_2


print(tent(points))
assert (tent(points) == t).all()

s = np.linspace(-0.5, 2.5, 301)
plt.plot(s, relu(s) - 2 * relu(s - 1))
plt.plot(points.sum(axis=1), t, "o", color="C1")
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 用 ReLU 做絕對值
# 只用 `relu`、加法和乘法，做出 $|x|$。


# %%
def absolute(x):
    return relu(x)


print(absolute(np.array([-3.0, 2.0])))

# %% [markdown]
# //// answer | 解答
# 負的那一邊，用另一個神經元把 $x$ 反過來再放行。


# %%
def absolute_of(x):
    return relu(x) + relu(-x)


values = np.array([-3.0, 2.0])
assert (absolute_of(values) == np.abs(values)).all()
assert (
    absolute_of(values)[0]
    == FACTS["activation_functions.ex_abs_y_1"].value
)
print(absolute_of(values))

# %% [markdown]
# ////
# ///
#
# /// turn | 用 sigmoid 做 tanh
# 兩條曲線形狀一樣，只是縮放和平移過。調整下面三個數，讓 `gap` 變成零。

# %%
scale_in, scale_out, shift = 1.0, 1.0, 0.0

gap = scale_out * sigmoid(scale_in * z) + shift - np.tanh(z)
print(f"{np.abs(gap).max():.3f}")

# %% [markdown]
# //// answer | 解答
# 高度要從一變成二，再往下移一；寬度要縮成一半，所以 $z$ 先乘上二。

# %%
assert np.allclose(2 * sigmoid(2 * z) - 1, np.tanh(z))

# %% [markdown]
# ////
# ///
#
# /// turn | 十層 sigmoid
# 把一個數連續套用十次 sigmoid，最後的輸出對最前面的輸入有多敏感？用 `slope` 量量看，換不同的起點試試。


# %%
def deep(z, depth=3):
    for _ in range(depth):
        z = sigmoid(z)
    return z


print(f"{slope(deep, 0.0):.6f}")

# %% [markdown]
# //// answer | 解答
# 每一層都讓斜率再乘上一個最多四分之一的數，十層之後，最多只剩不到百萬分之一。


# %%
def slope_through(z, depth=10):
    product = 1.0
    for _ in range(depth):
        z = sigmoid(z)
        product = product * z * (1 - z)
    return product


most = FACTS["activation_functions.ex_depth_product"].value
assert 0 < slope_through(0.0) <= most
assert np.isclose(
    slope_through(0.0, 3), slope(deep, 0.0), rtol=1e-4
)
print(f"{slope_through(0.0):.1e} {most:.1e}")

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 階梯函數除了跳的那一點，斜率到處都是零，靠斜率學習的辦法全都用不上。如果非用它不可，你還有什麼辦法能讓網路愈變愈好？
