"""What `adopt.toml` says about a history that was not written for this program, as values."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitOverride:
    """What one commit did, where its texts do not say it.

    Args:
        commit: Its id, or the first digits of it.
        ignore: Its changes are no changes of wording (mass normalisation).
        effective: The day its texts took effect.
        announced: The day they were announced.
        summary: What they change.
    """

    commit: str
    ignore: bool = False
    effective: date | None = None
    announced: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One policy went on under another path, though git saw no rename.

    Args:
        from_path: Where it lay.
        to_path: Where it went on.
    """

    from_path: str
    to_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A policy was divided: it ends, or loses a part, and others begin.

    Args:
        from_path: The policy that was divided.
        into_paths: The policies that took its place, or the part.
    """

    from_path: str
    into_paths: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Policies were joined into one.

    Args:
        from_paths: The policies that ended.
        into_path: The one that took their place.
    """

    from_paths: tuple[str, ...]
    into_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """How to read an existing history.

    Args:
        date_patterns: Regular expressions with a group `date`, tried before the built-in ones.
        moved: Policies that went on elsewhere.
        splits: Policies that were divided.
        merges: Policies that were joined.
        commits: What single commits did.
        pending_files: Policy path and the path of the file that holds its coming text.
        exclude: Paths, or folders ending in `/`, that hold no policy.
        publish_ref: The published branch; empty for the site's own setting.
        pending_refs: Branches that hold announced texts.
        substitutions: Tokens of a template language and the words they stand for.
        layout: Where texts in other languages lie, with `{doc}` and `{lang}`.
        language: Language of a policy that names none; empty for the site's own.
        language_names: What languages are called in paths, such as `en-US` for `en`.
    """

    date_patterns: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    splits: tuple[Split, ...] = ()
    merges: tuple[Merged, ...] = ()
    commits: tuple[CommitOverride, ...] = ()
    pending_files: tuple[tuple[str, str], ...] = field(default=())
    exclude: tuple[str, ...] = ()
    publish_ref: str = ""
    pending_refs: tuple[str, ...] = ()
    substitutions: tuple[tuple[str, str], ...] = field(default=())
    layout: tuple[str, ...] = ()
    language: str = ""
    language_names: tuple[tuple[str, str], ...] = field(default=())

    def override(self, commit: str) -> CommitOverride | None:
        """What was written down about a commit."""
        return next((c for c in self.commits if c.commit and commit.startswith(c.commit)), None)

    def excludes(self, path: str) -> bool:
        """Whether a path was said to hold no policy."""
        return any(
            path.startswith(rule) if rule.endswith("/") else path == rule for rule in self.exclude
        )
