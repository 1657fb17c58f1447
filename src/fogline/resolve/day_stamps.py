"""Day stamps: the short weekday with its day of the month that opens an entry of a log: "Sun 11 (A)", "Sat 27: ...".

Inside a sentence "sat 11" is a verb and a count, so a stamp stands at the beginning of its line or item, or between a
comma and a colon or bracket ("Mali, Fri 16 (A): ...").
"""

from collections.abc import Sequence

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.resolve.time_terms import FoundTerm, TimeTerm

_BEHIND = frozenset({":", "(", "—", "–", "-"})
_BULLETS = frozenset({"*", "•", "-", "–", "—", ">"})
_LATEST_DAY = 31
_REACH = 400


def add_stamps(found: list[FoundTerm], words: Sequence[str], lexicon: TimeLexicon) -> list[FoundTerm]:
    """The terms with those of the stamps among the words, in order; `words` as written."""
    short = lexicon.short_weekdays
    stamps = []
    for index in range(min(len(words) - 1, _REACH)):
        word, number = words[index], words[index + 1]
        if not word[:1].isupper() or word.lower() not in short or not number.isdecimal():
            continue
        if not 1 <= int(number) <= _LATEST_DAY or not _is_stamp(words, index):
            continue
        if all(term.last <= index or term.first >= index + 2 for term in found):
            stamps.append(
                FoundTerm(index, index + 2, TimeTerm("weekday", weekday=short[word.lower()], day=int(number)))
            )
    return sorted([*found, *stamps], key=lambda term: term.first) if stamps else found


def _is_stamp(words: Sequence[str], index: int) -> bool:
    behind = words[index + 2] if index + 2 < len(words) else ":"
    opened = index == 0 or all(word in _BULLETS for word in words[:index])
    if opened:
        return behind in _BEHIND or behind[:1].isupper()
    return words[index - 1] in (",", *_BULLETS) and behind in (":", "(")
