# ---
# title: "Lab: overfitting"
# description: Widen a hidden layer and watch a network that first misses the point, then gets it, and then learns by heart; then pull it back in two ways.
# ---

# %% [markdown]
# # Lab: overfitting {#lab-overfitting}
#
# Training a whole network takes time. We take a short cut: the hidden layer’s weights are drawn at random and stay as they are, and only those of the output layer are found, all at once, by least squares, that is, so that the quadratic cost is as small as it can be. Such a network overfits as well, and several can be tried in a second.

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.overfitting_plane import points

seen, fresh = points()
print(seen.x.shape, fresh.x.shape)

# %% [markdown]
# ## Two arcs, and noise {#points}
#
# These are the chapter’s hundred points. There is a good deal of noise, and some points have ended up on the other side; that is no rule, only chance.


# %% alt="Two groups of points in the plane, discs and crosses, each in an arc that reaches into the hollow of the other; where they meet they are mixed."
def draw(x, label):
    plt.plot(*x[label == 0].T, "o", color="C0")
    plt.plot(*x[label == 1].T, "x", color="C1")


draw(seen.x, seen.label)
plt.axis("equal")
plt.show()

# %% [markdown]
# ## Draw a hidden layer, solve for the output layer {#solve}
#
# The target is plus or minus one. `hidden` is the random hidden layer, and `fit` finds the output layer’s weights for which the squared errors plus $\lambda \sum \weight{w}^2$ are least. At first $\lambda$ is tiny, just enough to keep the equations solvable.


# %%
def hidden(x, n, seed):
    rng = np.random.default_rng(seed)
    W, b = 2 * rng.normal(size=(n, 2)), 2 * rng.normal(size=n)
    return np.column_stack(
        [np.tanh(x @ W.T + b), np.ones(len(x))]
    )


def fit(x, label, n, seed, penalty=1e-6):
    H = hidden(x, n, seed)
    t = 2.0 * label - 1
    return np.linalg.solve(
        H.T @ H + penalty * np.eye(n + 1), H.T @ t
    )


def accuracy(points, w, n, seed):
    says_one = hidden(points.x, n, seed) @ w > 0
    return (says_one == (points.label == 1)).mean()


# %% [markdown]
# ## The wider, the more by heart {#wider}
#
# For each width draw ten networks and take the mean. Plot the accuracy on the points seen, and on fresh ones.


# %% alt="Two lines. On the points seen, the accuracy climbs with the width to nearly one; on fresh points it rises and then falls, and the gap between the lines opens up."
def mean_accuracies(n, penalty=1e-6, data=seen):
    both = []
    for seed in range(10):
        w = fit(data.x, data.label, n, seed, penalty)
        both.append(
            [accuracy(p, w, n, seed) for p in (data, fresh)]
        )
    return np.mean(both, axis=0)


widths = np.array([1, 2, 4, 8, 16, 32, 64, 90])
on_seen, on_fresh = np.array(
    [mean_accuracies(n) for n in widths]
).T

plt.plot(widths, on_seen, "o-")
plt.plot(widths, on_fresh, "o-")
plt.xlabel("$n$")
plt.show()

for n, a, c in zip(widths, on_seen, on_fresh):
    print(f"{n:3} {a:.3f} {c:.3f}")

# %%
gap = on_seen - on_fresh
assert on_seen[-1] > 0.97
assert on_fresh.argmax() not in (0, len(widths) - 1)
assert gap[-1] > 3 * max(gap[2], 0.01)

# %% [markdown]
# Too narrow, and both are poor: that is underfitting. Too wide, and nearly everything seen is right while the unseen gets worse: that is overfitting.
#
# ## The chapter’s two networks {#chapter}
#
# The chapter’s small and large networks were really trained, and their weights are kept in the package. Marked with a forward pass of our own, they should get what the chapter says.

# %%
from nnbook.examples.overfitting_plane import plane_network
from nnbook.facts import FACTS


def outputs(network, x):
    a = x
    *hidden_layers, last = network.layers
    for layer in hidden_layers:
        a = np.tanh(a @ layer.weight.T + layer.bias)
    return a @ last.weight.T + last.bias


for name in ("small", "large", "held"):
    marks = []
    for kind, p in (("seen", seen), ("fresh", fresh)):
        right = (
            outputs(plane_network(name), p.x).argmax(axis=1)
            == p.label
        )
        assert (
            right.mean()
            == FACTS[f"overfitting.{name}_{kind}"].value
        )
        marks.append(f"{right.mean():.3f}")
    print(name, *marks)

# %% [markdown]
# ## Your turn {#your-turn}
#
# /// turn | Make large weights pay
# The network is the widest one. Change `penalty`, which is $\lambda$, until as many fresh points as possible are right. What becomes of the gap?

# %%
penalty = 1e-6

print(mean_accuracies(90, penalty).round(3))

# %% [markdown]
# //// answer | Solution
# Multiply by ten, and by ten again. The points seen get worse step by step and the fresh ones better at first; with too heavy a penalty both get worse again.

# %%
tried = {
    penalty: mean_accuracies(90, penalty)[1]
    for penalty in (1e-6, 1e-3, 1.0, 10.0, 1e4)
}
best = max(tried, key=tried.get)

assert best in (1.0, 10.0)
assert tried[best] > on_fresh[-1] + 0.05
for penalty, a in tried.items():
    print(f"{penalty:7.0e} {a:.3f}")

# %% [markdown]
# ////
# ///
#
# /// turn | Give it more points
# `draw_points` draws new points from the same two arcs. How many of each class does it take before the widest network can no longer learn them by heart?

# %%
from nnbook.examples.overfitting_plane import (
    draw as draw_points,
)

count = 50
more = draw_points(np.random.default_rng(11), count)

print(mean_accuracies(90, data=more).round(3))

# %% [markdown]
# //// answer | Solution
# The more points, the more noise there is to memorise. With the width unchanged there comes a time when it is too much, and the gap closes.

# %%
counts = (50, 200, 800)
gaps = []
for count in counts:
    more = draw_points(np.random.default_rng(11), count)
    a, c = mean_accuracies(90, data=more)
    gaps.append(round(float(a - c), 3))

assert gaps[0] > gaps[1] > gaps[2]
print(dict(zip(counts, gaps)))

# %% [markdown]
# ////
# ///
#
# /// turn | The best of many guessers
# A hundred people guess a hundred images each, all at random, with one chance in ten. How many will the best of them get right? Guess first, then work it out.

# %%
rng = np.random.default_rng(5)
right = (rng.uniform(size=(1, 100)) < 0.1).sum(axis=1)

print(right.max())

# %% [markdown]
# //// answer | Solution
# The mean is ten, but the best of them gets about eighteen. That one knows nothing, and was merely the luckiest. That is why the data that served to choose must not be used for the mark.

# %%
right = (rng.uniform(size=(2000, 100, 100)) < 0.1).sum(axis=2)
best = right.max(axis=1).mean()

assert abs(best - FACTS["overfitting.guess_best"].value) < 0.2
print(f"{right.mean():.1f} {best:.1f}")

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# If you keep widening the layer, to ten times as many neurons as there are points, will the fresh points get worse and worse? Make `widths` longer and try; and then think: what else is it that holds so many parameters in check?
