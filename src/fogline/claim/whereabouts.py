"""Whereabouts: where a claim's event happens, where no path of its frame reached a place.

The claim's own clause comes first, then the scene that its sentence opens with, then the place that labels its block
("Oldtown: two shells fell near the market").
"""

from __future__ import annotations

from fogline.claim.argument_words import PARLEYING
from fogline.claim.happening import Happening
from fogline.claim.scene import Scene
from fogline.claim.standpoints import find_rostrum, is_tellers
from fogline.lexicon.frames import load_words
from fogline.models.entity import Grounding

GOAL = frozenset({"to", "into", "toward", "towards", "onto"})
ORIGIN = frozenset({"from", "out of"})
SOURCES = frozenset({"from", "according to", "by"})
BEYOND = frozenset({"behind", "beyond", "across", "over"})
"""Where those are who have left."""
MOVES = frozenset({"deploy", "advance", "enter", "meet", "displace"})
LEAVING = frozenset({"withdraw", "displace"})
PLACELESS = frozenset({"accuse", "threaten", "organize", "support"})
SPOKEN = frozenset({"accuse", "threaten", "support"})
COUNTRY_ID = 2
"""Length of a country's id."""
OPENED = frozenset({"attack", "seize", "advance", "enter", "clash", "displace", "withdraw"})
OPENED |= {"casualties", "damage", "airstrike", "shell", "blast", "detain"}


def find_whereabouts(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Grounding, ...]:
    """Places of an event whose frame found none; `members` are the tokens of the claim's own clause."""
    if happening.type in PLACELESS or not happening.trigger.frame.core:
        return ()
    return _places_in(scene, members, happening.type)


def find_scenery(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places that set the scene for a whole sentence or block, for an event whose clause names none."""
    if not happening.trigger.frame.core:
        return ()
    if happening.type in SPOKEN:
        return find_rostrum(scene, happening.trigger.predicate)
    return _places_before(scene, happening) or _only_place(scene, happening)


def _places_in(scene: Scene, members: frozenset[int], event_type: str) -> tuple[Grounding, ...]:
    """Places of the claim's own clause that no path reached, by their prepositions: where it happens or whereto."""
    allowed = load_words("locatives") | (GOAL if event_type in MOVES else frozenset())
    if event_type in LEAVING:
        allowed = (allowed | ORIGIN) - (BEYOND if event_type == "withdraw" else frozenset())
    for index in sorted(members):
        case = scene.syntax.own_case(index)
        if case == "between" and event_type in PARLEYING:
            continue
        located = case and (case in allowed or case.split(" ")[0] in allowed)
        if located and not is_tellers(scene, index) and not _is_aside(scene, index, event_type):
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _is_aside(scene: Scene, index: int, event_type: str) -> bool:
    """Whether a place stands in the phrase of something else: of who tells it, whence it comes, whereto it leaves
    ("drones from a base in Oldtown", "back to a camp in Oldtown")."""
    syntax = scene.syntax
    aside = SOURCES | (GOAL if event_type == "withdraw" else frozenset())
    for head in syntax.ancestors(index)[:3]:
        if syntax.is_verb(head):
            return False
        if syntax.case(head) in aside:
            return True
    return False


def _places_before(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The scene that the sentence opens with: "In the coastal town of X, a drone hit a café and five people died"."""
    if happening.type not in OPENED | {"deploy", "protest", "meet", "hold"}:
        return ()
    syntax = scene.syntax
    wanted = load_words("locatives")
    above = {happening.trigger.predicate, *syntax.ancestors(happening.trigger.predicate)}
    for index in range(happening.trigger.predicate):
        if not index < syntax.head(index):
            continue
        if syntax.head(index) in above and syntax.rels[index] in ("obl", "advmod") and syntax.case(index) in wanted:
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _only_place(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The one place that a headline or list item names, wherever it stands ("Oldtown hotel siege: 21 dead")."""
    if happening.type not in OPENED or scene.block.kind not in ("headline", "subhead", "list_item", "caption"):
        return ()
    here = [
        g
        for g in scene.groundings.places_in(scene.sentence.start, scene.sentence.end)
        if g.inside is None and len(g.id) > COUNTRY_ID and not _leads_off(scene, g)
    ]
    return (here[0],) if len({g.id for g in here}) == 1 else ()


def find_surroundings(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places of the clauses around an event whose own clause names none (codebook: own sentence first): the place
    that a "where" clause tells of, those of the clauses above, else the only one that the sentence names."""
    if not happening.trigger.frame.core or happening.type not in OPENED | {"hold", "meet", "deploy", "protest"}:
        return ()
    return (
        _where(scene, happening.trigger.predicate)
        or _around(scene, happening.trigger.predicate)
        or find_conjoined(scene, happening)
        or _sole(scene, happening)
    )


SUFFERED = frozenset({"casualties", "damage", "displace", "detain"})


def find_conjoined(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Where the second of two verbs of suffering is put ("2,000 were killed and 400,000 uprooted in Ruritania")."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type not in SUFFERED:
        return ()
    others = [k for k in syntax.kids(index, "conj") if syntax.is_verb(k) and syntax.passive(k) == syntax.passive(index)]
    return next((found for k in others if (found := _located_by(scene, k))), ())


def _where(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """ "was in Oldtown, where he met X": what the clause hangs on."""
    syntax, current = scene.syntax, predicate
    for _ in range(4):
        head = syntax.head(current)
        if head < 0:
            return ()
        relative = syntax.rels[current] in ("acl", "advcl")
        if relative and any(syntax.words[k] == "where" for k in syntax.kids(current, "advmod", "mark", "obl")):
            return (
                tuple(scene.places_of(head))
                or _renamed(scene, head)
                or _before_where(scene, current)
                or _located_by(scene, head)
            )
        if relative and (found := _renamed(scene, head)):
            return found
        if syntax.rels[current] not in ("ccomp", "xcomp", "conj", "advcl", "acl"):
            return ()
        current = head
    return ()


def _before_where(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """The place right before the comma and "where" of a clause ("smoke over Oldtown, where shells fell")."""
    syntax = scene.syntax
    word = next(k for k in syntax.kids(predicate, "advmod", "mark", "obl") if syntax.words[k] == "where")
    end = syntax.tokens[word - 1].start if word else 0
    return tuple(g for g in scene.groundings.places_in(*scene.span) if g.end == end)[:1]


def _renamed(scene: Scene, index: int) -> tuple[Grounding, ...]:
    """The place that a common noun beside it says again ("Oldtown, a border post that the rebels hold")."""
    syntax = scene.syntax
    if syntax.rels[index] != "appos" or not scene.has_word(index, "place_nouns"):
        return ()
    return tuple(scene.places_of(syntax.head(index)))


def _located_by(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Places in the locative phrases of a clause, where it is a predicate."""
    wanted = load_words("locatives") | {"into"}
    for case, node in scene.syntax.obliques(predicate):
        if (case in wanted or case.split(" ")[0] in wanted) and (found := scene.places_of(node)):
            return tuple(found)
    return ()


APART = frozenset({"after", "before", "since", "if", "unless", "until"})


def _around(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """The place of a clause above, as far as no time apart, condition or reported speech lies between."""
    syntax, current = scene.syntax, predicate
    for _ in range(5):
        head, rel = syntax.head(current), syntax.rels[current]
        marks = {syntax.words[k] for k in syntax.kids(current, "mark", "case", "advmod")}
        if head < 0 or marks & APART or rel not in ("acl", "advcl", "conj", "xcomp", "obl", "nmod", "obj", "nsubj"):
            return ()
        if syntax.is_verb(head) and (found := _located_by(scene, head)):
            return found
        current = head
    return ()


def _sole(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The one place that the sentence names."""
    if happening.type not in OPENED:
        return ()
    here = [
        g
        for g in scene.groundings.places_in(scene.sentence.start, scene.sentence.end)
        if g.inside is None and len(g.id) > COUNTRY_ID
    ]
    return (here[0],) if len({g.id for g in here}) == 1 and _is_set(scene, here[0], happening.type) else ()


STAGED = frozenset({"attack", "blast", "enter"})
"""What a live page tells of the place of its title; its tolls, damage and fighting are from anywhere."""
ENDING = frozenset({"damage", "shell", "airstrike"})


def _is_set(scene: Scene, place: Grounding, event_type: str) -> bool:
    """Whether something is placed there by a preposition, and not in the name of who speaks or acts."""
    index = scene.start_of.get(place.head)
    if index is None or any(a.start <= place.start < a.end for a in scene.groundings.actors_in(*scene.span)):
        return False
    if any(scene.syntax.rels[k] == "acl" for k in scene.syntax.ancestors(index)) or is_tellers(scene, index):
        return False
    case = scene.syntax.own_case(index)
    ends = {"to", "into"} if event_type in ENDING else {"into"}
    return case in load_words("locatives") | ends or scene.syntax.rels[index] == "obj"


def _leads_off(scene: Scene, place: Grounding) -> bool:
    before = scene.report.text[max(scene.sentence.start, place.start - 8) : place.start].lower().split()
    return bool(before) and before[-1] in ("from", "of")


def find_labelled(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place that heads the list item, entry or section, for an event that nothing else places."""
    if not happening.trigger.frame.core or happening.type not in OPENED | {"hold", "deploy"}:
        return ()
    if scene.label.from_title and happening.type not in STAGED:
        return ()
    return scene.label.places
