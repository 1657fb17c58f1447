"""Assailants: who killed, wrecked or took captives where the clause names nobody, by the clause beside it.

"Nine were killed when gunmen stormed the market"; "Police broke up the march and twelve were arrested".
"""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claim.actors.parties import STATES, Parties
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Slot

WROUGHT = frozenset({"casualties", "damage", "detain"})
MEANWHILE = frozenset({"when", "as"})
"""What opens the clause that tells how somebody came to harm."""
JOINED = {"casualties": ("conj",), "detain": ("conj", "parataxis")}
"""How what is suffered hangs on the clause that it goes on from."""


def find_assailant(scene: Scene, happening: Happening, parties: Parties) -> tuple[Slot, ...]:
    """The armed side that acts in the clause that tells how it came about, or in the one that this one goes on from;
    never a side that suffers it, and none where two fight."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    if happening.type not in WROUGHT or syntax.by_phrase(predicate):
        return ()
    suffering = {parties.side_of(g.id) for g in happening.recipient}
    suffering |= {parties.side_of(g.id) for n in syntax.surface_subject(predicate) for g in scene.actors_of(n)}
    for verb in _clauses_beside(scene, happening):
        nodes = [n for n in syntax.agent(verb) if scene.is_force(n) and not _is_their_own(scene, n)]
        found = [g for n in nodes for g in scene.actors_of(n)]
        sides = {parties.side_of(g.id) for g in found}
        armed = not any(scene.kind_of(g) in STATES for g in found)
        if len(sides) == 1 and armed and not suffering & sides:
            return tuple(map(Slot.of, found))
    return ()


def _clauses_beside(scene: Scene, happening: Happening) -> Iterator[int]:
    """The verbs of the clauses that open with "when" under a predicate, then, of what is suffered by a verb's own
    saying, that of the clause before it."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    for clause in syntax.kids(predicate, "advcl"):
        opening = {syntax.words[k] for k in syntax.kids(clause, "mark", "advmod")}
        if opening & MEANWHILE and _is_deed(scene, clause):
            yield clause
    head, rel = syntax.head(predicate), syntax.rels[predicate]
    joined = rel in JOINED.get(happening.type, ())
    if joined and 0 <= head < predicate and syntax.passive(predicate) and _is_deed(scene, head):
        yield head


def _is_their_own(scene: Scene, index: int) -> bool:
    """ "were killed as their column drove in": of those who suffer it."""
    return any(scene.syntax.tokens[k].upos == "PRON" for k in scene.syntax.subkids(index, "nmod:poss"))


def _is_deed(scene: Scene, verb: int) -> bool:
    """Whether a verb tells of an act, not of words about one."""
    cues = load_cues()
    lemma = scene.syntax.lemmas[verb]
    return scene.syntax.is_verb(verb) and lemma not in cues.say | cues.announce | cues.deny | load_words(
        "harmless_deeds"
    )
