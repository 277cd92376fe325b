# ---
# title: "Lab: gradient descent"
# description: "Measure the slope under your feet and take a step down, and another: too small a step never arrives, too large a one flies off, and a narrow valley makes you zigzag."
# ---

# %% [markdown]
# # Lab: gradient descent {#lab-gradient-descent}
#
# The cost says how wrong a network is; its slope says which way is better. Take a small step against the slope, measure again, take another step: that is gradient descent. All of it is one loop.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Downhill with one number {#one-number}
#
# First there is only one number $w$, and the cost is a curve. We measure its slope by pushing a little to either side. The learning rate $\eta$ says how large a step is.


# %% alt="A curve with two valleys. A chain of points starts at the upper left and goes down step by step, with smaller and smaller steps, until it comes to rest in the valley on the left, the higher of the two."
def C(w):
    return 0.5 * (w - 1) ** 2 + 0.6 * np.sin(3 * w)


def slope(C, w, push=1e-6):
    return (C(w + push) - C(w - push)) / (2 * push)


def descend(C, w, eta, steps):
    path = [w]
    for _ in range(steps):
        w = w - eta * slope(C, w)
        path.append(w)
    return np.array(path)


path = descend(C, -1.4, 0.1, 25)
w = np.linspace(-1.5, 3, 301)
plt.plot(w, C(w))
plt.plot(path, C(path), "o-", color="C1", ms=4)
plt.xlabel("$w$")
plt.ylabel("$C$")
plt.show()
print(f"{path[-1]:.4f}")
assert abs(slope(C, path[-1])) < 1e-3

# %% [markdown]
# Nobody told it to take smaller steps: the slope itself gets smaller. And the valley in which it stops is not the lowest.
#
# ## Twelve numbers at once {#twelve}
#
# The worked example’s network has twelve parameters. Put all of them into one long vector, push them one at a time, and measure twelve slopes: that is the **gradient**.

# %%
from nnbook.examples.worked import (
    WORKED_BIASES,
    WORKED_INPUT,
    WORKED_TARGET,
    WORKED_WEIGHTS,
)

x, t = np.array(WORKED_INPUT), np.array(WORKED_TARGET)
start = np.concatenate(
    [
        np.concatenate([np.ravel(W), b])
        for W, b in zip(WORKED_WEIGHTS, WORKED_BIASES)
    ]
)


def output(p):
    a = x
    for part in (p[:6], p[6:]):
        z = part[:4].reshape(2, 2) @ a + part[4:]
        a = 1 / (1 + np.exp(-z))
    return a


def cost(p):
    return ((output(p) - t) ** 2).sum()


def gradient(p, push=1e-6):
    pushes = push * np.eye(len(p))
    return np.array(
        [
            (cost(p + e) - cost(p - e)) / (2 * push)
            for e in pushes
        ]
    )


print(round(cost(start), 4))
print(gradient(start).round(3))

# %% [markdown]
# `nnbook` works out the same twelve slopes by formula, and takes a step. Both must agree.

# %%
from nnbook.examples.worked import (
    WORKED_LEARNING_RATE,
    worked_steps,
)

before, after = worked_steps()[0], worked_steps()[1]
by_formula = np.concatenate(
    [
        np.concatenate(
            [
                np.ravel(before.weight_slope(n)),
                before.bias_slope(n),
            ]
        )
        for n in (1, 2)
    ]
)
assert np.allclose(gradient(start), by_formula, atol=1e-9)
assert np.isclose(cost(start), before.cost)

stepped = start - WORKED_LEARNING_RATE * gradient(start)
assert np.allclose(output(stepped), after.run.a(2), atol=1e-9)
assert cost(stepped) < cost(start)
print(round(cost(stepped), 4))

# %% alt="The cost against the number of steps: steep at first, then flatter and flatter, and in the end close to zero."
p, costs = start, [cost(start)]
for _ in range(300):
    p = p - 0.5 * gradient(p)
    costs.append(cost(p))

plt.plot(costs)
plt.ylim(0, 0.2)
plt.xlabel("$n$")
plt.ylabel("$C$")
plt.show()
assert all(
    later < earlier for earlier, later in zip(costs, costs[1:])
)
print(output(p).round(3), t)

# %% [markdown]
# ## A narrow valley {#narrow}
#
# Where the slopes of two directions differ much, the cost is like a narrow valley. Steps that are long enough to get along it make you bounce from side to side across it.


# %% alt="Long, flat contour lines. The path with small steps drops to the bottom and then creeps towards the middle, and thirty steps are not enough; the path with large steps bounces from side to side, but gets closer."
def valley(u, v):
    return 0.5 * (u**2 + 20 * v**2)


def walk(eta, steps=30, u=4.0, v=0.8):
    path = [(u, v)]
    for _ in range(steps):
        u, v = u - eta * u, v - eta * 20 * v
        path.append((u, v))
    return np.array(path)


u, v = np.meshgrid(
    np.linspace(-1, 4.5, 81), np.linspace(-1, 1, 81)
)
plt.contour(u, v, valley(u, v), 9, colors="C5", linewidths=1)
plt.plot(*walk(0.02).T, "o-", color="C0", ms=4)
plt.plot(*walk(0.09).T, "o-", color="C1", ms=4)
plt.show()

# %% [markdown]
# ## Your turn {#your-turn}
#
# /// turn | How large may a step be?
# Make `eta` larger and larger in the narrow valley. Beyond which value does the path no longer approach the middle, but run away?

# %%
eta = 0.09

print(walk(eta)[-1].round(4))

# %% [markdown]
# //// answer | Solution
# The steep direction is a parabola with a $k$ of ten, so each step multiplies $v$ by $1 - 2\eta k$ ([@eq-gradient-factor]). It shrinks only if that is less than one in size, so $\eta$ must stay below one tenth. The steepest direction sets the pace, and the gentle one has to go slowly.

# %%
assert abs(walk(0.099, 200)[-1, 1]) < abs(
    walk(0.099, 100)[-1, 1]
)
assert abs(walk(0.101, 200)[-1, 1]) > abs(
    walk(0.101, 100)[-1, 1]
)
print(
    f"{abs(walk(0.101, 100)[-1, 1]):.2f} {abs(walk(0.101, 200)[-1, 1]):.2f}"
)

# %% [markdown]
# ////
# ///
#
# /// turn | Two valleys
# The curve above has two valleys. From which starting points do you reach the one on the right, the lower one? Change `first` to find the border.

# %%
first = 0.0

print(descend(C, first, 0.1, 200)[-1].round(3))

# %% [markdown]
# //// answer | Solution
# The border is the top of the hill between the valleys, where the slope is zero, too. Stand exactly there, and you go neither way.

# %%
starts = np.linspace(-1, 3, 81)
ends = np.array(
    [descend(C, w_0, 0.1, 300)[-1] for w_0 in starts]
)
right = ends > 0.5
border = starts[right].min()

assert (right == (starts >= border)).all()
assert C(ends[right].mean()) < C(ends[~right].mean())
print(
    f"{border:.2f} {ends[~right].mean():.2f} {ends[right].mean():.2f}"
)

# %% [markdown]
# ////
# ///
#
# /// turn | Look at some of the examples only
# The cost is a mean over many examples, and so is its slope. `slopes` holds the slopes of a thousand examples. If you average only `m` of them, how far off are you?

# %%
rng = np.random.default_rng(6)
slopes = rng.normal(loc=-1.0, scale=2.0, size=1000)
m = 10

print(
    rng.choice(slopes, m).mean().round(3),
    slopes.mean().round(3),
)

# %% [markdown]
# //// answer | Solution
# Four times as many examples leave half the deviation. So it is better to look at fewer and take more steps: that is what mini-batches are for.

# %%
off = {
    m: np.std(
        [rng.choice(slopes, m).mean() for _ in range(4000)]
    )
    for m in (10, 40, 160)
}

assert abs(off[10] / off[40] - 2) < 0.15
assert abs(off[40] / off[160] - 2) < 0.15
for m, deviation in off.items():
    print(f"{m:3} {deviation:.2f}")

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# You arrive at a place where the slope is zero in every direction, and stop. If cost and slopes are all you can measure, how do you tell the bottom of a valley from the top of a hill, or from a saddle, which rises in some directions and falls in others? And what if there are twenty thousand parameters?
