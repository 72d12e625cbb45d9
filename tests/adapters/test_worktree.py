"""The texts on disk are read, or their author is told why not."""

from inforce.adapters.worktree import MAX_BYTES, read_working_texts


def read(root):
    return read_working_texts(root, "policy_src", lambda path: path.endswith(".md"))


def put(root, name, data):
    path = root / "policy_src" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_texts_are_named_from_the_root_in_order(tmp_path):
    """A path is what an author would type, and the order does not hang on the disk."""
    put(tmp_path, "terms.md", b"b")
    put(tmp_path, "a/maps.md", b"a")
    put(tmp_path, "logo.png", b"\x89PNG")
    found = read(tmp_path)
    assert [text.path for text in found.texts] == ["policy_src/terms.md", "policy_src/a/maps.md"]
    assert found.diagnostics == ()


def test_a_byte_order_mark_and_windows_line_ends_are_not_words(tmp_path):
    """What an editor adds unseen is taken off unseen."""
    put(tmp_path, "terms.md", b"\xef\xbb\xbf# Terms\r\n\r\nText.\r\n")
    assert read(tmp_path).texts[0].text == "# Terms\n\nText.\n"


def test_a_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path):
    """Words are never guessed from bytes."""
    put(tmp_path, "terms.md", b"# Terms\n\ncaf\xe9\n")
    (found,) = read(tmp_path).diagnostics
    assert (found.code, found.location.line) == ("S904", 3)


def test_a_file_of_more_than_5_mb_is_refused(tmp_path):
    """A text nobody could read does not stop the build for everyone."""
    put(tmp_path, "terms.md", b"a" * (MAX_BYTES + 1))
    assert [d.code for d in read(tmp_path).diagnostics] == ["S903"]


def test_a_symbolic_link_is_not_followed(tmp_path):
    """A link cannot lead the build to read a file outside the repository."""
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (tmp_path / "policy_src").mkdir()
    (tmp_path / "policy_src" / "terms.md").symlink_to(secret)
    found = read(tmp_path)
    assert found.texts == ()
    assert [d.code for d in found.diagnostics] == ["S901"]


def test_a_linked_folder_is_not_entered(tmp_path):
    """A linked folder is as much a way out as a linked file."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("secret")
    (tmp_path / "policy_src").mkdir()
    (tmp_path / "policy_src" / "more").symlink_to(tmp_path / "outside")
    assert read(tmp_path).texts == ()
