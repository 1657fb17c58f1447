"""Voices and groups without a name: sources, residents, civilians, reports, statements, dozens of something."""

from __future__ import annotations

from fogline.lexicon.voice_kinds import UNNAMED
from fogline.resolve.described import Described, choose_referent, get_last_word, is_called, learn_described
from fogline.resolve.forces import read_both_sides
from fogline.resolve.offices import find_holder
from fogline.resolve.owners import find_owner
from fogline.resolve.scene import Reading, Scene

_FOLLOWING = frozenset(("man", "supporter", "follower", "son", "guard", "crew", "staff"))
_BODIES = frozenset(("igo", "ngo", "military", "armed-group", "coalition", "militia", "ministry", "government"))
_SENT = frozenset(("envoy", "representative", "emissary"))
"""Those who, several together, stand for who sent them."""
_OURS = frozenset(("our", "my"))


def read_source(scene: Scene, described: Described) -> Reading | None:
    """Unnamed voices. "The source" is the one just cited; a body's official speaks for the body."""
    owner = find_owner(scene, described.sentence, described.phrase, links=True)
    noun = get_last_word(described.noun)
    if noun == "source" and "same" in described.modifiers and (last := _find_last_voice(scene)):
        return Reading((last,), "coreference", 0.8)
    if described.definite:
        fitting = scene.discourse.find(
            described.sentence, lambda r: noun in r.nouns and (r.actor.kind in ("unnamed", "person"))
        )
        if fitting and not owner:
            return choose_referent(fitting, "coreference", 0.8)
        holder = None if described.noun.plural else find_holder(scene, described, owner)
        if holder:
            return holder
    sent = noun in _SENT and described.noun.plural
    if (sent or noun in scene.nouns.envoys) and owner and not described.definite:
        return Reading(owner.ids, "possessor", 0.7)
    return learn_described(scene, described, owner, kind="unnamed", speaks=True)


def _find_last_voice(scene: Scene) -> str | None:
    """Who spoke last, whoever that is: "the same source" need not have been called a source."""
    spoken = [r for r in scene.discourse.referents.values() if r.spoke >= 0]
    return max(spoken, key=lambda r: r.spoke).actor.id if spoken else None


def read_people(scene: Scene, described: Described) -> Reading | None:
    """Civilians, families, prisoners, hospitals: a group named by its noun, counts left out."""
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.noun.singular in scene.nouns.bare and not (owner or described.definite):
        return None
    if described.noun.cls == "other_group" and described.definite and not described.noun.plural:
        named = scene.discourse.find(
            described.sentence,
            lambda r: r.actor.learned and r.actor.name[:1].isupper() and is_called(r, described.noun),
        )
        if named:
            return choose_referent(named, "coreference", 0.8)
    kind = "civilians" if described.noun.cls == "people" else "group"
    if described.noun.singular in ("country", "nation"):
        if owner and owner.code:
            return Reading((scene.theatre.country_id(owner.code),), "possessor", 0.7)
        return None if not described.noun.plural else learn_described(scene, described, owner, kind="group")
    if described.noun.singular == "convoy" and owner and owner.code is None and _is_body(scene, owner.ident):
        return Reading(owner.ids, "possessor", 0.75)
    ours = described.noun.singular in ("boy", "lad") and bool(_OURS & described.modifiers)
    if (ours or described.noun.singular in _FOLLOWING) and owner:
        actor = scene.actor(owner.ident)
        if described.noun.singular in ("man", "boy", "lad") and actor is not None:
            body = actor.speaks_for if actor.kind == "person" else None
            return Reading((body or actor.id,), "possessor", 0.8)
    return learn_described(scene, described, owner, kind=kind)


def _is_body(scene: Scene, ident: str) -> bool:
    """Whether an actor is a body by name, and no people."""
    actor = scene.actor(ident)
    return actor is not None and actor.kind in _BODIES


def read_report(scene: Scene, described: Described) -> Reading | None:
    owner = find_owner(scene, described.sentence, described.phrase._replace(last=described.phrase.head))
    words = scene.sentences[described.sentence]
    if owner and owner.token > described.phrase.head:
        owner = None
    possessed = owner is not None or words.find_possessor(described.phrase.head) is not None
    if possessed or (described.noun.singular in scene.nouns.bare and not described.noun.plural):
        return None
    return Reading((UNNAMED,), "unnamed", 0.8)


def read_statement(scene: Scene, described: Described) -> Reading | None:
    """A statement speaks for its owner: "an SDF statement", "a military statement", "a presidential statement"."""
    owner = find_owner(scene, described.sentence, described.phrase)
    home = scene.theatre.home
    if "presidential" in described.modifiers:
        code = owner.code if owner and owner.code else home
        return Reading((scene.theatre.body_id(code, "presidency"),), "nationality+role", 0.8) if code else None
    if {"military", "army"} & described.modifiers:
        code = owner.code if owner and owner.code else home
        return Reading((scene.theatre.body_id(code, "army"),), "nationality+role", 0.8) if code else None
    return Reading(owner.ids, "possessor", 0.7) if owner else None


def read_partitive(scene: Scene, described: Described) -> Reading | None:
    """Dozens of fighters, most of the residents: those they are of."""
    words = scene.sentences[described.sentence]
    of = words.find_possessor(described.phrase.head)
    if of is None:
        of = words.find_of(described.phrase.head)
    if of is None and described.noun.singular in ("each", "both"):
        acts = words.tokens[described.phrase.head].deprel == "nsubj"
        return read_both_sides(scene) if acts else None
    if of is None:
        return None
    reading = scene.resolve(described.sentence, of)
    return Reading(reading.ids, reading.how, reading.score, reading.antecedent, plural=True) if reading else None
