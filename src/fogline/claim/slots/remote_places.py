"""Remote places: where an event is that its own phrase does not say, by paths of frames that reach further.

"launched an offensive to take Oldtown", "the Oldtown offensive was launched", "a hospital in Oldtown has 20 dead",
"heavy fighting was reported from Oldtown".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.claim.scenes.scene import Scene
from fogline.models.entity import Grounding

AIMS = frozenset(
    {"take", "retake", "capture", "recapture", "seize", "liberate", "free", "reclaim", "regain", "storm", "enter"}
    | {"clear", "secure", "conquer", "overrun", "reach", "encircle", "besiege", "recover", "occupy", "control"}
)
PURPOSES = frozenset({"aim", "goal", "purpose", "objective", "intention", "object"})
HOUSES = frozenset({"hospital", "clinic", "morgue", "ward", "infirmary", "mortuary", "dispensary"})
STAFF = frozenset({"doctor", "surgeon", "nurse", "medic", "physician", "paramedic", "orderly", "matron", "medics"})
REPORTS = frozenset({"report", "hear"})


def find_aimed_at(scene: Scene, nodes: tuple[int, ...]) -> Sequence[Grounding]:
    """What an attack or the verb that launches it is to take: the object of its infinitive, or of its named aim ("with
    the aim of taking Oldtown"). `nodes` are both."""
    syntax = scene.syntax
    for node in nodes:
        named = [k for k in syntax.kids(node, "obl", "nmod") if syntax.lemmas[k] in PURPOSES]
        for aim in (a for k in named for a in syntax.kids(k, "acl") if syntax.lemmas[a] in AIMS):
            return _aimed_at(scene, aim)
        for aim in syntax.kids(node, "acl", "advcl", "xcomp"):
            if syntax.lemmas[aim] in AIMS and any(syntax.words[k] == "to" for k in syntax.kids(aim, "mark")):
                return _aimed_at(scene, aim)
    return []


def _aimed_at(scene: Scene, aim: int) -> Sequence[Grounding]:
    """What is to be taken; "it" is the place named last ("jets bombed Oldtown before an offensive to clear it")."""
    nodes = scene.syntax.patient(aim)
    found = [place for n in nodes for place in scene.places_of(n)]
    pointing = not found and any(scene.syntax.words[n] == "it" for n in nodes)
    return scene.named_before(aim) if pointing else found


def find_named_after(scene: Scene, nodes: tuple[int, ...]) -> Sequence[Grounding]:
    """The place that stands before the noun: "the Oldtown offensive"."""
    return [g for n in nodes for k in scene.syntax.kids(n, "compound", "amod") for g in scene.places_at(k)]


def find_host(scene: Scene, index: int) -> Sequence[Grounding]:
    """Where the hospital, clinic or morgue is that has those counted, or whose staff tells of them: the subject of a
    verb above ("a surgeon at Oldtown hospital said that 22 had been brought in")."""
    syntax = scene.syntax
    for head in _above(scene, index):
        for subject in syntax.surface_subject(head):
            if syntax.lemmas[subject] in HOUSES and (found := scene.places_of(subject)):
                return found
            if syntax.lemmas[subject] in STAFF:
                posts = [k for k in syntax.kids(subject, "nmod") if syntax.case(k) in ("at", "in", "from", "of")]
                if found := tuple(place for k in posts for place in scene.places_of(k)):
                    return found
    return []


def find_reported_from(scene: Scene, index: int) -> Sequence[Grounding]:
    """Where something was reported or heard from."""
    syntax = scene.syntax
    for head in _above(scene, index):
        if syntax.lemmas[head] in REPORTS and syntax.passive(head):
            return [g for case, node in syntax.obliques(head) if case == "from" for g in scene.places_of(node)]
    return []


def _above(scene: Scene, index: int) -> Iterator[int]:
    """The verbs above a word, to the top of its clause."""
    for head in scene.syntax.ancestors(index):
        if scene.syntax.is_verb(head):
            yield head
            if scene.syntax.rels[head] in ("root", "parataxis", "acl"):
                return
