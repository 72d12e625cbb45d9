"""Part of `make bench`: what terms cost a page, beside what other sites use for them.

One page of 3,400 words and 1,000 terms, the same for all; a hundred of the terms stand in the page,
twice or so each.
Each is asked for what it adds to a page that is made anyway, in CPU time, in turn:

- *inforce*: finding every use in the tree, and then the links and definitions of first uses;
- *abbreviations*, as Material for MkDocs shows a glossary: Python-Markdown's `abbr` with the
  definitions that `pymdownx.snippets` appends to every page;
- *ezglossary*: its work on a page's HTML, in which the same first uses are marked by hand, since it
  finds none itself.
"""

import argparse
import importlib.util
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from typing import Any

import markdown  # type: ignore[import-untyped]

from benchmarks.measure import HEAD, row
from benchmarks.site import made_up_policy, made_up_words
from inforce.documents.document import Document
from inforce.documents.parse import parse_document
from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.occurrences import FirstIn, find_occurrences, first_uses
from inforce.publication.body_html import BodyStyle, render_body
from inforce.publication.links import SiteMap
from inforce.publication.term_links import TermLinks, linked_body
from inforce.source.text import SourceText

TERMS = 1000
STANDING = 100  # of them stand in the page
AT_ONCE = 5  # times in a turn, of which the best counts
EVERY = 24  # one word in so many is a term
MOST_MILLISECONDS = 1.5
EXTENSIONS = ("tables", "footnotes", "def_list", "admonition", "attr_list", "toc")
SITE_MAP = SiteMap(sources={}, files={}, aliases={})


def main() -> None:
    """Measure all of them and print them as ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="turns a figure is the median of (9)")
    print(HEAD, *matching(parser.parse_args().runs), sep="\n")


def matching(runs: int) -> list[str]:
    """What 1,000 terms add to a page, and how much more that is elsewhere."""
    words = _terms()
    text = made_up_policy(1, _spoken(words)).partition("---\n\n")[2]
    document = parse_document(SourceText("p.md", text)).document
    lexicon = _lexicon(words)
    asked: dict[str, Callable[[], object]] = {
        "find": lambda: find_occurrences(document, lexicon.matcher),
        "linked": lambda: _linked(document, lexicon),
        "plain": lambda: render_body(document, resolve=lambda target: target),
    }
    with tempfile.TemporaryDirectory() as name:
        asked |= _abbreviations(text, words, Path(name))
        asked |= _ezglossary(text, document, lexicon)
        cost = _in_turn(asked, runs)
    found, ours = cost["find"], cost["linked"] - cost["plain"]
    size = f"{TERMS:,} terms, a page of {len(text.split()):,} words"
    figure, goal = f"{found:.2f} ms", f"≤ {MOST_MILLISECONDS} ms"
    rows = [row(f"finding {size}", figure, goal, met=found <= MOST_MILLISECONDS)]
    rows.append(f"| finding and linking them, the first in each section | {ours:.2f} ms | | |")
    peers = {"abbreviations, snippets": cost["abbr"] - cost["markdown"]}
    if "ezglossary" in cost:
        peers["ezglossary, uses marked by hand"] = cost["ezglossary"]
    for peer, theirs in peers.items():
        figure = f"{theirs / ours:.1f} × ours ({theirs:.1f} ms)"
        rows.append(row(f"{peer}, the same page", figure, "> 1 ×", met=theirs > ours))
    if "ezglossary" not in cost:
        rows.append("| ezglossary | not installed (requirements/bench-peers.txt) | | |")
    return rows


def _terms() -> list[str]:
    """A third of the terms are of two words."""
    source = _long_words(5)
    return [next(source) if n % 3 else f"{next(source)} {next(source)}" for n in range(TERMS)]


def _spoken(words: list[str]) -> Iterator[str]:
    """The words of the page: a term now and then, and others that are none."""
    plain, standing = _long_words(9), cycle(words[:STANDING])
    for place in count(1):
        yield next(plain) if place % EVERY else next(standing)


def _long_words(seed: int) -> Iterator[str]:
    """Words of four syllables: so many that two are seldom the same."""
    source = made_up_words(seed)
    for word in source:
        yield word + next(source)


def _lexicon(words: list[str]) -> Lexicon:
    files = (
        SourceText(f"glossary/t{number}.md", f"---\nterm: {word}\n---\n\nA thing of its own.\n")
        for number, word in enumerate(words)
    )
    return lexicon_of(parse_glossary(files).glossary.terms)


def _linked(document: Document, lexicon: Lexicon) -> object:
    links = TermLinks(lexicon=lexicon, language="en")
    return linked_body(document, "p.md", SITE_MAP, BodyStyle(), links)


def _abbreviations(text: str, words: list[str], folder: Path) -> dict[str, Callable[[], object]]:
    appended = folder / "abbreviations.md"
    # A paragraph each: on lines of one paragraph they take Python-Markdown twenty times as long.
    appended.write_text("\n\n".join(f"*[{word}]: A thing of its own." for word in words))
    snippets = {"pymdownx.snippets": {"auto_append": [str(appended)], "base_path": ["/"]}}
    plain = markdown.Markdown(extensions=[*EXTENSIONS])
    told = markdown.Markdown(
        extensions=[*EXTENSIONS, "abbr", "pymdownx.snippets"], extension_configs=snippets
    )
    return {
        "markdown": lambda: plain.reset().convert(text),
        "abbr": lambda: told.reset().convert(text),
    }


def _ezglossary(text: str, document: Document, lexicon: Lexicon) -> dict[str, Callable[[], object]]:
    if importlib.util.find_spec("mkdocs_ezglossary_plugin") is None:
        return {}
    module = importlib.import_module("mkdocs_ezglossary_plugin.plugin")
    plugin = module.GlossaryPlugin()
    plugin.load_config({"sections": ["t"], "tooltip": "short"})
    plugin.on_pre_build(None)
    page: Any = SimpleNamespace(
        url="p/", canonical_url="https://policies.example/p/", meta={}, title="P"
    )
    config: Any = SimpleNamespace(site_url="https://policies.example/")
    defined = "".join(
        f"<dt>t:{term.term}</dt>\n<dd>A thing of its own.</dd>\n" for term in lexicon.glossary.terms
    )
    plugin.on_page_content(f"<dl>\n{defined}</dl>", page, config, None)
    html = markdown.markdown(_marked(text, document, lexicon), extensions=[*EXTENSIONS])

    def work() -> object:
        return plugin.on_post_page(plugin.on_page_content(html, page, config, None), page, config)

    return {"ezglossary": work}


def _marked(text: str, document: Document, lexicon: Lexicon) -> str:
    """The page with as many marks as we make links, each beside its section's first paragraph."""
    uses = first_uses(find_occurrences(document, lexicon.matcher), FirstIn.SECTION)
    names = {term.id: term.term for term in lexicon.glossary.terms}
    marks: dict[int, list[str]] = {}
    for use in uses:
        marks.setdefault(use.line, []).append(f"<t:{names[use.term]}>")
    lines = text.split("\n")
    for line, found in marks.items():
        lines[line - 1] += f" {' '.join(found)}"
    return "\n".join(lines)


def _in_turn(asked: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Milliseconds of CPU time: each asked in turn, a few times at once since it works warm."""
    spent: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(runs):
        for name, ask in asked.items():
            spent[name].append(min(_milliseconds(ask) for _ in range(AT_ONCE)))
    return {name: median(times) for name, times in spent.items()}


def _milliseconds(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    ask()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
