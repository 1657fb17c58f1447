from pathlib import Path

import pytest

from fogline.acquire.sidecars import Sidecar, fetch_sidecar, pick_given
from fogline.models.capture import Discard


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reports.json", '{"a.txt": {"published": "2024-12-01", "style": 5}}'),
        ("reports.json", '\ufeff[{"doc": "a.txt", "published": "2024-12-01"}, 7, {"published": "x"}]'),
        ("reports.csv", "doc,published,style\na.txt,2024-12-01,x\n,2020-01-01,y\n"),
        ("reports.csv", "published,file\r\n2024-12-01,a.txt\r\n"),
    ],
)
def test_forms(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    sidecar = fetch_sidecar(tmp_path)
    assert isinstance(sidecar, Sidecar)
    assert sidecar.given == {"a.txt": {"published": "2024-12-01"}}
    assert sidecar.find("b.txt") is None


@pytest.mark.parametrize("content", [b"{", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_cannot_be_understood_is_a_discard(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reports.json").write_bytes(content)
    found = fetch_sidecar(tmp_path)
    assert isinstance(found, Discard)
    assert "without it" in found.reason


def test_no_sidecar(tmp_path: Path) -> None:
    assert fetch_sidecar(tmp_path) is None


def test_only_known_strings_are_picked() -> None:
    assert pick_given({"title": " a ", "url": None, "publisher": 3, "theatre": "x"}) == {"title": "a"}
