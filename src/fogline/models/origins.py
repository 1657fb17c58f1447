"""Origins: where copied passages were printed first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fogline.models.event import Reprint


class Origins:
    """Looks up the first printing of a passage among reprints (`full` and `partial`).

    A later version of a report copies nobody in what it keeps of the earlier one: it takes its place.
    """

    def __init__(self, reprints: Iterable[Reprint]) -> None:
        reprints = list(reprints)
        versions = {frozenset((r.a, r.b)) for r in reprints if r.kind in ("revises", "retracts")}
        self._next = {r.a: r.b for r in reprints if r.kind == "revises"}
        self._passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._whole: dict[str, str] = {}
        for reprint in reprints:
            if frozenset((reprint.a, reprint.b)) in versions:
                continue
            if reprint.kind == "full":
                self._whole.setdefault(reprint.b, reprint.a)
            for _, _, start, end in reprint.passages:
                self._passages[reprint.b].append((start, end, reprint.a))

    def doc_of(self, doc: str, start: int, end: int) -> str:
        """The earliest report that has the passage `[start, end)` of `doc`; `doc` itself where it copies nobody."""
        return next((a for first, last, a in self._passages.get(doc, ()) if first <= start and end <= last + 2), doc)

    def source_of(self, doc: str) -> str:
        """The earliest report that `doc` is a full reprint of; `doc` itself where it is none."""
        return self._whole.get(doc, doc)

    def latest(self, doc: str) -> str:
        """The last version of a report; `doc` itself where nothing revises it."""
        seen = {doc}
        while (following := self._next.get(doc)) is not None and following not in seen:
            seen.add(following)
            doc = following
        return doc
