import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from inforce.errors import BrokenChainError, LedgerError
from inforce.ledger.attested import PolicyFacts, sealed_paths
from inforce.ledger.chain import GENESIS, Ledger, append
from inforce.ledger.entry import LedgerEntry
from inforce.versions.identity import Language, PolicyId
from ledger_samples import long_history, rich_history, seal

LEDGER, _ = seal(rich_history(), long_history(2))
SCHEMA = json.loads(files("inforce").joinpath("schemas/ledger-entry.schema.json").read_text())
FACTS = PolicyFacts(
    policy=PolicyId("privacy"),
    title="Datenschutz „auf See“\u2028",
    language=Language("de"),
    paths=("policy_src/privacy.md",),
    aliases=(),
    supplements="",
    service="",
    derived_from=(),
)


class TestByteForm:
    """An entry has one byte form and no other is read."""

    def test_every_entry_reads_back_to_its_own_bytes(self) -> None:
        """What is written is what is read."""
        for entry in LEDGER.entries:
            assert LedgerEntry.parse(entry.line) == entry

    def test_the_form_is_sorted_bare_and_readable(self) -> None:
        """Keys are sorted, there are no spaces, and words stay words."""
        line = append(Ledger(), FACTS).entries[0].line
        assert line.startswith(b'{"aliases":[],"derived_from":[],"format":1,"kind":"policy"')
        assert "„auf See“\u2028".encode() in line
        assert b"\n" not in line

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b'"format":1', b'"format": 1'),
            (b'"format":1', b'"format":1,"format":1'),
            (b'"format":1', b'"format":1.0'),
            (b'"format":1', b'"format":true'),
            (b'"format":1', b'"format":2'),
            (b'"sequence":2', b'"sequence":2e0'),
            (b'"sequence":2', b'"sequence":-2'),
            (b'"sequence":2', b'"sequence":"2"'),
            (b'"sequence":2', b'"sequence":null'),
            (b'"kind":"text"', b'"kind":"TEXT"'),
            (b'"kind":"text"', b'"kind":["text"]'),
            (b'"kind":"text"', b'"kind":"t\\u0065xt"'),
            (b'"kind":"text",', b""),
            (b'"language":""', b'"language":null'),
            (b'"language":"",', b'"language":"","more":1,'),
            (b'"recorded":"2025-03-01"', b'"recorded":"20250301"'),
            (b'"recorded":"2025-03-01"', b'"recorded":"2025-02-30"'),
            (b'"recorded":"2025-03-01"', b'"recorded":null'),
            (b'"shown":true', b'"shown":1'),
            (b'"precision":"day"', b'"precision":"year"'),
            (b'"effective":[', b'"effective":[],"effective":['),
            (b'"digest":"sha256:', b'"digest":"SHA256:'),
            (b'"digest":"sha256:', b'"digest":"md5:'),
            (b'"definitions":{}', b'"definitions":[]'),
            (b'"definitions":{}', b'"definitions":{"a":1}'),
            (b'"path":"texts/', b'"path":"../texts/'),
            (b'"path":"texts/privacy/2025-04-01/1.md"', b'"path":"/etc/passwd"'),
            (b"{", b" {"),
            (b"}", b"} "),
            (b"{", b"\xef\xbb\xbf{"),
            (b'"summary":"', b'"summary":"\xff'),
            (b'"summary":"', b'"summary":"\\ud800'),
        ],
    )
    def test_any_other_form_is_refused(self, old: bytes, new: bytes) -> None:
        """A line that says the same in other bytes, or something else, is no entry."""
        line = LEDGER.entries[1].line
        assert old in line
        with pytest.raises(LedgerError):
            LedgerEntry.parse(line.replace(old, new, 1))

    @pytest.mark.parametrize(
        "line",
        [
            b"",
            b"null",
            b"[]",
            b'"entry"',
            b"{}",
            b"NaN",
            b"[" * 100_000,
            b'{"format":' + b"9" * 5000 + b"}",
            b"x" * 4_000_001,
        ],
    )
    def test_what_is_no_entry_is_a_sentence(self, line: bytes) -> None:
        """Nothing that can stand in a line makes a reader fail in another way."""
        with pytest.raises(LedgerError):
            LedgerEntry.parse(line)

    @given(st.binary(max_size=200))
    def test_no_bytes_make_a_reader_stumble(self, line: bytes) -> None:
        """Whatever the bytes, they are an entry or a sentence."""
        with pytest.raises(LedgerError):
            LedgerEntry.parse(line)

    @settings(max_examples=50)
    @given(st.data())
    def test_no_altered_entry_makes_a_reader_stumble(self, data: st.DataObject) -> None:
        """An entry with any of its values replaced is an entry or a sentence."""
        facts = json.loads(data.draw(st.sampled_from(LEDGER.entries)).line)
        key = data.draw(st.sampled_from(sorted(facts)))
        simple = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
        value = st.recursive(
            simple, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
        )
        facts[key] = data.draw(value)
        line = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        try:
            entry = LedgerEntry.parse(line.encode("utf-8", "surrogatepass"))
        except LedgerError:
            return
        assert entry.line == line.encode()

    def test_a_name_that_is_no_text_cannot_be_sealed(self) -> None:
        """Half of an escaped pair in a title is a sentence to its author, not a crash."""
        broken = PolicyFacts(
            policy=PolicyId("privacy"),
            title="\ud800",
            language=Language("en"),
            paths=(),
            aliases=(),
            supplements="",
            service="",
            derived_from=(),
        )
        with pytest.raises(LedgerError, match="no character"):
            append(Ledger(), broken)


class TestSchema:
    """The schema that ships with the package says what an entry is."""

    def test_every_kind_of_entry_validates(self) -> None:
        """Texts, translations, each event and policies alike."""
        Draft202012Validator.check_schema(SCHEMA)
        validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
        kinds = set()
        for entry in LEDGER.entries:
            facts = json.loads(entry.line)
            validator.validate(facts)
            kinds.add((facts["kind"], facts.get("event"), bool(facts.get("language"))))
        assert kinds == {
            ("policy", None, True),
            ("text", None, False),
            ("text", None, True),
            ("event", "postponed", False),
            ("event", "withdrawn", False),
            ("event", "repealed", False),
            ("event", "absent", False),
            ("event", "shown", False),
        }

    def test_the_schema_leaves_no_field_open(self) -> None:
        """A field that the schema does not know is refused, and so is a missing one."""
        validator = Draft202012Validator(SCHEMA)
        for entry in LEDGER.entries:
            facts = json.loads(entry.line)
            assert not validator.is_valid({**facts, "more": 1})
            for name in facts.keys() - {"waivers"}:  # left out where there are none
                assert not validator.is_valid({k: v for k, v in facts.items() if k != name})


class TestChain:
    """Entries follow one another."""

    def test_a_ledger_reads_back(self) -> None:
        """The file is the entries, a line each."""
        assert Ledger.from_bytes(LEDGER.to_bytes()) == LEDGER
        assert Ledger.from_bytes(b"") == Ledger()
        assert Ledger().head == GENESIS

    def test_appending_changes_no_line_that_stood(self) -> None:
        """What was sealed stays byte for byte."""
        assert append(LEDGER, FACTS).to_bytes().startswith(LEDGER.to_bytes())

    @pytest.mark.parametrize("cut", [1, 2, 40])
    def test_a_ledger_cut_short_is_refused(self, cut: int) -> None:
        """A last line without its end is not read as if it were whole."""
        with pytest.raises(BrokenChainError, match="cut short"):
            Ledger.from_bytes(LEDGER.to_bytes()[:-cut])

    def test_a_line_that_does_not_follow_is_refused(self) -> None:
        """A build never shows a record whose chain is broken."""
        lines = LEDGER.to_bytes().splitlines(keepends=True)
        with pytest.raises(BrokenChainError, match="Entry 3 of the sealed record does not follow"):
            Ledger.from_bytes(b"".join([*lines[:2], *lines[3:]]))

    def test_carriage_returns_are_no_line_ends(self) -> None:
        """A ledger that a tool rewrote with other line ends is another ledger."""
        with pytest.raises(BrokenChainError, match="Entry 1 of the sealed record cannot be read"):
            Ledger.from_bytes(LEDGER.to_bytes().replace(b"\n", b"\r\n"))


@given(st.text(), st.text(), st.integers(0, 99), st.text(max_size=5))
def test_no_name_leads_out_of_the_record(
    policy: str, label: str, number: int, language: str
) -> None:
    """Whatever a policy, a version or a language is called, its text lies below texts/."""
    for path in sealed_paths(policy, label, number, language, GENESIS):
        parts = path.split("/")
        assert parts[0] == "texts"
        assert not {"", ".", ".."} & set(parts)
        assert all(part.isascii() and "\\" not in part and ":" not in part for part in parts)
        assert not any(part.startswith(".") or part.endswith(".md") for part in parts[:-1])
