"""Whereabouts: where a claim's event happens, where no path of its frame reached a place.

The claim's own clause comes first, then the scene that its sentence opens with, then the place that labels its block
("Oldtown: two shells fell near the market").
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.belongings import find_belonging
from fogline.claim.places.clause_bonds import is_bound
from fogline.claim.places.clause_places import find_clause_places
from fogline.claim.places.rostrums import find_aside
from fogline.claim.places.standpoints import find_rostrum, is_tellers
from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.argument_words import PARLEYING
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

GOAL = frozenset({"to", "into", "toward", "towards", "onto"})
ORIGIN = frozenset({"from", "out of"})
SOURCES = frozenset({"from", "according to", "by"})
BEYOND = frozenset({"behind", "beyond", "across", "over"})
"""Where those are who have left."""
REACHED = BEYOND | {"on", "onto", "upon"}
"""What tells where those come to who fall back."""
MOVES = frozenset({"deploy", "advance", "enter", "meet", "displace"})
LEAVING = frozenset({"withdraw", "displace"})
PLACELESS = frozenset({"accuse", "threaten", "organize", "support"})
SPOKEN = frozenset({"accuse", "threaten", "support"})
LONGEST_LEAD = 2
"""Characters that may stand before a place that begins its line (a dash, a quotation mark)."""
COUNTRY_ID = 2
"""Length of a country's id."""
OPENED = frozenset({"attack", "seize", "advance", "enter", "clash", "displace", "withdraw"})
OPENED |= {"casualties", "damage", "airstrike", "shell", "blast", "detain"}
HEADED = frozenset({"agree", "meet", "organize"})
"""What only a label of its own line places ("Oldtown: elders sign truce")."""
STRUCK = frozenset({"attack", "casualties", "damage", "airstrike", "shell", "blast", "clash", "detain"})
STAGED = frozenset({"attack", "blast", "enter"})
"""What a live page tells of the place of its title; its tolls, damage and fighting are from anywhere."""


def find_whereabouts(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Grounding, ...]:
    """Places of an event whose frame found none; `members` are the tokens of the claim's own clause."""
    if happening.type in PLACELESS or not happening.trigger.frame.core:
        return ()
    return _places_in(scene, members, happening) or find_belonging(scene, happening)


def find_scenery(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places that set the scene for a whole sentence or block, for an event whose clause names none."""
    if not happening.trigger.frame.core:
        return ()
    if happening.type in SPOKEN:
        predicate = happening.trigger.predicate
        return find_rostrum(scene, predicate) or find_aside(scene, predicate)
    return _places_before(scene, happening) or _only_place(scene, happening)


def _places_in(scene: Scene, members: frozenset[int], happening: Happening) -> tuple[Grounding, ...]:
    """Places of the claim's own clause that no path reached, by their prepositions: where it happens or whereto. Where
    those are who do it comes after where the clause goes on."""
    event_type = happening.type
    of_doers: tuple[Grounding, ...] = ()
    allowed = load_words("locatives") | (GOAL if event_type in MOVES else frozenset())
    if event_type in LEAVING:
        allowed = (allowed | ORIGIN) - (REACHED if event_type == "withdraw" else frozenset())
    for index in sorted(members):
        case = scene.syntax.own_case(index)
        if case == "between" and event_type in PARLEYING:
            continue
        located = case and (case in allowed or case.split(" ")[0] in allowed)
        if located and not is_tellers(scene, index) and not _is_aside(scene, index, event_type):
            found = scene.places_of(index)
            if found and event_type in STRUCK and not of_doers and _is_doers(scene, index, happening):
                of_doers = tuple(found)
            elif found:
                return tuple(found)
    return (_find_close(scene, happening.trigger.predicate) or of_doers) if of_doers else ()


def _is_doers(scene: Scene, index: int, happening: Happening) -> bool:
    """Whether a place is in the phrase of the subject ("rebels in Newshire killed ten in a raid on Oldtown")."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    chain = [index, *syntax.ancestors(index)]
    if predicate not in chain or syntax.passive(predicate):
        return False
    return syntax.rels[chain[chain.index(predicate) - 1]] == "nsubj" and not scene.has_word(index, "event_nouns")


def _find_close(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """The place that closes a run of verbs of one subject ("killed ten and burned a lorry in a raid on Oldtown")."""
    joined = [k for k in scene.syntax.kids(predicate, "conj") if not scene.syntax.kids(k, "nsubj", "mark")]
    return find_clause_places(scene, joined[-1]) if joined else ()


def _is_aside(scene: Scene, index: int, event_type: str) -> bool:
    """Whether a place stands in the phrase of something else: of who tells it, whence it comes, whereto it leaves
    ("drones from a base in Oldtown", "back to a camp in Oldtown")."""
    syntax = scene.syntax
    aside = SOURCES | (GOAL if event_type == "withdraw" else frozenset())
    for head in syntax.ancestors(index)[:3]:
        if syntax.is_verb(head):
            return False
        if syntax.case(head) in aside and not _is_beside(scene, head):
            return True
    return False


def _is_beside(scene: Scene, index: int) -> bool:
    """ "a bomb went off by a railway line in Oldtown": something under "by" that nobody does anything by."""
    syntax = scene.syntax
    verb = syntax.head(index)
    by = syntax.case(index) == "by" and syntax.rels[index] == "obl" and verb >= 0 and not syntax.passive(verb)
    return by and not scene.actors_of(index) and scene.has_word(index, "place_nouns")


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
    """The one place that a headline or list item names, if something is put there ("Oldtown hotel siege: 21 dead"), and
    it is not where the dead are taken to, nor a capital that speaks or acts."""
    if happening.type not in OPENED or scene.block.kind not in ("headline", "subhead", "list_item", "caption"):
        return ()
    here = [g for g in scene.groundings.places_in(*scene.span) if g.inside is None and len(g.id) > COUNTRY_ID]
    if len({g.id for g in here}) != 1 or not _is_scene(scene, here[0]):
        return ()
    index = scene.start_of.get(here[0].head)
    return (here[0],) if index is None or is_bound(scene.syntax, happening.trigger.index, index) else ()


def _is_scene(scene: Scene, place: Grounding) -> bool:
    if scene.report.text[place.end : place.end + 1] == ":" and place.start - scene.sentence.start <= LONGEST_LEAD:
        return not any(scene.groundings.actors_in(place.start, place.end))
    syntax, index = scene.syntax, scene.start_of.get(place.head)
    if index is None or is_tellers(scene, index) or any(syntax.rels[k] == "acl" for k in syntax.ancestors(index)):
        return False
    case = syntax.own_case(index) or (syntax.own_case(syntax.head(index)) if syntax.rels[index] == "compound" else "")
    if case:
        return case in load_words("locatives") | {"into"}
    verb = syntax.head(index) if syntax.rels[index] == "nsubj" and syntax.is_verb(syntax.head(index)) else -1
    acts = verb >= 0 and not syntax.passive(verb) and bool(syntax.kids(verb, "obj", "ccomp", "xcomp"))
    return not acts and not any(scene.groundings.actors_in(place.start, place.end))


def find_labelled(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place that heads the list item, entry or section, for an event that nothing else places."""
    if not happening.trigger.frame.core or happening.type not in OPENED | {"hold", "deploy"} | HEADED:
        return ()
    if happening.type in HEADED and not scene.label.own:
        return ()
    if scene.label.from_title and happening.type not in STAGED:
        return ()
    return scene.label.places
