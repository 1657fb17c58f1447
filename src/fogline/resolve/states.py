"""States: armies, governments and their organs, by nationality, owner or the war that the report is about."""

from __future__ import annotations

from fogline.models.entity import Actor
from fogline.resolve.described import (
    Described,
    choose_referent,
    find_group,
    find_sender,
    find_tellers_army,
    get_last_word,
    is_called,
    learn_described,
)
from fogline.resolve.discourse import Referent
from fogline.resolve.fighters import read_fighters
from fogline.resolve.forces import read_both_sides
from fogline.resolve.nationality_roles import choose_body_id
from fogline.resolve.owners import Owner, find_nations, find_owner
from fogline.resolve.scene import Reading, Scene
from fogline.resolve.seats import find_seat

_KINDS = frozenset(("military", "army"))
"""What a vehicle or a gun may be without being anybody's."""
_OWN = frozenset(("army", "forces", "government"))


_BOTH = frozenset(("both", "two"))
_SIDES = frozenset(("army", "government", "military", "state"))
"""What each of two sides at war has one of."""


def read_state(scene: Scene, described: Described) -> Reading | None:
    """Armies, governments and their organs."""
    cls, body = described.noun.cls, described.body
    if described.noun.plural and described.modifiers & _BOTH and described.modifiers <= _BOTH | {"the"}:
        sides = read_both_sides(scene, states=cls == "government")
        if sides is not None and described.noun.singular in _SIDES:
            return sides
    owner = find_owner(scene, described.sentence, described.phrase)
    if cls == "government" and _is_other_government(scene, described):
        return learn_described(scene, described, owner, kind="group" if described.noun.plural else "government")
    if owner and owner.code is None:
        ident = find_group(scene, owner) or _find_old_army(scene, owner, cls)
        if ident:
            return Reading((ident,), "possessor", 0.85)
    code = owner.code if owner else None
    actor = scene.actor(owner.ident) if owner is not None else None
    if owner is not None:
        if actor is not None and actor.kind in ("military", "igo") and cls == "army":
            return Reading(owner.ids, "possessor", 0.85)
        if code is None and actor is not None and actor.kind in ("military", "government", "ministry"):
            code = actor.country
    if code is not None:
        nations = find_nations(scene, described.sentence, described.phrase)
        codes = nations if len(nations) > 1 else (code,)
        idents = tuple(i for c in codes if (i := choose_body_id(scene, c, body, cls)))
        return Reading(idents, "nationality+role", 0.95) if idents else None
    if described.modifiers & scene.nouns.armed - frozenset(described.noun.singular.split()):
        return read_fighters(scene, described)
    if owner is not None and scene.theatre.home and (body is None or body.key in _OWN):
        country = actor.country if actor is not None and actor.country else scene.theatre.home
        own = choose_body_id(scene, country, body, cls)
        return Reading((own,), "possessor", 0.6) if own else None
    if not described.definite and described.noun.singular in scene.nouns.bare and not described.noun.plural:
        return None
    return _read_unowned_state(scene, described)


def _find_old_army(scene: Scene, owner: Owner, cls: str) -> str | None:
    """The army of a state that is no more ("Soviet tanks"), as it stood on the report's day."""
    state = scene.actor(owner.ident)
    if cls != "army" or state is None or state.kind != "country" or state.country:
        return None
    armies = [a for a in scene.table.actors if a.kind == "military" and a.speaks_for == state.id]
    return next((a.id for a in armies if scene.theatre.fits(a)), None)


def _is_other_government(scene: Scene, described: Described) -> bool:
    if get_last_word(described.noun) not in ("state", "government", "administration"):
        return False
    return described.noun.plural or _is_local(scene, described)


def _is_local(scene: Scene, described: Described) -> bool:
    """Whether a government is one below the state ("the Amhara regional government")."""
    words = scene.sentences[described.sentence]
    if scene.nouns.local & described.modifiers:
        return True
    return any(
        words.tokens[at].upos == "PROPN" and scene.name_over(described.sentence, at) is None
        for at in range(described.phrase.first, described.phrase.head)
    )


def _read_unowned_state(scene: Scene, described: Described) -> Reading | None:
    sender = None
    if described.noun.cls == "army":
        sender = find_sender(scene, described) or find_tellers_army(scene, described)
    if sender:
        return Reading((sender,), "subject", 0.75)
    military = described.body is None or described.body.key in ("army", "forces")
    weapon = described.noun.singular in scene.nouns.weapons
    loyal = military and bool((scene.nouns.loyal - (_KINDS if weapon else frozenset())) & described.modifiers)
    if weapon and not loyal and not _is_acting(scene, described):
        return None
    if weapon and not described.noun.plural and not described.definite and not loyal:
        return learn_described(scene, described, None, kind="unnamed")
    body, cls = described.body, described.noun.cls
    key = body.key if body else {"army": "army", "government": "government"}.get(cls)
    if (abroad := _find_abroad(scene, described, key)) is not None:
        ident = choose_body_id(scene, abroad, body, cls)
        return Reading((ident,), "nationality+role", 0.7) if ident else None
    if key in ("army", "forces", None) and not loyal:
        kinds: tuple[str, ...] = ("military",)
    elif key == "government":
        kinds = ("government", "country") if described.noun.singular in ("country",) else ("government",)
    else:
        kinds = ("ministry", "agency", "outlet", "military", "government")
    slug = body.slug if body else key
    if not loyal:
        fitting = scene.discourse.find(
            described.sentence,
            lambda r: (r.actor.kind in kinds and _is_organ(scene, r.actor, key, slug)) or _is_told(r, described),
        )
        near = [pair for pair in fitting if key not in ("army", "forces", "government") or pair[0] > -6]
        if near:
            return choose_referent(near, "coreference", 0.8)
    home = scene.theatre.home
    if home is None:
        return None
    if body is None and key is None:
        return None
    ident = choose_body_id(scene, home, body, cls)
    if loyal:
        ident = scene.theatre.body_id(home, "army")
    return Reading((ident,), "theatre", 0.7) if ident else None


def _find_abroad(scene: Scene, described: Described, key: str | None) -> str | None:
    """The country abroad whose police, ministry or, on a line labelled with it, army is meant; armies are told of
    outside their countries."""
    if key is None:
        return None
    armed = key in ("army", "forces")
    seat = scene.labels[described.sentence] if armed else find_seat(scene, described)
    return seat if seat != scene.theatre.home else None


_BODIES = frozenset(("military", "armed-group", "ngo", "militia"))
_OTHER_ARMIES = frozenset(("white", "red", "black", "free", "people's", "liberation", "resistance", "national", "new"))


def _is_told(referent: Referent, described: Described) -> bool:
    """Whether a body that the report itself introduced is the one meant: "Yugoslav Army (VJ)" by "the army"."""
    actor, noun = referent.actor, get_last_word(described.noun)
    if not actor.learned or actor.kind not in _BODIES or not is_called(referent, described.noun):
        return False
    if noun == "police":
        return True
    words = actor.name.lower().split()
    return noun in ("army", "military", "navy") and len(words) == 2 and words[0] not in _OTHER_ARMIES


def _is_acting(scene: Scene, described: Described) -> bool:
    """Whether arms stand for those who man them: "jets bombed", "a warplane bombed", "tanks rolled in"."""
    words = scene.sentences[described.sentence]
    head, noun = described.phrase.head, described.noun
    relation = words.tokens[head].deprel
    if relation == "nsubj" and words.tokens[head].head >= 0:
        verb = words.tokens[words.tokens[head].head].lemma
        if noun.plural and noun.singular in scene.nouns.rolling and verb in scene.nouns.moving:
            return True
        if noun.singular in scene.nouns.aircraft and verb in scene.nouns.striking:
            return True
    if not noun.plural or noun.singular not in scene.nouns.aircraft:
        return False
    return relation in ("nsubj", "obl:agent", "nmod:poss") or words.find_preposition(head) == "by"


def _is_organ(scene: Scene, actor: Actor, key: str | None, slug: str | None) -> bool:
    """Whether an actor is a state's organ of this sort; "the army" is no brigade of it."""
    if key == "government":
        return actor.kind == "government" and not actor.learned
    if key in ("army", "forces", None):
        return not actor.learned and (
            actor.id.endswith(("-army", "-military")) or actor.id == scene.theatre.body_id(actor.country or "", "army")
            if actor.country
            else False
        )
    return actor.id.endswith(f"-{slug}")
