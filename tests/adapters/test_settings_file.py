"""The configuration is read with places; what is wrong in it is said, not guessed away."""

from datetime import date

import pytest

from inforce.adapters.mkdocs_config import PluginConfig
from inforce.adapters.settings_file import OPTIONS, load_settings
from inforce.errors import SettingsError
from inforce.settings import HistoryMode


def load(root, text):
    (root / "policy_src").mkdir(exist_ok=True)
    (root / "glossary").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load_settings(root / "mkdocs.yml")


def with_options(options):
    return "site_name: X\ndocs_dir: policy_src\nplugins:\n  - search\n  - inforce:\n" + "".join(
        f"      {line}\n" for line in options.splitlines()
    )


def test_every_choice_is_read(tmp_path):
    """What the owner writes is what the site does."""
    loaded = load(
        tmp_path,
        with_options(
            "glossary: ../glossary\ntimezone: Europe/Brussels\nas_of: 2026-12-01\n"
            "publish_ref: main\npending_refs: [announced]\nhistory: git\n"
            "notice: {preset: [default, eu-p2b], homepage: false}"
        ),
    )
    assert loaded.diagnostics == ()
    settings = loaded.settings
    assert settings.glossary == "glossary"
    assert settings.as_of == date(2026, 12, 1)
    assert settings.pending_refs == ("announced",)
    assert settings.history is HistoryMode.GIT
    assert not settings.notice.homepage


def test_who_gives_notice_by_mail_is_read(tmp_path):
    """The name before an address is part of it; what is said of the company is one line."""
    options = "notice:\n  mail:\n    from: 'Lantern & Sons <privacy@lantern.example>'\n"
    loaded = load(tmp_path, with_options(options + '    company: "Lantern\\n& Sons"'))
    assert loaded.diagnostics == ()
    mail = loaded.settings.notice.mail
    assert mail.sender == "Lantern & Sons <privacy@lantern.example>"
    assert mail.company == "Lantern & Sons"


def test_without_options_the_defaults_hold(tmp_path):
    """The plugin's bare name is a whole configuration."""
    loaded = load(tmp_path, "site_name: X\ndocs_dir: policy_src\nplugins: [search, inforce]\n")
    assert loaded.diagnostics == ()
    assert loaded.settings.publish_ref == "HEAD"


def test_a_parent_configuration_is_inherited(tmp_path):
    """What a parent file says holds where the child is silent."""
    (tmp_path / "parent.yml").write_text("site_name: Parent\ndocs_dir: policy_src\n")
    assert load(tmp_path, "INHERIT: parent.yml\n").settings.site_name == "Parent"


@pytest.mark.parametrize(
    ("options", "code", "line"),
    [
        ("glosary: ../glossary", "C001", 6),
        ("notice: {mail: {form: a@b.example}}", "C001", 6),
        ("notice: {mail: here}", "C008", 6),
        ("notice: {mail: {from: nobody}}", "C014", 6),
        ("notice: {mail: {from: 'a@b.example, c@d.example'}}", "C014", 6),
        ('notice:\n  mail:\n    reply_to: "a@b.example\\nBcc: c@d.example"', "C014", 8),
        ("glossary: ../words", "C003", 6),
        ("timezone: Europe/Brusels", "C004", 6),
        ("as_of: tomorrow", "C005", 6),
        ("pending_refs: main", "C006", 6),
        ("history: svn", "C007", 6),
        ("notice: loud", "C008", 6),
        ("adopt: adopt.toml", "C009", 6),
        ("publish_ref: [main]", "C010", 6),
    ],
)
def test_each_wrong_choice_is_one_diagnostic_with_its_line(tmp_path, options, code, line):
    """A wrong choice is named where it stands."""
    (found,) = load(tmp_path, with_options(options)).diagnostics
    assert (found.code, found.location.line) == (code, line)


def test_the_nearest_right_name_is_offered(tmp_path):
    """A misspelling is answered with the right word."""
    (found,) = load(tmp_path, with_options("timezone: Europe/Brusels")).diagnostics
    assert "Europe/Brussels" in found.remedy


def test_a_missing_file_is_one_clear_error(tmp_path):
    """Without a configuration there is one sentence that says what to do."""
    with pytest.raises(SettingsError, match="--config"):
        load_settings(tmp_path / "mkdocs.yml")


def test_broken_yaml_is_a_diagnostic(tmp_path):
    """A configuration that cannot be read names its line."""
    (found,) = load(tmp_path, "site_name: [\n").diagnostics
    assert found.code == "S001"


def test_the_host_knows_every_option_that_we_read():
    """One that it does not know is a warning in every build, and the end of a strict one."""
    assert sorted(name for name, _ in PluginConfig._schema) == sorted(OPTIONS)
