"""Settings, edition and stopwatch."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fogline import edition
from fogline.edition import get_edition
from fogline.settings import Settings
from fogline.stopwatch import Stopwatch


def test_environment_and_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().store == "fogline.db"
    monkeypatch.setenv("FOGLINE_STORE", "war.db")
    monkeypatch.setenv("FOGLINE_THREADS", "3")
    assert (Settings().store, Settings().threads) == ("war.db", 3)
    assert Settings(threads=2).threads == 2


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().threads = 2  # type: ignore[misc]


def test_a_value_that_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_THREADS", "none")
    with pytest.raises(ValidationError):
        Settings()


def test_the_digest_leaves_the_store_out() -> None:
    assert Settings(store="a").digest == Settings(store="b").digest != Settings(chunk_reports=7).digest


def test_an_edition_follows_its_files(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "room").mkdir()
    rules, weights = tmp_path / "room" / "rules.toml", tmp_path / "room" / "weights.bin"
    rules.write_text("a = 1")
    weights.write_bytes(bytes(2_000_000))
    monkeypatch.setattr(edition, "_ROOT", tmp_path)
    seen = set()
    for change in (
        lambda: None,
        lambda: rules.write_text("a = 2"),
        lambda: weights.write_bytes(b"\1" + bytes(1999999)),
    ):
        change()
        get_edition.cache_clear()
        seen.add(get_edition("room"))
    get_edition.cache_clear()
    assert len(seen) == 3 and all(name.startswith("fogline/") for name in seen)


def test_a_stopwatch_adds_up_and_survives_errors() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with pytest.raises(KeyError), watch("a"):
            raise KeyError
    first = watch.seconds["a"]
    with watch("a"), watch("b"):
        pass
    assert watch.seconds["a"] > first > 0 and set(watch.seconds) == {"a", "b"}
