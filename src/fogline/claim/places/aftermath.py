"""Aftermath: what became of people later and elsewhere, told beside where they were hurt or taken.

Who died of his wounds, who has been set free since, found dead or not been seen, is where only his own clause puts him.
"""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.parse.syntax import Syntax
from fogline.claim.scenes.scene import Scene

WOUNDS = frozenset({"wound", "injury", "burn", "illness", "wounds"})
FREED = frozenset({"free", "release", "liberate", "let", "ransom", "exchange"})
LATER = ("found-dead", "no-trace", "not-seen", "not-back", "last-seen")
"""How the names of frames end that tell of those looked for."""


def is_later(scene: Scene, happening: Happening) -> bool:
    """Whether an event is such an aftermath, which takes no place from the clauses and sentences around it; nor does
    the sum of a whole war ("bringing to 153 the dead since it began"; "60 have been killed since the siege began"; not
    "bringing the toll to 16")."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type == "detain":
        return syntax.lemmas[index] in FREED and syntax.passive(index)
    if happening.type != "casualties":
        return False
    if happening.trigger.frame.id == "casualties-toll" and syntax.lemmas[index] == "bring":
        return all(syntax.lemmas[k] != "toll" for k in syntax.patient(index))
    of_wounds = any(case in ("of", "from") and syntax.lemmas[k] in WOUNDS for case, k in syntax.obliques(index))
    return of_wounds or happening.trigger.frame.id.endswith(LATER) or _is_summed(syntax, index)


def _is_summed(syntax: Syntax, index: int) -> bool:
    """Whether a "since" clause tells that the dead are of all that happened since, and no "where" of what place."""
    if any(syntax.words[k] == "where" for k in syntax.kids(index, "advmod", "mark", "obl")):
        return False
    clauses = syntax.kids(index, "advcl") if syntax.is_verb(index) else ()
    return any(syntax.words[k] == "since" for clause in clauses for k in syntax.kids(clause, "mark"))
