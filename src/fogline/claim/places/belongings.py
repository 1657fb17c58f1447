"""Belongings: where those are from, or what is part of, that an event happens to or that do it, if that is all it says.

"The inhabitants of Oldtown fled", "communications with Oldtown are cut", "the Oldtown garrison was ordered out",
"the fighting was around Oldtown".
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

OF = ("of", "in", "at", "inside", "around")
LINES = frozenset(
    {"communication", "power", "electricity", "water", "supply", "link", "traffic", "line", "road", "phone"}
)
"""What leads to a place, cut or shut there."""
GARRISONS = frozenset({"garrison", "defender", "brigade", "battalion", "regiment", "detachment", "guard", "unit"})
FOUGHT = frozenset({"clash", "attack", "shell", "airstrike", "blast"})
AT = frozenset({"at", "on", "against", "into"})
SUFFERING = frozenset({"suffer", "face", "meet", "come", "run"})
HOLDING = frozenset(
    {"leave", "enter", "approach", "reach", "near", "cross", "guard", "protect", "defend", "man", "hold"}
)
HOLDING |= frozenset({"occupy", "control", "patrol", "besiege", "overlook", "line", "pass", "exit"})


def find_belonging(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """Places of the phrase of those who flee, protest or leave, or of what is cut or destroyed."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type in FOUGHT:
        return _predicated(scene, index) or _at_their_post(scene, happening)
    if happening.type == "displace":
        return _owned(scene, (*syntax.patient(index), *syntax.surface_subject(index)), OF)
    if happening.type == "protest":
        return _owned(scene, syntax.surface_subject(happening.trigger.predicate), OF)
    nodes = syntax.patient(index) or syntax.surface_subject(index)
    if happening.type == "damage":
        lines = any(syntax.lemmas[n] in LINES for n in nodes)
        return _owned(scene, nodes, (*OF, "with", "to", "into") if lines else OF)
    if happening.type == "withdraw":
        return _owned(scene, [n for n in nodes if syntax.lemmas[n] in GARRISONS], OF)
    return ()


def _owned(scene: Scene, nodes: list[int] | tuple[int, ...], cases: tuple[str, ...]) -> tuple[Grounding, ...]:
    """The first place that common nouns or what they count are of ("families of Oldtown", "all its inhabitants")."""
    syntax = scene.syntax
    for node in (k for n in nodes for k in (n, *syntax.parts(n))):
        if syntax.tokens[node].upos not in ("NOUN", "NUM", "PRON", "DET", "ADJ"):
            continue
        if theirs := tuple(g for g in scene.places_at(node) if g.how == "coreference"):
            return theirs
        inner = [
            k for k in syntax.kids(node, "nmod") if syntax.case(k) in cases or syntax.tokens[k].deprel == "nmod:poss"
        ]
        for k in (*inner, *syntax.kids(node, "compound")):
            if found := scene.places_of(k):
                return found
    return ()


def _at_their_post(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """What those who are hit were holding, guarding, reaching or leaving ("hit a convoy leaving Oldtown", "fired on the
    patrol that holds Newtown")."""
    syntax, index = scene.syntax, happening.trigger.predicate
    hit = [*syntax.patient(index), *(k for case, k in syntax.obliques(index) if case in AT)]
    hit += syntax.surface_subject(index) if syntax.lemmas[index] in SUFFERING else ()
    for node in (k for n in hit for k in (n, *syntax.parts(n))):
        for clause in (k for k in syntax.kids(node, "acl") if syntax.lemmas[k] in HOLDING):
            if found := tuple(g for n in syntax.kids(clause, "obj") for g in scene.places_of(n)):
                return found
    return ()


def _predicated(scene: Scene, index: int) -> tuple[Grounding, ...]:
    """Where fighting is said to be: "the only combat was at Oldtown", "since fighting erupted around Oldtown"."""
    syntax, head = scene.syntax, scene.syntax.head(index)
    if syntax.rels[index] in ("nsubj", "csubj") and head >= 0 and syntax.is_verb(head):
        wanted = load_words("locatives")
        return next((f for case, k in syntax.obliques(head) if case in wanted and (f := scene.places_of(k))), ())
    if syntax.rels[index] != "nsubj" or head not in syntax.copular or syntax.case(head) not in load_words("locatives"):
        return ()
    return scene.places_of(head)
