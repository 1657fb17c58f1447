"""Undone: whether somebody does what a verb names, or not, in any words.

"did not deny", "nobody denied", "refused to deny", "was unable to deny", "stopped denying", "stopped short of denying",
"did not confirm or deny" all tell that nothing was denied. A second denial takes the first back: "did not fail to deny"
denies.
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

NOBODY = frozenset({"nobody", "none", "nothing", "neither", "few"})
SHORT = frozenset({("short", "of"), ("far", "from"), ("instead", "of"), ("rather", "than")})
"""What stands before a verb that names what was not done."""


def is_undone(scene: Scene, verb: int) -> bool:
    """Whether what the verb names is not done."""
    syntax, head, rel = scene.syntax, scene.syntax.head(verb), scene.syntax.rels[verb]
    own = syntax.negated(verb) or is_no_longer(scene, verb) or _has_no_doer(scene, verb)
    if head < 0:
        return own
    if rel == "xcomp":
        quits = syntax.tokens[verb].xpos == "VBG" and syntax.lemmas[head] in load_words("quitting")
        return own != (not is_undone(scene, head) if quits else keeps_undone(scene, head))
    if rel == "conj":  # "did not confirm or deny"
        joined = any(syntax.words[k] in ("or", "nor") for k in syntax.kids(verb, "cc"))
        return own or (joined and not syntax.kids(verb, "nsubj") and is_undone(scene, head))
    return own != is_passed_over(scene, verb)


def is_passed_over(scene: Scene, verb: int) -> bool:
    """ "rather than withdraw", "instead of withdrawing", "far from withdrawing", "stopped short of withdrawing"."""
    opened = verb - 1 if verb and scene.syntax.tokens[verb - 1].xpos == "RB" else verb  # "rather than fully withdraw"
    return scene.syntax.words[max(0, opened - 2) : opened] in SHORT


def is_no_longer(scene: Scene, predicate: int) -> bool:
    """ "no longer holds", "is no longer in the town"."""
    syntax = scene.syntax
    if syntax.words[max(0, predicate - 2) : predicate] == ("no", "longer"):
        return True
    return any(syntax.words[k - 1 : k + 1] == ("no", "longer") for k in syntax.kids(predicate, "advmod"))


def keeps_undone(scene: Scene, head: int) -> bool:
    """Whether a verb or adjective says that what is under it is not done ("refused to", "has yet to", "not able")."""
    syntax, lemma = scene.syntax, scene.syntax.lemmas[head]
    if lemma in load_words("not_doing"):
        return not is_undone(scene, head)
    if lemma == "able" or (lemma in load_words("supposing") and syntax.passive(head)):
        return is_undone(scene, head)  # "is not believed to have entered"
    return lemma in ("have", "be") and any(syntax.words[k] == "yet" for k in syntax.kids(head, "advmod"))


def _has_no_doer(scene: Scene, verb: int) -> bool:
    """ "nobody denied", "no one confirmed", "neither side stopped", "nothing prevented"."""
    syntax = scene.syntax
    for subject in syntax.kids(verb, "nsubj"):
        if syntax.words[subject] in NOBODY:
            return True
        if any(syntax.words[d] in ("no", "neither") for d in syntax.kids(subject, "det", "cc")):
            return True
    return False
