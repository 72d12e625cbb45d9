"""What every room's tests may ask for: a fixed day, a browser, and histories kept outside."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time: a failure seen once is seen again.
settings.register_profile("inforce", derandomize=True, deadline=None)
settings.load_profile("inforce")

# The suite runs once more on ProperDocs, whose replacement must be in place before anything
# imports mkdocs (make test-properdocs).
if os.environ.get("INFORCE_ENGINE") == "properdocs":
    import properdocs
    import properdocs.replacement

    assert properdocs.replacement, properdocs

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def fixed_day() -> date:
    """The day on which tests ask what binds; nobody asks the clock."""
    return date(2026, 12, 1)


@pytest.fixture(scope="session")
def shared_data() -> Path | None:
    """Where public histories lie beside this checkout, or None: the rules hold without them."""
    folder = Path(os.environ.get("INFORCE_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium that pages are looked at in; its absence fails a test, it never skips one."""
    asked = os.environ.get("INFORCE_CHROMIUM")
    names = [asked] if asked else ["chromium", "chromium-browser", "google-chrome"]
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail("No Chromium was found. `make test` sets one up; or set INFORCE_CHROMIUM.")
