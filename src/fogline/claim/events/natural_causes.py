"""Natural causes: what floods, earthquakes and lightning do is no event of a war, though reports of war tell of it."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

SUFFERED = frozenset({"casualties", "displace", "damage"})
"""Types of event that a cause beside the verb tells of ("died in the flood")."""
CAUSES = frozenset({"in", "by", "from", "of", "after", "since", "following", "because of", "due to"})


def drop_natural(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """The happenings but for those that nature did: its forces are the subject of the verb or the agent of its passive,
    or what people died in and fled from."""
    if not happenings or load_words("natural_forces").isdisjoint(scene.syntax.lemmas):
        return happenings
    return [h for h in happenings if not _is_natural(scene, h)]


def _is_natural(scene: Scene, happening: Happening) -> bool:
    syntax, predicate = scene.syntax, happening.trigger.predicate
    doers = [*syntax.surface_subject(predicate), *syntax.by_phrase(predicate)]
    if happening.type in SUFFERED and not syntax.patient(predicate):
        doers += [k for case, k in syntax.obliques(predicate) if case in CAUSES]
    forces = load_words("natural_forces")
    return any(syntax.lemmas[k] in forces and syntax.tokens[k].upos == "NOUN" for k in doers)  # no "RAF Typhoons"
