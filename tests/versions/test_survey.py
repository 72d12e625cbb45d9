"""Where the policies of an unknown repository lie."""

import pytest

from inforce.versions.survey import policies_folder


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["README.md", "Policies/a/x.md", "Policies/b/y.md"], "Policies"),
        (["content/legal/en/x.md", "content/legal/en/y.md"], "content/legal/en"),
        (["docs/x.md", "docs/a/y.md", ".github/z.md"], "docs"),
        (["x.md", "y.md"], ""),
        (["a/x.md", "b/y.md"], ""),
        ([], ""),
    ],
)
def test_the_folder_that_holds_nearly_all_texts_is_that_of_the_policies(paths, folder):
    """A README beside it counts for nothing; no folder is taken for all where two share them."""
    assert policies_folder(paths) == folder
