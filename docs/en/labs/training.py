# ---
# title: "Lab: training"
# description: Train a network that reads handwritten digits, from nothing, in fewer than forty lines of NumPy; draw its learning curve, and then break it in a few ways.
# ---

# %% [markdown]
# # Lab: training {#lab-training}
#
# Forward pass, cost, slopes, a step downhill: all the parts are there. Here we put them together, and train a network that really reads, in a few seconds, using the small digits that come with scikit-learn, eight by eight pixels each.

# %%
import matplotlib.pyplot as plt
import numpy as np

from nnbook.examples.small_digits import split_small_digits

(X, label), (X_new, label_new) = split_small_digits()
T, T_new = np.eye(10)[label], np.eye(10)[label_new]

# %% [markdown]
# ## The network and its slopes {#network}
#
# One hidden layer with ReLU, an output layer with softmax, and cross-entropy for the cost. Examples stand in rows, so that a whole mini-batch is worked out at once; slopes are averaged.


# %%
def start(seed, sizes=(64, 30, 10)):
    rng = np.random.default_rng(seed)
    return [
        [
            rng.normal(scale=np.sqrt(2 / n), size=(m, n)),
            np.zeros(m),
        ]
        for n, m in zip(sizes, sizes[1:])
    ]


def forward(X, layers):
    (W_1, b_1), (W_2, b_2) = layers
    H = np.maximum(0, X @ W_1.T + b_1)
    Z = H @ W_2.T + b_2
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return H, E / E.sum(axis=1, keepdims=True)


def slopes(X, T, layers):
    H, Y = forward(X, layers)
    D_2 = (Y - T) / len(X)
    D_1 = (D_2 @ layers[1][0]) * (H > 0)
    return [
        (D_1.T @ X, D_1.sum(axis=0)),
        (D_2.T @ H, D_2.sum(axis=0)),
    ]


# %% [markdown]
# With a transpose in the wrong place a network may still learn, only badly, and that is hard to notice. So first compare with the slopes of `nnbook`, which takes one example at a time.

# %%
from nnbook.net import (
    Layer,
    Network,
    cross_entropy_cost,
    mean_gradients,
    relu,
    softmax,
)

layers = start(0)
functions = (relu, softmax)
network = Network(
    tuple(
        Layer(W, b, f) for (W, b), f in zip(layers, functions)
    )
)
found = mean_gradients(
    network, X[:20], T[:20], cross_entropy_cost
)
for l, (slope_W, slope_b) in enumerate(
    slopes(X[:20], T[:20], layers), 1
):
    assert np.allclose(slope_W, found.weight(l))
    assert np.allclose(slope_b, found.bias(l))

# %% [markdown]
# ## The training loop {#loop}
#
# Every epoch shuffles the examples, cuts them into mini-batches, and takes a step for each. After each pass, measure cost and accuracy.


# %% alt="Two learning curves. On the images trained on, the accuracy soon rises to nearly one; on new images it stops above nine tenths, and stays a little lower."
def measure(X, T, layers):
    Y = forward(X, layers)[1]
    right = Y.argmax(axis=1) == T.argmax(axis=1)
    return -np.log((Y * T).sum(axis=1)).mean(), right.mean()


def train(layers, eta=0.1, batch=10, epochs=15, seed=0):
    rng = np.random.default_rng(seed)
    layers = [[W.copy(), b.copy()] for W, b in layers]
    history = []
    for _ in range(epochs):
        for rows in np.split(
            rng.permutation(len(X)), len(X) // batch
        ):
            for layer, (slope_W, slope_b) in zip(
                layers, slopes(X[rows], T[rows], layers)
            ):
                layer[0] -= eta * slope_W
                layer[1] -= eta * slope_b
        history.append(
            (
                *measure(X, T, layers),
                *measure(X_new, T_new, layers),
            )
        )
    return layers, np.array(history)


trained, history = train(start(0))
plt.plot(history[:, 1])
plt.plot(history[:, 3])
plt.ylim(0.5, 1.02)
plt.xlabel("$n$")
plt.show()
print(
    f"{history[0, 3]:.1%} {history[-1, 1]:.1%} {history[-1, 3]:.1%}"
)
assert history[-1, 1] > 0.97
assert history[-1, 3] > 0.9

# %% [markdown]
# `nnbook` trains with the same settings and should do about as well; its start and its order of the examples are others, so that it will not be just the same.

# %%
from nnbook.net import (
    GradientDescent,
    TrainingSettings,
    he_spread,
    random_network,
)
from nnbook.net import train as nnbook_train

settings = TrainingSettings(
    cost=cross_entropy_cost,
    optimiser=GradientDescent(0.1),
    batch_size=10,
    epochs=15,
)
begin = random_network(
    (64, 30, 10), functions, 0, spread=he_spread
)
training = nnbook_train(begin, X, T, settings)
pairs = [
    (layer.weight, layer.bias)
    for layer in training.network.layers
]
theirs = measure(X_new, T_new, pairs)[1]
assert abs(theirs - history[-1, 3]) < 0.03
print(f"{theirs:.1%}")

# %% [markdown]
# ## Your turn {#your-turn}
#
# /// turn | The learning rate
# Change `eta` and train for three epochs only. What does too small look like, and about right, and too large?

# %%
eta = 0.001

print(train(start(0), eta=eta, epochs=3)[1][:, 3].round(3))

# %% [markdown]
# //// answer | Solution
# Too small, and three epochs hardly move it; too large, and the cost jumps about until the network gives one and the same answer. In between a wide range will do.

# %%
ends = {}
for eta in (0.001, 0.1, 3.0):
    with np.errstate(all="ignore"):
        ends[eta] = train(start(0), eta=eta, epochs=3)[1][-1, 3]
    print(f"{eta:5} {ends[eta]:.2f}")

assert ends[0.1] > 0.85
assert ends[0.001] < ends[0.1]
assert ends[3.0] < 0.5

# %% [markdown]
# ////
# ///
#
# /// turn | Start from nothing but zeros
# Let all weights start at zero. What will the training make of them? Guess first.

# %%
zeros = [[0 * W, b] for W, b in start(0)]

print(train(start(0), epochs=2)[1][-1, 3].round(3))

# %% [markdown]
# //// answer | Solution
# The hidden layer’s outputs are all zero, and so are the slopes of the weights: they can never leave. Only the output layer’s biases move, so that the answer is the same whatever the image.

# %%
stuck, past = train(zeros, epochs=2)

assert all((W == 0).all() for W, _ in stuck)
assert len(set(forward(X_new, stuck)[1].argmax(axis=1))) == 1
print(past[-1, 3].round(3))

# %% [markdown]
# ////
# ///
#
# /// turn | What it cannot read
# Even a trained network misreads some. Find the image about which it is surest, and wrong.

# %%
Y = forward(X_new, trained)[1]
which = 0

print(
    Y[which].argmax(), label_new[which], Y[which].max().round(3)
)

# %% [markdown]
# //// answer | Solution
# Keep only the wrong answers, and of these take the one with the largest output.

# %% alt="A handwritten digit of eight by eight pixels, so carelessly written that people find it hard to read as well."
wrong = np.flatnonzero(Y.argmax(axis=1) != label_new)
which = wrong[Y[wrong].max(axis=1).argmax()]

assert Y[which].argmax() != label_new[which]
print(Y[which].argmax(), label_new[which], len(wrong))
plt.figure(figsize=(3, 3))
plt.imshow(X_new[which].reshape(8, 8))
plt.axis("off")
plt.show()

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# Long after nearly all images trained on are right, the cost keeps falling and the network keeps changing. What is it still learning? Which number would you watch to decide when to stop?
