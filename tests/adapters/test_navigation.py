"""The navigation leads to every page; the theme writes what is no other page of ours."""

from types import SimpleNamespace

from inforce.adapters.navigation import navigation


def theme(entry, path, level):
    return f"theme's {entry.title} {path} {level}"


def test_another_page_is_one_line():
    """A page of ours is written with the way to it from the page that is shown."""
    other = SimpleNamespace(living=object(), url="privacy/", title="Privacy &amp; you")
    render = navigation(theme, SimpleNamespace(), "../..")
    assert render(other, "__nav_1", 1) == (
        '<li class="md-nav__item"><a href="../../privacy/" class="md-nav__link">'
        '<span class="md-ellipsis">Privacy &amp; you</span></a></li>\n'
    )


def test_the_page_itself_and_what_is_not_ours_are_the_themes():
    """The page that is shown, a section and a link to elsewhere look as the theme has them."""
    shown = SimpleNamespace(living=object(), url="privacy/", title="Privacy")
    section = SimpleNamespace(title="Rules")
    render = navigation(theme, shown, ".")
    assert render(shown, "__nav_1", 1) == "theme's Privacy __nav_1 1"
    assert render(section, "__nav_2", 1) == "theme's Rules __nav_2 1"
