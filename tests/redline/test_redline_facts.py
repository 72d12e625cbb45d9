"""What a text says about itself is compared as structure."""

from inforce.redline.facts import FactChange, compare_facts


def test_equal_facts_do_not_differ():
    """Order of keys is no fact."""
    assert compare_facts({"a": 1, "b": [1]}, {"b": [1], "a": 1}) == ()


def test_a_fact_that_changed_came_or_went_is_named():
    """Each is told with what it was and what it is."""
    old = {"effective": "2031-03-01", "summary": "Old.", "gone": "x"}
    new = {"effective": "2031-03-15", "summary": "Old.", "new": True}
    assert compare_facts(old, new) == (
        FactChange("effective", "2031-03-01", "2031-03-15"),
        FactChange("gone", "x", ""),
        FactChange("new", "", "yes"),
    )


def test_places_in_lists_count_from_one():
    """As people count."""
    old = {"changes": [{"what": "a"}, {"what": "b"}]}
    new = {"changes": [{"what": "a"}, {"what": "c"}]}
    assert compare_facts(old, new) == (FactChange("changes / 2 / what", "b", "c"),)


def test_what_is_ignored_does_not_count():
    """A caller knows which facts are shown elsewhere."""
    assert compare_facts({"digest": "1"}, {"digest": "2"}, ignored=("digest",)) == ()


def test_nested_values_read_as_text():
    """A list is its items, a mapping its pairs."""
    (change,) = compare_facts({}, {"terms": [{"name": "Guest", "short": None}]})
    assert change == FactChange("terms", "", "name: Guest; short: ")
