"""Place positioning: what a report says of where its names lie, settled before any sentence is resolved."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_positions import Position, make_position
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_settling import CITY_LEAN, LARGE, LIKELY, find_asked_kind
from fogline.resolve.place_ties import Tie, find_bonds, read_late_tie


def settle_positions(reading: Reading) -> None:
    """What the words beside names say of where they lie: the first telling of each name holds for the whole report.

    A name that everybody knows is not moved by it, unless it is called a village.
    """
    before: list[PlacePhrase] = []
    for sentence in reading.report.sentences:
        phrases = reading.phrases.get(sentence.index, [])
        if before and (tie := read_late_tie(sentence, phrases, reading.words)) is not None:
            _settle_late(reading, before, tie, phrases[0])
        before = phrases
        for bond in find_bonds(sentence, phrases, reading.words):
            phrase, anchor = phrases[bond.name], _find_anchor(reading, phrases[bond.anchor])
            other = _find_anchor(reading, phrases[bond.other]) if bond.other is not None else None
            whole = anchor is not None and (bond.other is None or other is not None)
            position = make_position(bond.tie, anchor, other) if anchor is not None and whole else None
            if bond.tie.how == "inside" and _is_part(phrases[bond.anchor]):
                reading.bonds.setdefault(sentence.index, {})[bond.anchor] = bond.name
            if bond.tie.kind != "village" and _is_famous(reading, phrase):
                continue
            if bond.tie.how != "inside" and (position is not None or anchor is None):
                told_from = reading.bonds.setdefault(sentence.index, {})
                told_from |= {end: bond.name for end in (bond.anchor, bond.other) if end is not None}
            if position is None:
                continue
            _keep_position(reading, phrase, position)


def _keep_position(reading: Reading, phrase: PlacePhrase, position: Position) -> None:
    told = reading.positions.setdefault(fold_name(phrase.name.text), [])
    if all((p.tie.how == "inside") != (position.tie.how == "inside") for p in told):
        told.append(position)
        phrase.hint = phrase.hint or position.tie.kind


def _settle_late(reading: Reading, before: Sequence[PlacePhrase], tie: Tie, anchor: PlacePhrase) -> None:
    """Bind the last place of the sentence before that is not known to everybody, by "the village lies ..."."""
    named = next((phrase for phrase in reversed(before) if not _is_famous(reading, phrase)), None)
    place = _find_anchor(reading, anchor)
    position = make_position(tie, place) if place is not None else None
    if named is not None and position is not None and fold_name(named.name.text) not in reading.positions:
        _keep_position(reading, named, position)


def _find_anchor(reading: Reading, phrase: PlacePhrase) -> Place | None:
    """The place that another is told from: one of the gazetteer's."""
    name = phrase.name.text
    lean = reading.leans.get(fold_name(name), CITY_LEAN)
    told = tuple(reading.positions.get(fold_name(name), ()))
    choice = reading.chooser.choose(name, find_asked_kind(phrase), sure=phrase.name.sure, lean=lean, positions=told)
    return choice.place if choice else None


def _is_famous(reading: Reading, phrase: PlacePhrase) -> bool:
    """Whether a name is that of something too large to lie at a point, or, bare, has a well-known bearer in a country
    that the report speaks of."""
    if phrase.kind in LARGE:
        return True
    first = next(iter(reading.gazetteer.find_candidates(phrase.name.text, limit=1)), None)
    if first is not None and first.score == EXACT and first.place.kind in LARGE - {"province", "country"}:
        return True
    if not reading.chooser.is_plain(phrase.name.text) or find_asked_kind(phrase) in ("village", "quarter", "camp"):
        return False
    choice = reading.chooser.choose(phrase.name.text, find_asked_kind(phrase), lean=CITY_LEAN)
    return choice is not None and reading.chooser.context.weigh(choice.place.country) > LIKELY


def _is_part(phrase: PlacePhrase) -> bool:
    """Whether a phrase is a part of the land by the compass ("southern Newtonshire")."""
    return bool(phrase.layers) and phrase.layers[-1].op == "direction"
