"""Adjoining clauses: where the clauses around an event are that names no place of its own.

"was in Oldtown, where he met X", "Shells fell on Oldtown, wounding three", or the only place that a sentence names.
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.clause_bonds import is_bound
from fogline.claim.places.clause_places import find_clause_places
from fogline.claim.places.clause_runs import APART, find_run
from fogline.claim.places.locals import find_home
from fogline.claim.places.standpoints import is_tellers
from fogline.claim.places.stricken import find_stricken
from fogline.claim.places.whereabouts import BEYOND, COUNTRY_ID, OPENED
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

SUFFERED = frozenset({"casualties", "damage", "displace", "detain"})
WHEN = frozenset({"when", "as", "after"})
CROSSING = frozenset({"across", "into", "to", "toward", "towards"})
"""What tells that a clause is of people on their way."""
STAGED = OPENED | {"hold", "meet", "deploy", "protest"}
"""What happens somewhere that the clauses around it may name."""
BROUGHT_DOWN = ("shot-down", "downed", "shoot-down")
"""How the names of frames end that tell of planes brought down, wherever that was."""
ENDING = frozenset({"damage", "shell", "airstrike"})
"""What ends at the place that it is sent to."""


def find_surroundings(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places of the clauses around an event whose own clause names none (codebook: own sentence first): the place
    that a "where" clause tells of, those of the clauses above, else the only one that the sentence names."""
    if not happening.trigger.frame.core or happening.type not in STAGED:
        return ()
    if happening.trigger.frame.id.endswith(BROUGHT_DOWN):
        return ()
    return (
        find_run(scene, happening)
        or find_conjoined(scene, happening)
        or _when(scene, happening)
        or find_stricken(scene, happening)
        or _sole(scene, happening)
        or find_home(scene, happening)
    )


def find_conjoined(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Where the second of two verbs of suffering is put ("2,000 were killed and 400,000 uprooted in Ruritania")."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type not in SUFFERED:
        return ()
    others = [k for k in syntax.kids(index, "conj") if syntax.is_verb(k)]
    others = [k for k in others if syntax.passive(k) == syntax.passive(index) or not syntax.kids(k, "nsubj")]
    return next((found for k in others if (found := find_clause_places(scene, k))), ())


def _when(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Where that was which killed them ("drowned when a boat sank off Oldtown", "died after being shot at Newtown")."""
    syntax = scene.syntax
    if happening.type != "casualties":
        return ()
    for clause in syntax.kids(happening.trigger.predicate, "advcl"):
        marks = {syntax.words[k] for k in syntax.kids(clause, "mark", "advmod")}
        crossing = any(case in CROSSING for case, _ in syntax.obliques(clause))
        if marks & WHEN and not crossing and (found := find_clause_places(scene, clause)):
            return found
    return ()


def find_where(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The place that a "where" clause tells of, for what is told in it."""
    told = happening.trigger.frame.core and happening.type in STAGED
    return _where(scene, happening.trigger.predicate) if told else ()


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
                _before_where(scene, current, head)
                or tuple(scene.places_of(head))
                or _renamed(scene, head)
                or find_clause_places(scene, head)
            )
        if relative and (found := _renamed(scene, head)):
            return found
        if syntax.rels[current] not in ("ccomp", "xcomp", "conj", "advcl", "acl"):
            return ()
        current = head
    return ()


def _before_where(scene: Scene, predicate: int, head: int) -> tuple[Grounding, ...]:
    """The place right before the comma and "where" of a clause ("smoke over Oldtown, where shells fell"), unless the
    clause hangs on a part of it ("the Mill quarter of Oldtown, where")."""
    syntax = scene.syntax
    if any(scene.places_at(k) for k in syntax.parts(head)) and (found := scene.places_at(head)):
        return found
    word = next(k for k in syntax.kids(predicate, "advmod", "mark", "obl") if syntax.words[k] == "where")
    end = syntax.tokens[word - 1].start if word else 0
    return tuple(g for g in scene.groundings.places_in(*scene.span) if g.end == end)[:1]


def _renamed(scene: Scene, index: int) -> tuple[Grounding, ...]:
    """The place that a common noun beside it says again ("Oldtown, a border post that the rebels hold")."""
    syntax = scene.syntax
    if syntax.rels[index] != "appos" or not scene.has_word(index, "place_nouns"):
        return ()
    first = next(k for k in syntax.subtree(index) if syntax.tokens[k].upos != "PUNCT")
    end = syntax.tokens[first - 1].start if first and syntax.words[first - 1] == "," else -1
    beside = tuple(g for g in scene.groundings.places_in(*scene.span) if g.end == end)
    one = beside[:1] if syntax.tokens[index].xpos != "NNS" else ()
    return one or tuple(scene.places_of(syntax.head(index)))


def _is_apart(scene: Scene, predicate: int) -> bool:
    """Whether an event is told of another time than the rest of the sentence ("... after gunmen shot two")."""
    syntax = scene.syntax
    for node in (predicate, *syntax.ancestors(predicate)):
        if {syntax.words[k] for k in syntax.kids(node, "mark", "case")} & APART and syntax.rels[node] != "nmod":
            return True
    return False


def _sole(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The one place that the sentence names."""
    if happening.type not in OPENED or _is_apart(scene, happening.trigger.predicate):
        return ()
    here = [
        g
        for g in scene.groundings.places_in(scene.sentence.start, scene.sentence.end)
        if g.inside is None and len(g.id) > COUNTRY_ID
    ]
    if len({g.id for g in here}) != 1 or not _is_set(scene, here[0], happening.type):
        return ()
    return (here[0],) if is_bound(scene.syntax, happening.trigger.index, scene.start_of[here[0].head]) else ()


def _is_set(scene: Scene, place: Grounding, event_type: str) -> bool:
    """Whether something is placed there by a preposition, and not in the name of who speaks or acts."""
    index = scene.start_of.get(place.head)
    if index is None or _is_in_name(scene, place):
        return False
    if _is_appended(scene, place):
        return True
    if any(scene.syntax.rels[k] == "acl" for k in scene.syntax.ancestors(index)) or is_tellers(scene, index):
        return False
    case, head = scene.syntax.own_case(index), scene.syntax.head(index)
    whence = head >= 0 and scene.syntax.rels[index] == "nmod" and scene.syntax.case(head) == "from"
    if whence or (event_type == "withdraw" and case in BEYOND):
        return False
    if case == "of" and event_type in SUFFERED and scene.syntax.rels[head] == "nsubj":
        return scene.syntax.lemmas[head] in load_words("locals")
    ends = {"to", "into"} if event_type in ENDING else {"into"}
    return case in load_words("locatives") | ends or scene.syntax.rels[index] == "obj"


def _is_appended(scene: Scene, place: Grounding) -> bool:
    """A place put bare behind a comma at the end of a line, as logs do ("Lorry hit by roadside device, Oldtown.")."""
    text, (start, end) = scene.report.text, scene.span
    return text[max(start, place.start - 2) : place.start] == ", " and not text[place.end : end].strip(" .*)")


def _is_in_name(scene: Scene, place: Grounding) -> bool:
    """Whether a place is part of who is named ("Oldtown police"), not only where those are ("medics in Oldtown")."""
    before = scene.report.text[max(scene.sentence.start, place.start - 4) : place.start].split()[-1:]
    around = (a for a in scene.groundings.actors_in(*scene.span) if a.start <= place.start < a.end)
    return any(a.start >= place.start or before not in (["in"], ["of"]) for a in around)
