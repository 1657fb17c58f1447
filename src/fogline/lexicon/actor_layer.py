"""Actor layer: the packaged table of actors with a store's own decisions laid over it, in the order they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from fogline.lexicon.actors import ActorTable
from fogline.models.actor_decision import ActorDecision
from fogline.models.entity import Actor

_NAMES = ("aliases", "context_aliases")
_LINKS = ("side", "speaks_for")


def load_actors(decisions: Iterable[ActorDecision], doc: str | None = None) -> ActorTable:
    """The table as decided for a document (None: for one that no decision names); the packaged one without any."""
    applied = tuple(d for d in decisions if (d.concerns(doc) if doc is not None else not d.docs))
    return _load_layer(applied) if applied else ActorTable.load()


@lru_cache(maxsize=16)
def _load_layer(decisions: tuple[ActorDecision, ...]) -> ActorTable:
    packaged = ActorTable.load()
    layer = _Layer(packaged)
    for decision in decisions:
        layer.apply(decision)
    return ActorTable(list(layer.rows.values()), layer.merged)


class _Layer:
    """Rows by id while decisions are applied, and the ids that others took over."""

    def __init__(self, packaged: ActorTable) -> None:
        self.packaged = packaged
        self.rows = {row["id"]: dict(row) for row in packaged.rows}
        self.merged: dict[str, str] = {}

    def apply(self, decision: ActorDecision) -> None:
        """Apply one decision; an action that is not known changes nothing."""
        steps: dict[str, Callable[[ActorDecision], None]] = {
            "add": self._add, "merge": self._merge, "split": self._split,
        }  # fmt: skip
        if decision.action in steps:
            steps[decision.action](decision)

    def _add(self, decision: ActorDecision) -> None:
        new = _make_row(decision.actor)
        row = self.rows.setdefault(new["id"], new)
        for column, cell in new.items():
            if column == "aliases":
                _extend(row, _split(cell))
            elif cell and column != "id":
                row[column] = cell
        self.merged.pop(new["id"], None)

    def _merge(self, decision: ActorDecision) -> None:
        kept, other = decision.actor.id, decision.other
        row = self.rows.setdefault(kept, _make_row(decision.actor))
        gone = self.rows.pop(other, None)
        _extend(row, decision.names)
        if gone:
            _extend(row, (gone["name"], *_split(gone["aliases"])))
            _extend(row, _split(gone["context_aliases"]), "context_aliases")
        self._redirect(other, kept)

    def _split(self, decision: ActorDecision) -> None:
        new, other = decision.actor, decision.other
        if not decision.names:
            self._merge(decision)
            return
        taken = {name.casefold() for name in decision.names}
        row = self.rows.get(other)
        for column in _NAMES if row else ():
            assert row is not None
            row[column] = ";".join(name for name in _split(row[column]) if name.casefold() not in taken)
        _extend(self.rows.setdefault(new.id, _make_row(new)), decision.names)

    def _redirect(self, gone: str, kept: str) -> None:
        self.merged[gone] = kept
        self.merged.pop(kept, None)
        for ident, target in self.merged.items():
            if target == gone:
                self.merged[ident] = kept
        for row in self.rows.values():
            for column in _LINKS:
                if row[column] == gone:
                    row[column] = kept
            row["member_of"] = ";".join(kept if one == gone else one for one in _split(row["member_of"]))


def _make_row(actor: Actor) -> dict[str, str]:
    """A row of the table as `actors.csv` has it."""
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country or "",
        "side": actor.side or "", "member_of": ";".join(actor.member_of), "speaks_for": actor.speaks_for or "",
        "party": "y" if actor.party else "",
        "valid_from": actor.valid_from.isoformat() if actor.valid_from else "",
        "valid_to": actor.valid_to.isoformat() if actor.valid_to else "",
        "inter": str(actor.inter or ""), "ucdp": str(actor.ucdp or ""), "aliases": ";".join(actor.aliases),
        "context_aliases": "", "offices": "", "tags": "",
    }  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _extend(row: dict[str, str], names: Iterable[str], column: str = "aliases") -> None:
    known = _split(row[column])
    fresh = [name for name in names if name not in known and name != row["name"]]
    row[column] = ";".join(dict.fromkeys((*known, *fresh)))
