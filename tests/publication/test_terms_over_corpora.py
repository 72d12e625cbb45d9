"""Fifty terms over a whole corpus: no link in a heading, in code, in a link or in an address.

The corpus is a public repository of policies where it lies beside the checkout, and always an
invented one that holds every trap. The pages are read as a browser reads them, without a look at
the code that made them.
"""

import re
import shutil
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from inforce.documents.parse import parse_document
from inforce.glossary.entries import parse_glossary
from inforce.glossary.lexicon import Lexicon, lexicon_of
from inforce.glossary.occurrences import FirstIn
from inforce.publication.body_html import DEFAULT_STYLE
from inforce.publication.links import SiteMap
from inforce.publication.term_links import TermLinks, linked_body
from inforce.source.text import SourceText

TERMS = (
    "fork access account administrator affiliate agreement algorithm API app appeal application "
    "billing browser campaign content cookie copyright country device domain email encryption "
    "enterprise harassment identifier|IDs issue jurisdiction license log malware metadata "
    "organization page party|parties password personal_data platform privacy "
    "processor product profile repository security server service spam subscription token "
    "user website "
)
INVENTED = """# The account and its cookie

A cookie, and two cookies, in an account. Write to account@cookie.example, or see
www.cookie.example/account, https://account.example/cookie?user=1#token, docs/api/account.md.

Run `account.cookie` or set user_account=1; a [cookie for your account](account/cookie.md) and
![an account cookie](cookie.png) and <https://token.example/cookie>.

## Cookie, account & token {#cookie-account}

    account cookie token

```text
account cookie token
```

> An account has a cookie, says somebody.

| Cookie | Account |
|---|---|
| a token | `token` of a user |

1. A user of the *service*: the **account** of that user.
   - a token-like thing, a supercookie, the user's token.

!!! note "The user account"
    A user has an account.

Account
:   What a user signs in to.[^1]

An account, {.no-glossary} a token.

[^1]: A token of the account.

## Definitions

| Word | Meaning |
|---|---|
| Lamp | A light |

“Hook”
:   An iron.

1. - “Nail” means a small Hook.

A Lamp, a Hook, a Nail.
"""
ADDRESS = re.compile(
    r"://|@|^www\.|\w\.\w{2,}/|^/|\w/\w+/|[=\\]|\w_\w|\w\.(?:md|com|org|example)\b"
)


class Reader(HTMLParser):
    """What a page holds: each term link with the elements around it, and its line of words."""

    def __init__(self) -> None:
        super().__init__()
        self.around: list[str] = []
        self.links: list[tuple[tuple[str, ...], int, int]] = []
        self.anchors: set[str] = set()
        self.targets: set[str] = set()
        self.words = ""
        self.inside = False
        self.start = 0

    def handle_starttag(self, tag, attrs):
        """Go into an element."""
        told = dict(attrs)
        self.anchors.add(told.get("id", ""))
        if tag in {"hr", "img", "br", "meta", "link", "input"}:
            return
        if tag in {"p", "li", "td", "th", "dd", "dt", "div", "pre"}:
            self.words += "\n"
        if told.get("class") == "inforce-term":
            self.inside, self.start = True, len(self.words)
            self.targets.add(told["href"])
        else:
            self.around.append(tag)

    def handle_endtag(self, tag):
        """Leave it."""
        if tag == "a" and self.inside:
            self.inside = False
            self.links.append((tuple(self.around), self.start, len(self.words)))
        else:
            while self.around and self.around.pop() != tag:
                pass

    def handle_data(self, data):
        """Read on."""
        self.words += data


def read(path: str, text: str) -> Reader:
    """A page with fifty terms, every use a link."""
    links = TermLinks(lexicon=fifty_terms(), first_in=FirstIn.ALL, language="en")
    document = parse_document(SourceText(path, text)).document
    html = linked_body(
        document, path, SiteMap(sources={}, files={}, aliases={}), DEFAULT_STYLE, links
    )
    reader = Reader()
    reader.feed(html.html.partition('<div class="inforce-definitions"')[0])
    return reader


@cache
def fifty_terms() -> Lexicon:
    """The terms, ready to be looked up."""
    files = [SourceText(f"glossary/t{n}.md", entry(term)) for n, term in enumerate(TERMS.split())]
    return lexicon_of(parse_glossary(files).glossary.terms)


def entry(term: str) -> str:
    """A term's file."""
    word, *aliases = term.replace("_", " ").split("|")
    return f"---\nterm: {word}\naliases: {aliases}\n---\n\nA word.\n"


def wrong(path: str, reader: Reader) -> list[str]:
    """Every link of a page that stands where none may."""
    found = []
    for around, start, end in reader.links:
        word = reader.words[start:end]
        before = re.split(r"\s", reader.words[:start])[-1]
        after = re.split(r"\s", reader.words[end:], maxsplit=1)[0]
        stretch = f"{before}{word}{after}".strip(".,;:!?()\"'\u201c\u201d")
        joined = re.search(r"[\w@#&=%~+$\\-]$", before) or re.match(r"[\w@#&=%~+$\\-]", after)
        shut = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "blockquote"} & {*around}
        if shut or joined or ADDRESS.search(stretch):
            found.append(f"{path}: {word!r} in {stretch!r} within {around}")
    targets = {unquote(target[1:]) for target in reader.targets if target.startswith("#")}
    found += [f"{path}: #{target} is nowhere" for target in sorted(targets - reader.anchors)]
    return found


def test_there_are_fifty_terms():
    """A check over few terms would pass for want of links."""
    assert len(set(TERMS.split())) == 50


def test_no_trap_of_an_invented_corpus_holds_a_link():
    """Each trap is left alone, and what stands beside it is still found."""
    reader = read("invented.md", INVENTED)
    assert wrong("invented.md", reader) == []
    words = [reader.words[start:end] for _, start, end in reader.links]
    assert {"cookie", "cookies", "account", "token", "user", "service"} <= set(words)
    assert len(words) == 22


@pytest.fixture(scope="session")
def public_policies(shared_data, tmp_path_factory) -> dict[str, str]:
    """The policies of a public repository, where its history lies beside the checkout."""
    bundle = shared_data / "corpora" / "site-policy.bundle" if shared_data else Path("nowhere")
    if not bundle.is_file():
        return {}
    folder = tmp_path_factory.mktemp("terms") / "policies"
    git = shutil.which("git") or "git"
    subprocess.run((git, "clone", "-q", "-b", "main", str(bundle), str(folder)), check=True)
    return {str(path): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


def test_no_page_of_a_public_corpus_holds_a_link_where_none_may_stand(public_policies):
    """Over every page of every policy; without the corpus the invented one stands for it."""
    pages = {path: read(path, text) for path, text in public_policies.items()}
    assert [said for path, page in pages.items() for said in wrong(path, page)] == []
    assert sum(len(page.links) for page in pages.values()) > 3000 or not pages
