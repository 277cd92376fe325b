# ---
# title: "Lab: the neuron"
# description: Write the chapter’s washing neuron as a program, watch its sum grow term by term, and let it judge every possible day.
# ---

# %% [markdown]
# # Lab: the neuron {#lab-neuron}
#
# The chapter’s neuron decides whether today is a day to hang the washing out. All it can do is multiply and add, so as a program it is a few lines. Once it is written, we ask it about a thousand days at once.

# %%
import matplotlib.pyplot as plt
import numpy as np

# %% [markdown]
# ## Term by term {#term-by-term}
#
# The three inputs are sun, wind and the chance of rain. Print the sum after every term, and watch it arrive at $z$, in the order of [@eq-washing-sum].

# %%
w = np.array([2.0, 1.0, -4.0])
b = -0.5
x = np.array([0.8, 0.5, 0.3])

z = 0.0
for w_i, x_i in zip(w, x):
    z = z + w_i * x_i
    print(
        f"{w_i:+.1f} * {x_i:.1f} = {w_i * x_i:+.1f}   {z:+.1f}"
    )
z = z + b
print(f"{b:+.1f}   {z:+.1f}")

# %% [markdown]
# ## As vectors {#as-vectors}
#
# What the loop does is a dot product, and a single `@` says it. The chapter’s number and `nnbook`’s own function must agree with it.

# %%
from nnbook.facts import FACTS
from nnbook.net import pre_activation

assert np.isclose(w @ x + b, z)
assert np.isclose(w @ x + b, FACTS["neuron.z"].value)
assert np.isclose(w @ x + b, pre_activation(w, x, b))
print(f"{w @ x + b:.1f}")

# %% [markdown]
# ## A weight is a slope {#slopes}
#
# Move one input alone, with the others at zero, and $z$ follows a straight line. All three lines start in the same place, the bias, and each has its own weight for a slope.

# %% alt="Three straight lines leave the same point below zero. Two rise, the sun’s more steeply; the rain’s falls, and is the steepest."
t = np.linspace(0, 1, 11)
for w_i in w:
    plt.plot(t, w_i * t + b)
plt.axhline(0, color="C5", lw=1)
plt.xlabel("$x$")
plt.ylabel("$z$")
plt.show()

# %% [markdown]
# ## A thousand days, one line {#thousand-days}
#
# Cut the wind’s weight to zero and a day is two numbers, sun and rain, which make a point in the plane. Draw a thousand days and let the neuron judge them all at once: each row of the matrix is a day.

# %% alt="A thousand points in a square, sun to the right, rain upwards. A slanting line cuts off the corner at the lower right: the points below it are large and blue, days to hang out the washing; those above it are small, days to keep it in."
w_calm = np.array([2.0, -4.0])
days = np.random.default_rng(2).uniform(size=(1000, 2))
out = days @ w_calm + b > 0

plt.plot(*days[out].T, ".", color="C0")
plt.plot(*days[~out].T, ".", color="C1", ms=2)
line = np.linspace(0.25, 1, 2)
plt.plot(line, (w_calm[0] * line + b) / -w_calm[1], color="C5")
plt.xlabel("$x$")
plt.ylabel("$y$")
plt.show()

# %%
slope = -w_calm[0] / w_calm[1]
start = -b / w_calm[1]
assert np.isclose(slope, FACTS["neuron.line_slope"].value)
assert np.isclose(start, FACTS["neuron.line_start"].value)
print(f"{slope:.1f} {start:.3f} {out.mean():.0%}")

# %% [markdown]
# Slope and start are those of [@eq-washing-line].
#
# ## Your turn {#your-turn}
#
# /// turn | A bias that cannot decide
# The inputs are today’s. Change `b_try` until $z$ is exactly zero.

# %%
b_try = -0.5

print(f"{w @ x + b_try:.2f}")

# %% [markdown]
# //// answer | Solution
# The bias has to cancel the weighted sum.

# %%
b_zero = -(w @ x)

assert np.isclose(b_zero, FACTS["neuron.bias_for_zero"].value)
print(f"{b_zero:.1f}")

# %% [markdown]
# ////
# ///
#
# /// turn | The neuron in a closed box
# `box` is a neuron. You cannot see its weights and bias; you may only put in three numbers and read $z$. In how few tries can you find all four parameters?


# %%
def box(x_1, x_2, x_3):
    return float(np.array([x_1, x_2, x_3]) @ w + b)


print(box(1, 1, 1))

# %% [markdown]
# //// answer | Solution
# Four. Nothing but zeros gives the bias; then set one input at a time to one, and what you read, less the bias, is that input’s weight.

# %%
b_found = box(0, 0, 0)
w_found = [box(*row) - b_found for row in np.eye(3)]

assert np.isclose(b_found, b)
assert np.allclose(w_found, w)
print(b_found, w_found)

# %% [markdown]
# ////
# ///
#
# /// turn | Everything doubled
# Multiply all weights and the bias by two. Guess first: for how many of the thousand days does the answer change?

# %%
factor = 1

out_new = days @ (factor * w_calm) + factor * b > 0
print((out_new != out).sum())

# %% [markdown]
# //// answer | Solution
# For none. Twice zero is zero, so the border has not moved; all that has changed is how fast $z$ grows away from it. The same goes for any positive factor, and a negative one turns every answer round.

# %%
for factor in (2, 100, 0.01):
    assert (
        (days @ (factor * w_calm) + factor * b > 0) == out
    ).all()
assert ((days @ (-w_calm) - b > 0) != out).all()
assert np.isclose(2 * z, FACTS["neuron.doubled_z"].value)

# %% [markdown]
# ////
# ///
#
# ## An open question {#open-question}
#
# Somebody wants to hang out the washing only on days when exactly one of sun and rain is strong, and not when both are or neither is. Can one neuron do that? If it cannot, how would you convince others that it really cannot, and that you have not merely missed the right weights?
