# ---
# title: 實驗：成本函數
# description: 算出一個網路錯得多離譜，讓一個權重自由移動看成本怎麼變，再看交叉熵怎麼叫醒錯得最離譜的神經元。
# ---

# %% [markdown]
# # 實驗：成本函數 {#lab-cost}
#
# 成本是一個數，說網路錯得多離譜。這裡把它寫成程式，然後讓權重動一動，看這個數怎麼跟著變。下一步該往哪裡走，就看它怎麼變。

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def quadratic(y, t):
    return ((y - t) ** 2).sum()


# %% [markdown]
# ## 計算範例的成本 {#worked}
#
# 網路是計算範例的那一個，輸入和目標值也是書上的。先算輸出，再算[@eq-cost-quadratic]。

# %%
W = [
    np.array([[0.3, -0.4], [0.2, 0.6]]),
    np.array([[0.7, 0.5], [-0.3, -0.1]]),
]
b = [np.array([0.25, 0.45]), np.array([0.15, 0.35])]
x, t = np.array([2.0, 3.0]), np.array([1.0, 0.2])


def forward(x, W, b):
    a = x
    for W_l, b_l in zip(W, b):
        a = sigmoid(W_l @ a + b_l)
    return a


y = forward(x, W, b)
print(
    (y - t).round(4),
    ((y - t) ** 2).round(4),
    round(quadratic(y, t), 4),
)

from nnbook.facts import FACTS
from nnbook.net import quadratic_cost

assert np.isclose(quadratic(y, t), FACTS["cost.cost"].value)
assert np.isclose(quadratic(y, t), quadratic_cost(y, t))

# %% [markdown]
# ## 放開一個權重 {#free}
#
# 從 N2 到 N3 的權重自由移動，其他十一個參數不動。成本現在是一個數的函數，畫得出來。


# %% alt="成本隨一個權重改變的曲線：左邊高而平，中間下坡，右邊又平，但沒有降到零。現在的權重是坡上的一點，離谷底已經不遠。"
def cost_of(w):
    W_free = [W[0], W[1].copy()]
    W_free[1][0, 1] = w
    return quadratic(forward(x, W_free, b), t)


w = np.linspace(-6, 6, 121)
C = np.array([cost_of(w_i) for w_i in w])

plt.plot(w, C)
plt.plot(0.5, cost_of(0.5), "o", color="C1")
plt.xlabel("$w$")
plt.ylabel("$C$")
plt.show()

# %%
for number in (1, 2, 3):
    w_i = FACTS[f"cost.try_w_{number}"].value
    assert np.isclose(
        cost_of(w_i), FACTS[f"cost.try_c_{number}"].value
    )
assert C.min() > FACTS["cost.sq_2"].value
print(f"{C.min():.4f} {FACTS['cost.sq_2'].value:.4f}")

# %% [markdown]
# 再怎麼往右，成本都高於 N4 欠下的那一份；那一份要靠別的權重。
#
# ## 準確率看不到的 {#accuracy}
#
# 八個學生，輸入是讀書的時數，輸出是一個 sigmoid 神經元，偏差固定。權重從零慢慢加到五，準確率和成本各畫一條線。

# %% alt="兩條線。上面的準確率像樓梯，一段一段是平的；下面的成本是平滑的曲線，先降後升。"
from nnbook.examples.cost import HOURS, PASSED

hours, passed = np.array(HOURS), np.array(PASSED)


def judge(w):
    y = sigmoid(w * hours - 4)
    right = (y > 0.5) == (passed == 1)
    return right.mean(), ((y - passed) ** 2).mean()


w = np.linspace(0, 5, 501)
accuracy, C = np.array([judge(w_i) for w_i in w]).T

plt.plot(w, accuracy)
plt.plot(w, C)
plt.ylim(0, 1)
plt.xlabel("$w$")
plt.show()

from nnbook.examples.cost import student_accuracy, student_cost

for w_i in (1.5, 1.75, 3.0):
    assert np.allclose(
        judge(w_i), (student_accuracy(w_i), student_cost(w_i))
    )
assert np.isclose(judge(1.5)[1], FACTS["cost.s_cost_1"].value)

# %% [markdown]
# 在樓梯的平台上，準確率不說該往哪裡走；成本處處都有斜率。
#
# ## 錯得最離譜，卻學得最慢 {#saturated}
#
# 目標是一，輸出是 sigmoid。用推一推的辦法量出兩種成本對 $z$ 的斜率，再和書上的公式比較。


# %% alt="兩種成本的斜率。平方成本的斜率只在中間明顯，往左又回到零；交叉熵的斜率愈往左愈接近負一，一直推得動。"
def square(z):
    return (sigmoid(z) - 1) ** 2


def entropy(z):
    return -np.log(sigmoid(z))


def slope(function, z, push=1e-5):
    return (function(z + push) - function(z - push)) / (
        2 * push
    )


z = np.linspace(-8, 4, 241)
y = sigmoid(z)
assert np.allclose(
    slope(square, z), 2 * (y - 1) * y * (1 - y), atol=1e-8
)
assert np.allclose(slope(entropy, z), y - 1, atol=1e-8)
assert np.isclose(
    slope(square, -6), FACTS["cost.sat_slope"].value
)
assert np.isclose(
    slope(entropy, -6), FACTS["cost.ce_slope"].value
)

plt.plot(z, slope(square, z))
plt.plot(z, slope(entropy, z))
plt.xlabel("$z$")
plt.show()

# %% [markdown]
# ## 換你試試 {#your-turn}
#
# /// turn | 哪裡推得最用力？
# 平方成本的斜率在哪個 $z$ 最大（看大小）？改 `at`，也就是在陣列 `z` 裡的位置，直到找到為止，再想想能不能算出來。

# %%
at = 0

print(z[at].round(2), slope(square, z)[at].round(4))

# %% [markdown]
# //// answer | 解答
# 斜率的大小是 $2(1-y)^2 y$。對 $y$ 微分，最大的地方是 $y = 1/3$。

# %%
z_top = np.log((1 / 3) / (2 / 3))

assert np.isclose(z_top, FACTS["cost.top_z"].value)
assert np.isclose(
    -slope(square, z_top), FACTS["cost.top_slope"].value
)
assert abs(z[slope(square, z).argmin()] - z_top) < 0.05
print(f"{z_top:.3f} {-slope(square, z_top):.4f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 一個數代表三個數
# 用一個數 $c$ 代表三個數。改 `c`，讓平方的總和最小；再改一次，讓絕對值的總和最小。

# %%
v = np.array([1.0, 2.0, 9.0])
c = 3.0

print(((v - c) ** 2).sum(), np.abs(v - c).sum())

# %% [markdown]
# //// answer | 解答
# 平方要的是平均，絕對值要的是中間那個數。離得最遠的那個數把平均拉了過去，卻拉不動中間的數。

# %%
mean, middle = v.mean(), np.median(v)

assert ((v - mean) ** 2).sum() == FACTS[
    "cost.ex_v_mean_sq"
].value
assert (
    np.abs(v - middle).sum()
    == FACTS["cost.ex_v_middle_abs"].value
)
grid = np.linspace(0, 10, 1001)
costs = [((v - g) ** 2).sum() for g in grid]
assert np.isclose(grid[np.argmin(costs)], mean)
print(mean, middle)

# %% [markdown]
# ////
# ///
#
# /// turn | softmax 和交叉熵
# 三個類別，淨輸入是 `z_3`，正確的是第一類。算出 softmax 的輸出和交叉熵。

# %%
z_3 = np.array([1.0, 2.0, 0.0])
y_3 = np.ones(3) / 3

print(y_3.round(3), round(-np.log(y_3[0]), 4))

# %% [markdown]
# //// answer | 解答
# 成本只看給正確類別的那一份。對每個 $z_j$ 的斜率，還是輸出減目標值。


# %%
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


y_3, t_3 = softmax(z_3), np.array([1.0, 0.0, 0.0])
C_3 = -np.log(y_3[0])
assert np.isclose(C_3, FACTS["cost.c_cost"].value)

for j in range(3):
    push = 1e-6 * np.eye(3)[j]
    up, down = softmax(z_3 + push)[0], softmax(z_3 - push)[0]
    measured = -(np.log(up) - np.log(down)) / 2e-6
    assert np.isclose(measured, y_3[j] - t_3[j])
    assert np.isclose(
        measured, FACTS[f"cost.c_d_{j + 1}"].value
    )
print(y_3.round(4), round(C_3, 4))

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 假設有百分之一的標籤是錯的。平方成本和交叉熵，哪一個會被這些錯的標籤拖得比較遠？你會怎麼做實驗來證明？
