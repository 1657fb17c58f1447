"""Bodies: ministries, monitors, organisations, agencies and outlets that a phrase describes."""

from __future__ import annotations

from fogline.resolve.antecedents import prefer_kinds
from fogline.resolve.described import Described, choose_referent, find_kind, is_called, learn_described
from fogline.resolve.discourse import Referent
from fogline.resolve.forces import read_both_sides
from fogline.resolve.owners import find_owner
from fogline.resolve.scene import Reading, Scene

_OF_MANY = frozenset(("court", "office", "bureau", "prosecutor's office"))
"""Bodies of which a place has many: another ministry is none of them."""
_BOTH = frozenset({"the", "both", "two", "warring", "all", "each", "conflicting"})


def read_body(scene: Scene, described: Described) -> Reading | None:
    """Ministries, monitors, organisations, agencies and outlets."""
    if "this" in described.modifiers:
        return None
    if described.noun.singular == "party" and described.noun.plural and described.modifiers <= _BOTH:
        return read_both_sides(scene) if described.modifiers else None
    owner = find_owner(scene, described.sentence, described.phrase)
    if described.definite or owner:
        kinds = scene.nouns.kinds_of(described.noun)
        code = owner.code if owner else None
        fitting = scene.discourse.find(
            described.sentence,
            lambda r: (
                (r.actor.kind in kinds or described.noun.singular in r.nouns or is_called(r, described.noun))
                and (code is None or r.actor.country == code)
                and (r.actor.learned or r.actor.kind in kinds)
            ),
            exclude=owner.ids if owner else (),
        )
        if owner and code is None:
            fitting = [pair for pair in fitting if described.noun.singular in pair[1].nouns]
        exact = [pair for pair in fitting if is_called(pair[1], described.noun)]
        fitting = prefer_kinds(scene, described, fitting)
        if described.noun.singular in _OF_MANY and not exact:
            fitting = []
        if (exact or fitting) and (described.definite or exact) and not _is_new(scene, described, exact or fitting):
            return choose_referent(exact or fitting, "coreference", 0.85)
    if described.noun.singular in scene.nouns.bare and not owner and not described.definite:
        return None
    return learn_described(scene, described, owner, kind=find_kind(scene, described.noun))


def _is_new(scene: Scene, described: Described, fitting: list[tuple[float, Referent]]) -> bool:
    """Modifiers that the antecedent's name does not hold speak for another body ("the transport ministry")."""
    words = scene.sentences[described.sentence]
    extra = {
        words.folded[at]
        for at in range(described.phrase.first, described.phrase.head)
        if words.tokens[at].deprel in ("compound",) and words.tokens[at].upos in ("NOUN", "PROPN")
    }
    extra -= set(described.noun.singular.split())
    actor = fitting[0][1].actor
    return bool(extra) and not extra & set(" ".join((actor.name, *actor.aliases)).lower().replace("-", " ").split())
