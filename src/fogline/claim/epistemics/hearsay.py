"""Hearsay: what is told by reports that nobody has confirmed, and what is only asked."""

from __future__ import annotations

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

HEARSAY = frozenset({"post", "report", "rumour", "rumor", "message", "claim", "video"})
SHOWING, PURPORTING = frozenset({"show", "depict"}), frozenset({"claim", "purport", "appear", "seem", "allege"})
ASKING = frozenset({"who", "what", "why", "when", "where", "how", "which", "whose", "whom"})
"""Words that ask for something of an event, which is told with them ("Why did the army leave Oldtown?")."""


def is_unverified(scene: Scene, predicate: int) -> bool:
    """Whether a predicate is told by nobody who was there: "Unconfirmed reports say that ..."."""
    syntax = scene.syntax
    head = syntax.head(predicate)
    if head < 0 or syntax.rels[predicate] not in ("ccomp", "parataxis", "acl", "obj"):
        return False
    if syntax.lemmas[head] in SHOWING and syntax.rels[head] == "xcomp" and syntax.head(head) >= 0:
        return syntax.lemmas[syntax.head(head)] in PURPORTING  # "a video claims to show soldiers executing prisoners"
    told = syntax.rels[predicate] in ("ccomp", "obj")
    if told and syntax.lemmas[head] in load_words("checking") and is_undone(scene, head):
        return True
    if syntax.rels[predicate] == "obj":
        return False
    if scene.has_word(head, "confirmations") and any(syntax.words[k] == "no" for k in syntax.kids(head, "det")):
        return True
    nouns = [head, *syntax.kids(head, "nsubj")]
    if any(scene.has_word(k, "unproven") for n in nouns for k in syntax.kids(n, "amod")):
        return True
    return any(_is_hearsay(scene, n) for n in nouns)


def _is_hearsay(scene: Scene, noun: int) -> bool:
    """ "posts on social media say", "reports that ... could not be verified"."""
    syntax = scene.syntax
    if syntax.lemmas[noun] not in HEARSAY:
        return False
    if any(
        syntax.words[m] in load_words("online") for k in syntax.kids(noun, "nmod") for m in (k, *syntax.kids(k, "flat"))
    ):
        return True
    head = syntax.head(noun)
    return head >= 0 and syntax.lemmas[head] in load_words("checking") and _is_unchecked(scene, head)


def _is_unchecked(scene: Scene, verb: int) -> bool:
    """ "could not confirm", "there is no information to confirm"."""
    syntax = scene.syntax
    if syntax.negated(verb):
        return True
    return syntax.rels[verb] == "acl" and any(syntax.words[k] == "no" for k in syntax.kids(syntax.head(verb), "det"))


def is_open_question(scene: Scene, predicate: int) -> bool:
    """ "It was not clear who held the airport": a clause that asks who it is tells of nobody."""
    syntax = scene.syntax
    asks = any(syntax.words[k] in ("who", "which") and k < predicate for k in syntax.kids(predicate, "nsubj"))
    return asks and syntax.rels[predicate] in ("csubj", "ccomp")


def is_only_asked(scene: Scene, predicate: int) -> bool:
    """ "Did rebels take the dam?": a question of whether it is so, which says of its main clause neither yes nor no."""
    syntax = scene.syntax
    if "?" not in syntax.words[-2:]:
        return False
    current = predicate
    while syntax.rels[current] == "conj":
        current = syntax.head(current)
    return syntax.head(current) < 0 and ASKING.isdisjoint(syntax.words)
