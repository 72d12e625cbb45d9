"""What can be wrong with the world; what is wrong with a text is a `Diagnostic`.

InforceError
├── SourceError            text cannot be read at all
│   └── RepositoryError    git is missing, shallow, foreign, empty or broken
├── LedgerError            the sealed record cannot be trusted
│   ├── BrokenChainError
│   └── DigestMismatchError
├── InternalRedlineError   a comparison from which the two texts cannot be rebuilt
└── SettingsError          the site's configuration cannot be used
"""


class InforceError(Exception):
    """The base of every error this package raises.

    Args:
        what: What is so, in one sentence.
        remedy: What the reader of the message can do about it.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what = what
        self.remedy = remedy


class SourceError(InforceError):
    """A text cannot be read."""


class RepositoryError(SourceError):
    """The git repository cannot answer what history must answer."""


class NoHistoryError(RepositoryError):
    """There is no repository, or no commit in it yet; a site may do without."""


class LedgerError(InforceError):
    """The sealed record cannot be used."""


class BrokenChainError(LedgerError):
    """An entry does not follow from the one before it."""


class DigestMismatchError(LedgerError):
    """A sealed text is not the text that was sealed."""


class InternalRedlineError(InforceError):
    """A comparison does not hold both texts; it is refused rather than shown."""


class SettingsError(InforceError):
    """The configuration cannot be used."""
