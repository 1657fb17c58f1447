"""Negation: whether a clause itself says that an event is not so."""

from __future__ import annotations

from fogline.claim.epistemics.counterfactuals import is_unmet
from fogline.claim.epistemics.halts import is_kept_from
from fogline.claim.epistemics.undone import is_no_longer, is_passed_over, is_undone, keeps_undone
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words

NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
MAYBE = frozenset({"can", "ca", "could"})
"""Helpers of a verb that tells of wonder where it is negated ("could not believe that they had left")."""


def is_negated(scene: Scene, predicate: int, trigger: int) -> bool:
    """Whether the clause itself says that the event is not so ("had not entered", "no strikes", "nobody died"), or what
    stands over it does ("failed to enter", "without entering"); not so where both do ("it is not true that nobody
    died")."""
    if _is_lost(scene, trigger):
        return True
    if is_unmet(scene, predicate):
        return False
    return _says_no(scene, predicate, trigger) != _is_kept_down(scene, predicate)


def _says_no(scene: Scene, predicate: int, trigger: int) -> bool:
    """Whether the clause's own words say no."""
    syntax = scene.syntax
    if is_no_longer(scene, predicate) or _nobody(scene, predicate):
        return True
    if syntax.negated(predicate) and syntax.rels[predicate] != "amod":
        return True
    determiners = {syntax.words[k] for k in syntax.kids(trigger, "det")} if trigger != predicate else set()
    if determiners & {"no", "any"}:
        return "no" in determiners
    return any(_is_none(scene, k) for k in syntax.kids(predicate, "nsubj"))


def _is_kept_down(scene: Scene, predicate: int) -> bool:
    """Whether what stands over a clause, or opens it, says that it is not so."""
    syntax = scene.syntax
    if is_kept_from(scene, predicate) or _unfounded(scene, predicate) or _untrue(scene, predicate):
        return True
    if syntax.words[max(0, predicate - 2) : predicate] == ("yet", "to"):  # "is yet to enter"
        return True
    if is_passed_over(scene, predicate):
        return True
    head = syntax.head(predicate)
    if head >= 0 and syntax.rels[predicate] == "ccomp" and syntax.lemmas[head] in load_words("supposing"):
        return is_undone(scene, head) and MAYBE.isdisjoint(syntax.auxiliaries(head))  # "do not believe that"
    if head < 0 or not (syntax.rels[predicate] == "xcomp" or "to" in syntax.marks(predicate)):
        return False
    return keeps_undone(scene, head) or (syntax.lemmas[head] in load_words("letting") and is_undone(scene, head))


def _is_lost(scene: Scene, trigger: int) -> bool:
    """ "The city's garrison lost control", read as a control that was lost."""
    syntax = scene.syntax
    return syntax.lemmas[trigger] == "control" and any(syntax.words[k] == "lost" for k in syntax.kids(trigger, "amod"))


def _is_none(scene: Scene, subject: int) -> bool:
    """ "nobody", "not one of them", "not a shell", "no side": a subject that there was none of."""
    syntax = scene.syntax
    if syntax.words[subject] in ("nobody", "none", "neither"):
        return True
    if any(syntax.words[d] in ("no", "neither") for d in syntax.kids(subject, "det", "cc")):
        return True
    single = syntax.words[subject] == "one" or any(
        syntax.words[d] in ("a", "one", "single") for d in syntax.children[subject]
    )
    return single and any(syntax.words[d] == "not" for d in syntax.kids(subject, "advmod", "cc"))


def _untrue(scene: Scene, predicate: int) -> bool:
    """ "it is not true that they fled", "it is a lie that", "it is not the case that", "it is wrong to say that"; "it
    is not true, he said, that they fled"."""
    syntax, head = scene.syntax, scene.syntax.head(predicate)
    if head < 0 or syntax.rels[predicate] not in ("ccomp", "csubj", "advcl", "acl"):
        return False
    if syntax.rels[head] == "parataxis" and "that" in syntax.marks(predicate):
        head = syntax.head(head) if syntax.head(head) < head < predicate else head
    elif syntax.rels[head] == "csubj" and syntax.lemmas[head] in load_cues().say:
        head = syntax.head(head)
    untrue = syntax.words[head] in load_words("untrue")
    if not untrue and syntax.lemmas[head] not in load_words("truthful"):
        return False
    empty = predicate > head and any(syntax.words[k] == "it" for k in syntax.kids(head, "expl", "nsubj"))
    return empty and syntax.negated(head) != untrue


def _nobody(scene: Scene, predicate: int) -> bool:
    """ "hurting no-one", "we have bombed nobody", "not one shell has been fired"."""
    syntax = scene.syntax
    for k in syntax.kids(predicate, "obj", "nsubj"):
        before = syntax.words[max(0, k - 2) : k + 1]
        spelt = before in (("no", "-", "one"), ("no", "‑", "one")) or before[1:] == ("no", "one")
        if syntax.words[k] in NOBODY or spelt:
            return True
        if "not" in syntax.words:
            first = syntax.subtree(k)[0]
            if syntax.words[first : first + 2] in (("not", "one"), ("not", "a")):
                return True
    return False


def has_no_object(scene: Scene, trigger: Trigger) -> bool:
    """Whether what a light verb carries is said to be none ("made no inroads into the city")."""
    syntax = scene.syntax
    if not trigger.frame.object or trigger.predicate != trigger.index:
        return False
    return any(
        syntax.words[d] in ("no", "neither")
        for n in syntax.patient(trigger.index)
        if syntax.lemmas[n] in trigger.frame.object
        for d in syntax.kids(n, "det")
    )


def _unfounded(scene: Scene, predicate: int) -> bool:
    """ "saw no sign that", "there is no evidence that", "no sign of a retreat", "no reports of casualties", "without
    causing"."""
    syntax = scene.syntax
    head = syntax.head(predicate)
    if "without" in syntax.marks(predicate):
        return head < 0 or not _hardly_is(scene, head)
    if head < 0 or not _is_none_of(scene, head):
        return False
    if syntax.rels[predicate] in ("acl", "ccomp"):
        return scene.has_word(head, "signs") or syntax.lemmas[head] in ("plan", "intention")
    told = scene.has_word(head, "signs") or syntax.lemmas[head] in load_cues().reports
    return told and syntax.rels[predicate] == "nmod" and syntax.case(predicate) == "of"


def _is_none_of(scene: Scene, noun: int) -> bool:
    """ "no sign"; "nor was there any sign", "did not see any sign"."""
    syntax, verb = scene.syntax, scene.syntax.head(noun)
    determiners = {syntax.words[k] for k in syntax.kids(noun, "det")}
    return "no" in determiners or ("any" in determiners and verb >= 0 and is_undone(scene, verb))


def _hardly_is(scene: Scene, head: int) -> bool:
    """ "Hardly a day passes", "did not leave": a clause under which "without" tells that it is so."""
    syntax, clause = scene.syntax, scene.syntax.clause_head(head)
    opening = syntax.words[syntax.subtree(clause)[0]]
    return opening in load_words("hardly") or is_undone(scene, clause)
