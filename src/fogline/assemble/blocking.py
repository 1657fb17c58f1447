"""Blocking: which pairs of claims are worth comparing, in near-linear time.

A claim has a few keys (its sentence's words; family and place; family and acting side; voice for tolls).
Under a key, claims are put in order of days and each is paired with the next few only; inside one report, claims of
the same or the next sentence are paired whatever their type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from fogline.assemble.facets import Facet
from fogline.assemble.neighbourhoods import REACH
from fogline.assemble.neighbours import may_be_one
from fogline.assemble.tolls import TOLL_TYPES, is_toll
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.entity import get_holder

_NEAR_SENTENCES = 1
_NEAR_CLAIMS = 8
_MIXED = "actor"


Key = tuple[str, ...]
Pair = tuple[str, str]


def find_pairs(facets: Mapping[str, Facet]) -> list[Pair]:
    """Pairs of claim ids to compare, each once, sorted."""
    pairs = {pair for key, block in find_blocks(facets.values()).items() for pair in pair_block(key, block)}
    return sorted(pairs | set(pair_neighbours(facets.values())))


def find_blocks(facets: Iterable[Facet]) -> dict[Key, list[Facet]]:
    """Claims by key."""
    families = load_rulebook("assembly")["families"]
    blocks: dict[Key, list[Facet]] = defaultdict(list)
    for facet in facets:
        for key in find_keys(facet, families):
            blocks[key].append(facet)
    return blocks


def pair_block(key: Key, block: list[Facet]) -> Iterator[Pair]:
    """The pairs of the claims under one key."""
    if len(block) > 1:
        limit = int(load_rulebook("assembly")["block_limit"])
        yield from _pair_mixed(block, limit) if key[0] == _MIXED else _pair_block(block, limit)


def find_shift(key: Key, block: Sequence[Facet], new: Container[str]) -> tuple[set[Pair], set[Pair]]:
    """Of the pairs under one key: those that are named since claims are `new`, and those
    that are named no more. Looked at are the claims whose neighbours can be other now."""
    limit = int(load_rulebook("assembly")["block_limit"])
    ordered = sorted(block, key=lambda f: (f.day or 0, f.id))
    at = [n for n, facet in enumerate(ordered) if facet.id in new]
    near = ordered[max(0, at[0] - limit) : at[-1] + limit + 1]
    before = set(pair_block(key, [facet for facet in near if facet.id not in new]))
    after = set(pair_block(key, near))
    return after - before, before - after


def find_keys(facet: Facet, families: Mapping[str, str]) -> Iterator[Key]:
    """The keys that a claim is filed under."""
    return _keys(facet, families.get(facet.type, facet.type))


def _keys(facet: Facet, family: str) -> Iterator[Key]:
    yield ("words", facet.type, facet.passage[0], str(facet.passage[1]))
    for place in facet.places:
        yield ("place", family, place)
        if facet.site and (holder := get_holder(place)):
            yield ("place", family, holder)
    for side in facet.actor_sides:
        yield (_MIXED, family, side)
    if facet.type in ("casualties", "displace"):
        yield ("toll", facet.type, facet.house)
    if facet.display or not facet.actors or not facet.places or facet.line < 12:
        yield ("type", family, facet.doc)


def _pair_block(block: list[Facet], limit: int) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda f: (f.day or 0, f.id))
    for index, facet in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + limit]:
            if not _is_hopeless(facet, other):
                yield (facet.id, other.id) if facet.id < other.id else (other.id, facet.id)


def _is_hopeless(a: Facet, b: Facet) -> bool:
    """Whether nothing could make two claims one occurrence: types that never tell of one; days given so far apart that
    no other feature makes up for it; running tolls of two voices, or one and the count of an incident; claims of no
    common place, one undated, of times further apart than neighbourhoods reach. The same sentence told in two reports
    is compared all the same."""
    if not may_be_one(a.type, b.type):
        return True
    if a.type != b.type or a.passage == b.passage:
        return False
    if a.type in TOLL_TYPES and (is_toll(a) or is_toll(b)):
        return a.doc != b.doc and (a.house != b.house or not (is_toll(a) and is_toll(b)))
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        return a.first - b.last > 1 or b.first - a.last > 1
    if a.day is None or b.day is None or not (a.core and b.core) or set(a.places) & set(b.places):
        return False
    return abs(a.day - b.day) > REACH


def _pair_mixed(block: list[Facet], limit: int) -> Iterator[Pair]:
    """Claims without a place with those of nearest days; claims with places meet under their places."""
    ordered = sorted(block, key=lambda f: (f.day or 0, f.id))
    for index, facet in enumerate(ordered):
        if not facet.places:
            for other in ordered[max(0, index - limit // 2) : index + limit // 2]:
                if other.id != facet.id and not _is_hopeless(facet, other):
                    yield (facet.id, other.id) if facet.id < other.id else (other.id, facet.id)
        else:
            for other in ordered[index + 1 : index + 1 + _NEAR_CLAIMS]:
                if not _is_hopeless(facet, other):
                    yield (facet.id, other.id) if facet.id < other.id else (other.id, facet.id)


def pair_neighbours(facets: Iterable[Facet]) -> Iterator[Pair]:
    """Claims of one report in the same or the next sentence."""
    ordered = sorted(facets, key=lambda f: (f.doc, f.start, f.id))
    for index, facet in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + _NEAR_CLAIMS]:
            if other.doc != facet.doc or other.sentence - facet.sentence > _NEAR_SENTENCES:
                break
            if not may_be_one(facet.type, other.type):
                continue
            yield (facet.id, other.id) if facet.id < other.id else (other.id, facet.id)
