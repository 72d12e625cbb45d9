import pytest

from inforce.documents.numbering import ordinal, split_heading_number, split_number


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("4. Liability", "4.", "Liability"),
        ("4) Liability", "4)", "Liability"),
        ("4.2 Scope", "4.2", "Scope"),
        ("4.2.1. Scope", "4.2.1.", "Scope"),
        ("IV. Ends", "IV.", "Ends"),
        ("A. Definitions", "A.", "Definitions"),
        ("(a) First", "(a)", "First"),
        ("Section 4", "Section 4", ""),
        ("Section 4: Scope", "Section 4:", "Scope"),
        ("Article IV – Ends", "Article IV", "Ends"),
        ("ANNEX B Forms", "ANNEX B", "Forms"),
        ("§ 12 Fees", "§ 12", "Fees"),
        ("第三条 费用", "第三条", "费用"),
        ("一、费用", "一、", "费用"),
    ],
)
def test_a_typed_number_is_told_from_the_words_of_a_heading(text, number, words):
    """Every way in which headings are numbered is a number, and the words follow it."""
    assert split_heading_number(text) == (number, words)


@pytest.mark.parametrize(
    "text",
    [
        "Liability",
        "2024 in review",
        "Part of the deal",
        "Section",
        "I agree",
        "A lamp",
        "4.",
        "Art",
    ],
)
def test_words_are_no_number(text):
    """A heading that only looks like a number keeps all its words, unless it is only a number."""
    number, words = split_heading_number(text)
    assert (number, words) in {("", text), (text, "")}
    assert number == "" or text == "4."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(b) You pay.", "(b)"),
        ("(iv) You pay.", "(iv)"),
        ("b) You pay.", "b)"),
        ("4.2 You pay.", "4.2"),
        ("§ 3 You pay.", "§ 3"),
        ("3.5 million crowns", ""),
        ("3.5 GB of letters", ""),
        ("2.5 % of it", ""),
        ("1.5 EUR a day", ""),
        ("A. Smith pays.", ""),
        ("I. You pay.", ""),
        ("(see below) You pay.", ""),
        ("a word", ""),
        ("", ""),
    ],
)
def test_amounts_and_names_are_no_numbers_of_clauses(text, number):
    """A changed amount must never pass for a renumbering."""
    found, words = split_number(text)
    assert found == number
    assert words == text[len(number) :].lstrip()


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (1, "", "1"),
        (1, "a", "a"),
        (26, "a", "z"),
        (27, "A", "AA"),
        (703, "a", "aaa"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (4000, "i", "4000"),
        (0, "a", "0"),
    ],
)
def test_lists_count_in_letters_and_roman_numbers(count, style, shown):
    """A list counts as a browser would count it."""
    assert ordinal(count, style) == shown
