# ---
# title: "Lab: the cost function"
# description: Work out how wrong a network is, set one weight free and watch its cost, and see cross-entropy wake the neuron that is most wrong.
# ---

# %% [markdown]
# # Lab: the cost function {#lab-cost}
#
# The cost is one number that says how wrong a network is. Here we write it down as a program, and then move a weight and watch the number follow. Which way to go next can be read from it.

# %%
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def quadratic(y, t):
    return ((y - t) ** 2).sum()


# %% [markdown]
# ## The cost of the worked example {#worked}
#
# The network is that of the worked example, with the chapter’s input and target. First its output, then [@eq-cost-quadratic].

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
# ## One weight set free {#free}
#
# Let the weight from N2 to N3 move and keep the other eleven parameters where they are. The cost is now a function of one number, and can be drawn.


# %% alt="The cost against one weight: high and level on the left, falling in the middle, level again on the right, but not at zero. The present weight is a point on the slope, not far from the bottom."
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
# However far to the right, the cost stays above what N4 owes; for that, other weights are needed.
#
# ## What accuracy does not see {#accuracy}
#
# Eight students: the input is the hours they studied, the output a single sigmoid neuron whose bias is fixed. Let the weight grow from zero to five, and draw a line for accuracy and one for cost.

# %% alt="Two lines. The accuracy, above, is a staircase of level pieces; the cost, below, is a smooth curve that falls and then rises."
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
# On a level step the accuracy does not say which way to go; the cost has a slope everywhere.
#
# ## Most wrong, slowest to learn {#saturated}
#
# The target is one, the output a sigmoid. Push $z$ a little to measure the slopes of both costs, and compare them with the chapter’s formulas.


# %% alt="The slopes of both costs. That of the quadratic cost shows only in the middle and returns to zero on the left; that of cross-entropy nears minus one further left, and keeps pushing."
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
# ## Your turn {#your-turn}
#
# /// turn | Where is the push hardest?
# At which $z$ is the slope of the quadratic cost largest in size? Change `at`, a place in the array `z`, until you have found it; then think whether it can be worked out.

# %%
at = 0

print(z[at].round(2), slope(square, z)[at].round(4))

# %% [markdown]
# //// answer | Solution
# The size of the slope is $2(1-y)^2 y$. Take the derivative with respect to $y$: it is largest where $y = 1/3$.

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
# /// turn | One number for three
# One number $c$ is to stand for three. Change `c` until the sum of squares is smallest; then until the sum of absolute values is.

# %%
v = np.array([1.0, 2.0, 9.0])
c = 3.0

print(((v - c) ** 2).sum(), np.abs(v - c).sum())

# %% [markdown]
# //// answer | Solution
# Squares want the mean, absolute values the number in the middle. The one far away has pulled the mean over, and could not move the middle.

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
# /// turn | Softmax with cross-entropy
# Three classes with pre-activations `z_3`; the first is the right one. Work out softmax’s outputs and the cross-entropy.

# %%
z_3 = np.array([1.0, 2.0, 0.0])
y_3 = np.ones(3) / 3

print(y_3.round(3), round(-np.log(y_3[0]), 4))

# %% [markdown]
# //// answer | Solution
# The cost looks only at the share given to the right class. Its slope against each $z_j$ is once more output less target.


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
# ## An open question {#open-question}
#
# Suppose that one label in a hundred is wrong. Which of the two costs will be dragged further by these wrong labels, the quadratic one or cross-entropy? What experiment would show it?
