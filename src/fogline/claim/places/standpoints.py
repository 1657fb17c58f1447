"""Standpoints: where those stand who speak, which is where a speech act is put, and seldom where the event is told of.

"In Geneva, the envoy condemned ...", "a spokesman in Oldtown dismissed the charge", "told the conference in Geneva
that ...".
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.entity import Grounding

GATHERING = frozenset({"meet", "gather", "rally", "demonstrate", "protest", "march", "speak", "visit", "address"})
"""What those do who demand, pledge or accuse there."""
AUDIENCE = frozenset(
    {"reporter", "journalist", "rally", "conference", "crowd", "meeting", "summit", "briefing", "forum"}
)
AUDIENCE |= frozenset({"parliament", "supporter", "mourner", "congregation", "assembly", "audience"})
"""Those whom a speech is made to, where they are."""
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
STAFFS = frozenset({"staff", "command", "headquarters", "military", "spokesman", "briefing", "envoy"})
SPEECHES = frozenset(
    {"speech", "address", "rally", "sermon", "interview", "conference", "ceremony", "visit", "funeral"}
)
"""What words are spoken in or at."""
CLIMB = 3
"""How many heads above its verb the verb of saying may stand."""
REMOTE_TELLERS = frozenset(
    {"official", "diplomat", "spokesman", "spokeswoman", "spokesperson", "minister", "ambassador", "worker", "analyst"}
    | {"correspondent", "reporter", "ministry", "government", "embassy", "agency"}
)
"""Who tells of a war from a capital or from over the border."""


def is_tellers(scene: Scene, index: int) -> bool:
    """Where somebody speaks, or sits who tells of what is elsewhere ("he told reporters in Oldtown", "officials in
    Oldtown said", "according to the staff in Oldtown"); a nurse or a commander there tells of the place."""
    syntax, cues = scene.syntax, load_cues()
    head = syntax.head(index)
    if head >= 0 and syntax.rels[index] == "nmod" and syntax.lemmas[head] in REMOTE_TELLERS | STAFFS:
        if syntax.case(head) == "according to" or syntax.lemmas[head] in SPOKESMEN:
            return True
        if syntax.rels[head] == "appos":
            head = syntax.head(head)
        head = syntax.head(head) if syntax.rels[head] in ("nsubj", "obl", "obj", "iobj") else -1
    told = head >= 0 and syntax.lemmas[head] in cues.say | cues.deny | cues.announce
    quoting = (head, *syntax.children[head]) if told else ()
    return any(syntax.rels[k] in ("ccomp", "parataxis") for k in quoting)


def find_rostrum(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Where a speech act is put: by the words that open its sentence ("In Geneva, the envoy condemned ..."), by the
    meeting or rally that it is a part of ("crowds rallied in Oldtown, demanding ..."), or by where its speaker or
    audience is said to be. `predicate` is the token of its verb."""
    return _opened_or_held(scene, predicate) or _spoken_in(scene, predicate) or _stood(scene, predicate)


def _spoken_in(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """ "vowed in a speech in Oldtown to fight on", "demanded during a visit to Oldtown"."""
    syntax = scene.syntax
    held = [k for k in syntax.kids(predicate, "obl") if syntax.lemmas[k] in SPEECHES]
    placed = [m for k in held if syntax.case(k) in ("in", "at", "during") for m in syntax.kids(k, "nmod")]
    wanted = ("in", "at", "to", "near")
    return next((tuple(g) for k in placed if syntax.case(k) in wanted and (g := scene.places_of(k))), ())


def _opened_or_held(scene: Scene, spoken: int) -> tuple[Grounding, ...]:
    syntax, predicate = scene.syntax, spoken
    for _ in range(3):
        for k in syntax.kids(predicate, "obl"):
            opens = k < min(predicate, 6) and not any(syntax.is_verb(i) for i in range(k))
            if opens and syntax.case(k) in ("in", "at"):
                return tuple(scene.places_of(k))
            if opens and syntax.lemmas[k] in AUDIENCE and (found := _placed(scene, syntax.kids(k, "nmod"))):
                return found
        if predicate != spoken and syntax.lemmas[predicate] in GATHERING and (found := _met(scene, predicate)):
            return found
        goes_on = syntax.rels[predicate] == "conj" and not syntax.kids(predicate, "nsubj")
        part = goes_on or syntax.tokens[predicate].xpos == "VBG"
        if not part or syntax.rels[predicate] not in ("conj", "advcl") or not syntax.is_verb(syntax.head(predicate)):
            break
        predicate = syntax.head(predicate)
    return ()


def _met(scene: Scene, verb: int) -> tuple[Grounding, ...]:
    """Where somebody meets, rallies or marches, whatever the parse hangs the place on."""
    syntax = scene.syntax
    met = [k for noun in syntax.patient(verb) for k in syntax.kids(noun, "nmod")]
    return _placed(scene, [*syntax.kids(verb, "obl"), *met])


def _stood(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Where the speaker or the audience is, told in their own phrase."""
    syntax = scene.syntax
    for noun in syntax.surface_subject(predicate):
        if _stands_there(scene, noun) and (found := _placed(scene, syntax.kids(noun, "nmod"))):
            return found
        for gathered in syntax.kids(noun, "acl"):
            aside = syntax.tokens[gathered].deprel == "acl:relcl" and syntax.kids(gathered, "obj")
            if syntax.lemmas[gathered] in GATHERING and not aside and (found := _met(scene, gathered)):
                return found
    for verb in (predicate, *syntax.ancestors(predicate)[:CLIMB]):
        if syntax.lemmas[verb] not in load_cues().say:
            continue
        heard = [k for k in syntax.kids(verb, "obj", "iobj", "obl") if syntax.lemmas[k] in AUDIENCE]
        inner = [k for noun in heard for k in syntax.kids(noun, "nmod")]
        return _placed(scene, [*inner, *syntax.kids(verb, "obl")]) if heard else ()
    return ()


def _stands_there(scene: Scene, noun: int) -> bool:
    """A spokesman, or people who are no force: those speak where they are said to be."""
    if scene.syntax.tokens[noun].upos != "NOUN":
        return False
    return scene.syntax.lemmas[noun] in SPOKESMEN or (
        scene.syntax.tokens[noun].xpos == "NNS" and not scene.is_force(noun) and not scene.has_word(noun, "event_nouns")
    )


def _placed(scene: Scene, nodes: list[int]) -> tuple[Grounding, ...]:
    """Places of the first phrase among these that tells where by "in" or "at"."""
    for node in nodes:
        if scene.syntax.case(node) in ("in", "at") and (found := scene.places_of(node)):
            return tuple(found)
    return ()
