# ---
# title: 實驗：神經元
# description: 把晾衣服的神經元寫成程式，一項一項加給你看，再請它替平面上的每一天下判斷。
# ---

# %% [markdown]
# # 實驗：神經元 {#lab-neuron}
#
# 書上的神經元決定今天要不要晾衣服。它只會乘和加，所以寫成程式也只有幾行。寫完之後，我們一口氣問它一千天。

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 一項一項加 {#term-by-term}
#
# 三個輸入依序是日照、風、降雨機率。每加一項就印一次，看總和怎麼走到 $z$；順序照[@eq-washing-sum]。

# %%
w = np.array([2.0, 1.0, -4.0])
b = -0.5
x = np.array([0.8, 0.5, 0.3])

z = 0.0
for w_i, x_i in zip(w, x):
    z = z + w_i * x_i
    print(
        f"{w_i:+.1f} * {x_i:.1f} = {w_i * x_i:+.1f}   {z:+.1f}"
    )
z = z + b
print(f"{b:+.1f}   {z:+.1f}")

# %% [markdown]
# ## 寫成向量 {#as-vectors}
#
# 迴圈裡做的事就是內積，一個 `@` 就寫完。書上的數字、`nnbook` 的函式，都要和它一致。

# %%
from nnbook.facts import FACTS
from nnbook.net import pre_activation

assert np.isclose(w @ x + b, z)
assert np.isclose(w @ x + b, FACTS["neuron.z"].value)
assert np.isclose(w @ x + b, pre_activation(w, x, b))
print(f"{w @ x + b:.1f}")

# %% [markdown]
# ## 權重就是斜率 {#slopes}
#
# 一次只動一個輸入，其他的都是零，$z$ 就沿著一條直線走。三條線從同一個地方出發，也就是偏差；斜率則是各自的權重。

# %% alt="三條直線從零下面的同一點出發。兩條往上，其中日照的比較陡；降雨的那一條往下，最陡。"
t = np.linspace(0, 1, 11)
for w_i in w:
    plt.plot(t, w_i * t + b)
plt.axhline(0, color="C5", lw=1)
plt.xlabel("$x$")
plt.ylabel("$z$")
plt.show()

# %% [markdown]
# ## 一千天，一條線 {#thousand-days}
#
# 把風的權重剪成零，一天就只剩日照和降雨兩個數，可以畫成平面上的一點。抽一千天，讓神經元一次判斷完：矩陣的每一列是一天。

# %% alt="一千個點散在正方形裡，橫軸是日照，縱軸是降雨。一條斜線把右下角切開：線下的點又大又藍，是可以晾的日子；線上方的點很小，是不晾的日子。"
w_calm = np.array([2.0, -4.0])
days = np.random.default_rng(2).uniform(size=(1000, 2))
out = days @ w_calm + b > 0

plt.plot(*days[out].T, ".", color="C0")
plt.plot(*days[~out].T, ".", color="C1", ms=2)
line = np.linspace(0.25, 1, 2)
plt.plot(line, (w_calm[0] * line + b) / -w_calm[1], color="C5")
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %%
slope = -w_calm[0] / w_calm[1]
start = -b / w_calm[1]
assert np.isclose(slope, FACTS["neuron.line_slope"].value)
assert np.isclose(start, FACTS["neuron.line_start"].value)
print(f"{slope:.1f} {start:.3f} {out.mean():.0%}")

# %% [markdown]
# 斜率和起點，正是[@eq-washing-line]。
#
# ## 換你試試 {#your-turn}
#
# /// turn | 偏差要多少才猶豫？
# 輸入還是今天的。改 `b_try`，讓 $z$ 正好是零。

# %%
b_try = -0.5

print(f"{w @ x + b_try:.2f}")

# %% [markdown]
# //// answer | 解答
# 偏差要把加權總和抵消掉。

# %%
b_zero = -(w @ x)

assert np.isclose(b_zero, FACTS["neuron.bias_for_zero"].value)
print(f"{b_zero:.1f}")

# %% [markdown]
# ////
# ///
#
# /// turn | 關在盒子裡的神經元
# `box` 是一個神經元，你看不到它的權重和偏差，只能放進三個數、讀出 $z$。最少試幾次，就能把四個參數全找出來？


# %%
def box(x_1, x_2, x_3):
    return float(np.array([x_1, x_2, x_3]) @ w + b)


print(box(1, 1, 1))

# %% [markdown]
# //// answer | 解答
# 四次。全放零讀到的是偏差；接著每次只放一個一，讀到的值減去偏差，就是那個輸入的權重。

# %%
b_found = box(0, 0, 0)
w_found = [box(*row) - b_found for row in np.eye(3)]

assert np.isclose(b_found, b)
assert np.allclose(w_found, w)
print(b_found, w_found)

# %% [markdown]
# ////
# ///
#
# /// turn | 全部加倍
# 把三個權重和偏差都乘上二。先猜：那一千天裡，會有幾天改變答案？

# %%
factor = 1

out_new = days @ (factor * w_calm) + factor * b > 0
print((out_new != out).sum())

# %% [markdown]
# //// answer | 解答
# 一天也沒有。兩倍的零還是零，所以界線沒有動；變的只是離開界線之後，$z$ 增減得多快。乘上任何正數都一樣，乘上負數就全部相反。

# %%
for factor in (2, 100, 0.01):
    assert (
        (days @ (factor * w_calm) + factor * b > 0) == out
    ).all()
assert ((days @ (-w_calm) - b > 0) != out).all()
assert np.isclose(2 * z, FACTS["neuron.doubled_z"].value)

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 有人只在日照和降雨剛好一強一弱的日子才想晾衣服，兩個都強或兩個都弱就不晾。一個神經元做得到嗎？如果做不到，你要怎麼說服別人真的做不到，而不只是還沒試到對的權重？
