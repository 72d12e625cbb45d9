"""A redline as one file that needs no other: its style and its script are inside."""

from importlib.resources import files

from inforce.publication.html_text import html_attribute, html_text
from inforce.publication.redline_html import render_redline
from inforce.publication.redline_terms import ENGLISH
from inforce.redline.facts import FactChange
from inforce.redline.redline import Redline

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self'"
)


def redline_page(redline: Redline, facts: tuple[FactChange, ...] = ()) -> str:
    """The whole page; it fetches nothing."""
    shown = render_redline(redline, facts=facts, heading_offset=1)
    title = redline.new.title or redline.old.title or redline.new.path
    compared = f"{redline.old.path} → {redline.new.path}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_attribute(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html_text(title)}</title>\n<style>\n{_asset('redline.css')}</style>\n</head>\n"
        '<body class="inforce-alone">\n<main>\n'
        f"<h1>{html_text(ENGLISH.changes)}: {html_text(title)}</h1>\n"
        f'<p class="inforce-compared">{html_text(compared)}</p>\n'
        f"{shown.page}</main>\n<script>\n{_asset('redline.js')}</script>\n"
        "</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    folder = files("inforce").joinpath("theme", "assets", "inforce")
    return folder.joinpath(name).read_text(encoding="utf-8")
