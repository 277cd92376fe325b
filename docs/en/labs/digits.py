# ---
# title: "Lab: handwritten digits"
# description: Take a thousand small handwritten digits as points in space, measure their distances, write the simplest classifier of all, then shuffle every pixel.
# ---

# %% [markdown]
# # Lab: handwritten digits {#lab-digits}
#
# The chapter measures MNIST. Here we take the digits that come with scikit-learn: their images are much smaller, but nothing needs to be downloaded, and everything is measured in seconds. The numbers will differ; will they say the same?

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.small_digits import split_small_digits

(X, t), (X_new, t_new) = split_small_digits()
print(X.shape, X_new.shape, X.min(), X.max())

# %% [markdown]
# ## Flat images {#flat}
#
# Each image is a row of sixty-four grey levels between zero and one. To look at one, fold it back into eight rows and eight columns. Here are the first ten.


# %% alt="Ten coarse handwritten digits in two rows, from nought to nine."
def show(images):
    tiles = [np.pad(image.reshape(8, 8), 1) for image in images]
    above, below = np.hstack(tiles[:5]), np.hstack(tiles[5:])
    plt.figure(figsize=(6, 2.6))
    plt.imshow(np.vstack([above, below]))
    plt.axis("off")
    plt.show()


show(X[:10])

# %% [markdown]
# ## Is a digit close to its own kind? {#distances}
#
# The distance between two images is the square root of the sum of the squared differences of their components ([@eq-digits-distance]). Since $\lVert x - x' \rVert^2 = \lVert x \rVert^2 + \lVert x' \rVert^2 - 2\, x \cdot x'$, all distances take one matrix product.


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
# Just as with MNIST: images of one digit are closer to each other on average, but not by much.
#
# ## Ten mean images {#means}
#
# Average the images of each digit, which gives ten points. Whichever a new image is nearest to is our answer.

# %% alt="Ten mean images in two rows, from nought to nine; blurred at the edges, but each can be recognised."
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
# ## The nearest neighbour {#neighbours}
#
# Do not average; ask which single image is nearest, among all those already seen.

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
# The neighbour beats the mean, with either data: the region of a digit is long and bent, and one centre does not describe it.
#
# ## Your turn {#your-turn}
#
# /// turn | Shuffle the pixels
# Put the pixels of every image into one and the same new order. So far `order` is the old one. Make it random: what becomes of the accuracy?

# %%
order = np.arange(64)

shuffled = distances(X_new[:, order], means[:, order])
print(f"{(shuffled.argmin(axis=1) == t_new).mean():.1%}")

# %% [markdown]
# //// answer | Solution
# Nothing at all. The distance adds the same terms in another order; the classifier never knew which pixels are neighbours.

# %% alt="The same ten images with their pixels shuffled: nothing but specks, and nobody can read a digit."
order = np.random.default_rng(3).permutation(64)
shuffled = distances(X_new[:, order], means[:, order])

assert (shuffled.argmin(axis=1) == answers).all()
show(X[:10, order])

# %% [markdown]
# ////
# ///
#
# /// turn | The pair most often confused
# `confusion[i, j]` counts how often an $i$ is taken for a $j$. Which entry off the diagonal is largest?

# %%
confusion = np.zeros((10, 10), dtype=int)
for i, j in zip(t_new, answers):
    confusion[i, j] += 1

print(confusion.diagonal())

# %% [markdown]
# //// answer | Solution
# Set the diagonal to zero, then find where the largest entry is.

# %%
errors = confusion - np.diag(confusion.diagonal())
i, j = np.unravel_index(errors.argmax(), errors.shape)

assert errors.sum() == (answers != t_new).sum()
print(i, j, errors[i, j])

# %% [markdown]
# ////
# ///
#
# /// turn | Ten outputs share a one
# The larger the negative distance, the more alike. Send the ten negative distances through softmax ([@eq-digits-softmax]), so that the ten numbers of each image sum to one.

# %%
z = -distances(X_new, means)
y = z

print(y[0].sum().round(2))

# %% [markdown]
# //// answer | Solution
# Taking away each row’s maximum first keeps the exponential from overflowing; softmax sees only differences, so nothing changes.

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
# ## An open question {#open-question}
#
# Two images both show a seven, written in different ways. Take half of each and add them up: the result is the point half-way between them. Is it still a seven? And if not, what does the region of the sevens look like?
