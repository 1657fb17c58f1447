"""Clause runs: the place of the clauses that an event's own clause goes on from.

"Shells fell on Oldtown, wounding three"; "gunmen set up a roadblock near Oldtown, went through the papers and shot 23";
"they entered the ward, opened fire".
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.clause_places import find_clause_places
from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.claim.scenes.scene import Scene
from fogline.models.entity import Grounding

APART = frozenset({"after", "before", "since", "if", "unless", "until"})
LEFT = frozenset({"leave", "flee", "quit", "abandon", "evacuate", "desert", "have", "hold"})
"""Verbs whose object is not where their subject is next, or was nowhere."""


def find_run(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place of a clause above; else what the verb before, which this one goes on from, acts on."""
    return _around(scene, happening.trigger.predicate) or _combed(scene, happening)


def _around(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """The place of a clause above, as far as no time apart, condition or reported speech lies between."""
    syntax, current = scene.syntax, predicate
    for _ in range(5):
        head = syntax.head(current)
        marks = {syntax.words[k] for k in syntax.kids(current, "mark", "case", "advmod")}
        if head < 0 or marks & _apart(scene, current) or not _hangs(scene, current):
            return ()
        if syntax.is_verb(head) and (found := find_clause_places(scene, head)):
            return found
        current = head
    return ()


def _combed(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place that is the object of the verb before, from which the clause goes on ("entered the ward, opened fire");
    what looters carry off is from anywhere."""
    syntax, clause = scene.syntax, happening.trigger.predicate
    verb = syntax.head(clause)
    if verb < 0 or happening.type == "damage":
        return ()
    gerund = syntax.rels[clause] == "advcl" and syntax.tokens[clause].xpos == "VBG"
    goes_on = gerund or syntax.rels[clause] == "conj"
    if not goes_on or syntax.kids(clause, "nsubj") or syntax.passive(verb) or syntax.lemmas[verb] in LEFT:
        return ()
    return tuple(g for k in syntax.kids(verb, "obj") for g in scene.places_at(k) if len(g.id) > COUNTRY_ID)


def _apart(scene: Scene, clause: int) -> frozenset[str]:
    """The marks that set a clause apart in time; "before torching the lorries" is of one place with what came first."""
    return APART - {"before"} if scene.syntax.tokens[clause].xpos == "VBG" else APART


def _hangs(scene: Scene, index: int) -> bool:
    """Whether a word hangs on the one above as a part of one clause or run; a verb listed after another without a
    subject of its own is one ("set up a roadblock, went through the papers and shot 23")."""
    parts = ("acl", "advcl", "conj", "xcomp", "obl", "nmod", "obj", "nsubj")
    return scene.syntax.rels[index] in parts or scene.syntax.is_listed(index)
