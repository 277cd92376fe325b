# ---
# title: 實驗：神經網路
# description: 數一數網路有多少參數，找出所有剛好九十四個權重的排法，再看同一個網路換上不同的權重會變成什麼。
# ---

# %% [markdown]
# # 實驗：神經網路 {#lab-networks}
#
# 這一章說，網路從外面看是一個函數，裡面則是一大堆可以調的數。這裡用程式來數這些數，也親眼看看它們怎麼決定這個函數。

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## 數參數 {#counting}
#
# 有了每一層的大小，權重和偏差的個數就定了：相鄰兩層的大小相乘再加起來，是權重；除了輸入層，每個神經元各有一個偏差（[@eq-network-parameters]）。


# %%
def count(sizes):
    weights = sum(n * m for n, m in zip(sizes, sizes[1:]))
    return weights, sum(sizes[1:])


print(count((4, 6, 5, 5, 3)))

# %% [markdown]
# 和書上的對一下。`nnbook` 不用公式，而是真的造出那個網路，再去數它的陣列裡有幾個數。

# %%
from nnbook.examples.networks import sized_network
from nnbook.facts import FACTS

n_weights, n_biases = count((4, 6, 5, 5, 3))
built = sized_network((4, 6, 5, 5, 3))
assert n_weights + n_biases == built.n_parameters
assert n_weights == FACTS["networks.n_weights"].value
assert n_biases == FACTS["networks.n_biases"].value

# %% [markdown]
# ## 還有哪些排法？ {#layouts}
#
# 原來的文章只說了權重的總數。把隱藏層的大小一組一組試過去，看看哪些組合的權重剛好是這麼多。三層就是三個迴圈。


# %%
def layouts(n_hidden, wanted=94, widest=47):
    if n_hidden == 1:
        found = [(a,) for a in range(1, widest)]
    else:
        found = [
            (a, *rest)
            for a in range(1, widest)
            for rest in np.ndindex(*(widest,) * (n_hidden - 1))
            if min(rest) > 0
        ]
    return [
        hidden
        for hidden in found
        if count((4, *hidden, 3))[0] == wanted
    ]


three = layouts(3)
print(len(layouts(1)), len(layouts(2)), len(three))
assert len(three) == FACTS["networks.layouts_3"].value

print([hidden for hidden in three if min(hidden) >= 3])

# %% [markdown]
# 一層不行，兩層也不行，三層有二十一種。每個隱藏層都不比輸出窄的，就是上面印出來的這幾種，這本書挑了最平均的那一個。
#
# ## 同樣的形狀，不同的函數 {#same-shape}
#
# 現在給它權重。下面的 `forward` 只有一個迴圈，它怎麼算，後面的章節會講；現在只要知道，權重和偏差一換，出來的就不一樣。先用書上的三組權重檢查，再自己抽幾組，畫出第一個輸出怎麼隨第一個輸入改變。


# %%
def forward(x, parameters):
    a = x
    for W, b in parameters:
        a = 1 / (1 + np.exp(-(W @ a + b)))
    return a


from nnbook.examples.networks import (
    OUTSIDE_INPUT,
    random_network,
)

for name in "ABC":
    layers = random_network(name).layers
    parameters = [
        (layer.weight, layer.bias) for layer in layers
    ]
    y = forward(np.array(OUTSIDE_INPUT), parameters)
    facts = [
        FACTS[f"networks.y_{name}_{j}"].value for j in (1, 2, 3)
    ]
    assert np.allclose(y, facts, rtol=1e-11)
    print(name, y.round(3))


# %% alt="同一個網路配上六組隨機權重，畫成六條線。多半幾乎是平的，高度各不相同，只有一兩條看得出明顯的起伏。"
def draw_parameters(seed, sizes=(4, 6, 5, 5, 3), spread=3.0):
    rng = np.random.default_rng(seed)
    return [
        (
            rng.uniform(-spread, spread, (m, n)),
            rng.uniform(-spread, spread, m),
        )
        for n, m in zip(sizes, sizes[1:])
    ]


x_1 = np.linspace(-1, 1, 81)
for seed in (0, 1, 2, 3, 4, 5):
    parameters = draw_parameters(seed)
    y_1 = [
        forward(np.array([x, *OUTSIDE_INPUT[1:]]), parameters)[
            0
        ]
        for x in x_1
    ]
    plt.plot(x_1, y_1)
plt.ylim(0, 1)
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %% [markdown]
# 多半的線平得很無聊，書上也這麼說。隨便抽的權重不會剛好給出我們要的函數，這就是為什麼需要訓練。
#
# ## 換你試試 {#your-turn}
#
# /// turn | 拆成兩層
# `sizes` 是辨認手寫數字的網路，有一個隱藏層。把隱藏層拆成一樣寬的兩層，參數會變多還是變少？先猜，再改。

# %%
sizes = (784, 30, 10)

print(sum(count(sizes)))

# %% [markdown]
# //// answer | 解答
# 變少，只剩一半左右。輸入有好幾百個數，隱藏層每少一個神經元就省下好幾百個權重；多出來的那一層相比之下便宜得很。

# %%
split = (784, 15, 15, 10)

print(
    sum(count(split)),
    f"{sum(count(split)) / sum(count(sizes)):.0%}",
)
assert (
    sum(count(split))
    == FACTS["networks.split_parameters"].value
)

# %% [markdown]
# ////
# ///
#
# /// turn | 一樣多的參數，只用一層
# 上面的網路總共用掉一百多個參數。如果只能有一個隱藏層，參數又不能更多，這一層最多可以有幾個神經元？

# %%
h = 10

print(sum(count((4, h, 3))), "<=", built.n_parameters)

# %% [markdown]
# //// answer | 解答
# 每個隱藏神經元帶來四個權重進、三個權重出，再加一個偏差，一共八個參數；輸出層另外有三個偏差。

# %%
h_most = (built.n_parameters - 3) // (4 + 3 + 1)

assert sum(count((4, h_most, 3))) <= built.n_parameters
assert sum(count((4, h_most + 1, 3))) > built.n_parameters
print(h_most)

# %% [markdown]
# ////
# ///
#
# /// turn | 有多平？
# 抽一百個網路，數一數有幾個的 $y_1$ 從頭到尾移動不到零點一。`spread` 是權重和偏差的範圍，改大一點、改小一點，比例會怎麼變？


# %%
def moves(seed, spread):
    parameters = draw_parameters(seed, spread=spread)
    rest = OUTSIDE_INPUT[1:]
    y_1 = [
        forward(np.array([x, *rest]), parameters)[0]
        for x in x_1[::8]
    ]
    return max(y_1) - min(y_1)


spread = 3.0
print(sum(moves(seed, spread) < 0.1 for seed in range(100)))

# %% [markdown]
# //// answer | 解答
# 權重愈小，每一層放過去的變化就愈小，經過四層之後幾乎什麼也不剩；權重大一點，曲線才動得起來。

# %%
dull = {
    spread: int(
        sum(moves(seed, spread) < 0.1 for seed in range(100))
    )
    for spread in (1.0, 3.0, 9.0)
}
print(dull)
assert dull[1.0] > dull[3.0] > dull[9.0]

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 兩個網路的參數一樣多，一個又寬又淺，一個又窄又深。你會用什麼辦法比較它們各自能畫出多複雜的曲線？
