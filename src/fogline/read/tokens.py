"""Words of a stretch of text, with their exact places.

The conventions are those of the UD English treebanks EWT and GUM, on which the
tagger is trained: clitics are words of their own (``do|n't``, ``Syria|’s``,
``rebels|’``), also where a country's name has lost its apostrophe
(``Syria|s army``); so are hyphens (``Turkey|-|backed``) but for a few prefixes
(``anti-tank``), currency signs and per cent signs; addresses, decimals, dates
in figures and abbreviations with their full stops stay whole.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Span = tuple[int, int]


class _Rules(NamedTuple):
    pattern: re.Pattern[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    contractions: dict[str, int]
    countries: frozenset[str]
    after_plural: frozenset[str]


_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u20d0-\u20ff"
)
_LETTER = rf"[^\W\d_{_MARKS}]"
_W = rf"[\w{_MARKS}]"
# Every quantifier is over one class of characters or bounded, and no two
# neighbouring parts can match the same run, so that a match is linear.
_PATTERN = rf"""
    (?P<space>\s+)
  | (?P<whole>
        (?:https?|ftp)://[^\s<>"“”]{{1,2000}}
      | www\.[^\s<>"“”]{{1,2000}}
      | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}}
      | [\#@][^\W\d_]{_W}{{0,280}}
      | [A-Z]{{1,3}}\$ | [A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w)
      | (?:[^\W\d_]\.){{2,10}}(?!\w)
      | \.{{2,}} | -{{2,}} | [!?]{{2,}} | [=*~]{{2,}} | '' | ``
      | [:;]-?[()DP](?!\w)
      | ['’]\d0s(?!\w)
    )
  | (?P<number>\d{{1,4}}[/]\d{{1,2}}(?:[/]\d{{1,4}})?(?![\w/]) | \d+(?:[.,:]\d+){{0,40}}(?:(?:st|nd|rd|th|s)(?!\w))?)
  | (?P<prefixed>(?<!-)(?:%s)-(?:{_LETTER}{_W}{{0,60}}(?:['’]{_LETTER}{{1,10}})?|\d{{1,4}}s?)(?![-\w]))
  | (?P<word>{_W}+(?:['’`]{_W}{{1,40}}){{0,8}})
  | (?P<other>\S[\u200d\ufe0f\U0001f3fb-\U0001f3ff]?)
"""
_CLITIC = re.compile(r"(?i:n['’`]t|['’`](?:s|re|ve|ll|d|m))$")
_SUFFIX = re.compile(
    r"\.(?:com|org|net|gov|edu|mil|int|info|co|uk|ru|ua|sy|tr|il|ps|ir|iq|lb|ye|sd|de|fr|eu|us|tv|me|doc|pdf|xls|htm|html|txt|jpg|exe)(?!\w)"
)
_FOLLOWING = re.compile(r" ([a-z]{1,30})(?![\w-])")
_LONGEST_CLITIC = 4
MOST_IN_RUN = 200
LONGEST_RUN = 4_000
_RUN = re.compile(rf"\S{{{MOST_IN_RUN}}}")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


@cache
def _load_rules() -> _Rules:
    raw = (files("fogline.lexicon") / "data" / "tokens.toml").read_bytes().decode()
    table = tomllib.loads(raw)
    prefixes = "|".join(form for prefix in table["hyphen_prefixes"] for form in _write_forms(prefix))
    return _Rules(
        pattern=re.compile(_PATTERN % prefixes, re.VERBOSE),
        abbreviations=frozenset(table["abbreviations"]),
        before_number=frozenset(table["abbreviations_before_number"]),
        contractions=dict(table["contractions"]),
        countries=_load_countries(),
        after_plural=frozenset(table["after_plural"]),
    )


def _load_countries() -> frozenset[str]:
    """Names of one word; one more s makes no other word of them, but their possessive."""
    raw = (files("fogline.lexicon") / "data" / "countries.csv").read_text(encoding="utf-8")
    names = (row["name"] for row in csv.DictReader(raw.splitlines()))
    return frozenset(name for name in names if name.isalpha() and name[-1] != "s")


def _write_forms(prefix: str) -> list[str]:
    return [prefix, prefix.capitalize(), *([prefix.upper()] if len(prefix) > 3 else [])]


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of ``text[start:end]`` as (start, end) character offsets into ``text``.

    The spans are in order, never empty, never overlap, and cover every
    character that is not white space. A run without white space of more than
    MOST_IN_RUN words or LONGEST_RUN characters is no writing, and one word.
    Time is linear in the length.
    """
    stop = len(text) if end is None else min(end, len(text))
    rules = _load_rules()
    if not _RUN.search(text, start, stop):
        return list(_walk(text, start, stop, rules))
    found: list[Span] = []
    for run in _LONG_RUN.finditer(text, start, stop):
        found += [*_walk(text, start, run.start(), rules), run.span()]
        start = run.end()
    return _close_runs([*found, *_walk(text, start, stop, rules)])


def _walk(text: str, start: int, stop: int, rules: _Rules) -> Iterator[Span]:
    position = start
    while position < stop:
        if text[position] == " ":  # every other match would be one
            position += 1
            continue
        match = rules.pattern.match(text, position, stop)
        if match is None:  # pragma: no cover - the last branch takes any character
            position += 1
            continue
        first, last, kind = match.start(), match.end(), match.lastgroup
        position = last
        if kind == "space":
            continue
        if kind == "whole":
            last = position = _trim_address(text, first, last)
            yield first, last
        elif kind in ("word", "prefixed"):
            position = _with_full_stop(text, first, last, stop, rules)
            if position > last:
                yield first, position
            else:
                yield from _split_clitics(text, first, last, rules)
        else:
            yield first, last


def _close_runs(words: list[Span]) -> list[Span]:
    """Words with each run of too many that nothing parts made one."""
    kept: list[Span] = []
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place][0] > words[place - 1][1]:
            whole = place - first > MOST_IN_RUN
            kept += [(words[first][0], words[place - 1][1])] if whole else words[first:place]
            first = place
    return kept


def _trim_address(text: str, first: int, last: int) -> int:
    """An address does not end in the sentence's punctuation."""
    if text[first] in "hfw" and last - first > 4:
        while last - first > 1 and text[last - 1] in ".,;:!?)'’]":
            last -= 1
    return last


def _with_full_stop(text: str, first: int, last: int, stop: int, rules: _Rules) -> int:
    """Where the word ends when the full stop behind it belongs to it, else ``last``."""
    if last >= stop or text[last] != "." or last - first > 40:
        return last
    suffix = _SUFFIX.match(text, last, stop)
    if suffix:
        return suffix.end()
    word = text[first : last + 1]
    if word in rules.abbreviations:
        return last + 1
    following = text[last + 1 : last + 3].lstrip()
    if word in rules.before_number:
        return last + 1 if following[:1].isdigit() else last
    if len(word) == 2 and word[0].isupper() and word[0] != "I":
        return last + 1 if last + 1 < stop and following[:1].isupper() else last
    return last


def _is_led_owner(text: str, first: int, last: int, rules: _Rules) -> bool:
    """Whether a plural has lost the apostrophe of its possessive: "the US-led coalitions air strikes"."""
    if text[first:last] != "coalitions" or text[max(0, first - 4) : first] != "led ":
        return False
    following = _FOLLOWING.match(text, last)
    return following is not None and following[1] not in rules.after_plural


def _split_clitics(text: str, first: int, last: int, rules: _Rules) -> Iterator[Span]:
    tail = text[max(first, last - _LONGEST_CLITIC) : last]
    clitic = None if tail.isalnum() else _CLITIC.search(tail)
    if clitic:
        cut = last - (len(tail) - clitic.start())
        if cut > first:
            yield from _split_clitics(text, first, cut, rules)
        yield cut, last
        return
    owner = text[last - 1] == "s" and last - first < 25 and text[first : last - 1] in rules.countries
    if owner or _is_led_owner(text, first, last, rules):
        yield first, last - 1
        yield last - 1, last
        return
    cut = rules.contractions.get(text[first:last].lower(), 0) if last - first < 10 else 0
    if cut:
        yield first, first + cut
        first += cut
    yield first, last
