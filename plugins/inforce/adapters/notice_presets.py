"""Notice presets from TOML: the package's own, and a site's own files."""

import tomllib
from pathlib import Path
from typing import Final

from inforce.errors import SettingsError
from inforce.materiality.notice_preset import NoticePreset, read_preset

FOLDER: Final = Path(__file__).resolve().parent.parent / "presets"
LARGEST: Final = 65_536


def preset_names() -> tuple[str, ...]:
    """The presets that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load_presets(names: tuple[str, ...], root: Path) -> tuple[NoticePreset, ...]:
    """The presets that a site has chosen, each once.

    Args:
        names: Names of the package's presets, or paths of TOML files of the site.
        root: The folder that paths are relative to.

    Raises:
        SettingsError: A preset is not there or is none.
    """
    return tuple(_load(name, root) for name in dict.fromkeys(names))


def _load(name: str, root: Path) -> NoticePreset:
    path = root / name if name.endswith(".toml") else FOLDER / f"{name}.toml"
    try:
        with path.open("rb") as file:
            data = tomllib.loads(file.read(LARGEST).decode("utf-8"))
    except OSError as error:
        what = f"The notice preset “{name}” cannot be read ({error.strerror})."
        raise SettingsError(what, f"There are: {', '.join(preset_names())}.") from None
    except (ValueError, RecursionError) as error:  # TOML or UTF-8 that is none
        what = f"The notice preset “{name}” is no TOML ({error})."
        raise SettingsError(what, "Compare it with the example in docs/configuration.md.") from None
    preset = read_preset(path.stem, data)
    if isinstance(preset, str):
        what = f"The notice preset “{name}” cannot be used. {preset}"
        raise SettingsError(what, "Compare it with the example in docs/configuration.md.")
    return preset
