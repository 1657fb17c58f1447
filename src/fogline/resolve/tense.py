"""Tense: whether a time in a sentence lies behind the report's day or before it.

"Talks are due on Friday" and "shells fell on Friday" name different Fridays. The nearest verb that governs the
expression decides: the verb right behind it ("the council on Sunday demanded"), else the nearest cue to its left
within the clause, else the first verb to its right.
"""

from collections.abc import Sequence

from fogline.lexicon.time_lexicon import TimeLexicon

_REACH = 24
_ASIDE = frozenset({",", "-", "–", "—", "(", "also", "again", "later", "then"})


def find_tense(lower: Sequence[str], xpos: Sequence[str], first: int, last: int, lexicon: TimeLexicon) -> str:
    """``past``, ``future`` or "" for the words `[first, last)`. `xpos` are Penn tags, or empty where unknown."""
    bounded = first > 0 and lower[first - 1] in ("by", "before", "until")
    for index in range(last, min(last + 2, len(lower))):
        cue = _read_cue(lower, xpos, index, lexicon)
        if cue:
            return cue
        if lower[index] not in _ASIDE or lower[index] == ",":
            break
    for index in range(first - 1, max(-1, first - _REACH), -1):
        if _is_barrier(lower, index):
            break
        cue = _read_cue(lower, xpos, index, lexicon, adjacent=first - index <= 2, bounded=bounded)
        if cue:
            return cue
    for index in range(last, min(last + _REACH, len(lower))):
        cue = _read_cue(lower, xpos, index, lexicon, adjacent=True)
        if cue:
            return cue
    return ""


def _is_barrier(lower: Sequence[str], index: int) -> bool:
    if lower[index] in (";", ":"):
        return True
    return lower[index] in ("and", "but", "while", "whereas", "although") and index > 0 and lower[index - 1] == ","


def _read_cue(
    lower: Sequence[str],
    xpos: Sequence[str],
    index: int,
    lexicon: TimeLexicon,
    adjacent: bool = False,
    bounded: bool = False,
) -> str:
    word, tense = lower[index], lexicon.tense
    if word in tense["will"]:
        if lower[index + 1 : index + 3] == ["be", "the"] and word == "would":
            return ""
        hedged = word == "would" and any(
            next_word in tense["speech_after_would"] for next_word in lower[index + 1 : index + 4]
        )
        perfect = any(next_word == "have" for next_word in lower[index + 1 : index + 3])
        return "" if hedged or perfect else "future"
    if word in tense["awaited"] and xpos and xpos[index] in ("VBN", "JJ", "VBD") and _is_behind_noun(xpos, index):
        alone = not any(tag in ("VBD", "VBZ", "VBP", "MD") for i, tag in enumerate(xpos) if i != index)
        if alone or (adjacent and xpos[index] != "VBD"):
            return "future"
    if word in tense["due"] and _is_due(lower, index, lexicon):
        return "future"
    if word == "to" and _is_infinitive(lower, xpos, index):
        governor = lower[index - 1] if index else ""
        if governor in tense["be"] or governor in tense["commit"] or governor in tense["due"]:
            return "future"
        if _is_behind_noun(xpos, index) and (_is_headline(xpos) or _is_to_be_done(lower, xpos, index)):
            return "future"
    if word in tense["until_ahead"] and "until" in lower[index + 1 : index + 4]:
        return "future"
    if word in tense["commit"] and not adjacent and (bounded or _commits(lower, xpos, index)):
        return "future"
    if word in tense["present"] and index > 0 and (not xpos or xpos[index] in ("VBZ", "VBP")):
        return "future"
    return "past" if _is_past(lower, xpos, index, lexicon) else ""


def _commits(lower: Sequence[str], xpos: Sequence[str], index: int) -> bool:
    """ "Agreed to meet", "ordered the men to leave"; "agreed to a truce" is done already."""
    behind = (i for i in range(index + 1, min(index + 4, len(lower))) if lower[i] == "to")
    return any(_is_infinitive(lower, xpos, i) for i in behind)


def _is_behind_noun(xpos: Sequence[str], index: int) -> bool:
    return index > 0 and bool(xpos) and xpos[index - 1].startswith("NN")


def _is_due(lower: Sequence[str], index: int, lexicon: TimeLexicon) -> bool:
    set_for = lower[index] == "set" and lower[index + 1 : index + 2] == ["for"]
    if lower[index] == "set" and lower[index + 1 : index + 2] != ["to"] and not set_for:
        return False
    if set_for or lower[index] in lexicon.tense["always_due"]:
        return True
    return any(word in lexicon.tense["be"] for word in lower[max(0, index - 3) : index])


def _is_infinitive(lower: Sequence[str], xpos: Sequence[str], index: int) -> bool:
    if index + 1 >= len(lower):
        return False
    return (
        xpos[index + 1] == "VB" if xpos else lower[index + 1].isalpha() and lower[index + 1] not in ("the", "a", "an")
    )


def _is_headline(xpos: Sequence[str]) -> bool:
    """ "Markets to remain closed until Friday": an infinitive and no finite verb."""
    return not any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in xpos)


def _is_to_be_done(lower: Sequence[str], xpos: Sequence[str], index: int) -> bool:
    """ "A summit to be held on 12 October"."""
    return index + 2 < len(lower) and lower[index + 1] == "be" and xpos[index + 2] == "VBN"


def _is_past(lower: Sequence[str], xpos: Sequence[str], index: int, lexicon: TimeLexicon) -> bool:
    if not xpos:
        word = lower[index]
        return word in lexicon.tense["past_irregular"] or (word.endswith("ed") and len(word) > 4)
    if xpos[index] == "VBD":
        return True
    # "to be held", "will be freed", "has been scheduled": look on for what the auxiliary says.
    if lower[index] == "been" and "VBN" in xpos[index + 1 : index + 4]:
        return False
    if index and lower[index - 1] in lexicon.tense["until_ahead"]:
        return False
    return xpos[index] == "VBN" and not any(word == "be" for word in lower[max(0, index - 3) : index])
