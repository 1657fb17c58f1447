"""Voice phrases: the words of a report that tell which doctor, resident or office speaks.

"A doctor" is anybody; "a doctor trapped in the Oldtown quarter", "police there", "the rebels' media centre" are the
words that a reader knows a source by.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.claim import Voice

WHERE = frozenset({"in", "at", "near", "on", "from", "of", "close to", "with", "for"})
LONGEST_CLAUSE = 8
"""Words of a participle or relative clause that still belongs to who speaks."""
OUTSIDE = frozenset({"acl", "appos", "conj", "cc", "parataxis", "punct", "case", "advcl"})
LEADING = frozenset(
    {"according", "to", "by", "per", "from", "in", "with", "as", "via", "citing", "told", "says", "said"}
)
"""Words of reporting that may stand at the front of a source's phrase, and are none of it."""
BEHIND = frozenset({"nmod", "advmod", "acl"})
PREFIXES = frozenset({"compound", "amod", "nummod", "det", "nmod", "flat"})


def find_phrase(scene: Scene, index: int, first: int) -> tuple[int, int]:
    """First and last token of the phrase of a voice whose head is `index` and whose known words begin at `first`."""
    syntax = scene.syntax
    last = index
    while last + 1 < len(syntax) and syntax.head(last + 1) == index and syntax.rels[last + 1] in ("flat", "nummod"):
        last += 1
    before = [k for k in syntax.children[index] if k < index and syntax.rels[k] in PREFIXES]
    starts = [min(inside) for k in before if not _is_stamp(scene, inside := syntax.subtree(k))]
    first = min([first, index, *starts])
    while first < index and syntax.words[first] in LEADING:
        first += 1
    for k in syntax.children[index]:
        if k <= last or syntax.rels[k] not in BEHIND or syntax.subtree(k)[0] != last + 1:
            continue
        inside = syntax.subtree(k, frozenset({"conj", "parataxis", "appos"}))
        where = syntax.rels[k] == "nmod" and syntax.case(k) in WHERE
        there = syntax.rels[k] == "advmod" and syntax.words[k] == "there"
        told = syntax.rels[k] == "acl" and 1 < len(inside) <= LONGEST_CLAUSE and not _tells(scene, k, inside)
        if where:
            inside = syntax.subtree(k, OUTSIDE - {"case"})
        if where or there or told:
            last = max(last, inside[-1])
    return first, last


def _is_stamp(scene: Scene, inside: list[int]) -> bool:
    """Whether words before a name are the day or the mark that opens its line ("Sun 11 (C) ...")."""
    tokens = scene.syntax.tokens
    timed = any(t.start <= tokens[inside[0]].start < t.end for t in scene.times)
    return timed or any(tokens[i].text in ("(", ")", ":") for i in inside)


PASSED_ON = frozenset({"cite", "quote", "say", "see", "obtain", "view", "review", "publish"})


def _tells(scene: Scene, clause: int, inside: list[int]) -> bool:
    """ "a monitor, which counts the dead", "a tally seen by the paper", "a group working there reports": no words that
    tell which."""
    syntax = scene.syntax
    said = inside[-1] != clause and syntax.lemmas[inside[-1]] in load_cues().say | load_cues().reports
    return said or syntax.words[inside[0]] == "," or syntax.lemmas[clause] in PASSED_ON


def with_phrase(scene: Scene, index: int, voice: Voice) -> Voice:
    """A voice with the words that tell which, where its known words are part of the phrase around its head."""
    syntax = scene.syntax
    if voice.start is None or voice.end is None:
        return voice
    at = scene.token_at(voice.start, voice.end)
    if at is None:
        return voice
    if at != index and index not in syntax.ancestors(at)[:4]:
        return voice
    begins = next(i for i, t in enumerate(syntax.tokens) if t.end > voice.start)
    first, last = find_phrase(scene, index, begins)
    start, end = syntax.tokens[first].start, max(syntax.tokens[last].end, voice.end)
    if (start, end) == (voice.start, voice.end):
        return voice
    return replace(voice, text=scene.report.text[start:end], start=start, end=end)
