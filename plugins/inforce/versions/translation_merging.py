"""Sealed and observed translations of one policy, each language by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inforce.versions.version import TranslationText


def merge_translations(
    sealed: Iterable[TranslationText], observed: Iterable[TranslationText]
) -> tuple[TranslationText, ...]:
    """Every sealed translation, then what came after the last of its language."""
    kept, shown = tuple(sealed), tuple(observed)
    merged: list[TranslationText] = []
    for language in sorted({text.language for text in (*kept, *shown)}):
        known = [text for text in kept if text.language == language]
        seen = [text for text in shown if text.language == language]
        merged += [*known, *_renumbered(known, _later(known, seen))]
    return tuple(merged)


def _later(
    known: Sequence[TranslationText], seen: Sequence[TranslationText]
) -> Sequence[TranslationText]:
    if not known:
        return seen
    last = known[-1]
    for place in range(len(seen), 0, -1):
        found = seen[place - 1]
        if (found.of_label, found.digest) == (last.of_label, last.digest):
            return seen[place:]
    return [text for text in seen[-1:] if text.digest != last.digest]


def _renumbered(
    known: Sequence[TranslationText], news: Iterable[TranslationText]
) -> list[TranslationText]:
    numbers: dict[str, int] = {}
    for text in known:
        numbers[text.of_label] = max(text.number, numbers.get(text.of_label, 0))
    renumbered: list[TranslationText] = []
    for text in news:
        numbers[text.of_label] = numbers.get(text.of_label, 0) + 1
        renumbered.append(replace(text, number=numbers[text.of_label]))
    return renumbered
