"""The built site's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import NotBuiltError, built_site


@pytest.fixture(scope="session", autouse=True)
def site() -> Path:
    """The folder; without one, every test here fails and says what to do."""
    try:
        return built_site()
    except NotBuiltError as error:
        pytest.fail(str(error), pytrace=False)
