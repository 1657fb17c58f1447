"""The folders of the claim stage: each asks only those above it, and the page that shows newcomers round knows them."""

import re
from pathlib import Path

import fogline.claim

FOLDER = Path(fogline.claim.__path__[0])
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reading.md"
NAMED = re.compile(r"^\| `([a-z]+)/` \|.*\| `([a-z_]+\.py)` \|$", re.MULTILINE)
IMPORTED = re.compile(r"^from fogline\.claim\.([a-z_]+)(\.?)", re.MULTILINE)


def list_folders() -> list[tuple[str, str]]:
    """The folders that the page lists, in its order, each with the module to begin with."""
    return NAMED.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_lists_every_folder_and_a_module_in_it() -> None:
    folders = list_folders()
    assert {name for name, _ in folders} == {p.parent.name for p in FOLDER.glob("*/__init__.py")}
    assert [name for name, module in folders if not (FOLDER / name / module).is_file()] == []


def test_a_folder_imports_only_those_above_it() -> None:
    order = [name for name, _ in list_folders()]
    for path in sorted(FOLDER.glob("*/*.py")):
        above = order[: order.index(path.parent.name) + 1]
        found = IMPORTED.findall(path.read_text(encoding="utf-8"))
        assert [name for name, dot in found if not dot or name not in above] == [], path.name


def test_every_module_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)?[a-z_]+\.py)`", PAGE.read_text(encoding="utf-8")))
    paths = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.py")}
    assert [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in paths)] == []
