from __future__ import annotations

import io
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from fogline.acquire.files import fetch_sources
from fogline.errors import UsageError
from fogline.models.capture import Capture, Discard

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def fetch(*sources: str | Path, stdin: bytes | None = None, **given: str) -> tuple[dict[str, Capture], dict[str, str]]:
    """Captures by name, and reasons by name of what was discarded."""
    stream = None if stdin is None else io.BytesIO(stdin)
    names: Sequence[str] = [str(s) for s in sources]
    items = list(fetch_sources(names, given, NOW, stream))
    captures = {item.name: item for item in items if isinstance(item, Capture)}
    return captures, {item.name: item.reason for item in items if isinstance(item, Discard)}


def test_bytes_are_kept_and_hashed(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfThe army left.\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    captures, discards = fetch(tmp_path / "a.txt")
    assert captures["a.txt"].data == data
    assert captures["a.txt"].sha256 == sha256(data).hexdigest()
    assert captures["a.txt"].retrieved_at == NOW
    assert not discards


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.HTML", "deep/er/d.htm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    captures, _ = fetch(tmp_path)
    assert list(captures) == ["a.md", "b.txt", "c.HTML", "d.htm"]
    assert [c.media_type for c in captures.values()] == ["text/markdown", "text/plain", "text/html", "text/html"]


def test_a_sidecar_tells_metadata_and_what_markdown_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "listed.md").write_text("x", encoding="utf-8")
    (tmp_path / "unlisted.md").write_text("x", encoding="utf-8")
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    entries = {"a.txt": {"published": "2024-12-01", "publisher": "Vale Wire", "theatre": "North"}, "listed.md": {}}
    (tmp_path / "reports.json").write_text(json.dumps(entries), encoding="utf-8")
    captures, discards = fetch(tmp_path, publisher="The Post")
    assert captures["a.txt"].given == {"published": "2024-12-01", "publisher": "Vale Wire"}
    assert captures["other.txt"].given == {"publisher": "The Post"}
    assert "listed.md" in captures
    assert list(discards) == ["unlisted.md"]


def test_a_sidecar_beside_a_single_file_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "reports.csv").write_text("doc,published\na.txt,2024-12-01\n", encoding="utf-8")
    captures, _ = fetch(tmp_path / "a.txt")
    assert captures["a.txt"].given == {"published": "2024-12-01"}


def test_a_sidecar_above_names_files_by_path(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "reports.json").write_text('[{"doc": "north/a.txt", "publisher": "Vale Wire"}]', encoding="utf-8")
    captures, _ = fetch(tmp_path)
    assert captures["a.txt"].given == {"publisher": "Vale Wire"}


def test_a_broken_sidecar_is_discarded_and_the_reports_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "reports.json").write_text("{not json", encoding="utf-8")
    captures, discards = fetch(tmp_path)
    assert list(captures) == ["a.txt"]
    assert "cannot be read" in discards["reports.json"]


def test_annotations_and_other_kinds_are_named_and_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "claims.jsonl").write_text('{"doc": "a.txt", "start": 0}\n{"doc": "a.txt"}\n', encoding="utf-8")
    (tmp_path / "entities.json").write_text("{}", encoding="utf-8")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    captures, discards = fetch(tmp_path)
    assert list(captures) == ["a.txt"]
    assert sorted(discards) == ["README.md", "claims.jsonl", "entities.json", "picture.png"]
    assert "neither text nor html" in discards["claims.jsonl"]


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    captures, discards = fetch(tmp_path)
    assert list(captures) == ["a.txt"]
    assert discards["big.txt"] == "it is larger than 50 MB (200 MB)"


def test_links_loops_and_strange_files_end_well(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x", encoding="utf-8")
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (root / "in" / "a.txt").write_text("x", encoding="utf-8")
    (root / "in" / "loop").symlink_to(root)
    (root / "in" / "self").symlink_to(root / "in")
    (root / "out").symlink_to(outside)
    (root / "out.txt").symlink_to(outside / "secret.txt")
    (root / "dangling.txt").symlink_to(root / "nothing.txt")
    (root / "again.txt").symlink_to(root / "in" / "a.txt")
    os.mkfifo(root / "pipe.txt")
    captures, discards = fetch(root)
    assert list(captures) == ["again.txt", "a.txt"]
    assert "loop" in discards["loop"]
    assert "loop" in discards["self"]
    assert "not followed" in discards["out"]
    assert "not followed" in discards["out.txt"]
    assert discards["dangling.txt"] == "there is no such file"
    assert discards["pipe.txt"] == "it is no regular file"


def test_what_may_not_be_opened_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *args: object, **named: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    captures, discards = fetch(tmp_path)
    assert list(captures) == ["b.txt"]
    assert discards["a.txt"] == "it cannot be read: Permission denied"


@pytest.mark.parametrize("name", ["nothing.txt", "nothing.jsonl", "a\x00b.txt", "x" * 5_000, "\udcff.txt"])
def test_names_of_nothing_are_recorded_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    captures, discards = fetch(name, tmp_path / "a.txt")
    assert list(captures) == ["a.txt"]
    assert len(discards) == 1
    next(iter(discards)).encode("utf-8")


def test_names_that_are_no_text_are_made_fit_for_a_store(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/bad\xff\n.txt")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    captures, _ = fetch(tmp_path)
    (name,) = captures
    assert name.encode("utf-8")
    assert "\n" not in name


def test_standard_input(tmp_path: Path) -> None:
    captures, _ = fetch("-", stdin=b"The army left.", publisher="The Post")
    assert captures["stdin"].media_type == "text/plain"
    assert captures["stdin"].given == {"publisher": "The Post"}
    captures, _ = fetch("-", stdin=b"\n <!DOCTYPE html><p>x")
    assert captures["stdin"].media_type == "text/html"
    assert fetch("-")[1] == {"stdin": "there is no standard input"}


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    assert list(fetch(tmp_path)[1].values()) == ["the folder holds no files"]


def test_no_sources_are_no_request() -> None:
    with pytest.raises(UsageError):
        fetch_sources([], {}, NOW)
