"""Allies: partners, backers and supporters, named by whose they are ("its allies", "Russian and Iranian partners")."""

from __future__ import annotations

from fogline.lexicon.state_bodies import make_slug
from fogline.models.entity import Actor
from fogline.resolve.described import Described, learn_described
from fogline.resolve.owners import Owner, find_nations
from fogline.resolve.scene import Reading, Scene

ALLIES = frozenset(("ally", "partner", "backer", "supporter"))


def read_allies(scene: Scene, described: Described, owner: Owner | None) -> Reading | None:
    """Two nations' allies are those nations; others are named by their owner; None where nothing tells whose."""
    nations = find_nations(scene, described.sentence, described.phrase)
    if nations and described.noun.plural and len(nations) > 1:
        return Reading(tuple(map(scene.theatre.country_id, nations)), "nationality", 0.7, plural=True)
    if described.noun.plural or described.definite:
        if owner and described.noun.plural:
            return _name_by_owner(scene, described, owner)
        subject = scene.is_subject(described.sentence, described.phrase.head)
        return learn_described(scene, described, owner, kind="group") if owner or subject else None
    return None


def _name_by_owner(scene: Scene, described: Described, owner: Owner) -> Reading:
    """Somebody's allies and the like, named by whose they are ("allies of Ruritania")."""
    body = scene.actor(owner.ident)
    noun = scene.sentences[described.sentence].folded[described.phrase.head]
    name = f"{noun} of {body.name if body else owner.ident}"
    actor = scene.learned.add(Actor(make_slug(name), name, "group", learned=True))
    return Reading((actor.id,), "description", 0.7, plural=True, noun=described.noun.singular)
