"""Place paths: where each argument path of the frames leads that ends at a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.claim.slots.argument_words import ArgumentWords
from fogline.claim.slots.remote_places import find_aimed_at, find_host, find_named_after, find_reported_from
from fogline.claim.slots.visits import find_visited
from fogline.models.entity import Grounding

PlacePath = Callable[[ArgumentWords], Sequence[Grounding]]
MANNED = ("of", "at", "in", "on", "inside", "around", "near")
"""Between defenders and what they hold ("the garrison at Oldtown")."""
COUNTRY_ID = 2
ARRIVING = frozenset({"return", "arrive", "cross", "come", "reach", "repatriate", "resettle"})
GUARDING = frozenset({"defend", "protect", "guard", "secure", "shield", "hold", "seal", "encircle", "blockade"})
CALLING = frozenset({"call", "describe", "term", "dub", "say"})
MASTERY = frozenset({"control", "possession", "mastery", "command"})
NOT_WHERE = frozenset({"from", "with", "against", "by", "for", "as", "about"})
FOUGHT_OVER = frozenset({"clash", "attack"})


def _patient(words: ArgumentWords) -> Sequence[Grounding]:
    return words.places_of(words.patient()) or words.places_of(_called(words))


def _called(words: ArgumentWords) -> list[int]:
    """ "struck what it called a base in Oldtown": what "what" is called."""
    syntax = words.scene.syntax
    calling = [k for n in words.patient() if syntax.words[n] == "what" for k in syntax.kids(n, "acl")]
    named = [k for v in calling if syntax.lemmas[v] in CALLING for k in syntax.kids(v, "xcomp", "obj", "obl")]
    return [m for k in named for m in (k, *syntax.kids(k, "nmod", "obl")) if syntax.case(m) not in NOT_WHERE]


def _patient_located(words: ArgumentWords) -> Sequence[Grounding]:
    return words.places_of(k for n in words.patient() for k in words.locatives(n))


def _patient_near(words: ArgumentWords) -> Sequence[Grounding]:
    syntax = words.scene.syntax
    return words.places_of(
        k for n in words.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) not in NOT_WHERE
    )


def _located(words: ArgumentWords) -> Sequence[Grounding]:
    """The trigger's own locatives, its carrier's, or its object's."""
    nodes = (words.index, *_carriers(words))
    for node in nodes if words.trigger.frame.type in FOUGHT_OVER else ():
        if found := words.places_of(p for k in words.obliques(node, ("for",)) for p in _controlled(words, k)):
            return found
    for node in nodes:
        if found := words.places_of(words.locatives(node)):
            return found
    return _patient_located(words) or _told_of(words)


def _controlled(words: ArgumentWords, noun: int) -> list[int]:
    """ "fighting for control of Oldtown": what is fought over."""
    syntax = words.scene.syntax
    return syntax.parts(noun) if syntax.lemmas[noun] in MASTERY else []


def _told_of(words: ArgumentWords) -> Sequence[Grounding]:
    """Where the clause behind a noun puts what it names ("talks held in Oldtown", "the clashes that began around X"); a
    truce is kept or broken elsewhere than it was signed."""
    if words.trigger.frame.kind == "verb" or words.trigger.frame.type == "agree":
        return ()
    for clause in words.scene.syntax.kids(words.index, "acl"):
        if found := words.places_of(words.locatives(clause)):
            return found
    return ()


def _arrived_at(words: ArgumentWords) -> Sequence[Grounding]:
    """Whereto those went who returned, arrived or crossed: what counts is where they have come."""
    if words.scene.syntax.lemmas[words.index] not in ARRIVING:
        return ()
    return words.places_of(words.obliques(words.index, ("to", "into", "in")))


def _guarded(words: ArgumentWords) -> Sequence[Grounding]:
    """What a move is to defend ("set up checkpoints to protect Oldtown", "to defend their position in Newtown")."""
    syntax = words.scene.syntax
    for clause in syntax.kids(words.index, "advcl", "acl", "xcomp"):
        if syntax.lemmas[clause] in GUARDING and any(syntax.words[k] == "to" for k in syntax.kids(clause, "mark")):
            return words.places_of(syntax.patient(clause))
    return ()


def _attempted(words: ArgumentWords) -> Sequence[Grounding]:
    """Whereto those tried to come who were beaten off ("thwarted attempts to break through toward Oldtown")."""
    syntax = words.scene.syntax
    for clause in (k for n in words.patient() for k in syntax.kids(n, "acl")):
        if any(syntax.words[k] == "to" for k in syntax.kids(clause, "mark")):
            goals = words.obliques(clause, ("toward", "towards", "into", "to", "in", "at", "near"))
            if found := words.places_of([*syntax.patient(clause), *goals]):
                return found
    return ()


def _seen(words: ArgumentWords) -> Sequence[Grounding]:
    """What is visited, unless it is somebody ("visited the camps of Oldtown"; not "met the elders of Oldtown")."""
    scene = words.scene
    return words.places_of(n for n in words.patient() if scene.places_at(n) or scene.has_word(n, "place_nouns"))


def _fought_for(words: ArgumentWords) -> Sequence[Grounding]:
    """What is fought for ("fought for Oldtown", "battled for control of the bridge in Newtown": the bridge)."""
    syntax = words.scene.syntax
    aims = words.obliques(words.index, ("for", "over"))
    aims += [k for n in words.patient() for k in words.complements(n, ("for", "over"))]
    return words.places_of(p for k in aims for p in (syntax.parts(k) if syntax.lemmas[k] in MASTERY else (k,)))


def _from_home(words: ArgumentWords) -> Sequence[Grounding]:
    """Where those are from who fled ("families from Oldtown have fled to the hills", "the town's people left")."""
    syntax = words.scene.syntax
    nodes = [*words.patient(), *syntax.surface_subject(words.index)]
    inner = [k for n in nodes for m in (n, *syntax.parts(n)) for k in syntax.kids(m, "nmod")]
    homes = [k for k in inner if syntax.case(k) == "from" or syntax.tokens[k].deprel == "nmod:poss"]
    return [g for g in words.places_of(homes) if len(g.id) > COUNTRY_ID]


def _carriers(words: ArgumentWords) -> tuple[int, ...]:
    return () if words.trigger.carrier is None else (words.trigger.carrier,)


def _under(words: ArgumentWords) -> Sequence[Grounding]:
    """The place that "came under fire", "is under siege"."""
    carrier, syntax = words.trigger.carrier, words.scene.syntax
    if syntax.case(words.index) != "under":
        return ()
    return words.places_of(syntax.surface_subject(words.index if carrier is None else carrier))


def _carried_object(words: ArgumentWords) -> Sequence[Grounding]:
    """What the verb that carries the trigger does it to, or where that is."""
    carrier = words.trigger.carrier
    if carrier is None or words.trigger.carried_as not in ("nsubj", "obl:agent", "obl"):
        return ()
    patient = words.scene.syntax.patient(carrier)
    return words.places_of(patient) or words.places_of(k for i in patient for k in words.locatives(i))


def _renamed(words: ArgumentWords, index: int) -> Sequence[Grounding]:
    """The place that an apposition names anew ("the Old City, the last X-held quarter")."""
    syntax = words.scene.syntax
    return words.scene.places_at(syntax.head(index)) if syntax.rels[index] == "appos" else ()


def _of_the_state(words: ArgumentWords) -> Sequence[Grounding]:
    head = words.scene.syntax.head(words.index)
    return words.places_of(words.locatives(head)) if head in words.scene.syntax.copular else ()


def _carrier_subject(words: ArgumentWords) -> Sequence[Grounding]:
    return words.places_of(n for c in _carriers(words) for n in words.scene.syntax.surface_subject(c))


PLACE_PATHS: dict[str, PlacePath] = {
    "patient": _patient,
    "patient-place": _patient,
    "patient-loc": _patient_located,
    "patient-near": _patient_near,
    "subj": lambda w: w.places_of(w.scene.syntax.surface_subject(w.index)),
    "agent-at": lambda w: w.places_of(k for n in w.agent() for k in w.complements(n, MANNED)),
    "under": _under,
    "loc": _located,
    "mod-place": lambda w: [g for k in w.scene.syntax.children[w.index] for g in w.scene.places_at(k)],
    "predicated": lambda w: w.places_of(w.predicated()),
    "appos": lambda w: w.places_of(w.apposed()),
    "modified": lambda w: [g for n in w.modified() for g in _renamed(w, n) or w.scene.places_at(n)],
    "arrived-at": _arrived_at,
    "from-home": _from_home,
    "guarded": _guarded,
    "attempted": _attempted,
    "fought-for": _fought_for,
    "seen": _seen,
    "self": lambda w: w.places_of((w.index,)),
    "aim": lambda w: find_aimed_at(w.scene, (w.index, *w.patient(), *_carriers(w))),
    "obj-named-after": lambda w: find_named_after(w.scene, w.patient()),
    "visited": lambda w: w.places_of(find_visited(w.scene, w.index)),
    "host": lambda w: find_host(w.scene, w.index),
    "reported-from": lambda w: find_reported_from(w.scene, w.index),
    "carrier.obj": _carried_object,
    "carrier.subj-place": _carrier_subject,
    "state-loc": _of_the_state,
}
"""Every path to places that the frames' data may name, but those told by prepositions (`paths.find_governed`)."""
