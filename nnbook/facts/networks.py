"""Numbers of the chapter "Networks": what there is to count, and how large networks get."""

from __future__ import annotations

from typing import Final

from nnbook.examples.networks import (
    ARTICLE_SIZES,
    ARTICLE_WEIGHTS,
    CONVOLUTION_SIDE,
    DIGIT_SIZES,
    FLAT,
    IMAGE_SIDE,
    MIN_WIDTH,
    N_IN,
    N_OUT,
    OUTSIDE_INPUT,
    SEEDS_TRIED,
    WEIGHT_SEEDS,
    flat_networks,
    is_reasonable,
    layouts_with,
    output_of,
    sized_network,
    spread,
)
from nnbook.examples.worked import worked_network
from nnbook.facts.fact import Fact, fact

ARTICLE: Final = "the article's first chapter"
COUNTED: Final = "counted in the network itself: nnbook.net.layers.Network"
TRIED: Final = "all layouts tried: nnbook.examples.networks.layouts_with"
CHOICE: Final = "the book's choice"
SECONDS_PER_YEAR: Final = 365.25 * 24 * 60 * 60
COUNT_EXERCISE: Final = (3, 4, 2)
SPLIT_EXERCISE: Final = (784, 15, 15, 10)


def article_network() -> dict[str, Fact]:
    """The 4-6-5-5-3 network: sizes, weights and biases of each layer, totals."""
    network = sized_network(ARTICLE_SIZES)
    found = {
        "n_in": fact(N_IN, ARTICLE),
        "n_out": fact(N_OUT, ARTICLE),
        "article_weights": fact(ARTICLE_WEIGHTS, ARTICLE),
        "name": fact("-".join(map(str, ARTICLE_SIZES)), CHOICE),
        "n_weights": fact(network.n_weights, COUNTED),
        "n_biases": fact(network.n_biases, COUNTED),
        "n_parameters": fact(network.n_parameters, COUNTED),
    }
    for number, layer in enumerate(network.layers, 1):
        found[f"size_{number}"] = fact(layer.n_out, CHOICE if number < 4 else ARTICLE)
        found[f"weights_{number}"] = fact(layer.weight.size, COUNTED)
        found[f"biases_{number}"] = fact(layer.bias.size, COUNTED)
        found[f"parameters_{number}"] = fact(layer.weight.size + layer.bias.size, COUNTED)
    return found


def layouts() -> dict[str, Fact]:
    """Which layouts have 94 weights."""
    three = layouts_with(ARTICLE_WEIGHTS, 3)
    reasonable = [layout for layout in three if is_reasonable(layout)]
    most_even = min(three, key=spread)
    return {
        "layouts_1": fact(len(layouts_with(ARTICLE_WEIGHTS, 1)), TRIED),
        "layouts_2": fact(len(layouts_with(ARTICLE_WEIGHTS, 2)), TRIED),
        "layouts_3": fact(len(three), TRIED),
        "layouts_reasonable": fact(len(reasonable), TRIED + ", no layer narrower than 3"),
        "most_even": fact("-".join(map(str, most_even)), "smallest widest minus narrowest layer"),
        "most_even_spread": fact(spread(most_even), "widest minus narrowest layer"),
        "min_width": fact(MIN_WIDTH, "the width of the output"),
        "widest": fact(max(map(max, three)), TRIED + ": the widest layer of any"),
        "product": fact(ARTICLE_WEIGHTS + N_IN * N_OUT, "94 + 4 times 3"),
        "half_product": fact((ARTICLE_WEIGHTS + N_IN * N_OUT) // 2, "product divided by 2"),
        "per_neuron": fact(N_IN + N_OUT, "connections of a neuron in a single hidden layer"),
        "single_width": fact(ARTICLE_WEIGHTS / (N_IN + N_OUT), "94 divided by 4 + 3"),
    }


def sizes() -> dict[str, Fact]:
    """How large networks get: this book's, Nielsen's for digits, two famous ones."""
    digits = sized_network(DIGIT_SIZES)
    gpt3, alexnet = 175_000_000_000, 60_000_000
    brown = "T. Brown et al., Language Models are Few-Shot Learners (2020), abstract"
    krizhevsky = (
        "A. Krizhevsky, I. Sutskever and G. Hinton, ImageNet Classification (2012), abstract"
    )
    nielsen = "M. Nielsen, Neural Networks and Deep Learning (2015), ch. 1"
    article = sized_network(ARTICLE_SIZES).n_parameters
    found = {f"digit_size_{n}": fact(size, nielsen) for n, size in enumerate(DIGIT_SIZES)}
    return found | {
        "digit_name": fact("-".join(map(str, DIGIT_SIZES)), nielsen),
        "worked_parameters": fact(worked_network().n_parameters, COUNTED),
        "digit_weights_1": fact(digits.layers[0].weight.size, COUNTED),
        "digit_weights_2": fact(digits.layers[1].weight.size, COUNTED),
        "digit_weights": fact(digits.n_weights, COUNTED),
        "digit_biases": fact(digits.n_biases, COUNTED),
        "digit_parameters": fact(digits.n_parameters, COUNTED),
        "gpt3_year": fact(2020, brown),
        "gpt3_parameters": fact(gpt3, brown),
        "gpt3_billions": fact(gpt3 // 10**9, brown),
        "gpt3_hundred_millions": fact(gpt3 // 10**8, brown),
        "alexnet_year": fact(2012, krizhevsky),
        "alexnet_parameters": fact(alexnet, krizhevsky),
        "alexnet_millions": fact(alexnet // 10**6, krizhevsky),
        "alexnet_ten_thousands": fact(alexnet // 10**4, krizhevsky),
        "gpt3_years": fact(gpt3 / SECONDS_PER_YEAR, "gpt3_parameters seconds in years"),
        "gpt3_times_billions": fact(gpt3 / article / 10**9, "gpt3_parameters / n_parameters / 1e9"),
        "gpt3_times_hundred_millions": fact(
            gpt3 / article / 10**8, "gpt3_parameters / n_parameters / 1e8"
        ),
    }


def outside() -> dict[str, Fact]:
    """What goes in and what comes out, with three sets of weights: `x_1`, `y_A_1`."""
    found = {f"x_{k}": fact(x, CHOICE) for k, x in enumerate(OUTSIDE_INPUT, 1)}
    found["flat_limit"] = fact(FLAT, CHOICE)
    found["flat_networks"] = fact(flat_networks(), "random sets with y_1 moving less than that")
    found["seeds_tried"] = fact(SEEDS_TRIED, "from how many random sets A, B and C were picked")
    for name in WEIGHT_SEEDS:
        for j, y in enumerate(output_of(name), 1):
            found[f"y_{name}_{j}"] = fact(y, f"forward pass with the weights {name}")
    return found


def connections() -> dict[str, Fact]:
    """A convolution against a fully connected layer of the same sizes."""
    nielsen = "M. Nielsen, Neural Networks and Deep Learning (2015), ch. 6"
    side = IMAGE_SIDE - CONVOLUTION_SIDE + 1
    pixels, places = IMAGE_SIDE**2, side**2
    return {
        "image_side": fact(IMAGE_SIDE, nielsen),
        "image_pixels": fact(pixels, "image_side squared"),
        "kernel_side": fact(CONVOLUTION_SIDE, nielsen),
        "kernel_weights": fact(CONVOLUTION_SIDE**2, "kernel_side squared"),
        "places_side": fact(side, "image_side - kernel_side + 1"),
        "places": fact(places, "places_side squared"),
        "dense_weights": fact(sized_network((pixels, places)).n_weights, COUNTED),
        "lecun_year": fact(1998, "Y. LeCun et al., Gradient-Based Learning (1998)"),
        "dropout_year": fact(2014, "N. Srivastava et al., Dropout (2014)"),
    }


def exercises() -> dict[str, Fact]:
    """The data and answers of the chapter's exercises."""
    count, split = sized_network(COUNT_EXERCISE), sized_network(SPLIT_EXERCISE)
    n_in, first, middle, last, n_out = ARTICLE_SIZES
    wider = sized_network((n_in, first + 1, middle, last, n_out))
    thinner = sized_network((n_in, first, middle - 1, last, n_out))
    digits = sized_network(DIGIT_SIZES)
    found = {f"count_size_{n}": fact(size, CHOICE) for n, size in enumerate(COUNT_EXERCISE)}
    for n, layer in enumerate(count.layers, 1):
        found[f"count_weights_{n}"] = fact(layer.weight.size, COUNTED)
    for n, layer in enumerate(split.layers, 1):
        found[f"split_weights_{n}"] = fact(layer.weight.size, COUNTED)
    return found | {
        "count_weights": fact(count.n_weights, COUNTED),
        "count_biases": fact(count.n_biases, COUNTED),
        "count_parameters": fact(count.n_parameters, COUNTED),
        "wider_parameters": fact(wider.n_parameters, COUNTED),
        "wider_more": fact(
            wider.n_parameters - sized_network(ARTICLE_SIZES).n_parameters, "wider - n_parameters"
        ),
        "thinner_weights": fact(thinner.n_weights, COUNTED),
        "thinner_less": fact(ARTICLE_WEIGHTS - thinner.n_weights, "94 - thinner_weights"),
        "split_name": fact("-".join(map(str, SPLIT_EXERCISE)), CHOICE),
        "count_name": fact("-".join(map(str, COUNT_EXERCISE)), CHOICE),
        "split_biases": fact(split.n_biases, COUNTED),
        "split_parameters": fact(split.n_parameters, COUNTED),
        "split_percent": fact(
            100 * split.n_parameters / digits.n_parameters, "split / digit_parameters in percent"
        ),
    }


FACTS: Final[dict[str, Fact]] = (
    article_network() | layouts() | sizes() | outside() | connections() | exercises()
)
