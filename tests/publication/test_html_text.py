"""Escaping has a short way for words that need none."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from inforce.publication.html_text import _UNFIT, html_attribute, html_text


@given(st.text(max_size=30))
def test_the_short_way_escapes_as_the_long_one_does(text):
    """Words that need no escaping are passed on, and no others."""
    assert html_text(text) == _UNFIT.sub("\ufffd", escape(text, quote=False))
    attribute = _UNFIT.sub("\ufffd", escape(text, quote=True)).replace("\n", " ")
    assert html_attribute(text) == attribute
