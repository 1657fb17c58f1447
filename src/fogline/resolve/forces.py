"""Forces: groups, alliances, troops and sides, told apart by owner, sender and what was said before."""

from __future__ import annotations

from itertools import islice

from fogline.resolve.allies import ALLIES, read_allies
from fogline.resolve.antecedents import prefer_kinds
from fogline.resolve.described import (
    Described,
    choose_referent,
    find_group,
    find_sender,
    is_called,
    learn_described,
)
from fogline.resolve.fighters import ARMED_KINDS, leads, read_fighters
from fogline.resolve.nationality_roles import choose_body_id, is_group
from fogline.resolve.owners import Owner, find_nations, find_owner
from fogline.resolve.scene import Reading, Scene

_MOST_SIDES = 200
_UNITS = frozenset(("brigade", "battalion", "regiment", "division", "corps", "column"))
_STATES = frozenset(("government", "country"))
_OFFSHOOTS = frozenset(("affiliate", "offshoot", "branch", "franchise"))


def read_armed_body(scene: Scene, described: Described) -> Reading | None:
    """A group, faction, alliance: the one just spoken of, or one that the phrase describes anew."""
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.noun.singular in _OFFSHOOTS and (branch := _find_branch(scene, described, owner)):
        return branch
    if owner and owner.code is None and is_group(scene, owner.ident):
        return Reading(owner.ids, "possessor", 0.8)
    if scene.nouns.armed & described.modifiers or _of_rebels(scene, described):
        return read_fighters(scene, described)
    if described.noun.plural:
        sender = find_sender(scene, described)
        if sender:
            return Reading((sender,), "subject", 0.7)
    if owner and described.noun.singular in _UNITS and _is_state(scene, owner):
        if described.noun.plural and owner.code and not _is_named(scene, described):
            return Reading((scene.theatre.body_id(owner.code, "forces"),), "nationality+role", 0.85)
        return learn_described(scene, described, owner, kind="military")
    acts = scene.is_subject(described.sentence, described.phrase.head)
    if described.noun.singular == "column" and acts and not owner and not _is_named(scene, described):
        ranked = scene.discourse.find_kind(described.sentence, ARMED_KINDS | {"military"})
        if ranked:
            return choose_referent(ranked, "coreference", 0.5)
    if described.noun.plural and described.noun.singular in _UNITS and not described.definite:
        ranked = scene.discourse.find_kind(described.sentence, ARMED_KINDS | {"military"})
        if ranked and _counts_alone(scene, described):
            return choose_referent(ranked, "coreference", 0.5)
    if described.noun.plural:
        vague = scene.nouns.militant & described.modifiers or described.noun.singular == "group"
        if vague or described.definite:
            return read_fighters(scene, described)
        return learn_described(scene, described, owner, kind="militia") if acts else None
    if described.definite:
        kinds = scene.nouns.kinds_of(described.noun)
        if "based" in described.modifiers:
            kinds = frozenset(("monitor", "ngo"))
        fitting = scene.discourse.find_kind(described.sentence, kinds, owner.ids if owner else ())
        exact = [pair for pair in fitting if is_called(pair[1], described.noun)]
        fitting = prefer_kinds(scene, described, fitting)
        conflict = scene.theatre.conflict
        foreign = "" if exact or described.noun.singular != "coalition" or conflict is None else conflict.coalition
        if foreign and not (
            conflict and conflict.umbrella_first and leads(scene, conflict.umbrellas["rebel"], fitting)
        ):
            return Reading((foreign,), "theatre", 0.6)
        if exact or fitting:
            return choose_referent(exact or fitting, "coreference", 0.8)
    if described.noun.singular in scene.nouns.bare and not described.modifiers:
        return None
    return learn_described(
        scene, described, owner, kind="armed-group" if described.noun.cls == "armed_body" else "coalition"
    )


def _find_branch(scene: Scene, described: Described, owner: Owner | None) -> Reading | None:
    """The group spoken of before that belongs to another ("the Ruritanian Front's affiliate", "the local offshoot")."""
    parents = set(owner.ids) if owner else set()
    ranked = scene.discourse.find(
        described.sentence,
        lambda r: r.actor.kind in ARMED_KINDS and bool(r.actor.member_of) and r.actor.id not in parents,
    )
    if parents:
        ranked = [pair for pair in ranked if parents & set(pair[1].actor.member_of)]
    return choose_referent(ranked, "coreference", 0.7) if ranked and described.definite else None


def _counts_alone(scene: Scene, described: Described) -> bool:
    """Whether a number is all that is said of units ("Two brigades went round to the north")."""
    words = scene.sentences[described.sentence]
    inner = range(described.phrase.first, described.phrase.head)
    acts = words.tokens[described.phrase.head].deprel == "nsubj"
    return acts and len(inner) > 0 and all(words.tokens[at].upos in ("NUM", "ADV", "ADP", "ADJ") for at in inner)


def _is_named(scene: Scene, described: Described) -> bool:
    """Whether units bear a number or a name ("the 4th and 7th brigades", "the Guards brigades")."""
    words = scene.sentences[described.sentence]
    inner = range(described.phrase.first + 1, described.phrase.head)
    return any(words.texts[at][:1].isdigit() or words.tokens[at].upos == "PROPN" for at in inner)


def _is_state(scene: Scene, owner: Owner) -> bool:
    actor = scene.actor(owner.ident)
    return bool(owner.code) or (actor is not None and actor.kind == "military")


def _of_rebels(scene: Scene, described: Described) -> bool:
    words = scene.sentences[described.sentence]
    of = words.find_of(described.phrase.head)
    if of is None:
        return False
    inner = words.folded[described.phrase.head + 1 : of + 1]
    return any(word in scene.nouns.armed or (scene.nouns.nouns.get(word, None) is not None
               and scene.nouns.nouns[word].cls in ("rebel", "fighter")) for word in inner)  # fmt: skip


def _bears_arms(scene: Scene, owner: Owner) -> bool:
    """Whether reinforcements may be an owner's: "from the 2nd Army", not "of men"."""
    actor = scene.actor(owner.ident)
    return bool(owner.code) or (actor is not None and actor.kind in ARMED_KINDS | _STATES | {"military"})


_EITHER = frozenset({"both", "two", "warring", "all", "each", "either", "neither"})


def read_force(scene: Scene, described: Described) -> Reading | None:
    """Forces, reinforcements, sides."""
    if described.noun.singular == "force" and _is_counted(scene, described):
        return None
    if described.noun.singular == "side" and (described.modifiers & _EITHER or _is_bare_plural(described)):
        return read_both_sides(scene)
    sent = described.noun.singular == "reinforcement"
    owner = find_owner(scene, described.sentence, described.phrase, links=sent)
    if owner and sent and not _bears_arms(scene, owner):
        owner = None
    if described.noun.singular in ALLIES:
        return read_allies(scene, described, owner)
    if owner and owner.code:
        nations = find_nations(scene, described.sentence, described.phrase)
        codes = nations if len(nations) > 1 else (owner.code,)
        idents = tuple(i for c in codes if (i := choose_body_id(scene, c, described.body, "force")))
        return Reading(idents, "nationality+role", 0.9) if idents else None
    if owner:
        ids = owner.ids if len(owner.ids) > 1 else (find_group(scene, owner) or owner.ident,)
        return Reading(ids, "possessor", 0.85)
    sender = find_sender(scene, described)
    if sender:
        return Reading((sender,), "subject", 0.75)
    if scene.nouns.loyal & described.modifiers and scene.theatre.home:
        return Reading((scene.theatre.body_id(scene.theatre.home, "army"),), "theatre", 0.8)
    if (scene.nouns.armed | scene.nouns.militant) & described.modifiers:
        return read_fighters(scene, described)
    if described.definite or described.noun.plural:
        if described.noun.singular == "side":
            return None
        ranked = scene.discourse.find_kind(described.sentence, ARMED_KINDS | {"military"})
        return choose_referent(ranked, "coreference", 0.6) if ranked else None
    return None


def _is_bare_plural(described: Described) -> bool:
    """ "The sides" and nothing more: both of them."""
    return described.noun.plural and described.modifiers == {"the"}


def _is_counted(scene: Scene, described: Described) -> bool:
    words = scene.sentences[described.sentence]
    return any(words.tokens[child].deprel == "nummod" for child in words.children(described.phrase.head))


def read_both_sides(scene: Scene, *, states: bool = False) -> Reading | None:
    """The two sides that the report names most, those under arms before their states; with `states` the other way."""
    seen: list[str] = []
    recent = islice(reversed(scene.discourse.referents.values()), _MOST_SIDES)
    ranked = sorted(recent, key=lambda r: ((r.actor.kind in _STATES) != states, -r.count, r.at))
    sides: set[str] = set()
    for referent in ranked:
        if referent.actor.kind not in ARMED_KINDS | {"military"} | _STATES:
            continue
        side = scene.table.side_of(referent.actor.id) or referent.actor.id
        state = referent.actor.kind in _STATES
        if side not in sides and (referent.actor.party or not state):
            sides.add(side)
            seen.append(referent.actor.id)
        if len(seen) == 2:
            break
    return Reading(tuple(seen), "both-sides", 0.7, plural=True) if len(seen) == 2 else None
