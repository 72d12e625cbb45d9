"""A notice in the words of one language: headline, what holds until and from its day, in brief."""

from dataclasses import dataclass
from typing import Final

from inforce.publication.notices.grounds import ground_in_words
from inforce.publication.notices.notice import Notice, NoticeKind, NoticeWording
from inforce.publication.words import Words, day_in_words
from inforce.versions.version import ClauseNote, Effective, Precision

# What a text message, a push message or a line of chat shows whole.
BRIEF: Final = 240
CUT: Final = "…"
HEADLINES: Final = {
    NoticeKind.ANNOUNCEMENT: "new_text_from",
    NoticeKind.POSTPONEMENT: "new_text_postponed",
    NoticeKind.BROUGHT_FORWARD: "new_text_forward",
    NoticeKind.WITHDRAWAL: "new_text_withdrawn",
    NoticeKind.PUBLICATION: "new_text_since",
}
FIRST: Final = {
    NoticeKind.ANNOUNCEMENT: "new_policy_from",
    NoticeKind.PUBLICATION: "new_policy_since",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A notice as it is told in one language. Every sentence is true whenever it is read.

    Args:
        notice: The notice.
        wording: The author's words.
        words: The words around them, in the same language where there are any.
    """

    notice: Notice
    wording: NoticeWording
    words: Words

    @property
    def headline(self) -> str:
        """What happens and when, in one line."""
        kind = self.notice.kind
        name = HEADLINES[kind] if self.notice.old_label else FIRST.get(kind, HEADLINES[kind])
        return self._say(name, title=self.wording.title)

    @property
    def until_then(self) -> str:
        """What applies until the day; nothing where nothing did."""
        notice = self.notice
        if notice.kind is NoticeKind.WITHDRAWAL or not notice.old_label:
            return ""
        first = notice.effective[0]
        until = notice.last_day if first.precision is Precision.DAY else first.from_on
        return self._say("notice_before", until=day_in_words(until, self.words, first.precision))

    @property
    def from_then(self) -> str:
        """What applies from the day on."""
        notice = self.notice
        if notice.kind is NoticeKind.WITHDRAWAL:
            taken = notice.withdrawn_on or notice.told_on
            return self._say("notice_taken_back", day=day_in_words(taken, self.words))
        return self._say("notice_after" if notice.old_label else "notice_after_first")

    @property
    def grounds(self) -> tuple[str, ...]:
        """Why people are told later than they should be, in the author's words."""
        notice, texts = self.notice, self.words.texts
        return tuple(ground_in_words(one, notice.days, texts) for one in notice.grounds)

    @property
    def summary(self) -> str:
        """The author's summary as one paragraph; none of a change that does not come."""
        if self.notice.kind is NoticeKind.WITHDRAWAL:
            return ""
        return " ".join(self.wording.summary.split())

    @property
    def changes(self) -> tuple[ClauseNote, ...]:
        """The author's reading, clause by clause; likewise."""
        return () if self.notice.kind is NoticeKind.WITHDRAWAL else self.wording.changes

    @property
    def exit_right(self) -> str:
        """Until when whoever does not agree may leave; nothing where no rule says so."""
        until = self.notice.exit_until
        return self._say("notice_exit", until=day_in_words(until, self.words)) if until else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What a reader can do, in the author's words, and by the rules of the site's presets."""
        said = (note.choice for note in self.changes)
        return tuple(choice for choice in (*said, self.exit_right) if choice)

    def brief(self, address: str = "") -> str:
        """The headline and as much of the summary as 240 signs hold, then the address.

        Args:
            address: Where more is said; left out where it would leave no room for the headline.
        """
        head = self.headline if self.headline.endswith((".", "。")) else f"{self.headline}."
        tail = f" {address}" if address and len(address) + len(head) < BRIEF else ""
        return cut(f"{head} {self.summary}".strip(), BRIEF - len(tail)) + tail

    def _say(self, name: str, **facts: str) -> str:
        """A sentence with facts in its places; no fact is ever taken for a place itself."""
        days = effective_in_words(self.notice.effective, self.words)
        return self.words.texts[name].format(**{"from": days, **facts})


def effective_in_words(effective: tuple[Effective, ...], words: Words) -> str:
    """The day a text begins to bind, or each day with whom it concerns."""
    said = []
    for one in effective:
        day = day_in_words(one.from_on, words, one.precision)
        pattern = words.texts["from_for"] if one.applies_to else "{from}"
        said.append(pattern.format(**{"from": day, "who": one.applies_to}))
    return "; ".join(said)


def cut(text: str, length: int) -> str:
    """As much of a text as fits, whole words where it has any, with a sign that more is said."""
    if len(text) <= length:
        return text
    kept = text[: length - len(CUT)]
    words, _, _ = kept.rpartition(" ")
    whole = words if len(words) > length // 2 else kept
    return whole.rstrip(" ,;:–-") + CUT
