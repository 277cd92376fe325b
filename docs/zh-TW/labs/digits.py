# ---
# title: 實驗：手寫數字
# description: 把一千個小小的手寫數字當成空間裡的點，量它們的距離，寫出最簡單的分類器，再把像素全部打亂。
# ---

# %% [markdown]
# # 實驗：手寫數字 {#lab-digits}
#
# 這一章量的是 MNIST。這裡改用 scikit-learn 附的手寫數字，影像小得多，但不必另外下載，幾秒鐘就量得完。數字不同，故事一樣嗎？

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.small_digits import split_small_digits

(X, t), (X_new, t_new) = split_small_digits()
print(X.shape, X_new.shape, X.min(), X.max())

# %% [markdown]
# ## 攤平的影像 {#flat}
#
# 每張影像是一列，有六十四個介於零和一之間的灰階值。要看它，就折回八列八行。下面是前十張。


# %% alt="十張粗糙的手寫數字，兩排，從零到九。"
def show(images):
    tiles = [np.pad(image.reshape(8, 8), 1) for image in images]
    above, below = np.hstack(tiles[:5]), np.hstack(tiles[5:])
    plt.figure(figsize=(6, 2.6))
    plt.imshow(np.vstack([above, below]))
    plt.axis("off")
    plt.show()


show(X[:10])

# %% [markdown]
# ## 同類真的比較近嗎？ {#distances}
#
# 兩張影像的距離，是各個分量差的平方加起來再開根號（[@eq-digits-distance]）。$\lVert x - x' \rVert^2 = \lVert x \rVert^2 + \lVert x' \rVert^2 - 2\, x \cdot x'$，所以所有的距離只要一次矩陣乘法。


# %%
def distances(A, B):
    squares = (A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1)
    return np.sqrt(np.maximum(squares - 2 * A @ B.T, 0))


from nnbook.net.geometry import distances as nnbook_distances

D = distances(X_new, X_new)
assert np.allclose(D, nnbook_distances(X_new, X_new), atol=1e-6)

same = t_new[:, None] == t_new
others = ~np.eye(len(t_new), dtype=bool)
within, between = D[same & others].mean(), D[~same].mean()
print(f"{within:.2f} {between:.2f}")

from nnbook.facts import FACTS

assert within < between
assert (
    FACTS["digits.within"].value < FACTS["digits.between"].value
)

# %% [markdown]
# 和 MNIST 一樣：同一個數字的影像平均近一些，但沒有近很多。
#
# ## 十個平均影像 {#means}
#
# 把同一個數字的影像平均起來，得到十個點。新的影像離哪一個最近，就猜它是哪一個數字。

# %% alt="十張平均影像，兩排，從零到九；邊緣模糊，但每個都認得出來。"
means = np.array(
    [X[t == digit].mean(axis=0) for digit in range(10)]
)
show(means)

# %%
answers = distances(X_new, means).argmin(axis=1)
by_means = (answers == t_new).mean()

from nnbook.net.geometry import class_means
from nnbook.net.geometry import nearest as nnbook_nearest

assert np.allclose(means, class_means(X, t, 10))
assert (answers == nnbook_nearest(X_new, means)).all()
print(f"{by_means:.1%}")

# %% [markdown]
# ## 最近的鄰居 {#neighbours}
#
# 不用平均，改問最近的那一張：已經看過的影像裡，哪一張離它最近？

# %%
nearest = distances(X_new, X).argmin(axis=1)
by_neighbour = (t[nearest] == t_new).mean()
print(f"{by_neighbour:.1%}")

assert by_neighbour > by_means
neighbours, accuracy = (
    FACTS[f"digits.{name}"].value
    for name in ("neighbours_share", "accuracy")
)
assert neighbours > accuracy

# %% [markdown]
# 鄰居贏過平均，兩種資料都是這樣：同一個數字佔的區域又長又彎，一個中心點說不完。
#
# ## 換你試試 {#your-turn}
#
# /// turn | 把像素打亂
# 用同一個順序打亂每一張影像的像素，`order` 現在是原來的順序。改成隨機的順序，準確率會變成多少？

# %%
order = np.arange(64)

shuffled = distances(X_new[:, order], means[:, order])
print(f"{(shuffled.argmin(axis=1) == t_new).mean():.1%}")

# %% [markdown]
# //// answer | 解答
# 完全不變。距離只是換一個順序相加；分類器從來不知道哪兩個像素是鄰居。

# %% alt="同樣十張影像，像素打亂之後只剩雜點，誰也看不出是什麼數字。"
order = np.random.default_rng(3).permutation(64)
shuffled = distances(X_new[:, order], means[:, order])

assert (shuffled.argmin(axis=1) == answers).all()
show(X[:10, order])

# %% [markdown]
# ////
# ///
#
# /// turn | 最容易弄混的一對
# `confusion[i, j]` 是把 $i$ 看成 $j$ 的次數。除了對角線，最大的是哪一格？

# %%
confusion = np.zeros((10, 10), dtype=int)
for i, j in zip(t_new, answers):
    confusion[i, j] += 1

print(confusion.diagonal())

# %% [markdown]
# //// answer | 解答
# 先把對角線清成零，再找最大值的位置。

# %%
errors = confusion - np.diag(confusion.diagonal())
i, j = np.unravel_index(errors.argmax(), errors.shape)

assert errors.sum() == (answers != t_new).sum()
print(i, j, errors[i, j])

# %% [markdown]
# ////
# ///
#
# /// turn | 十個輸出分一個一
# 負的距離愈大，表示愈像。把十個負距離送進 softmax（[@eq-digits-softmax]），讓每張影像的十個數加起來是一。

# %%
z = -distances(X_new, means)
y = z

print(y[0].sum().round(2))

# %% [markdown]
# //// answer | 解答
# 先減掉每一列的最大值，指數就不會溢位；softmax 只看差，所以結果不變。

# %%
from nnbook.net import softmax as nnbook_softmax

e = np.exp(z - z.max(axis=1, keepdims=True))
y = e / e.sum(axis=1, keepdims=True)

assert np.allclose(y.sum(axis=1), 1)
assert np.allclose(y, nnbook_softmax(z))
assert (y.argmax(axis=1) == answers).all()
print(y[0].round(2))

# %% [markdown]
# ////
# ///
#
# ## 留給你的問題 {#open-question}
#
# 兩張都是七，但寫法不同。把它們的灰階值各取一半加起來，得到的那一點在兩點的正中間。它還是七嗎？如果不是，「七的區域」到底長什麼樣子？
