"""Every figure of the book: one module a chapter, one function a figure.

`FIGURES` maps a figure's name to the module that holds the function of that name. It is a table of
names, not of functions, so that a build which finds all its drawings in the cache never imports
Matplotlib.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol

from nnbook.facts.registry import look_up
from nnbook.languages import Language

if TYPE_CHECKING:
    from nnbook.figures.canvas import BookFigure

FIGURES: dict[str, str] = {
    "network_outside": "networks",
    "article_network": "networks",
    "weights_by_layer": "networks_counts",
    "layouts_with_94": "networks_counts",
    "parameter_counts": "networks_sizes",
    "weights_decide": "networks",
    "not_fully_connected": "networks_sizes",
    "neuron_in_network": "neuron",
    "one_neuron": "neuron",
    "weight_signs": "neuron_lines",
    "terms_build_up": "neuron",
    "bias_moves_zero": "neuron_lines",
    "dividing_line": "neuron_lines",
    "firing_step": "activation_functions",
    "affine_grid": "activation_functions_layers",
    "xor_points": "activation_functions_xor",
    "relu_curve": "activation_functions",
    "xor_relu_network": "activation_functions_xor",
    "xor_tent": "activation_functions_xor",
    "xor_hidden_plane": "activation_functions_xor",
    "step_and_sigmoid": "activation_functions",
    "sigmoid_saturation_zones": "activation_functions",
    "four_functions": "activation_functions",
    "element_by_element": "activation_functions_layers",
    "worked_network": "feed_forward",
    "worked_forward_pass": "feed_forward",
    "sigmoid_curve": "feed_forward",
    "sums_of_sigmoids": "expressive_power_sums",
    "error_and_neurons": "expressive_power_sums",
    "heart_in_the_plane": "expressive_power_sums",
    "sigmoid_moved_along_x": "expressive_power",
    "sigmoid_moved_along_y": "expressive_power",
    "sigmoid_bump": "expressive_power",
    "early_and_late_weights": "expressive_power_depth",
    "early_and_late_trial": "expressive_power_depth",
    "digit_samples": "digits",
    "label_counts": "digits_charts",
    "digit_as_numbers": "digits",
    "flattening": "digits",
    "ten_outputs": "digits_charts",
    "unit_cube": "digits_space",
    "distances_within_between": "digits_charts",
    "mean_digits": "digits",
    "digits_projection": "digits_charts",
    "shrink_wrap": "digits_space",
    "pocket_reads": "digits_pocket",
    "cost_squares": "cost",
    "three_measures": "cost",
    "cost_of_one_weight": "cost",
    "cost_and_accuracy": "cost_curves",
    "saturated_costs": "cost_curves",
    "cost_landscape": "cost_surface",
    "slope_of_the_cost": "gradient_descent",
    "parabola_steps": "gradient_descent",
    "gradient_arrow": "gradient_descent_ground",
    "descent_paths": "gradient_descent_ground",
    "narrow_valley": "gradient_descent_valley",
    "worked_descent_curves": "gradient_descent_many",
    "batch_noise": "gradient_descent_many",
    "batch_paths": "gradient_descent_many",
    "where_it_gets_stuck": "gradient_descent_traps",
    "chain_of_rates": "backpropagation",
    "backward_two_paths": "backpropagation",
    "worked_backward_pass": "backpropagation",
    "worked_slopes": "backpropagation_charts",
    "gradient_check_steps": "backpropagation_charts",
    "vanishing_gradients": "backpropagation_charts",
    "training_split": "training",
    "training_curves": "training",
    "training_seeds": "training",
    "silent_output": "training_silence",
    "hundred_starts": "training_silence",
    "training_confusion": "training_digits",
    "surest_mistakes": "training_digits",
    "hidden_weights": "training_weights",
    "sure_and_right": "training_weights",
    "errors_left": "training_digits",
    "pocket_network": "training_weights",
    "pocket_misreads": "training_pocket",
    "overfitting_plane": "overfitting_plane",
    "overfitting_curves": "overfitting",
    "overfitting_images": "overfitting_compared",
    "overfitting_stopping": "overfitting",
    "overfitting_weights": "overfitting_weights",
    "overfitting_plane_held": "overfitting_plane",
    "overfitting_shifts": "overfitting_weights",
    "overfitting_hidden": "overfitting_compared",
    "overfitting_cures": "overfitting_compared",
}


class FigureFunction(Protocol):
    """Draws one figure, for a page at least 520 CSS pixels wide or (`narrow`) for a phone."""

    def __call__(self, language: Language, narrow: bool = False) -> BookFigure:
        """Draw the figure with its words in `language`."""
        ...


def figure_function(name: str) -> FigureFunction:
    """Return the function that draws a figure.

    Args:
        name: The figure's name.

    Returns:
        The function, called with the language.

    Raises:
        UnknownNameError: There is no figure of that name.
    """
    module = look_up("figure", name, FIGURES)
    function: FigureFunction = getattr(importlib.import_module(f"{__name__}.{module}"), name)
    return function
