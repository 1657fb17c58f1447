"""Tag reach: how far a reporting tag vouches ("..., the army said, ..."): for what stands before it, and no further
than a contrast, a semicolon, or a look back at when it was."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene

CONTRASTS = frozenset({"while", "whereas", "although", "though"})


def is_closed_before(scene: Scene, clause: int, tag: int, below: int) -> bool:
    """A tag serves what stands before it ("X fell, the army said, while Y held out"), and no sentence past its
    semicolon."""
    syntax = scene.syntax
    if below >= 0 and syntax.rels[below] in ("conj", "advcl") and clause < tag < below:
        opener = {syntax.words[k] for k in syntax.kids(below, "cc", "mark")}
        spoken = syntax.is_verb(tag) and not ("but" in opener and syntax.kids(below, "nsubj"))
        return bool(opener & CONTRASTS) or (syntax.rels[below] == "conj" and not spoken)
    return below >= 0 and is_parted(scene, below, tag)


REACH_OF_TAG = 9
OPENING_UNITS = frozenset({"minutes", "hours", "days", "weeks", "months", "day", "week", "month", "year", "years"})


def is_left_behind(scene: Scene, tag: int, predicate: int) -> bool:
    """ "The town fell, two residents said, a week after the drive began": what follows the tag and dates what was
    told is the outlet's own."""
    words = scene.syntax.words
    comma = next((i for i in range(tag + 1, min(tag + REACH_OF_TAG, predicate)) if words[i] == ","), None)
    if comma is None or not scene.syntax.is_verb(tag):
        return False
    opening = words[comma + 1 : comma + 5]
    if opening[:1] in (("while",), ("as",), ("after",), ("before",), ("hours",), ("days",), ("weeks",)):
        return "," not in words[comma + 1 : predicate] or opening[0] == "while"
    counted = any(word in OPENING_UNITS for word in opening) and ("after" in opening or "before" in opening)
    return counted or (opening[:2] == ("on", "the") and opening[3:4] == ("day",))


def is_parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a semicolon that no quotation holds parts two words: what is said on its far side is another's."""
    tokens = scene.syntax.tokens
    marks = [tokens[i].start for i in range(first, last) if tokens[i].text == ";"]
    return any(not any(q.start <= mark < q.end for q in scene.report.quotations) for mark in marks)
