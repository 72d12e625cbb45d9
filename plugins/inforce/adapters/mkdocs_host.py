"""Runs MkDocs in this process, for the commands that need a whole site."""

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

from inforce.adapters import engine  # noqa: F401 - must come before the first import of mkdocs
from inforce.adapters.site_builder import SiteBuild
from inforce.adapters.standing_site import StandingSite
from inforce.errors import InforceError, SettingsError

from mkdocs.commands.build import build  # isort: skip
from mkdocs.config import load_config  # isort: skip
from mkdocs.config.defaults import MkDocsConfig  # isort: skip
from mkdocs.exceptions import Abort, ConfigurationError  # isort: skip

PLUGIN: Final = "inforce"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was built.

    Args:
        folder: Where it stands.
        pages: How many pages it has.
        made: How many of them were made anew.
    """

    folder: str
    pages: int
    made: int


def build_site(
    prepared: SiteBuild,
    config: Path,
    *,
    site_dir: str | None,
    strict: bool,
    tell: Callable[[str], None],
) -> Built:
    """Build a site that has been read already.

    Args:
        prepared: The site.
        config: Its `mkdocs.yml`.
        site_dir: Where to write it, where not into the folder the configuration names.
        strict: Whether a warning stops the build.
        tell: Is told how far the work has come.

    Raises:
        InforceError: MkDocs could not build it; its own words went to standard error.
    """
    _listen()
    loaded = _load(config, strict=strict, **({"site_dir": site_dir} if site_dir else {}))
    plugin = _plugin(loaded)
    folder = Path(loaded.site_dir)
    site = StandingSite.open(folder, prepared.cache)
    plugin.use(prepared, tell, site)
    # MkDocs empties the folder that it writes into: it gets one of its own, and ours stays.
    with TemporaryDirectory(prefix="inforce-") as built:
        loaded.site_dir = built
        try:
            plugin.on_startup(command="build", dirty=False)
            build(loaded)
        except Abort as stopped:
            what = "MkDocs stopped; its words are above."
            raise InforceError(what) from stopped
        site.take_over(Path(built))
    site.settle(prepared.cache)
    return Built(
        folder=os.path.relpath(folder), pages=plugin.written.pages, made=plugin.written.made
    )


def serve_site(config: Path, *, address: str | None, open_browser: bool) -> None:
    """Serve a site and rebuild it when a file changes, until interrupted.

    Raises:
        SettingsError: The configuration cannot be read.
    """
    _listen(logging.INFO)
    _plugin(_load(config))  # a site without the plugin is said so before MkDocs starts
    from mkdocs.commands.serve import serve  # noqa: PLC0415 (a build needs no server)

    options = {"dev_addr": address} if address else {}
    try:
        serve(config_file=str(config), open_in_browser=open_browser, **cast("Any", options))
    except Abort as stopped:
        what = "MkDocs stopped; its words are above."
        raise InforceError(what) from stopped


def _load(config: Path, **options: object) -> MkDocsConfig:
    try:
        return load_config(str(config), **cast("Any", options))
    except (Abort, ConfigurationError) as error:
        what = f"{config} cannot be used: {error}"
        raise SettingsError(what, "Mend what it names.") from error


def _plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401 - MkDocs knows plugins by name only
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        what = "The site does not use the plugin."
        raise SettingsError(what, "Add `- inforce` under `plugins:` in mkdocs.yml.")
    return plugin


def _listen(level: int = logging.WARNING) -> None:
    """MkDocs' words go to standard error, once, whatever else listens."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
