"""Fighters: rebels, militants, gunmen and enemies, told apart by owner, country and what was said before."""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.state_bodies import get_prefix, make_slug
from fogline.models.entity import Actor, Candidate
from fogline.resolve.backers import read_backed
from fogline.resolve.described import (
    Described,
    choose_referent,
    find_side,
    get_last_word,
    is_called,
    learn_described,
)
from fogline.resolve.discourse import Referent
from fogline.resolve.nationality_roles import is_group
from fogline.resolve.owners import Owner, find_owner
from fogline.resolve.rebels import may_be_rebel
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.seats import find_local_theatre
from fogline.resolve.subjects import find_own_subject
from fogline.resolve.tellers import find_quotation, find_speaker, find_teller

VAGUE = frozenset(("rebel", "jihadist", "separatist", "paramilitary", "gang", "fighter", "terrorist", "enemy"))


ARMED_KINDS = frozenset(("armed-group", "coalition", "militia"))


_ZEALOTS = frozenset(("militant", "terrorist", "jihadist", "extremist", "islamist", "jihadi"))


_COMMON = frozenset(("fighter", "rebel", "militant", "gunman", "terrorist", "enemy", "opposition"))
"""Words that any group's name may hold."""
_INVADERS = frozenset(("occupier", "invader", "aggressor"))
_DRESS = frozenset(("uniform", "fatigue", "fatigues", "camouflage"))
_FACELESS = frozenset(("unidentified", "unknown", "unnamed", "masked", "hooded"))
"""What fighters are called whom nobody can tell."""
_CALLED = frozenset(("fighter", "raider"))
"""What follows the name of a group or a people that fights on its own."""


def read_fighters(scene: Scene, described: Described) -> Reading | None:
    """Rebels, militants, gunmen: the owner's, or the armed side that the report has in mind."""
    if (backed := read_backed(scene, described)) is not None:
        return backed
    owner = find_owner(scene, described.sentence, described.phrase)
    noun = described.noun
    owner = owner or _find_origin(scene, described)
    if owner and owner.code is None:
        scene.learned.arm(owner.ident)
    if "allied" in described.modifiers and not owner:
        return learn_described(scene, described, owner, kind="militia")
    if owner and owner.code is None:
        actor = scene.actor(owner.ident)
        if actor is not None and actor.kind == "person" and actor.speaks_for:
            return Reading((actor.speaks_for,), "possessor", 0.8)
        if actor is not None and actor.kind not in ("unnamed", "civilians"):
            return Reading(owner.ids, "possessor", 0.9)
    loyal = {"pro-government", "pro-regime", "pro-assad", "loyalist", "regime", "government"} & described.modifiers
    if (loyal or noun.singular == "loyalist") and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if owner and owner.code and owner.code != scene.theatre.home:
        return _read_foreign(scene, described, owner)
    conflict = scene.theatre.conflict
    foreign = noun.singular in _INVADERS and conflict is not None and conflict.kind == "interstate"
    if noun.cls == "enemy" or foreign:
        return _read_enemy(scene, described)
    if not described.definite and (described.modifiers & _FACELESS or _is_named(scene, described)):
        return learn_described(scene, described, owner, kind="armed-group")
    return _read_side(scene, described, _find_class(scene, described))


def _is_named(scene: Scene, described: Described) -> bool:
    """Whether a name that no list knows stands before fighters ("Varnai Guard fighters")."""
    if described.noun.singular not in _CALLED:
        return False
    words = scene.sentences[described.sentence]
    before = described.phrase.head - 1
    named = before >= described.phrase.first and words.tokens[before].upos == "PROPN"
    compound = named and words.tokens[before].head == described.phrase.head
    return compound and words.texts[before][1:].islower() and scene.name_over(described.sentence, before) is None


def _find_origin(scene: Scene, described: Described) -> Owner | None:
    """The group that fighters come from ("gunmen from X", "men in X uniform"); in an army's dress anybody may come."""
    linked = find_owner(scene, described.sentence, described.phrase, links=True)
    words = scene.sentences[described.sentence]
    if linked and words.find_preposition(linked.token) == "from":
        scene.learned.arm(linked.ident)
    if linked and is_group(scene, linked.ident):
        return linked
    for child in words.children(described.phrase.head):
        if child > described.phrase.head and words.tokens[child].lemma in _DRESS:
            owner = find_owner(scene, described.sentence, words.find_phrase(child))
            return owner if owner and is_group(scene, owner.ident) else None
    return None


def _read_enemy(scene: Scene, described: Described) -> Reading | None:
    """The other side than the speaker's; outside quotations, than the state's at war."""
    theatre = scene.theatre
    if not described.definite and not described.noun.plural:
        return None
    quotation = find_quotation(scene, described.phrase.start)
    speaker = (
        find_speaker(scene, described.sentence, quotation) if quotation else find_teller(scene, described.sentence)
    )
    actor = scene.actor(speaker.ids[0]) if speaker else None
    own = find_side(scene, actor) if actor else None
    if own is None and theatre.home:
        own = theatre.table.state_id(theatre.home, theatre.day)
    ranked = scene.discourse.find(
        described.sentence,
        lambda r: r.actor.kind in ARMED_KINDS | {"military"} and find_side(scene, r.actor) not in (own, None),
    )
    if ranked:
        return choose_referent(ranked, "coreference", 0.6)
    conflict = theatre.conflict
    if conflict is not None and conflict.kind == "interstate" and conflict.belligerents:
        return Reading((theatre.body_id(conflict.belligerents[0], "army"),), "theatre", 0.5)
    return _read_side(scene, described, "rebel")


def _find_class(scene: Scene, described: Described) -> str:
    if described.noun.cls in ("rebel", "jihadist", "separatist", "paramilitary", "gang"):
        return described.noun.cls
    for word in described.modifiers:
        noun = scene.nouns.nouns.get(word)
        if noun is not None and noun.cls in ("rebel", "jihadist", "separatist", "paramilitary"):
            return noun.cls
    return "fighter"


def _read_foreign(scene: Scene, described: Described, owner: Owner) -> Reading | None:
    """Fighters of another country: its army where it wages this war, else a group named by the phrase."""
    if owner.code and scene.theatre.is_local(owner.code):
        return Reading((scene.theatre.body_id(owner.code, "forces"),), "nationality+role", 0.8)
    if described.noun.cls in ("rebel", "separatist") and owner.code:
        from_table = scene.theatre.table.find(f"{get_prefix(owner.code)[0]}-rebels")
        if from_table:
            return Reading((from_table.id,), "nationality+role", 0.8)
    return learn_described(scene, described, owner, kind="armed-group")


def _read_side(scene: Scene, described: Described, cls: str) -> Reading | None:
    theatre = find_local_theatre(scene, described.sentence)
    umbrella = theatre.side_umbrella(cls)
    named = _find_called(scene, described)
    if named:
        return replace(choose_referent(named, "coreference", 0.75), plural=True)
    ranked = scene.discourse.find(
        described.sentence,
        lambda r: r.actor.kind in ARMED_KINDS and may_be_rebel(scene, r.actor),
        exclude=find_own_subject(scene, described.sentence, described.phrase.head),
    )
    if theatre is not scene.theatre:
        ranked = [pair for pair in ranked if scene.labels[pair[1].last] == theatre.home]
    if described.noun.singular in _ZEALOTS or cls == "jihadist":
        zealous = [pair for pair in ranked if "jihadist" in scene.table.tags.get(pair[1].actor.id, ())]
        ranked = zealous or ranked
    first = bool(theatre.conflict and theatre.conflict.umbrella_first)
    if umbrella is not None and first and not _is_one_of_joint(scene, umbrella, ranked):
        best = ranked[0][1].actor if ranked else None
        if best is None or cls == "rebel" or leads(scene, umbrella, ranked):
            rest = (Candidate(best.id, best.name, 0.3, "a group of that side"),) if best else ()
            return Reading(
                (umbrella,), "umbrella", 0.8, None, rest, plural=True, noun=get_last_word(described.noun), name="rebels"
            )
    if ranked:
        reading = choose_referent(ranked, "coreference", 0.7 if described.definite else 0.55)
        return replace(reading, plural=True)
    if umbrella is not None:
        return Reading((umbrella,), "umbrella", 0.6, plural=True)
    return _learn_umbrella(scene, described, theatre.home)


def _find_called(scene: Scene, described: Described) -> list[tuple[float, Referent]]:
    """Groups that bear a definite noun in a name of theirs ("the mercenaries", "the contras")."""
    noun = described.noun
    if not described.definite or noun.singular in _COMMON or noun.cls in ("rebel", "terrorist", "enemy"):
        return []
    return scene.discourse.find(described.sentence, lambda r: r.actor.kind in ARMED_KINDS and is_called(r, noun))


def _is_one_of_joint(scene: Scene, umbrella: str, ranked: list[tuple[float, Referent]]) -> bool:
    """Whether an umbrella is the joint name of groups ("A/B insurgents") of which the report names one."""
    side = scene.table.side_of(umbrella)
    own = {r.actor.id for _, r in ranked if scene.table.side_of(r.actor.id) == side}
    return side != umbrella and len(own - {umbrella}) == 1 and umbrella not in own


def leads(scene: Scene, umbrella: str, ranked: list[tuple[float, Referent]]) -> bool:
    """Whether the report speaks more of the umbrella's side than of the fittest other group."""
    if not ranked:
        return False
    side = scene.table.side_of(umbrella)
    best = ranked[0][1]
    if scene.table.side_of(best.actor.id) == side:
        return True
    own = sum(r.count for _, r in ranked if scene.table.side_of(r.actor.id) == side)
    return own > sum(r.count for _, r in ranked if r.actor.side == best.actor.side)


def _learn_umbrella(scene: Scene, described: Described, home: str | None) -> Reading:
    noun = described.noun.singular
    plural = scene.sentences[described.sentence].folded[described.phrase.head]
    if not described.noun.plural and described.noun.cls in VAGUE:
        plural = f"{noun}s"
    slug, adjective = get_prefix(home) if home else ("", "")
    ident = make_slug(f"{slug} {plural}")
    actor = scene.learned.add(
        Actor(ident, f"{adjective} {plural}".strip(), "armed-group", side=ident, country=home, party=True, inter=2,
              learned=True)
    )  # fmt: skip
    return Reading((actor.id,), "unknown", 0.5, plural=True)
