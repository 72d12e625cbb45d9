"""A repository that lives and is sealed now and then tells one story, in however many steps."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from inforce.ledger.attestation import unsealed_entries
from inforce.ledger.chain import Ledger
from inforce.ledger.restoration import restore_histories
from inforce.ledger.verification import verify_chain
from inforce.versions.history import VersionHistory
from inforce.versions.merging import merge_policies
from ledger_samples import files_of, grow, no_definitions
from repository_simulator import RepositorySimulator, policy, sentence

START = date(2026, 1, 1)
STEPS = ("edit", "version", "redate", "delete", "rename", "withdraw", "touch", "seal", "seal")


class Story:
    """A repository, its record, and what happens to both."""

    def __init__(self) -> None:
        self.repository = RepositorySimulator()
        self.ledger = Ledger()
        self.files: dict[str, bytes] = {}
        self.day = START
        self.path = "policy_src/privacy.md"
        self.words = [1, 2, 3]
        self.effective = START + timedelta(days=30)
        self.front: dict[str, str] = {}
        self.happen("touch", 1, 0)

    def happen(self, step: str, days: int, number: int) -> None:
        """Something happens to the repository, or it is sealed."""
        self.day += timedelta(days=days)
        if step == "seal":
            self.seal()
        elif step == "delete":
            if self.path in self.repository.files:
                self.repository.delete(self.path, on=f"{self.day}T09:00")
        elif step == "rename":
            self.rename(f"policy_src/privacy-{number}.md")
        else:
            self.write(step, number)
            text = policy(sentence(*self.words), str(self.effective), **self.front)
            self.repository.publish(self.path, text, on=f"{self.day}T11:00")

    def rename(self, path: str) -> None:
        """The file goes another way, if it is there."""
        old, self.path = self.path, path
        if old in self.repository.files and old != path:
            self.repository.rename(old, path, on=f"{self.day}T10:00")

    def write(self, step: str, number: int) -> None:
        """The author writes."""
        if step == "edit":
            self.words = [*self.words, number]
        elif step == "version":
            self.effective = self.day + timedelta(days=20 + number)
            self.words = [*self.words[1:], number + 100]
            self.front = {}
        elif step == "redate":
            self.effective += timedelta(days=number + 1)
        elif step == "withdraw":
            self.front = {"status": "withdrawn"}
        else:
            self.front = {**self.front, "summary": f"Summary {number}."}

    def observed(self) -> tuple[VersionHistory, ...]:
        """What git tells."""
        return self.repository.assemble().histories

    def restored(self) -> tuple[VersionHistory, ...]:
        """What the record tells."""
        return restore_histories(self.ledger, self.files)

    def seal(self) -> None:
        """What is new goes on record."""
        merged = merge_policies(self.restored(), self.observed())
        added = unsealed_entries(self.ledger, merged, no_definitions)
        self.ledger = grow(self.ledger, added)
        self.files |= files_of(added)


def texts(histories: tuple[VersionHistory, ...]) -> dict[str, list[tuple[object, ...]]]:
    return {
        history.policy: [
            (version.label, text.number, text.digest, text.recorded_on, version.withdrawn_on)
            for version in history.versions
            for text in version.texts
        ]
        for history in histories
    }


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 25), st.integers(0, 5)), max_size=14)
)
def test_a_story_sealed_in_steps_is_the_story(events: list[tuple[str, int, int]]) -> None:
    """The record of a life in steps is whole, tells what git tells, and needs no git to tell it."""
    story = Story()
    for event in events:
        story.happen(*event)
    story.seal()
    assert verify_chain(story.ledger.to_bytes(), story.files).whole
    assert texts(story.restored()) == texts(story.observed())
    merged = merge_policies(story.restored(), story.observed())
    assert merged == story.restored()
    assert unsealed_entries(story.ledger, merged, no_definitions) == ()
