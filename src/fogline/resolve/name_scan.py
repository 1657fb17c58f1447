"""Name scan: every packaged or learned name in a sentence, longest first, with the actors it may stand for."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from fogline.lexicon.actors import ActorTable, get_place_words
from fogline.lexicon.name_forms import FormIndex, Match
from fogline.models.report import Mention
from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.theatre import Theatre


class Name(NamedTuple):
    """Tokens `first`..`last` with their head; `source` is actor, country, adjective, people or capital.

    `values` are actor ids, or ISO codes for the last four sources.
    """

    first: int
    last: int
    head: int
    source: str
    values: tuple[str, ...]


def count_countries(table: ActorTable, sentences: list[SentenceWords]) -> Counter[str]:
    """How often a report's names point to each country (ISO codes)."""
    counts: Counter[str] = Counter()
    countries, capitals = get_place_words()
    forms = ((countries, 2), (capitals, 1), (table.forms, 1))
    starts = table.starts
    for words in sentences:
        for at, word in enumerate(words.folded):
            if word not in starts:
                continue
            for index, weight in forms:
                match = index.find(words.folded, words.texts, at) if word in index.starts else None
                if match:
                    for code in _find_codes(table, match):
                        counts[code] += weight
    return counts


def _find_codes(table: ActorTable, match: Match) -> set[str]:
    codes = set()
    for value in match.values:
        if len(value) == 2 and value.isupper():
            codes.add(value)
        elif len(value) > 3 and value[-3] == ":" and value[-2:].isupper():
            codes.add(value[-2:])
        else:
            actor = table.find(value)
            if actor and actor.country and actor.kind not in ("agency", "outlet"):
                codes.add(actor.country)
    return codes


def scan_names(
    words: SentenceWords,
    table: ActorTable,
    learned: FormIndex,
    theatre: Theatre,
    displaced: frozenset[str] = frozenset(),
) -> tuple[Name, ...]:
    """Names of a sentence from left to right, none overlapping; `displaced` actors count by their full names alone."""
    countries, capitals = get_place_words()
    longer = _find_cover(words.mentions)
    names: list[Name] = []
    at = 0
    size = len(words.folded)
    starts = table.starts
    while at < size:
        if words.folded[at] not in starts and words.folded[at] not in learned.starts:
            at += 1
            continue
        found = _find_at(words, at, (learned, table.forms, table.context_forms), theatre, displaced)
        for source, index in (("country", countries), ("capital", capitals)):
            match = index.find(words.folded, words.texts, at)
            if match and (found is None or match.last > found.last) and not _is_covered(match, longer.get(at)):
                found = _make_place_name(words, source, match, theatre)
        if found is None:
            at += 1
            continue
        names.append(found)
        at = found.last + 1
    return tuple(names)


def _find_at(
    words: SentenceWords,
    at: int,
    indexes: tuple[FormIndex, FormIndex, FormIndex],
    theatre: Theatre,
    displaced: frozenset[str],
) -> Name | None:
    best: Name | None = None
    for rank, index in enumerate(indexes):
        match = index.find(words.folded, words.texts, at)
        if match is None or (best is not None and match.last <= best.last):
            continue
        if rank and _is_part(words, match, loose=rank == 2):
            continue
        ids = _choose(theatre, match.values, strict=rank == 2)
        if rank == 2 and displaced:
            ids = tuple(ident for ident in ids if ident not in displaced)
        if ids:
            head = words.find_head(match.first, match.last)
            best = Name(match.first, match.last, head, "actor", ids)
    return best


def _is_part(words: SentenceWords, match: Match, *, loose: bool) -> bool:
    """Whether a form is but a part of a longer named thing ("the National" of "the National Hospital").

    A `loose` form ("Observatory") is so in any longer name, others only in a place's that goes on behind them.
    """
    mention = words.mention_of.get(match.first)
    if mention is None or match.last > mention.last:
        return False
    if loose and mention.label in ("ORG", "LOC", "FAC", "PERSON"):
        inner = words.folded[mention.first : match.first]
        return mention.last > match.last or bool(inner and inner != ("the",))
    after = words.folded[match.last + 1 : mention.last + 1]
    if mention.label == "ORG" and after[:1] == ("al",) and mention.first == match.first:
        return True  # "Fatah" of "Fatah al-Islam"
    if mention.label in ("LOC", "FAC") and mention.last > match.last and words.folded[match.last + 1] != "'s":
        return words.texts[match.last + 1][0].isupper()
    return False


def _choose(theatre: Theatre, values: tuple[str, ...], *, strict: bool) -> tuple[str, ...]:
    """The likelier actors first: of the country at war, of a country in the report, alive on the day."""
    if not strict and len(values) == 1:
        return values

    def rank(value: str) -> tuple[int, int]:
        actor = theatre.table.find(value)
        if actor is None:
            return (0, 0)
        near = 0 if actor.country == theatre.home else 1 if theatre.is_about(actor.country) else 2
        return (near, 0 if theatre.fits(actor) else 1)

    ranked = sorted(values, key=rank)
    if strict:
        ranked = [value for value in ranked if rank(value)[0] < 2 and rank(value)[1] == 0]
    return tuple(ranked)


def _make_place_name(words: SentenceWords, source: str, match: Match, theatre: Theatre) -> Name:
    pairs = [value.split(":") if ":" in value else [source, value] for value in match.values]
    pairs.sort(key=lambda pair: (-theatre.shares.get(pair[1], 0.0), pair[1] != theatre.home))
    kind = "country" if pairs[0][0] == "name" else pairs[0][0]
    head = words.find_head(match.first, match.last)
    if kind == "people" and words.tokens[head].upos == "ADJ":
        kind = "adjective"
    if kind == "adjective" and words.tokens[head].upos in ("NOUN", "PROPN") and words.folded[head].endswith("s"):
        kind = "people"
    return Name(match.first, match.last, head, kind, tuple(dict.fromkeys(pair[1] for pair in pairs)))


def _find_cover(mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    """Mentions of persons by each token they cover."""
    cover: dict[int, Mention] = {}
    for mention in mentions:
        if mention.label == "PERSON":
            for at in range(mention.first, mention.last + 1):
                cover[at] = mention
    return cover


def _is_covered(match: Match, mention: Mention | None) -> bool:
    """Whether a country's name is but a part of a person's ("Israel Katz", "Ahmed Jordan")."""
    return (
        mention is not None and mention.last - mention.first > match.last - match.first and match.last == mention.last
    )
