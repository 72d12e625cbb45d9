"""What is kept from one build to the next is thrown away when the program changes."""

import pytest

from inforce.adapters import site_reader
from inforce.adapters.site_reader import program_digest


@pytest.mark.parametrize("name", ["rule.py", "languages/en.toml"])
def test_another_rule_or_another_list_of_words_is_another_program(tmp_path, monkeypatch, name):
    """Lists of words are data, and what they find is kept like anything else."""
    monkeypatch.setattr(site_reader, "PACKAGE", tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("words = ['lamp']\n")
    before = program_digest()
    assert program_digest() == before
    path.write_text("words = ['lamp', 'hook']\n")
    assert program_digest() != before
