"""Fixtures of this room: a store that holds the scene, and the command line over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fogline import pipeline
from fogline.present.cli import app
from present.scene import make_stages, write_dispatches

Ask = Callable[..., Result]


@pytest.fixture
def dispatches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the scene's dispatches, and stages that can read them."""
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: make_stages())
    monkeypatch.delenv("FOGLINE_STORE", raising=False)
    folder = tmp_path / "dispatches"
    folder.mkdir()
    write_dispatches(folder)
    return folder


@pytest.fixture
def ask(dispatches: Path, tmp_path: Path) -> Ask:
    """Runs a command on a store that holds the scene."""
    store = str(tmp_path / "scene.db")
    runner = CliRunner()
    made = runner.invoke(app, ["run", str(dispatches), "--store", store])
    assert made.exit_code == 0, made.output

    def run(*arguments: str) -> Result:
        return runner.invoke(app, [*arguments, "--store", store])

    return run
