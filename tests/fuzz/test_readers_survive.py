"""No bytes make a reader of ours stumble: they are understood, or a sentence says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz_targets import TARGETS

# Pieces that mean something to one reader or another.
PIECES = st.sampled_from(
    [
        *(b"---\n", b"\n", b": ", b"- ", b"{", b"}", b"[", b"]", b'"', b"'", b"<<: "),
        *(b"&a ", b"*a"),
        *(b"!!python/object:os.system ", b"!!int ", b"!!set ", b"!!binary ", b"? ", b"|\n ", b"%"),
        *(b"2026-02-30", b"0001-01-01", b"9999-12-31", b"-1", b"1e999", b"0x10", b"nan", b"true"),
        *(b"\\ud800", b"\\u0000", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\r", b"\f"),
        *(b"[[", b"]]", b"= ", b"\\", b"#", b"<", b">", b"|", b"(?P<date>", b"(" * 60, b"[" * 60),
        *(b"9" * 5000, b"*" * 60, b"> " * 60, b"\t", b"[^1]: ", b"<div>", b"</div>", b"\xf0\x9f"),
    ]
)


@st.composite
def mangled(draw, seed: bytes) -> bytes:
    """A text that is understood, with parts cut out, doubled, and put in."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(PIECES, st.binary(max_size=8), st.just(bytes(data[start:stop]))))
        data[start : draw(st.sampled_from([start, stop]))] = piece
    return bytes(data)


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_reader_understands_is_no_error(name: str) -> None:
    """The seeds of a target are real: without that, its fuzzing would try nothing."""
    target = TARGETS[name]
    for seed in target.seeds:
        target.read(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_survives_whatever_it_is_given(name: str) -> None:
    """Mangled or made up, bytes are an answer or one sentence, never a traceback."""
    target = TARGETS[name]
    mangle = st.sampled_from(target.seeds).flatmap(mangled)

    @settings(max_examples=120)
    @given(st.one_of(mangle, st.lists(PIECES, max_size=12).map(b"".join), st.binary(max_size=200)))
    def survive(data: bytes) -> None:
        target.survives(data)

    survive()
