"""Routs: conditions of the frames of forces that are beaten back, driven out or collapse (`withdraw`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.holdings import are_soldiers
from fogline.claim.conditions.surroundings import find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _rout_told(paths: Paths) -> bool:
    """ "denies that it was a rout", "calls it a rout", "tell of a rout"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "cop") or any(paths.scene.is_force(k) for k in paths.complements(i, ("of",))):
        return True
    above = syntax.head(i)
    return above >= 0 and syntax.lemmas[above] in load_words("news_verbs") | {
        "call",
        "describe",
        "tell",
        "become",
        "turn",
        "speak",
    }


def _agent_driver(paths: Paths) -> bool:
    """Somebody drives the force away, or it is driven."""
    return paths.scene.syntax.passive(paths.index) or any(paths.scene.is_force(n) for n in paths.agent())


def _driven_where(paths: Paths) -> bool:
    """Into a place, across a border, beyond a river."""
    scene, ways = paths.scene, ("into", "across", "over", "toward", "towards", "beyond", "behind")
    words = load_words("place_nouns") | load_words("driven_across")
    nodes = [k for case, k in scene.syntax.obliques(paths.index) if case in ways]
    return any(scene.places_of(k) or scene.syntax.lemmas[k] in words for k in nodes)


def _repulsed(paths: Paths) -> bool:
    """ "were thrown back each time": an attack that failed, no ground given up."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "drive" and "off" in syntax.particles(i):
        return not any(case in ("from", "of") for case, _ in syntax.obliques(i))
    if syntax.lemmas[i] not in ("throw", "beat", "hurl", "fling") or "back" not in syntax.particles(i):
        return False
    return not any(
        case in ("from", "across", "into", "to", "over", "out of", "beyond", "behind", "towards", "toward")
        for case, _ in syntax.obliques(i)
    )


def _gave_way(paths: Paths) -> bool:
    """An army, unit or garrison that collapses, not soldiers who collapse from thirst."""
    syntax = paths.scene.syntax
    words = load_words("collapsing_forces")
    if any(case in ("from", "of", "with") for case, _ in syntax.obliques(paths.index)):
        return False
    return are_soldiers(paths) and any(syntax.lemmas[n] in words for n in find_subjects(paths))


ROUTS: dict[str, Condition] = {
    "rout-told": _rout_told,
    "agent-driver": _agent_driver,
    "driven-where": _driven_where,
    "repulsed": _repulsed,
    "gave-way": _gave_way,
}
"""Every condition of this module that the frames' data may name."""
