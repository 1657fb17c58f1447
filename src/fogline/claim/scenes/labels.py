"""Labels: places that head a list item, an entry, a section or a headline and so place what stands under them.

Lists and bulletins name the place once ("Oldtown. Two shells fell near the market.", "OLDTOWN: ...", a subheading);
a live page names it in its title. A label holds to the end of its block, a heading's to the next heading.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.report import Report, Sentence

HEADINGS = frozenset({"subhead", "headline"})
LISTED = frozenset({"list_item", "live_entry"})
COUNTRY_ID = 2
LISTING = frozenset({",", "and", ", and", "&", ";"})
"""What stands between the names of a list."""
LONGEST_GAP = 6


@dataclass(frozen=True, slots=True)
class Label:
    """The places that label a sentence, the sentence (by index) from which they do, whether it is the page's title that
    names them, and whether its own block does."""

    places: tuple[Grounding, ...] = ()
    since: int = 0
    from_title: bool = False
    own: bool = False


UNLABELLED = Label()


def find_labels(report: Report, groundings: Groundings) -> dict[int, Label]:
    """The labels of sentences, by sentence index; a sentence that nothing labels or sets apart is left out.

    A block's own label ("Oldtown:", or a first sentence that is only a name) comes before its section's, and on a
    live page the narrowest place of the title serves entries that nothing else labels.
    """
    found: dict[int, Label] = {}
    since = 0
    section: tuple[Grounding, ...] = ()
    own: tuple[Grounding, ...] = ()
    title: tuple[Grounding, ...] = ()
    last_block, itemed = -1, False
    speaking = _surnames(groundings)
    titled = any(b.kind == "headline" for b in report.blocks)
    for sentence in report.sentences:
        block = report.blocks[sentence.block]
        if block.kind == "furniture":
            continue
        opening = sentence.block != last_block
        last_block = sentence.block
        titled = titled and block.kind != "headline"
        if titled:
            continue  # a name above the title is the outlet's or where it is written
        named = _of_places(speaking, _bare(report, sentence, groundings))
        if opening and (own or block.kind in HEADINGS):
            since = sentence.index
        if opening:
            own = named or _of_places(speaking, _before_colon(report, sentence, groundings))
            since = sentence.index if own else since
        if opening and itemed and block.kind == "list_item":
            section = ()  # an item with a place and a tale of its own is no heading of the next
        if block.kind == "headline" and not title:
            title = _narrowest(sentence, groundings)
        elif block.kind in HEADINGS:
            section, itemed = named, False
        elif named and block.kind in LISTED | {"paragraph"} and opening:
            section, itemed = named, block.kind == "list_item" and block.end > sentence.end + 1
        label = own or section
        from_title = not label and block.kind == "live_entry"
        label = title if from_title else label
        if since or label:
            found[sentence.index] = Label(() if named else label, since, from_title, bool(own))
    return found


def _outermost(sentence: Sentence, groundings: Groundings) -> list[Grounding]:
    inside = groundings.places_in(sentence.start, sentence.end)
    return [g for g in inside if g.inside is None and len(g.id) != COUNTRY_ID]


def _bare(report: Report, sentence: Sentence, groundings: Groundings) -> tuple[Grounding, ...]:
    """The places of a sentence that holds nothing else."""
    places = _outermost(sentence, groundings)
    if not places or len(sentence.tokens) > 12:
        return ()
    words = [t for t in sentence.tokens if t.upos not in ("PUNCT", "DET", "CCONJ", "ADP", "NUM", "SYM")]
    covered = all(any(g.start <= t.start < g.end for g in places) for t in words)
    return tuple(places) if covered else ()


def _before_colon(report: Report, sentence: Sentence, groundings: Groundings) -> tuple[Grounding, ...]:
    """ "Oldtown: two shells fell near the market", "Oldtown, Newtown and Upton: taken": only where nothing but one name
    or a list of names comes before."""
    found: list[Grounding] = []
    end = sentence.start
    for place in (g for g in groundings.places_in(sentence.start, sentence.end) if g.inside is None):
        gap = report.text[end : place.start].strip()
        if len(gap) > LONGEST_GAP or (gap not in LISTING if found else place.start - sentence.start > 2):
            return ()
        found.append(place)
        end = place.end
        if report.text[end : end + 2].startswith(":"):
            return tuple(found)
    return ()


def _surnames(groundings: Groundings) -> frozenset[str]:
    """The last names of everybody whom the report names in full, without case."""
    full = (g.text.casefold().split() for g in groundings.actors if " " in g.text and _is_person(groundings, g))
    return frozenset(words[-1] for words in full)


def _is_person(groundings: Groundings, grounding: Grounding) -> bool:
    record = groundings.actor_records.get(grounding.id)
    return record is not None and record.kind == "person"


def _of_places(speaking: frozenset[str], places: tuple[Grounding, ...]) -> tuple[Grounding, ...]:
    """The places, none of them where one is who has the word in a transcript ("SOLVANG: We hold on.")."""
    return () if any(g.text.casefold() in speaking for g in places) else places


def _narrowest(sentence: Sentence, groundings: Groundings) -> tuple[Grounding, ...]:
    """The place of a title that lies in no other's wake: a site or quarter before its town."""
    places = _outermost(sentence, groundings)
    records = groundings.place_records
    holders = {r.within for g in places if (r := records.get(g.id))} | {
        r.admin1 for g in places if (r := records.get(g.id)) and r.id != r.admin1
    }
    narrow = [g for g in places if g.id not in holders]
    sites = [g for g in narrow if g.id.startswith("place:") or "/" in g.id]
    chosen = sites or narrow
    return (chosen[0],) if len({g.id for g in chosen}) == 1 else ()
