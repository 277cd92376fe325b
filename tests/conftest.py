"""Settings for every test."""

from hypothesis import settings

# No deadline: a loaded machine is no failure (speed is measured by `scripts/bench`). The examples
# are the same in every run, so that a change which passes here passes elsewhere.
settings.register_profile("book", deadline=None, derandomize=True)
settings.load_profile("book")
