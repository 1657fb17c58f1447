"""Inverted tags: the speaker behind a verb of saying that opens a reporting clause ("..., says a former officer")."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.tag_reach import is_parted
from fogline.claim.speech.tag_shapes import NOUN_STARTS, TAG_OPENERS, find_noun_after, is_relative
from fogline.claim.speech.voices import find_voices
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice

TELLING = frozenset({"tell", "inform", "assure"})
"""Verbs behind which stands who is told."""


def find_inverted_speaker(scene: Scene, verb: int) -> list[Voice]:
    """The speaker behind a verb of saying that opens a tag, where the parse gave it another subject ("..., says a
    pilot who asked not to be named"); empty where its subject stands there anyhow, or before it."""
    syntax = scene.syntax
    subjects = syntax.kids(verb, "nsubj")
    if not 0 < verb < len(syntax) - 2 or any(k > verb for k in subjects):
        return []
    if subjects and syntax.lemmas[verb] in TELLING:
        return []  # ", its spokesman, Col X, told the Record": who stands behind is told
    noun = _noun_behind(scene, verb)
    return find_voices(scene, noun, syntax.words[verb]) if noun is not None else []


def find_inverted_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag set into a sentence with its verb first: "If X falls, says a former officer, ..." """
    syntax = scene.syntax
    if is_relative(scene, predicate):
        return []
    for index in range(2, len(syntax) - 2):
        if syntax.tokens[index].xpos not in ("VBZ", "VBD", "VBP", "VBN") or index == predicate:
            continue
        behind = syntax.words[index + 1]
        if syntax.tokens[index].xpos == "VBN" and (syntax.rels[index] == "acl" or behind in ("at", "to", "by", "as")):
            continue  # "The rebels, estimated at 600, left the fortress"
        if syntax.lemmas[index] in TELLING and syntax.kids(index, "xcomp"):
            continue  # "..., told the passengers to leave": who stands behind is told
        noun = _noun_behind(scene, index)
        reaches = index < predicate or not is_parted(scene, predicate, index)
        if noun is not None and reaches and noun not in syntax.ancestors(predicate):
            return find_voices(scene, noun, syntax.words[index])
    return []


def _noun_behind(scene: Scene, verb: int) -> int | None:
    """The noun behind a verb of saying that opens a tag (", says a former officer"); none where it opens none."""
    syntax = scene.syntax
    told = syntax.lemmas[verb] in TELLING
    if (
        syntax.lemmas[verb] not in load_words("tag_verbs")
        or syntax.words[verb - 1] not in TAG_OPENERS
        or any(k > verb or told or _has_subject(scene, verb) for k in syntax.kids(verb, "ccomp"))
    ):
        return None
    behind = _behind_day(scene, verb + 1)
    noun = find_noun_after(scene, behind) if syntax.tokens[behind].upos in NOUN_STARTS else None
    claimed = noun in syntax.kids(verb, "obj") and any(k < verb for k in syntax.kids(verb, "nsubj"))
    return None if claimed else noun  # "the group, a branch of X, claimed the raid"


def _has_subject(scene: Scene, verb: int) -> bool:
    """Whether a verb of saying has a subject before it; a bare number ("9 dead, says minister") is none."""
    return any(k < verb and scene.syntax.tokens[k].upos != "NUM" for k in scene.syntax.kids(verb, "nsubj"))


def _behind_day(scene: Scene, index: int) -> int:
    """The word behind a time or place that stands between a verb of saying and its speaker ("announced yesterday in
    Oldtown the minister")."""
    syntax = scene.syntax
    for place in range(index, min(index + 7, len(syntax) - 1)):
        token = syntax.tokens[place]
        timed = any(t.start <= token.start < t.end for t in scene.times)
        placed = any(g.start <= token.start < g.end for g in scene.groundings.places_in(*scene.span))
        if not timed and not placed and token.upos != "ADP":
            return place
    return index
