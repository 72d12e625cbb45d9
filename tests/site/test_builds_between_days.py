"""A build on a day that changes nothing writes the same site, to the byte."""


def written(folder):
    """Every file of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_site_is_the_same_on_each_day_until_the_one_that_changes_it(stale_sources, build_on):
    """`inforce next` says 15 January 2027: until then there is no reason to build again."""
    now = written(stale_sources / "site")
    assert written(build_on("2027-01-14")) == now
    then = written(build_on("2027-01-15"))
    assert then["privacy/index.html"] != now["privacy/index.html"]
    assert then["privacy/2023-05-01/1/index.html"] == now["privacy/2023-05-01/1/index.html"]
