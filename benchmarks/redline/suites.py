"""Made-up texts: clauses that move, noise, what must be seen, and what breaks comparers."""

import random
from collections.abc import Iterator

TOPICS = (
    "keys", "noise", "pets", "fire", "guests", "rent", "laundry", "bicycles", "repairs", "mail",
    "heating", "garden", "parking", "waste", "windows",
)  # fmt: skip
BASE = """# House rules

## 1. Keys

Every guest has a key. Lost keys cost $40 within 30 days.

1. Lock the door at night.
2. Return the key on the last day of your stay.

| Room | Price |
|------|-------|
| Attic | 80 |
| Cellar | 60 |

Read the [fire plan](https://house.example/fire) on the wall. It says **leave** first.

## 2. Garden

The garden is open to every guest from morning until dark.
"""
MUST_SHOW = {
    "a word": ("Every guest has", "Every lodger has"),
    "a negation": ("The garden is open", "The garden is not open"),
    "a number": ("30 days", "14 days"),
    "an amount": ("$40", "$45"),
    "a capital": ("Every guest has a key", "Every Guest has a key"),
    "an inserted clause": ("2. Return", "2. Leave shoes outside.\n3. Return"),
    "a deleted clause": ("1. Lock the door at night.\n2. Return", "1. Return"),
    "a table cell": ("| Attic | 80 |", "| Attic | 85 |"),
    "a link": ("house.example/fire", "house.example/other"),
    "a heading": ("## 2. Garden", "## 2. Yard"),
    "a sign that cannot be seen": ("Every guest", "Every gu\u200best"),
}
NOISE = {
    "line wrapping": ("has a key. Lost", "has a key.\nLost"),
    "heading style": ("# House rules\n", "House rules\n===========\n"),
    "lazy numbers": ("2. Return", "1. Return"),
    "emphasis signs": ("**leave**", "__leave__"),
    "quotes, dashes, spaces": ("key. Lost", "key.\u00a0Lost"),
    "table layout": ("|------|-------|", "|:-----|---|"),
    "line ends, trailing space": ("dark.\n", "dark.  \r\n"),
}
CLAUSE = "Bicycles stand in the yard and nowhere else in this house."


def inserted_clause() -> tuple[str, str]:
    """A numbered list, and the same with one clause of twelve words and signs in it."""
    old = "\n".join(f"{n}. Rule about {topic} stays." for n, topic in enumerate(TOPICS[:8], 1))
    lines = old.split("\n")
    lines.insert(2, f"9. {CLAUSE}")
    return old, "\n".join(lines)


def moves(count: int = 30) -> Iterator[tuple[str, str]]:
    """A text of clauses, and the same with one untouched clause in another place."""
    chosen = random.Random(11)
    clauses = [
        f"## {topic.capitalize()}\n\n"
        f"The rule about {topic} is number {n * 17 % 97}, and who breaks "
        f"it on a {day} hears of it from the {who}, in writing, before the week is over."
        for n, (topic, day, who) in enumerate(
            (topic, ("Monday", "Friday", "Sunday")[n % 3], ("porter", "owner", "court")[n % 3])
            for n, topic in enumerate(TOPICS)
        )
    ]
    for _ in range(count):
        start, end = chosen.sample(range(len(clauses)), 2)
        moved = list(clauses)
        moved.insert(end, moved.pop(start))
        yield "\n\n".join(clauses), "\n\n".join(moved)


def in_han(text: str) -> str:
    """The same text with every word as two Chinese characters and no spaces between them."""
    written = []
    for word in text.replace("\n", " \n ").split(" "):
        if word.isalpha() and word.isascii():
            number = sum(ord(sign) * 31**place for place, sign in enumerate(word.lower()))
            written.append(chr(0x4E00 + number % 6000) + chr(0x4E00 + number // 6000 % 6000))
        else:
            written.append(f" {word} " if word.strip("#-*|>0123456789.") == "" else word)
    return "".join(written).replace(" \n ", "\n")


def generated(count: int) -> Iterator[tuple[str, str]]:
    """Small texts and what became of them, by chance but always the same."""
    chosen = random.Random(5)
    spoken = "we you pay not must may the of 30 14 $5 rent key door “old” it's — roof 用户"
    vocabulary = spoken.split()

    def sentence() -> str:
        return " ".join(chosen.choices(vocabulary, k=chosen.randint(1, 9)))

    def block() -> str:
        kind = chosen.randrange(6)
        if kind == 0:
            return f"{'#' * chosen.randint(1, 4)} {sentence()}"
        if kind == 1:
            return "\n".join(f"{n}. {sentence()}" for n in range(1, chosen.randint(2, 5)))
        if kind == 2:
            return "\n".join(f"{'  ' * n}- {sentence()}" for n in range(chosen.randint(1, 4)))
        if kind == 3:
            rows = "\n".join(
                f"| {sentence()} | {sentence()} |" for _ in range(chosen.randint(1, 4))
            )
            return f"| a | b |\n|---|---|\n{rows}"
        return " ".join(sentence() for _ in range(chosen.randint(1, 3)))

    for _ in range(count):
        old = [block() for _ in range(chosen.randint(0, 7))]
        new = [part for part in old if chosen.random() > 0.15]
        if chosen.random() < 0.4:
            chosen.shuffle(new)
        new += [block() for _ in range(chosen.randint(0, 2))]
        yield "\n\n".join(old), "\n\n".join(new)


def worst_cases() -> Iterator[tuple[str, str, str]]:
    """Texts that make comparers slow, with their names."""
    chosen = random.Random(7)
    vocabulary = [
        "".join(chosen.choices("abcdefghijklmnop", k=chosen.randint(3, 9))) for _ in range(8000)
    ]

    def words(count: int, kinds: list[str]) -> str:
        return " ".join(chosen.choices(kinds, k=count))

    def paragraphs(count: int, kinds: list[str]) -> list[str]:
        return [words(60, kinds) for _ in range(count)]

    few = vocabulary[:12]
    yield "20,000 words of 12 kinds", words(20_000, few), words(20_000, few)
    head = "| a | b | c |\n|---|---|---|\n"
    yield "2,000 alike rows", head + "| x | y | z |\n" * 2000, head + "| x | y | z |\n" * 1990
    yield (
        "2,000 rows that all changed",
        head + "".join(f"| row | {n} | same |\n" for n in range(2000)),
        head + "".join(f"| row | {n + 7000} | same |\n" for n in range(2000)),
    )
    plain = paragraphs(340, vocabulary)
    yield "unrelated texts", "\n\n".join(plain), "\n\n".join(paragraphs(340, vocabulary))
    shuffled = list(plain)
    chosen.shuffle(shuffled)
    yield "shuffled paragraphs", "\n\n".join(plain), "\n\n".join(shuffled)
    line = words(150_000, vocabulary)
    yield "1 MB in one line, 500 edits", line, line.replace(" a", " zz a", 500)
    long = [words(100, vocabulary) for _ in range(985)]
    edited = [text.replace(" ", " xx ", 3) if n % 7 == 0 else text for n, text in enumerate(long)]
    yield "197,000 words on both sides", "\n\n".join(long), "\n\n".join(edited)
