"""The built site with all that a reader takes along added to a copy of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from nnbook.book.take.everything import add
from nnbook.book.take.printing import VARIABLE
from tests.browser.chromium import find_or_install_chromium
from tests.built_site import ROOT, built_site


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `scripts/build --all` would have made of the site that is there."""
    site = tmp_path_factory.mktemp("whole") / "site"
    shutil.copytree(built_site(), site)
    os.environ[VARIABLE] = str(find_or_install_chromium())
    add(site, ROOT)
    return site
