# ---
# title: "Lab: backpropagation"
# description: Work out all slopes at once, from back to front; then measure them one by one the slow way, to see whether they agree and how much has been saved.
# ---

# %% [markdown]
# # Lab: backpropagation {#lab-backpropagation}
#
# To go downhill you need the slope of every parameter. Pushing them one at a time takes as many calculations as there are parameters; backpropagation goes back from the output once, and has them all. That one trip is four lines.

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(x, W, b):
    a = [x]
    for W_l, b_l in zip(W, b):
        a.append(sigmoid(W_l @ a[-1] + b_l))
    return a


# %% [markdown]
# ## One trip back {#back}
#
# $\delta$ is the slope of the cost against $\preact{z}$, called the error term. For the output layer it is worked out directly; for the layer before, multiply by the transposed weights and by the sigmoid’s slope in that place, $\activ{a}(1 - \activ{a})$. The slope of a weight is the error term at its end times the activation at its beginning.


# %%
def backward(a, W, t):
    delta = 2 * (a[-1] - t) * a[-1] * (1 - a[-1])
    slopes = []
    for l in reversed(range(len(W))):
        slopes.insert(0, (np.outer(delta, a[l]), delta))
        delta = (W[l].T @ delta) * a[l] * (1 - a[l])
    return slopes


W = [
    np.array([[0.3, -0.4], [0.2, 0.6]]),
    np.array([[0.7, 0.5], [-0.3, -0.1]]),
]
b = [np.array([0.25, 0.45]), np.array([0.15, 0.35])]
x, t = np.array([2.0, 3.0]), np.array([1.0, 0.2])

slopes = backward(forward(x, W, b), W, t)
for slope_W, slope_b in slopes:
    print(slope_W.round(4), slope_b.round(4))

# %% [markdown]
# ## Checking the answer {#check}
#
# First the slow way: push each parameter and see how the cost changes. Then `nnbook`’s two ways of computing it, one with vectors, the other without NumPy, as on paper.


# %%
def cost(W, b):
    return ((forward(x, W, b)[-1] - t) ** 2).sum()


def measured(W, b, l, j, k, push=1e-6):
    up, down = [w.copy() for w in W], [w.copy() for w in W]
    up[l][j, k] += push
    down[l][j, k] -= push
    return (cost(up, b) - cost(down, b)) / (2 * push)


for l, j, k in np.ndindex(2, 2, 2):
    assert np.isclose(
        measured(W, b, l, j, k), slopes[l][0][j, k], atol=1e-9
    )

from nnbook.examples.worked import worked_network, worked_step
from nnbook.net import gradients, quadratic_cost

found = gradients(worked_network(), x, t, quadratic_cost)
by_hand = worked_step()
for l in (1, 2):
    slope_W, slope_b = slopes[l - 1]
    assert np.allclose(slope_W, found.weight(l), atol=1e-15)
    assert np.allclose(slope_b, found.bias(l), atol=1e-15)
    assert np.allclose(
        slope_W, by_hand.weight_slope(l), atol=1e-15
    )
    assert np.allclose(slope_b, by_hand.delta(l), atol=1e-15)

# %% [markdown]
# They all agree, to more than a dozen decimals.
#
# ## How much has been saved {#saved}
#
# To push one parameter takes two forward passes. Backpropagation, however many parameters there are, goes there once and back once, which is about as much work as three forward passes.

# %%
for sizes in ((2, 2, 2), (784, 30, 10), (784, 1000, 1000, 10)):
    parameters = sum(
        (n + 1) * m for n, m in zip(sizes, sizes[1:])
    )
    print(f"{parameters:9,} {2 * parameters // 3:9,}")

# %% [markdown]
# On the left the number of parameters, on the right by what factor the work has become less: the larger the network, the larger the gain.
#
# ## Fainter and fainter {#fading}
#
# With every layer on the way back the error term is multiplied by the slope of the sigmoid, at most one quarter. Build a network ten layers deep, and see what is left of it at the front. The vertical axis is the logarithm of its size, so that one unit is a factor of ten.


# %% alt="Three lines: layers to the right, the logarithm of the error term’s size upwards. That of the smallest weights falls all the way from right to left, several times smaller with each layer; those of larger weights fall more slowly."
def sizes_of_delta(spread, depth=10, width=20, seed=3):
    rng = np.random.default_rng(seed)
    W = [
        rng.normal(
            scale=spread / np.sqrt(width), size=(width, width)
        )
        for _ in range(depth)
    ]
    b = [np.zeros(width)] * depth
    a = forward(rng.uniform(size=width), W, b)
    return [
        np.abs(d).mean()
        for _, d in backward(a, W, np.ones(width))
    ]


layers = np.arange(1, 11)
for spread in (1, 4, 8):
    plt.plot(layers, np.log10(sizes_of_delta(spread)), "o-")
plt.xlabel("$l$")
plt.ylabel(r"$\log\,\delta$")
plt.show()

# %% [markdown]
# ## Your turn {#your-turn}
#
# /// turn | Find the wrong line
# Somebody wrote backpropagation like this. It runs, and its numbers look reasonable. Use `measured` to find which slopes are wrong, and then say where the mistake is.


# %%
def backward_too(a, W, t):
    delta = 2 * (a[-1] - t) * a[-1] * (1 - a[-1])
    slopes = []
    for l in reversed(range(len(W))):
        slopes.insert(0, (np.outer(delta, a[l]), delta))
        delta = (W[l] @ delta) * a[l] * (1 - a[l])
    return slopes


suspects = backward_too(forward(x, W, b), W, t)
print(suspects[0][0].round(4))

# %% [markdown]
# //// answer | Solution
# The second layer is right and the first is wrong: the transpose is missing. On the way back the error term returns along each line to where the line began, which takes the matrix’s columns, not its rows.

# %%
wrong = [
    not np.allclose(mine[0], theirs[0])
    for mine, theirs in zip(slopes, suspects)
]

assert wrong == [True, False]
print(wrong)

# %% [markdown]
# ////
# ///
#
# /// turn | Another cost
# If the cost is cross-entropy, what becomes of the error term at the output layer? Change the line with `delta` until it agrees with what is measured.


# %%
def entropy(y, t):
    return -(t * np.log(y) + (1 - t) * np.log(1 - y)).sum()


y = forward(x, W, b)[-1]
delta = 2 * (y - t) * y * (1 - y)

print(delta.round(4))

# %% [markdown]
# //// answer | Solution
# The slope of the sigmoid has cancelled out, and output less target is all that is left.

# %%
delta = y - t

z = np.log(y / (1 - y))
for j in range(2):
    push = 1e-6 * np.eye(2)[j]
    up, down = (
        entropy(sigmoid(z + push), t),
        entropy(sigmoid(z - push), t),
    )
    assert np.isclose((up - down) / 2e-6, delta[j])
print(delta.round(4))

# %% [markdown]
# ////
# ///
#
# /// turn | Take a step
# Take one step with these slopes and the learning rate `eta`. Has the cost become smaller? How large may `eta` be?

# %%
eta = 0.0

W_new = [
    w - eta * slope_W for w, (slope_W, _) in zip(W, slopes)
]
b_new = [
    c - eta * slope_b for c, (_, slope_b) in zip(b, slopes)
]
print(f"{cost(W, b):.4f} {cost(W_new, b_new):.4f}")

# %% [markdown]
# //// answer | Solution
# One step with a learning rate of one tenth makes the cost smaller, and the output is just what `nnbook` gets after its own step.

# %%
from nnbook.examples.worked import (
    WORKED_LEARNING_RATE,
    worked_steps,
)

eta = WORKED_LEARNING_RATE
W_new = [
    w - eta * slope_W for w, (slope_W, _) in zip(W, slopes)
]
b_new = [
    c - eta * slope_b for c, (_, slope_b) in zip(b, slopes)
]

assert cost(W_new, b_new) < cost(W, b)
assert np.allclose(
    forward(x, W_new, b_new)[-1], worked_steps()[1].run.a(2)
)
print(f"{cost(W, b):.4f} {cost(W_new, b_new):.4f}")

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# Backpropagation has to remember every activation of the forward pass, and in a deep network that takes more memory than the weights. If there is room for only a few of the layers, what would you do, and what would it cost?
