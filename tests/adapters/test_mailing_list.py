"""Who is to be told, as a list says it."""

import pytest

from inforce.adapters.mailing.recipients import ascii_address, read_recipients


class TestList:
    """Who is to be told."""

    def test_a_bad_line_is_told_by_its_number_and_the_rest_is_kept(self) -> None:
        """A bad line is told by its number; the rest is kept."""
        data = b"\xef\xbb\xbf# readers\r\nann@example.com\r\nnobody\r\n\xff@example.com\r\n\r\n"
        data += b"bo@example.com, de\r\n"
        read = read_recipients(data, "list.txt", ("en", "de"))
        assert [(one.address, one.language) for one in read.known] == [
            ("ann@example.com", "en"),
            ("bo@example.com", "de"),
        ]
        assert [(found.code, found.location.line) for found in read.diagnostics] == [
            ("C020", 3),
            ("C023", 4),
        ]

    def test_an_address_in_other_capitals_is_the_same_reader(self) -> None:
        """An address in other capitals is the same reader."""
        read = read_recipients(b"ann@example.com\nAnn@Example.com\n", "list.txt", ("en",))
        assert [one.line for one in read.known] == [1]
        assert [found.code for found in read.diagnostics] == ["C022"]

    def test_a_language_without_a_letter_gets_the_usual_one(self) -> None:
        """A language without a letter gets the usual one, and the operator is told."""
        read = read_recipients(b"ann@example.com, fr\n", "list.txt", ("en", "de"))
        assert [one.language for one in read.known] == ["en"]
        assert [found.code for found in read.diagnostics] == ["C021"]

    @pytest.mark.parametrize(
        "said",
        [
            "ann@example.com\rBcc: all@example.com",
            "ann@example.com>\tRCPT TO:<all@example.com",
            "ann @example.com",
            "ann@exa mple.com",
            "ann@",
            "@example.com",
            "<ann@example.com>",
            "ann@example.com@example.org",
            "Ann <ann@example.com>",
            "ann\u2028@example.com",
            "änn@example.com",
            "ann@[127.0.0.1]",
            "a" * 65 + "@example.com",
            "ann@" + "a." * 130 + "com",
        ],
    )
    def test_what_is_more_or_less_than_an_address_is_none(self, said: str) -> None:
        """What is more or less than an address never reaches a server."""
        assert ascii_address(said) is None

    def test_a_domain_in_other_letters_is_written_in_its_ascii_form(self) -> None:
        """A domain in other letters is written in its ASCII form."""
        assert ascii_address("ann@bücher.example") == "ann@xn--bcher-kva.example"
