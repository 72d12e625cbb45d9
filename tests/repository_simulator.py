"""A repository in memory that a test writes as it goes: `publish`, `rename`, `delete`.

It answers as the git adapter does, so that a rule about histories needs no git to be tested.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha1

from inforce.source.revision import FileChange, FileStatus, Revision
from inforce.source.text import SourceText
from inforce.versions.adoption import Adoption
from inforce.versions.assembly import AssembledHistories, PendingBranch, assemble_histories
from inforce.versions.facts import count_words_changed, read_facts
from inforce.versions.history import VersionHistory
from inforce.versions.layout import Layout

NATIVE = Layout(docs_dir="policy_src", glossary="glossary")
ADOPTED = Layout(docs_dir="texts", adopted=True)


def policy(
    body: str, effective: str | None = None, title: str = "Privacy policy", **front: str
) -> str:
    """A policy with front matter."""
    lines = [f"title: {title}", *([f"effective: {effective}"] if effective else [])]
    lines += [f"{key}: {value}" for key, value in front.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def sentence(*numbers: int) -> str:
    """Paragraphs of ten words each, told apart by their number."""
    return "\n\n".join(f"Paragraph {n} says that we keep parcel number {n} safe." for n in numbers)


@dataclass
class RepositorySimulator:
    """A history that grows by one revision a call."""

    files: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    log: list[Revision] = field(default_factory=list)

    def publish(self, path: str, text: str, *, on: str) -> str:
        """One file as it stands from a moment on; returns the commit's id."""
        return self.commit({path: text}, on=on)

    def delete(self, path: str, *, on: str) -> str:
        """Take a file away."""
        return self.commit({path: None}, on=on)

    def rename(self, old: str, new: str, *, on: str, text: str | None = None) -> str:
        """Move a file, as git would see it: by its content."""
        data = (text if text is not None else self.files[old]).encode()
        del self.files[old]
        return self._record([self._put(FileStatus.RENAMED, new, old, data)], on)

    def commit(self, files: Mapping[str, str | bytes | None], *, on: str) -> str:
        """Several files at once; None takes one away. What is equal is no change."""
        changes = []
        for path, text in sorted(files.items()):
            if text is None:
                del self.files[path]
                changes.append(FileChange(FileStatus.DELETED, path, path, ""))
                continue
            data = text if isinstance(text, bytes) else text.encode()
            known = FileStatus.MODIFIED if path in self.files else FileStatus.ADDED
            changes.append(self._put(known, path, path, data))
        return self._record(changes, on)

    def branch(self) -> "RepositorySimulator":
        """A branch that begins here; its `log` holds only what it adds."""
        return RepositorySimulator(files=dict(self.files), blobs=self.blobs)

    def revisions(self, ref: str = "HEAD") -> tuple[Revision, ...]:
        """Everything recorded, oldest first."""
        del ref
        return tuple(self.log)

    def contents(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of each blob."""
        return {blob: self.blobs[blob] for blob in blobs}

    def _put(self, status: FileStatus, path: str, old: str, data: bytes) -> FileChange:
        blob = sha1(data, usedforsecurity=False).hexdigest()
        self.blobs[blob] = data
        self.files[path] = data.decode("utf-8", "replace")
        return FileChange(status, path, old, blob)

    def _record(self, changes: list[FileChange], on: str) -> str:
        at = datetime.fromisoformat(on)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        number = f"{len(self.log)} {at} {[c.blob for c in changes]}"
        identifier = sha1(number.encode(), usedforsecurity=False).hexdigest()
        self.log.append(Revision(identifier, at, "A revision", tuple(changes)))
        return identifier

    def assemble(
        self,
        layout: Layout = NATIVE,
        *,
        adoption: Adoption | None = None,
        pending: Mapping[str, "RepositorySimulator"] | None = None,
        working: Mapping[str, str] | None = None,
        on: date | None = None,
    ) -> AssembledHistories:
        """What this repository says about its policies."""
        return assemble_histories(
            self.log,
            self.blobs,
            layout=layout,
            facts=lambda source: read_facts(source, foreign=layout.adopted),
            count_words_changed=count_words_changed,
            adoption=adoption,
            pending=[
                PendingBranch(ref=ref, revisions=branch.revisions())
                for ref, branch in (pending or {}).items()
            ],
            working=[SourceText(path, text) for path, text in (working or {}).items()],
            on=on,
        )

    def history(self, policy_id: str, layout: Layout = NATIVE, **more) -> VersionHistory:
        """The history of one policy."""
        found = {h.policy: h for h in self.assemble(layout, **more).histories}
        assert policy_id in found, f"{policy_id} is not among {sorted(found)}"
        return found[policy_id]


def labels(history: VersionHistory) -> list[str]:
    """The labels of a history's versions."""
    return [version.label for version in history.versions]


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
