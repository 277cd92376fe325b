# ---
# title: "Lab: activation functions"
# description: "Write five activation functions in a line each, measure their slopes, and take on exclusive or twice: with a ruler, and with ReLU."
# ---

# %% [markdown]
# # Lab: activation functions {#lab-activation-functions}
#
# An activation function is one short line, yet without it even a deep network is only one layer. First we write a few of them; then we leave them out, and see what is missing.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Five doorkeepers {#five}
#
# Each of them is one line. On the left they let little or nothing through, on the right they let it pass; where they differ is how they turn from one to the other.

# %% alt="Three curves. ReLU is level to the left of zero and keeps rising to the right; the sigmoid climbs from zero to one; tanh has the same shape, from minus one to one, and passes through the origin."
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
# ## Measuring slopes {#slopes}
#
# A slope is how much moves when you push a little. Push $z$ a little to either side, see by how much the outputs differ, and divide by the distance. That works for any function. The chapter says that the sigmoid’s slope follows from its own value ([@eq-act-slope]); let us see.


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
# The further from the middle, the faster the sigmoid’s slope fades; to the right of zero ReLU’s stays one.
#
# ## Leaving it out {#without}
#
# Two layers without an activation function are two matrix products in a row. [@eq-act-collapse] says that this is only one layer. We check it with the chapter’s numbers, and with a hundred random inputs.

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
# ## What a straight line cannot do {#xor}
#
# Of the four points of exclusive or, a straight line gets three right at most. Draw a hundred thousand lines at random, and see how many points the best of them gets right.

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
# Two ReLU neurons, written down from [@eq-act-xor], get all four right.


# %% alt="The sum of the two inputs runs to the right. A bent line like a tent: level at first, rising from zero, turning down at one and falling on; all points of exclusive or lie on it."
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
# ## Your turn {#your-turn}
#
# /// turn | The absolute value from ReLU
# Make $|x|$ from nothing but `relu`, sums and products.


# %%
def absolute(x):
    return relu(x)


print(absolute(np.array([-3.0, 2.0])))

# %% [markdown]
# //// answer | Solution
# For the negative side, let another neuron turn $x$ round and then let it pass.


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
# /// turn | Tanh from the sigmoid
# Both curves have the same shape, scaled and shifted. Change the three numbers below until `gap` is zero.

# %%
scale_in, scale_out, shift = 1.0, 1.0, 0.0

gap = scale_out * sigmoid(scale_in * z) + shift - np.tanh(z)
print(f"{np.abs(gap).max():.3f}")

# %% [markdown]
# //// answer | Solution
# The height has to become two instead of one, and then everything moves down by one; the width has to be halved, so $z$ is multiplied by two first.

# %%
assert np.allclose(2 * sigmoid(2 * z) - 1, np.tanh(z))

# %% [markdown]
# ////
# ///
#
# /// turn | Ten sigmoids deep
# Apply the sigmoid ten times in a row. How sensitive is the last output to the first input? Measure it with `slope`, from different starting points.


# %%
def deep(z, depth=3):
    for _ in range(depth):
        z = sigmoid(z)
    return z


print(f"{slope(deep, 0.0):.6f}")

# %% [markdown]
# //// answer | Solution
# Each layer multiplies the slope by another number of at most one quarter; after ten layers, less than a millionth is left at most.


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
# ## An open question {#open-question}
#
# Except at its jump, the step function’s slope is zero everywhere, so that every way of learning from slopes is out. If you had to use it all the same, how else could you make a network better and better?
