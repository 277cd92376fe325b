# ---
# title: "Lab: expressive power"
# description: Build a curve out of sigmoid steps, measure how the error shrinks when their number doubles, and look at what happens outside.
# ---

# %% [markdown]
# # Lab: expressive power {#lab-expressive-power}
#
# A hidden neuron can do just one thing: take a step up or down somewhere. The chapter says that with enough steps any curve can be followed. Let us build one with our own hands. (The sigmoid is written with $\tanh$ here: the values are the same, but however large a weight gets, nothing overflows.)

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def f(x):
    return np.sin(2 * np.pi * x) + 0.4 * np.cos(5 * np.pi * x)


x = np.linspace(0, 1, 1001)

# %% [markdown]
# ## One step {#one-step}
#
# The weight settles how steep a step is, the bias where it stands. Its middle is where $\weight{w}x + \bias{b} = 0$ ([@eq-midpoint]); so for a step at $m$, take the bias $-\weight{w} m$.


# %% alt="Three curves that rise from zero to one with their middle in the same place; the larger the weight the steeper, and the steepest is nearly an upright step."
def step_at(x, m, w):
    return sigmoid(w * x - w * m)


for w in (5, 20, 80):
    plt.plot(x, step_at(x, 0.6, w))
plt.xlabel("$x$")
plt.ylabel("$a$")
plt.show()

# %% [markdown]
# ## A curve out of steps {#staircase}
#
# Cut the interval from zero to one into $n$ cells and put a step in the middle of each, as high as the curve rises or falls across that cell. There is nothing to train and nothing to solve: the curve is looked up at $n + 1$ places ([@eq-staircase-rule]).


# %% alt="A target curve with a few peaks and valleys, and three curves that imitate it. The one with fewest steps catches only the general course; the one with most nearly covers the target."
def staircase(f, n, x):
    edges = np.linspace(0, 1, n + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    rises = np.diff(f(edges))
    steps = step_at(x[:, None], middles, 4 * n)
    return f(edges[:1]) + steps @ rises


plt.plot(x, f(x), color="C5")
for n in (4, 8, 16):
    plt.plot(x, staircase(f, n, x))
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %% [markdown]
# `nnbook` makes a real network of the same steps: one hidden layer, and an output neuron without an activation function. Its values must be ours, and the largest errors those of the chapter.

# %%
from nnbook.examples.expressive_power import (
    staircase as network_of,
)
from nnbook.facts import FACTS
from nnbook.net import forward

largest = {}
for n in (2, 4, 8, 16, 32):
    y = staircase(f, n, x)
    network = network_of(f, n)
    assert np.allclose(
        forward(network, x[:, None]).output[:, 0], y
    )
    largest[n] = np.abs(y - f(x)).max()
    fact = FACTS[f"expressive_power.fit_{n}_max"].value
    assert np.isclose(largest[n], fact, rtol=1e-5)
    print(f"{n:3} {largest[n]:.4f}")

# %% [markdown]
# ## What doubling buys {#doubling}
#
# When the number of steps doubles, by what factor does the error shrink? Plot both on logarithmic scales, and the slope of the line is the answer.

# %% alt="Both axes are logarithmic. The error falls as the number of steps grows, and the six points lie almost on a straight line."
sizes = np.array([8, 16, 32, 64, 128, 256])
errors = [
    np.abs(staircase(f, n, x) - f(x)).max() for n in sizes
]

plt.loglog(sizes, errors, "o-")
plt.xticks(sizes[::2], [str(n) for n in sizes[::2]])
plt.yticks([0.1, 0.01], ["0.1", "0.01"])
plt.minorticks_off()
plt.xlabel("$n$")
plt.ylabel("$e$")
plt.show()

# %%
ratios = [a / b for a, b in zip(errors, errors[1:])]
print([f"{ratio:.1f}" for ratio in ratios])

# %% [markdown]
# It shrinks unevenly at first; later on, each doubling leaves about half of the largest error. The parameters have doubled as well: that is the price.
#
# ## Your turn {#your-turn}
#
# /// turn | Make a bump
# Two steps, one up and one down, make a bump. Change the numbers so that it stands between [= expressive_power.bump_left =] and [= expressive_power.bump_right =] and is [= expressive_power.bump_height =] high.

# %%
left, right, height, w = 0.2, 0.9, 0.5, 40

bump = height * (step_at(x, left, w) - step_at(x, right, w))
print(f"{bump[500]:.3f} {bump[300]:.3f}")

# %% [markdown]
# //// answer | Solution
# In the middle it is a little lower than wanted, because the two steps meet before either is finished; a larger weight brings it closer.

# %%
bump = 0.8 * (step_at(x, 0.4, 40) - step_at(x, 0.6, 40))

assert np.isclose(
    bump[500],
    FACTS["expressive_power.bump_top"].value,
    rtol=1e-5,
)
assert np.isclose(
    bump[300],
    FACTS["expressive_power.bump_foot"].value,
    rtol=1e-5,
)
print(f"{bump[500]:.3f} {bump[300]:.3f}")

# %% [markdown]
# ////
# ///
#
# /// turn | Solve for the best heights
# Leave the steps where they are, but instead of following the rule, find their heights by least squares. Each column of `columns` is a step. How much smaller can the error get?

# %%
n = 16
middles = (np.arange(n) + 0.5) / n
columns = step_at(x[:, None], middles, 4 * n)
y = staircase(f, n, x)

print(f"{np.sqrt(np.mean((y - f(x)) ** 2)):.4f}")

# %% [markdown]
# //// answer | Solution
# One more column, of ones, stands for the output neuron’s bias. Free of the rule, the root mean square error is only about a quarter.

# %%
with_bias = np.column_stack([columns, np.ones(len(x))])
heights = np.linalg.lstsq(with_bias, f(x), rcond=None)[0]
best = np.sqrt(np.mean((with_bias @ heights - f(x)) ** 2))

fact = FACTS["expressive_power.best_16_rms"].value
assert np.isclose(best, fact, rtol=1e-4)
print(f"{best:.4f}")

# %% [markdown]
# ////
# ///
#
# /// turn | Going outside
# The steps cover only the interval from zero to one. What do network and curve give at `place`? Guess first how far apart they will be.

# %%
place = np.array([0.75])

print(staircase(f, 32, place).round(2), f(place).round(2))

# %% [markdown]
# //// answer | Solution
# Outside, every step is finished, so the network stays level for ever at its last height, while the curve goes on rising and falling. Of what it has not seen, the network knows nothing.

# %%
outside = np.array([1.25])
y = staircase(f, 32, outside)[0]

assert np.isclose(
    y, FACTS["expressive_power.outside_network"].value
)
assert np.isclose(
    f(outside)[0],
    FACTS["expressive_power.outside_target"].value,
    rtol=1e-5,
)
print(f"{y:.2f} {f(outside)[0]:.2f}")

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# This curve is smooth, and doubling the steps leaves half of the error. If the target itself jumps somewhere, there is a place where no number of evenly spread steps will follow it closely. How would you spend the same number of steps to follow it as well as possible?
