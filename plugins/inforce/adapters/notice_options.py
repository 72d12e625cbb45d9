"""The options under `notice`: how a coming change is announced, and in whose name."""

from collections.abc import Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import getaddresses
from pathlib import Path
from typing import Final, Protocol

from inforce.adapters.notice_presets import preset_names
from inforce.diagnostics import did_you_mean
from inforce.settings import MailSettings, NoticeSettings
from inforce.source.yaml_nodes import Value

NOTICE_OPTIONS: Final = ("homepage", "mail", "preset")
MAIL_OPTIONS: Final = ("company", "from", "postal", "reply_to")


class ReadText(Protocol):
    """Reads a plain value and complains of any other."""

    def __call__(self, options: Mapping[str, Value], name: str, default: str) -> str:
        """The value of an option, or its default."""


class Complain(Protocol):
    """Collects what is wrong with a value."""

    def __call__(
        self, code: str, value: Value, what: str, remedy: str, *, key: bool = False
    ) -> None:
        """Keep a complaint with its place."""


class NoticeOptions:
    """Reads the options under `notice`.

    Args:
        root: Folder of the configuration.
        text: Reads a plain value.
        wrong: Collects complaints.
    """

    def __init__(self, root: Path, text: ReadText, wrong: Complain) -> None:
        self._root = root
        self._text = text
        self._wrong = wrong

    def read(self, value: Value | None) -> NoticeSettings:
        """The choices; where one could not be read, its default."""
        options = (value.mapping if value is not None else None) or {}
        if value is not None and value.mapping is None:
            self._wrong("C008", value, "`notice` is no mapping.", "Write `{preset: default}`.")
        self._known(options, NOTICE_OPTIONS, "notice")
        homepage = self._text(options, "homepage", "true").lower()
        if homepage not in {"true", "false"}:
            self._wrong("C008", options["homepage"], "`homepage` is neither true nor false.", "")
        return NoticeSettings(
            presets=self._presets(options),
            homepage=homepage != "false",
            mail=self._mail(options.get("mail")),
        )

    def _known(self, options: Mapping[str, Value], names: tuple[str, ...], where: str) -> None:
        for name, entry in options.items():
            if name not in names:
                hint = did_you_mean(name, names) or f"There are: {', '.join(names)}."
                self._wrong("C001", entry, f"`{name}` is no option of `{where}`.", hint, key=True)

    def _presets(self, options: Mapping[str, Value]) -> tuple[str, ...]:
        value = options.get("preset")
        if value is None:
            return NoticeSettings().presets
        listed = value.items if value.items is not None else (value,)
        for item in listed:
            name = item.text or ""
            own = name.endswith(".toml") and (self._root / name).is_file()
            if not own and name not in preset_names():
                hint = did_you_mean(name, preset_names())
                what = f"“{name}” is no notice preset."
                self._wrong("C011", item, what, hint or f"There are: {', '.join(preset_names())}.")
        return tuple(item.text or "" for item in listed) or NoticeSettings().presets

    def _mail(self, value: Value | None) -> MailSettings:
        options = (value.mapping if value is not None else None) or {}
        if value is not None and value.mapping is None:
            hint = "Write `{from: privacy@example.org, company: Example Ltd}`."
            self._wrong("C008", value, "`mail` is no mapping.", hint)
        self._known(options, MAIL_OPTIONS, "notice: mail")
        return MailSettings(
            sender=self._address(options, "from"),
            reply_to=self._address(options, "reply_to"),
            company=self._line(options, "company"),
            postal=self._line(options, "postal"),
        )

    def _line(self, options: Mapping[str, Value], name: str) -> str:
        """Words on one line: what a mail says of its sender must not become a header."""
        return " ".join(self._text(options, name, "").split())

    def _address(self, options: Mapping[str, Value], name: str) -> str:
        written = self._text(options, name, "")
        if written and not is_mailbox(written):
            what = f"“{written}” is no mail address."
            hint = "Write `Example Ltd <privacy@example.org>` or `privacy@example.org`."
            self._wrong("C014", options[name], what, hint)
            return ""
        return written


def is_mailbox(text: str) -> bool:
    """Whether a text is one address that a mail can come from, with or without a name."""
    found = getaddresses([text])
    if not text.isprintable() or len(found) != 1:
        return False
    name, address = found[0]
    try:
        parsed = Address(display_name=name, addr_spec=address)
    except (HeaderParseError, ValueError, IndexError):
        return False
    return bool(parsed.username) and "." in parsed.domain and address in text
