"""Parts: counts that are a part of the count told just before: "nine people, four of them women"."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.measure import Figure

FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})
LONGEST_PART = 14
LONGEST_TOLD_PART = 24
"""As far off as a part may be where somebody is named who tells it."""
LONGEST_LIST = 24


def is_part(scene: Scene, happening: Happening, found: list[Figure], token: int) -> bool:
    """ "six members of a family, four of them women", "15 civilians, including four kids", "11 died: nine soldiers and
    two nurses": a part of the count just told, wherever the parse hung it."""
    syntax, words = scene.syntax, scene.syntax.words
    start = next((i for i, t in enumerate(syntax.tokens) if t.start >= (found[-1].end or 0)), token)
    own = _own_verbs(scene, happening.trigger.index)
    if _is_listed(scene, found[0], token):
        return True
    told = _find_tellers(scene, start, token)
    if not 0 < token - start < (LONGEST_TOLD_PART if told else LONGEST_PART):
        return False
    opened = "including" in words[start:token] or words[token - 2 : token] in (("among", "them"), ("them", "were"))
    head = syntax.head(token)
    acts = syntax.rels[token] == "nsubj" and head not in own and (syntax.is_verb(head) or syntax.kids(head, "cop"))
    listed = words[token + 1 : token + 3] == ("of", "whom") or (
        words[token + 1 : token + 3] == ("of", "them") and not acts
    )
    verbs = any(syntax.tokens[i].xpos in FINITE for i in range(start, token) if i not in own and i not in told)
    return (opened or listed) and not verbs


def _own_verbs(scene: Scene, trigger: int) -> set[int]:
    """The words of a toll's own predicate: "were killed", "are known to be dead", "lay dead"."""
    syntax = scene.syntax
    heads = [trigger]
    if syntax.rels[trigger] == "xcomp" and syntax.head(trigger) >= 0:
        heads.append(syntax.head(trigger))
    return {k for head in heads for k in (head, *syntax.kids(head, "aux", "cop"))}


def _find_tellers(scene: Scene, start: int, token: int) -> list[int]:
    """The verbs between a whole and its part that only say who tells it ("350 people died, the minister told
    parliament, among them 30 soldiers")."""
    syntax = scene.syntax
    say = load_cues().say
    said = [i for i in range(start, token) if syntax.tokens[i].xpos in FINITE and syntax.lemmas[i] in say]
    return [i for i in said if "," in syntax.words[start:i] and "," in syntax.words[i:token]]


def _is_listed(scene: Scene, whole: Figure, token: int) -> bool:
    """Whether a number stands in a list of who the whole was, behind a colon and before any verb."""
    syntax = scene.syntax
    colon = next((i for i in range(token - 1, max(-1, token - LONGEST_LIST), -1) if syntax.words[i] == ":"), -1)
    if colon < 0 or syntax.tokens[colon].start < (whole.end or 0) or not syntax.words[token + 1 :]:
        return False
    noun = syntax.head(token)
    counted = syntax.rels[token] == "nummod" and noun > token and scene.has_word(noun, "people")
    return counted and not any(syntax.tokens[i].xpos in FINITE for i in range(colon, len(syntax)))


def is_opened(scene: Scene, token: int) -> bool:
    """ "12 wounded, including two fighters": a part has the measure of its whole."""
    words = scene.syntax.words
    return words[token - 1] == "including" or words[max(0, token - 2) : token] == ("among", "them")


def find_named_part(scene: Scene, found: list[Figure]) -> Figure | None:
    """ "36 people, including a doctor and a driver", "four hostages, among them a priest": a part told one by one."""
    syntax, words = scene.syntax, scene.syntax.words
    for index in range(len(syntax) - 2):
        if words[index] == "including" or words[index : index + 2] == ("among", "them"):
            first = index + (1 if words[index] == "including" else 2)
            if words[first : first + 1] not in (("a",), ("an",), ("one",)):
                continue
            noun = syntax.head(first)
            before = [f for f in found if (f.end or 0) <= syntax.tokens[index].start]
            if noun < first or not before or not scene.has_word(noun, "people"):
                continue
            members = [m for m in syntax.conjuncts(noun) if any(words[k] in ("a", "an") for k in syntax.kids(m, "det"))]
            if len(members) != len(syntax.conjuncts(noun)) or not members:
                continue
            token, last = syntax.tokens[first], syntax.tokens[members[-1]]
            if any(f.start is not None and token.start <= f.start < last.end for f in found):
                continue
            count = len(members)
            text = scene.report.text[token.start : last.end][:80]
            return Figure(_find_whole(scene, before, index).measure, count, count, text, token.start, last.end)
    return None


def _find_whole(scene: Scene, before: list[Figure], index: int) -> Figure:
    """Of which count the word at `index` opens a part: the one right before it ("one was killed and four, including a
    child, were hurt"), else the first ("36 were killed and 57 hurt since Monday, including a doctor")."""
    near = scene.syntax.tokens[max(0, index - NEAR_WHOLE)].start <= (before[-1].end or 0)
    return before[-1] if near else before[0]


NEAR_WHOLE = 3
"""Tokens from the whole to the word that opens its part."""


def find_part_behind(scene: Scene, found: list[Figure]) -> Figure | None:
    """ "nine people, five priests and a nun among them": the part of a count that its end tells one by one."""
    syntax, words = scene.syntax, scene.syntax.words
    ends = [i for i in range(2, len(syntax) - 1) if words[i : i + 2] in (("among", "them"), ("among", "those"))]
    for end in ends:
        comma = next((i for i in range(end - 1, max(-1, end - LONGEST_PART), -1) if words[i] in (",", ";", "(")), -1)
        singles = [
            i for i in range(comma + 1, end) if words[i] in ("a", "an") and scene.has_word(syntax.head(i), "people")
        ]
        whole = [f for f in found if (f.end or 0) <= syntax.tokens[max(comma, 0)].start]
        verbs = any(syntax.tokens[i].xpos in FINITE for i in range(comma + 1, end))
        if comma < 0 or not singles or not whole or verbs or not singles[0] <= syntax.head(singles[0]) < end:
            continue
        first, last = syntax.tokens[singles[0]], syntax.tokens[syntax.head(singles[-1])]
        text = scene.report.text[first.start : last.end][:80]
        return Figure(whole[0].measure, len(singles), len(singles), text, first.start, last.end)
    return None
