"""Strangers: who acts in a clause whose subject is tied to no actor ("unions march", "looters emptied the clinic").

What only people do is done by the words of the subject, whoever they are. Weapons, events, places and hours act for
somebody else, and are nobody here.
"""

from __future__ import annotations

from functools import cache

from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.paths import Paths
from fogline.lexicon.state_bodies import make_slug
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

AGENTIVE = frozenset(
    {"seize", "hold", "enter", "advance", "withdraw", "attack", "clash", "detain", "protest", "meet", "agree"}
    | {"support", "accuse", "threaten", "organize"}
)
"""Types of event that somebody must have done whom the subject names."""
SPEAKING = frozenset({"meet", "agree", "support", "accuse", "threaten", "organize"})
"""Types of what is done by speaking: offices and other bodies do it, too."""
RAIDING = frozenset({"damage", "casualties"})
"""Types that things do, too: here the subject must be people at arms or in a crowd."""
SUBJECTS = frozenset({"agent", "subj", "closer", "agent-owner", "agent-killer"})
INANIMATE = (
    "guns", "bombs", "air", "air_strong", "strikes", "event_words", "event_nouns", "place_nouns", "things", "pacts",
    "institutions", "claim_nouns", "tolls", "abstract", "abstract_states", "dead_words", "aid", "signs",
)  # fmt: skip
PEOPLE = ("people", "civil", "forces", "groups", "protesters", "diplomats", "posts", "rulers", "military_things")
MOVING = frozenset({"advance", "withdraw", "enter", "deploy", "seize", "attack"})
"""Types told by a noun ("the army's retreat") whose owner does it."""
FRESH = frozenset({"reinforcement", "reserve", "reservist", "recruit"})
GROUND = frozenset({"seize", "hold", "enter", "withdraw", "advance"})
VAGUE = frozenset(
    {"front", "offensive", "group", "side", "foreigner", "man", "opposition", "movement", "enemy", "rival"}
)
BODIES = frozenset(
    {"force", "unit", "brigade", "battalion", "regiment", "division", "column", "convoy", "contingent", "patrol"}
    | {"army", "police", "garrison", "militia", "troops"}
)
"""Words for armed bodies that other lists hold for things."""
TAKING = frozenset({"seize", "hold"})
PLACES = frozenset({"LOC", "FAC"})
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "punct"})


@cache
def _load_inanimate() -> frozenset[str]:
    """Lemmas of what acts for others."""
    return frozenset().union(*map(load_words, INANIMATE))


@cache
def _load_people() -> frozenset[str]:
    """Lemmas of those who act for themselves."""
    return frozenset().union(*map(load_words, PEOPLE))


def find_strangers(scene: Scene, paths: Paths) -> tuple[Grounding, ...]:
    """The subject's own words as actors, one for each of its conjuncts; empty where they may not act."""
    frame = paths.trigger.frame
    if frame.kind == "noun" and frame.type in MOVING and "mod" in frame.actor:
        owners = scene.syntax.subkids(paths.index, "nmod:poss")
        return tuple(_ground(scene, n) for n in owners if scene.syntax.case(n) == "" and _is_armed(scene, n))
    if frame.type == "deploy" and frame.kind == "verb":
        sent = [m for n in paths.patient() for m in scene.syntax.conjuncts(n)]
        armed = bool(sent) and not scene.syntax.by_phrase(paths.index) and all(_is_armed(scene, n) for n in sent)
        if scene.syntax.passive(paths.index):
            return tuple(_ground(scene, n) for n in sent) if armed else ()
        own = [m for n in paths.agent() for m in scene.syntax.conjuncts(n)]
        return tuple(_ground(scene, n) for n in own) if all(_is_armed(scene, n) for n in own) else ()
    if frame.kind == "noun" and frame.type in MOVING and "predicated" in frame.actor:
        said = [m for n in paths.predicated() for m in scene.syntax.conjuncts(n)]
        return tuple(_ground(scene, n) for n in said if _is_armed(scene, n) or scene.syntax.lemmas[n] in FRESH)
    expelled = frame.type == "withdraw" and frame.actor[:1] == ("patient",)
    if frame.kind == "noun" or frame.type not in AGENTIVE | RAIDING or not (expelled or SUBJECTS & set(frame.actor)):
        return ()
    named = frame.type == "organize" and "patient" in frame.actor and scene.syntax.passive(paths.index)
    stated = frame.type == "hold" and frame.actor[:1] in (("subj",), ("patient",))
    found = paths.patient() if expelled else scene.syntax.surface_subject(paths.index) if stated else paths.agent()
    if named and not found:
        found = paths.patient()
    nodes = [m for n in found for m in scene.syntax.conjuncts(n)]
    if frame.type in ("seize", "detain") and not paths.patient():
        return ()
    if not nodes or not all(_may_act(scene, n, frame.type) for n in nodes):
        return ()
    return tuple(_ground(scene, n) for n in nodes)


def find_strange_ground(scene: Scene, paths: Paths) -> tuple[Grounding, ...]:
    """What is taken, held, entered or left by a name that nothing ties to a place: the name itself."""
    frame = paths.trigger.frame
    if frame.kind != "verb" or frame.type not in GROUND or "patient" not in frame.place:
        return ()
    nodes = [m for n in paths.patient() for m in scene.syntax.conjuncts(n)]
    nodes += [k for n in nodes for k in scene.syntax.parts(n) if scene.syntax.tokens[n].upos != "PROPN"]
    return tuple(_ground(scene, n, "place") for n in nodes if _is_bare_name(scene, n))


def _is_bare_name(scene: Scene, index: int) -> bool:
    """A name of its own, of nobody known, that nothing calls a person, a party or an hour."""
    syntax, token = scene.syntax, scene.syntax.tokens[index]
    if token.xpos != "NNP" or token.text.isupper() or syntax.kids(index, "compound", "amod", "det", "flat", "nummod"):
        return False
    if any(t.start < token.end and token.start < t.end for t in scene.times):
        return False
    return all(g.how == "learned" for g in scene.actors_at(index))


def _is_modified(scene: Scene, index: int) -> bool:
    """ "Security forces", "government forces": forces of some kind, not bare force."""
    return bool(scene.syntax.kids(index, "compound", "amod"))


def _is_armed(scene: Scene, index: int) -> bool:
    """A force by its word, whom no record names."""
    known = scene.actors_at(index) or scene.actors_of(index)
    return not known and scene.syntax.lemmas[index] in load_words("forces") - VAGUE


def _may_act(scene: Scene, index: int, event_type: str) -> bool:
    syntax = scene.syntax
    token, lemma = syntax.tokens[index], syntax.lemmas[index]
    if token.upos not in ("NOUN", "PROPN") or lemma in load_words("quantifiers"):
        return False
    speaks = event_type in SPEAKING and lemma in load_words("bodies")
    armed = lemma in BODIES and _is_modified(scene, index)
    if lemma in _load_inanimate() and not (armed or speaks):
        return False
    if syntax.case(index) not in ("", "by") or scene.places_at(index) or scene.actors_at(index):
        return False
    if any(t.start < token.end and token.start < t.end for t in scene.times) or len(token.text) < 2:
        return False
    if event_type in TAKING and any(
        m.start <= token.start < m.end and m.label in PLACES for m in scene.report.mentions
    ):
        return False
    if event_type in AGENTIVE:
        named = speaks or token.upos == "PROPN" or token.xpos in ("NNS", "NNPS") or token.text[:1].isdigit()
        return named or lemma in _load_people()
    return lemma in load_words("protesters") or lemma in load_words("forces") or scene.is_force(index)


def _ground(scene: Scene, index: int, role: str = "actor") -> Grounding:
    """The words from the first that describes the subject to its head; no article, owner or number."""
    syntax, first = scene.syntax, index
    while first and syntax.rels[first - 1] in PREMODIFIERS and syntax.head(first - 1) in range(first - 1, index + 1):
        first -= 1
    last = index
    while last + 1 < len(syntax) and syntax.rels[last + 1] == "flat" and syntax.head(last + 1) == index:
        last += 1
    if syntax.lemmas[index] in load_words("bodies") and syntax.words[last + 1 : last + 2] == ("of",):
        inner = [k for k in syntax.kids(index, "nmod") if k == last + 2 and syntax.case(k) == "of"]
        last = inner[0] if inner else last
    start, end = syntax.tokens[first].start, syntax.tokens[last].end
    name = scene.report.text[start:end].replace("\n", " ")
    ident = make_slug(name) or "unknown"
    return Grounding(start, end, name, ident, name, role, "unknown", syntax.tokens[index].start)
