# ---
# title: "Lab: feed forward"
# description: Build the chapter's network from nothing in a few lines of NumPy, see it give the same digits as the book, then take it apart.
# ---

# %% [markdown]
# # Lab: feed forward {#lab-feed-forward}
#
# On paper, the chapter's network takes a page of arithmetic. In NumPy it takes one short loop. We write that loop from nothing, check it against the book, and then change things to see what gives way.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## The network is six arrays {#arrays}
#
# Everything the network knows is in its weights and biases. For each layer that is one matrix and one vector: row $j$ of the matrix holds the weights that lead into neuron $j$. With the input that makes five arrays of numbers; the output will be the sixth.

# %%
W = [
    np.array([[0.3, -0.4], [0.2, 0.6]]),
    np.array([[0.7, 0.5], [-0.3, -0.1]]),
]
b = [np.array([0.25, 0.45]), np.array([0.15, 0.35])]
x = np.array([2.0, 3.0])


def sigma(z):
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# ## One neuron, term by term {#one-neuron}
#
# N1 first, just as in [@eq-n1]: every input times its weight, all of it added up, then the bias. Only then comes the sigmoid function.

# %%
z = 0.0
for w_k, x_k in zip(W[0][0], x):
    z = z + w_k * x_k
z = z + b[0][0]

print(f"z = {z:.2f}   a = {sigma(z):.4f}")

# %% [markdown]
# ## A layer is one line {#one-layer}
#
# A matrix times a vector does what the loop did, for all neurons of the layer at once. The next layer does the same with what it is given. So this is the whole of feed forward:


# %%
def forward(x, W, b):
    a = x
    for W_l, b_l in zip(W, b):
        a = sigma(W_l @ a + b_l)
    return a


y = forward(x, W, b)
print(y)

# %% [markdown]
# ## Is it the same network? {#compare}
#
# A program that prints plausible numbers may still be wrong. The book's package holds the same network, written by somebody else; its outputs and the two numbers printed in the chapter must agree with ours. If one of them did not, an `assert` would stop this page from being built.

# %%
from nnbook.examples.worked import worked_network
from nnbook.facts import FACTS
from nnbook.net import forward as nnbook_forward

run = nnbook_forward(worked_network(), x)
assert np.allclose(y, run.output, rtol=0, atol=1e-15)
for j in (1, 2):
    assert (
        abs(y[j - 1] - FACTS[f"feed_forward.y_{j}"].value)
        < 1e-15
    )

print([f"{y_j:.12f}" for y_j in y])

# %% [markdown]
# Fifteen decimals agree. The sixteenth need not: a matrix product may add in another order, and each addition rounds.
#
# ## Where the four neurons stand {#on-the-curve}
#
# All four neurons use one curve. Their $z$ decide where on it they stand, and how much a small change of $z$ would move their output: the flatter the curve there, the less.

# %% alt="The sigmoid curve from −3 to 3, rising from near 0 to near 1. Four dots lie on it: one left of the middle and below one half, one just right of the middle, one a little higher, and one far to the right, above 0.9, where the curve is flat."
a = [x]
for W_l, b_l in zip(W, b):
    a.append(sigma(W_l @ a[-1] + b_l))
z_all = np.concatenate([W[0] @ a[0] + b[0], W[1] @ a[1] + b[1]])

z = np.linspace(-3, 3, 121)
plt.plot(z, sigma(z))
plt.plot(z_all, sigma(z_all), "o", color="C1")
plt.xlabel("$z$")
plt.ylabel("$a$")
plt.show()

# %% [markdown]
# ## Your turn {#your-turn}
#
# /// turn | Hold N1 in the middle
# Change `b_try` until N1 gives exactly one half. Can you find the value without trying?

# %%
b_try = 0.25

print(f"{sigma(W[0][0] @ x + b_try):.4f}")

# %% [markdown]
# //// answer | Solution
# One half means $\preact{z} = 0$, so the bias has to cancel the weighted sum.

# %%
b_half = -(W[0][0] @ x)

assert np.isclose(sigma(W[0][0] @ x + b_half), 0.5)
assert np.isclose(b_half, FACTS["feed_forward.half_b"].value)
print(f"{b_half:.1f}")

# %% [markdown]
# ////
# ///
#
# /// turn | Two neurons change places
# `order` says in which order the hidden neurons stand. Turn it round, and make `same` true again, for any input, by changing nothing but the arrays.

# %%
order = [0, 1]
W_new = [W[0][order], W[1]]
b_new = [b[0][order], b[1]]

same = np.allclose(forward(x, W_new, b_new), y)
print(same)

# %% [markdown]
# //// answer | Solution
# Turning the rows of $W^{(1)}$ round is not enough: the output layer must look for each value where it is now. Its *columns* have to follow.

# %%
order = [1, 0]
W_swapped = [W[0][order], W[1][:, order]]
b_swapped = [b[0][order], b[1]]

inputs = np.random.default_rng(4).normal(size=(100, 2))
for x_i in inputs:
    assert np.allclose(
        forward(x_i, W_swapped, b_swapped), forward(x_i, W, b)
    )

# %% [markdown]
# ////
# ///
#
# /// turn | A hundred inputs at once
# `inputs` has one example in each row. Get all hundred outputs without a loop over the examples.

# %%
Y = np.array([forward(x_i, W, b) for x_i in inputs])

print(Y.shape)

# %% [markdown]
# //// answer | Solution
# With examples in rows, every row has to meet every row of $W$: that is a product with the transpose. The bias is added to each row.


# %%
def forward_rows(A, W, b):
    for W_l, b_l in zip(W, b):
        A = sigma(A @ W_l.T + b_l)
    return A


assert np.allclose(forward_rows(inputs, W, b), Y)

zero = forward_rows(np.zeros((1, 2)), W[:1], b[:1])
assert np.allclose(
    zero[0],
    [FACTS[f"feed_forward.zero_a1_{j}"].value for j in (1, 2)],
)

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# Multiply all weights and biases by ten, and then by a hundred, and look at the outputs for our hundred inputs. What happens to them? If somebody then asked you to correct one output a little, which number in the network would you turn, and by how much?
