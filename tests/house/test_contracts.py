"""The house is laid out as its plan says (docs/decisions/0001-rooms.md)."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import inforce

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plugins" / "inforce"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = (
    "documents",
    "glossary",
    "ledger",
    "materiality",
    "publication",
    "redline",
    "source",
    "supplements",
    "versions",
)
# A drawer is named for what it holds; these names fit anything, so everything ends in them.
DRAWERS = {"base", "common", "helper", "helpers", "manager", "misc", "models", "util", "utils"}
LONGEST_MODULE = 400
CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time"}


def tree_of(module: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def name_of(module: Path) -> str:
    """A module as a failing test names it."""
    return module.relative_to(PACKAGE).as_posix()


def imports_of(module: Path) -> Iterator[tuple[int, str]]:
    """Each import of a module: its line and what it imports."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def test_the_text_travels_one_way_and_only_adapters_touch_the_world():
    """No room imports from a room that comes after it in the life of a text."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


def test_the_front_door_lists_what_it_offers():
    """The names at the root are sorted, exist, and are exactly what the root imports."""
    offered = list(inforce.__all__)
    assert offered == sorted(offered)
    assert len(set(offered)) == len(offered)
    for name in offered:
        assert hasattr(inforce, name), name
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree_of(PACKAGE / "__init__.py"))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inforce.")
        for alias in node.names
    }
    # One more name of the same thing is where it is loaded late.
    late = {"canonical_text_of": "canonical_text"}
    assert {late.get(name, name) for name in imported} == set(offered)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_takes_and_gives(room):
    """A room's docstring is its door plate."""
    assert ast.get_docstring(tree_of(PACKAGE / room / "__init__.py")), room


def test_a_module_is_named_for_one_thing():
    """No module is a drawer for anything that fits nowhere else."""
    assert [name_of(module) for module in MODULES if module.stem in DRAWERS] == []


def test_a_module_can_be_read_in_one_sitting():
    """A module that grows past the wall holds two things and is split."""
    lengths = {name_of(m): len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_nothing_inside_uses_the_front_door():
    """A room takes from the room that makes a thing, so that the direction stays visible."""
    found = [
        f"{name_of(module)}:{line}"
        for module in MODULES
        for line, imported in imports_of(module)
        if imported == "inforce" or imported.startswith(".")
    ]
    assert found == []


def test_nobody_asks_the_clock():
    """Outside the adapters every question about time takes its day as an argument."""
    found = [
        f"{name_of(module)}:{node.lineno}"
        for module in MODULES
        if "adapters" not in module.parts
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS
    ]
    assert found == []


def test_every_test_says_its_rule():
    """A test's docstring is the rule that it proves."""
    silent = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_failure_is_swallowed():
    """Nothing catches every exception there is."""
    found = [
        f"{name_of(module)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert found == []


@pytest.mark.parametrize(
    "pins", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name
)
def test_every_requirement_is_pinned_with_its_digest_and_names_no_host(pins):
    """A set-up installs the very files that were reviewed, from wherever its owner gets them."""
    text = pins.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--?(i|f|index-url|extra-index-url|find-links)\b", text, re.MULTILINE)
    needs = re.sub(r"\\\n", " ", text).splitlines()
    needs = [need for need in needs if need and not need.lstrip().startswith("#")]
    assert needs, pins
    for need in needs:
        assert re.match(r"[a-z0-9._-]+==\S+ ", need), need
        assert "--hash=sha256:" in need, need


def test_every_requirement_of_the_package_is_pinned():
    """What the package needs and what a site is set up with are the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[^A-Za-z0-9_.-]", need)[0].lower() for need in project["dependencies"]}
    pins = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    assert wanted <= set(re.findall(r"^([a-z0-9._-]+)==", pins, re.MULTILINE))
