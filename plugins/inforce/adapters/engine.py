"""Which MkDocs runs the site: MkDocs itself, or ProperDocs, its drop-in continuation.

Import this before the first import of `mkdocs`: ProperDocs puts its own modules in their place.
"""

import os
from importlib import import_module
from typing import Final

from inforce.errors import SettingsError

VARIABLE: Final = "INFORCE_ENGINE"
ENGINES: Final = ("mkdocs", "properdocs")

_engine = os.environ.get(VARIABLE, "mkdocs")
if _engine not in ENGINES:
    _what = f"{VARIABLE} is “{_engine[:40]}”."
    raise SettingsError(_what, f"Set it to one of {', '.join(ENGINES)}, or unset it.")
if _engine == "properdocs":
    try:
        import_module("properdocs.replacement")
    except ImportError as _error:
        _what = "ProperDocs is not installed."
        raise SettingsError(
            _what, "Run `pip install properdocs`, or unset INFORCE_ENGINE."
        ) from _error
