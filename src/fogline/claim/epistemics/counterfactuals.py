"""Counterfactuals: "Had they not blown up the bridge, the column would have reached Oldtown": what did not come about.

What would have been under a condition is no claim; a condition set against the facts tells by its "not" what was.
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene

HELPERS = frozenset({"would", "could", "might", "'d", "’d"})
CONDITIONS = frozenset({"if", "unless"})
ELSE = frozenset({"without", "but for"})


def is_counterfactual(scene: Scene, predicate: int) -> bool:
    """Whether a clause tells what would have been, had something else been."""
    if _would_have_been(scene, predicate):
        syntax = scene.syntax
        if any(_is_condition(scene, k) for k in syntax.kids(predicate, "advcl")):
            return True
        if any(syntax.case(k) in ELSE for k in syntax.kids(predicate, "obl")):
            return True
        return any(syntax.words[k] == "otherwise" for k in syntax.kids(predicate, "advmod"))
    return is_unmet(scene, predicate) and not scene.syntax.negated(predicate)


def is_unmet(scene: Scene, predicate: int) -> bool:
    """Whether a clause is the condition that was not so ("if they had not blown it up", "had they held it")."""
    head = scene.syntax.head(predicate)
    if head < 0 or scene.syntax.rels[predicate] != "advcl" or "had" not in scene.syntax.auxiliaries(predicate):
        return False
    return _is_condition(scene, predicate) and _would_have_been(scene, head)


def _would_have_been(scene: Scene, predicate: int) -> bool:
    helpers = scene.syntax.auxiliaries(predicate)
    return "have" in helpers and not HELPERS.isdisjoint(helpers)


def _is_condition(scene: Scene, clause: int) -> bool:
    """A clause of "if" or "unless", or one that its "had" opens."""
    syntax = scene.syntax
    if not CONDITIONS.isdisjoint(syntax.marks(clause)):
        return True
    helpers, subjects = syntax.kids(clause, "aux"), syntax.kids(clause, "nsubj")
    return bool(helpers and subjects) and syntax.words[helpers[0]] == "had" and helpers[0] < subjects[0]
