"""Actor paths: where each argument path of the frames leads that ends at who does or suffers something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fogline.claim.slots.argument_words import ArgumentWords
from fogline.claim.slots.hyphenated import find_around_hyphen
from fogline.claim.slots.participants import find_closer, find_engaged, find_makers, find_opposed, find_teller
from fogline.claim.slots.possessors import find_belonging, find_named_owners, find_owner
from fogline.claim.slots.visits import find_visitor
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

ActorPath = Callable[[ArgumentWords], Sequence[Grounding]]
TRADING = frozenset({"trade", "exchange", "swap"})
DISPLACING = frozenset({"military", "armed-group", "coalition", "militia", "country", "government", "igo", "ngo"})
"""Kinds of actor that drive people out or take them away."""
SUFFERING = frozenset({"suffer", "sustain", "face", "endure", "withstand", "receive", "see", "witness"})
STRUCK = frozenset({"attack", "airstrike", "shell", "blast"})
EXPELLING = frozenset(
    {"drive", "throw", "chase", "push", "oust", "expel", "force", "dislodge", "evict", "eject", "flush", "kick"}
)
ANSWERING = frozenset({"answer", "respond", "reply", "retaliate", "react", "proceed", "persist"})


def _agent(words: ArgumentWords) -> Sequence[Grounding]:
    return words.actors_of(words.agent())


def _patient(words: ArgumentWords) -> Sequence[Grounding]:
    return words.actors_of(words.patient())


def _predicated(words: ArgumentWords) -> Sequence[Grounding]:
    return words.actors_of(words.predicated())


def _subject(words: ArgumentWords) -> Sequence[Grounding]:
    return words.actors_of(_find_subject(words))


def _find_subject(words: ArgumentWords) -> tuple[int, ...]:
    return words.scene.syntax.surface_subject(words.index)


def _governed(words: ArgumentWords) -> Sequence[Grounding]:
    head = words.scene.syntax.head(words.index)
    return words.actors_of(words.scene.syntax.surface_subject(head)) if head >= 0 else ()


def _agent_owner(words: ArgumentWords) -> Sequence[Grounding]:
    members = [m for n in words.agent() for m in words.scene.syntax.conjuncts(n)]
    return [g for m in members for g in find_owner(words, m)]


def _patient_owner(words: ArgumentWords) -> Sequence[Grounding]:
    return [g for n in words.patient() for g in find_belonging(words, n)]


def _patient_itself(words: ArgumentWords) -> Sequence[Grounding]:
    found = [g for n in words.patient() for g in words.scene.actors_of(n, deep=False)]
    return [g for g in found if g.how != "learned" or words.trigger.frame.type != "withdraw"]


def _in_arms(words: ArgumentWords, found: Sequence[Grounding]) -> Sequence[Grounding]:
    armed = load_words("armed_kinds")
    return [g for g in found if words.scene.kind_of(g) in armed]


def _sent(words: ArgumentWords) -> Sequence[Grounding]:
    return _in_arms(words, _patient(words))


def _expelled(words: ArgumentWords) -> Sequence[Grounding]:
    """Who is driven out by the subject of the verb."""
    return _in_arms(words, _patient(words)) if words.scene.syntax.lemmas[words.index] in EXPELLING else ()


def _displacer(words: ArgumentWords) -> Sequence[Grounding]:
    """Who drives people out or takes them away, where that is somebody under arms or a body: those who flee a place do
    it themselves."""
    syntax, scene, taken = words.scene.syntax, words.scene, words.patient()
    nodes = syntax.by_phrase(words.index) if syntax.passive(words.index) else words.agent()
    if not taken or set(nodes) & set(taken) or any(scene.places_of(n) for n in taken):
        return ()
    return [g for g in words.actors_of(nodes) if scene.kind_of(g) in DISPLACING]


def _displaced(words: ArgumentWords) -> Sequence[Grounding]:
    moved = _patient(words) if words.scene.syntax.passive(words.index) else ()
    return moved or _subject(words)


def _into_hands(words: ArgumentWords) -> Sequence[Grounding]:
    nouns = words.obliques(words.index, ("into", "to", "in"))
    return words.actors_of(k for n in nouns for k in words.complements(n, ("of",)))


def _compound(words: ArgumentWords) -> Sequence[Grounding]:
    return [g for k in words.scene.syntax.kids(words.index, "compound", "amod") for g in words.scene.actors_at(k)]


def _owner(words: ArgumentWords) -> Sequence[Grounding]:
    return words.scene.owners_of(words.index)


def _light(words: ArgumentWords) -> Sequence[Grounding]:
    carrier = words.trigger.carrier
    light = load_words("light_verbs") | TRADING | ANSWERING
    lemma = words.scene.syntax.lemmas[carrier] if carrier is not None else ""
    return _agent(words) if lemma in light and not (lemma in SUFFERING and words.trigger.frame.type in STRUCK) else ()


def _carrier_object(words: ArgumentWords) -> Sequence[Grounding]:
    carrier = words.trigger.carrier
    return words.actors_of(words.scene.syntax.patient(carrier)) if carrier is not None else ()


def _carrier_between(words: ArgumentWords) -> Sequence[Grounding]:
    carrier = words.trigger.carrier
    return words.actors_of(words.obliques(carrier, ("between",))) if carrier is not None else ()


def _between(words: ArgumentWords) -> Sequence[Grounding]:
    return words.actors_of(find_opposed(words))


ACTOR_PATHS: dict[str, ActorPath] = {
    "none": lambda w: (),
    "context": lambda w: (),
    "agent": _agent,
    "agent-killer": _agent,
    "agent-cause": _agent,
    "agent-owner": _agent_owner,
    "subj": _subject,
    "subj-people": _subject,
    "subj-armed": lambda w: _in_arms(w, _subject(w)),
    "self-armed": lambda w: _in_arms(w, w.scene.actors_at(w.index)),
    "displacer": _displacer,
    "expelled": _expelled,
    "subj-owner": lambda w: [g for n in _find_subject(w) for g in w.scene.owners_of(n)],
    "subj-maker": lambda w: [g for n in _find_subject(w) for g in find_makers(w, n)],
    "governed": _governed,
    "makers": lambda w: find_makers(w, w.index),
    "engaged": find_engaged,
    "closer": find_closer,
    "teller": find_teller,
    "patient": _patient,
    "patient-people": _patient,
    "patient-actor": _patient_itself,
    "patient-mod": _patient_owner,
    "patient-owner": _patient_owner,
    "obj-mod-named": lambda w: [g for n in w.patient() for g in find_named_owners(w, n)],
    "iobj": lambda w: w.actors_of(w.scene.syntax.kids(w.index, "iobj")),
    "sent": _sent,
    "displaced": _displaced,
    "obl.into.of": _into_hands,
    "compound": _compound,
    "mod": _owner,
    "mod-people": _owner,
    "mod-actor": _owner,
    "mod-named": lambda w: find_named_owners(w, w.index),
    "light": _light,
    "light-obj": _carrier_object,
    "carrier.subj": _agent,
    "carrier.between": lambda w: _carrier_between(w)[:1],
    "carrier.between.and": lambda w: _carrier_between(w)[1:],
    "between": lambda w: _between(w)[:1],
    "between.and": lambda w: _between(w)[1:],
    "visitor": lambda w: w.actors_of(find_visitor(w.scene, w.index)),
    "prefix": lambda w: find_around_hyphen(w, -2),
    "suffix": lambda w: find_around_hyphen(w, 2),
    "modified": lambda w: [g for n in w.modified() for g in w.scene.actors_of(n)],
    "predicated": _predicated,
    "predicated-actor": _predicated,
    "predicated-people": _predicated,
    "appos-actor": lambda w: w.actors_of(w.apposed()),
    "self-actor": lambda w: w.scene.actors_at(w.index) or w.actors_of((w.index,)),
}
"""Every path to actors that the frames' data may name, but those told by prepositions (`paths.find_governed`)."""
