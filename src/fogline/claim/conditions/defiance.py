"""Defiance: vows, warnings and demands told without a verb of vowing ("we will defend every metre", "they must leave").

Each condition takes the paths of one trigger. All ask for a speaker: words in quotation marks, or under a verb of
saying; what an outlet foretells in its own voice is no vow.
"""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.surroundings import find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words

FUTURE = frozenset({"will", "'ll", "’ll", "wo", "would", "shall", "going"})
OWN = frozenset({"we", "i", "they", "he", "she", "it"})
ANSWERS = frozenset({"answer", "respond", "retaliate", "react", "avenge", "punish"})
PURPOSE = frozenset({"ccomp", "parataxis", "xcomp"})


def is_voiced(paths: Paths) -> bool:
    """Whether a word stands in a quotation, or under a verb of saying."""
    scene, syntax = paths.scene, paths.scene.syntax
    start = syntax.tokens[paths.index].start
    if any(q.start <= start < q.end for q in scene.report.quotations):
        return True
    cues, current = load_cues(), paths.index
    for _ in range(6):
        if any(
            (syntax.lemmas[k] in cues.say or syntax.lemmas[k] == "read") and syntax.kids(k, "nsubj")
            for k in syntax.kids(current, "parataxis")
        ):
            return True
        head, rel = syntax.head(current), syntax.rels[current]
        if head < 0:
            return False
        if rel in PURPOSE and syntax.is_verb(head) and syntax.lemmas[head] in cues.say:
            return True
        if rel not in PURPOSE | {"conj"}:
            return False
        current = head
    return False


def is_defiant(paths: Paths) -> bool:
    """ "We will defend every metre", "his forces would fight on": what the speaker's own side will do in defiance."""
    scene, syntax = paths.scene, paths.scene.syntax
    helpers = FUTURE & set(syntax.auxiliaries(paths.index))
    conditional = syntax.lemmas[paths.index] in ANSWERS and any(
        syntax.words[m] in ("if", "whoever", "when")
        for k in syntax.kids(paths.index, "advcl")
        for m in syntax.kids(k, "mark")
    )
    if not (helpers or conditional) or not is_voiced(paths):
        return False
    yields = syntax.lemmas[paths.index] in load_words("unyielding") or bool(paths.trigger.frame.particle)
    if syntax.negated(paths.index) != yields:
        return False
    subjects = find_subjects(paths)
    if any(syntax.words[n] in OWN or scene.is_force(n) for n in subjects):
        return True
    return any(scene.kind_of(g) in ("country", "government") for n in subjects for g in scene.actors_at(n))


def foretells_reckoning(paths: Paths) -> bool:
    """ "Paris would pay for it", "they will regret it": what others will come to, as whoever speaks has it."""
    syntax = paths.scene.syntax
    return bool(FUTURE & set(syntax.auxiliaries(paths.index))) and is_voiced(paths)


def with_reckoning(paths: Paths) -> bool:
    """ "warned that any attack would be met by force", "that the government would pay": a warning of what one will do
    to others, not of what others may do."""
    syntax = paths.scene.syntax
    content = syntax.kids(paths.index, "ccomp", "xcomp", "obj", "obl")
    words = {syntax.words[k] for c in content for k in syntax.subtree(c)}
    guessed = {"may", "might", "could"} & {w for c in content for w in syntax.auxiliaries(c)}
    return bool(words & load_words("threatened_ends")) and not guessed


def is_demanded(paths: Paths) -> bool:
    """ "Ruritanian troops must leave at once", he said: an obligation that a speaker puts on a party."""
    scene, syntax = paths.scene, paths.scene.syntax
    head = syntax.head(paths.index)
    if syntax.rels[paths.index] != "aux" or head < 0 or "have" in {syntax.lemmas[k] for k in syntax.kids(head, "aux")}:
        return False
    subjects = [m for n in syntax.surface_subject(head) for m in syntax.conjuncts(n)]
    kinds = load_words("armed_kinds") | {"country", "government", "igo", "ministry", "coalition"}
    bound = any(scene.is_force(n) or any(scene.kind_of(g) in kinds for g in scene.actors_of(n)) for n in subjects)
    bound = bound or any(syntax.tokens[n].upos == "PROPN" for n in subjects)
    bound = bound or any(
        syntax.lemmas[n] in ("side", "world", "community", "you", "aggressor", "enemy") for n in subjects
    )
    return bound and is_voiced(Paths(scene, type(paths.trigger)(head, paths.trigger.frame, None, "")))


def is_wanted(paths: Paths) -> bool:
    """ "The Red Cross wants a corridor", "the group wanted direct talks": something asked of others."""
    syntax = paths.scene.syntax
    if syntax.kids(paths.index, "xcomp"):
        return False
    return bool({syntax.lemmas[m] for n in paths.patient() for m in syntax.conjuncts(n)} & load_words("askings"))


def told_without_agent(paths: Paths) -> bool:
    """ "Hospital staff told to leave", "residents were ordered to evacuate", nobody said by whom."""
    syntax = paths.scene.syntax
    bare = syntax.tokens[paths.index].xpos in ("VBD", "VBN") and not syntax.kids(paths.index, "obj", "iobj", "aux")
    told = (*paths.patient(), *syntax.surface_subject(paths.index))
    if not (syntax.passive(paths.index) or bare) or any(paths.scene.is_force(n) for n in told):
        return False
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(
        syntax.words[m] == "to" and syntax.lemmas[k] in load_words("told_deeds")
        for k in inner
        for m in syntax.kids(k, "mark")
    )


DEFIANCE: dict[str, Callable[[Paths], bool]] = {
    "voiced": is_voiced,
    "defiant": is_defiant,
    "reckoned": foretells_reckoning,
    "with-reckoning": with_reckoning,
    "must-demand": is_demanded,
    "asked-for": is_wanted,
    "told-without-agent": told_without_agent,
}
"""Every condition of this module that the frames' data may name."""
