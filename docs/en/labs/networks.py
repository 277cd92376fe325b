# ---
# title: "Lab: neural networks"
# description: Count a network’s parameters, find every layout with the chapter’s number of weights, and see what one network becomes with other weights.
# ---

# %% [markdown]
# # Lab: neural networks {#lab-networks}
#
# The chapter says that from outside a network is a function, and inside it is a great many numbers to turn. Here a program counts those numbers, and shows how they settle what the function is.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Counting parameters {#counting}
#
# The sizes of the layers settle everything: multiply the sizes of neighbouring layers and add up, and those are the weights; every neuron but the inputs has one bias ([@eq-network-parameters]).


# %%
def count(sizes):
    weights = sum(n * m for n, m in zip(sizes, sizes[1:]))
    return weights, sum(sizes[1:])


print(count((4, 6, 5, 5, 3)))

# %% [markdown]
# Does the book agree? `nnbook` uses no formula for this: it builds the network, and counts the numbers in its arrays.

# %%
from nnbook.examples.networks import sized_network
from nnbook.facts import FACTS

n_weights, n_biases = count((4, 6, 5, 5, 3))
built = sized_network((4, 6, 5, 5, 3))
assert n_weights + n_biases == built.n_parameters
assert n_weights == FACTS["networks.n_weights"].value
assert n_biases == FACTS["networks.n_biases"].value

# %% [markdown]
# ## Which other layouts are there? {#layouts}
#
# The article gives nothing but the number of weights. Try one set of sizes after another, and keep those that match. Three hidden layers are three loops.


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
# One hidden layer will not do, two will not do, and three do in twenty-one ways. Those with no hidden layer narrower than the output are printed above; the book took the most even of them.
#
# ## One shape, many functions {#same-shape}
#
# Now give it weights. The function `forward` below is a single loop; what it does is for later chapters. All that matters now is that other weights and biases give another result. First a check with the book’s three sets of weights; then we draw a few of our own, and look at how the first output follows the first input.


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


# %% alt="One network with six random sets of weights, drawn as six lines. Most are nearly level, each at a height of its own; only one or two clearly rise or fall."
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
# Most of the lines are dull and level, as the chapter says. Chance does not give the function we want, and that is why there has to be training.
#
# ## Your turn {#your-turn}
#
# /// turn | One layer made into two
# `sizes` is the network for handwritten digits, with one hidden layer. Split that layer into two of equal width: are there more parameters now, or fewer? Guess first, then change it.

# %%
sizes = (784, 30, 10)

print(sum(count(sizes)))

# %% [markdown]
# //// answer | Solution
# Fewer, about half. The input has hundreds of numbers, so each neuron taken from the first hidden layer saves hundreds of weights; the extra layer is cheap by comparison.

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
# /// turn | The same budget, one layer
# The network above spends a hundred-odd parameters. With a single hidden layer and no more parameters than that, how many neurons can the layer have at most?

# %%
h = 10

print(sum(count((4, h, 3))), "<=", built.n_parameters)

# %% [markdown]
# //// answer | Solution
# Each hidden neuron brings four weights in and three weights out, and one bias: eight parameters. The output layer adds three biases of its own.

# %%
h_most = (built.n_parameters - 3) // (4 + 3 + 1)

assert sum(count((4, h_most, 3))) <= built.n_parameters
assert sum(count((4, h_most + 1, 3))) > built.n_parameters
print(h_most)

# %% [markdown]
# ////
# ///
#
# /// turn | How dull is dull?
# Draw a hundred networks and count those whose $y_1$ moves by less than a tenth from end to end. `spread` is the range of weights and biases: make it larger or smaller, and what happens to the share?


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
# //// answer | Solution
# The smaller the weights, the less of a change each layer passes on, and after four layers next to nothing is left. Only with larger weights do the curves begin to move.

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
# ## An open question {#open-question}
#
# Two networks have equally many parameters; one is wide and shallow, the other narrow and deep. How would you measure which of them can draw the more complicated curves?
