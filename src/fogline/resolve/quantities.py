"""Quantities: every count of people or things in a report, with its bounds.

"At least 7" is 7 and open, "nearly 1,000" open and 1,000, "dozens" 24 and open, "between 10 and 15" both; a modifier
counts for both numbers of "at least 17 dead and 367 wounded". Fractions of a whole that is not told count nothing.
Years, dates, clock times, ages, distances, durations, money, shares and the numbers of roads, units and weapons are no
counts.
"""

from collections.abc import Iterator, Sequence

from fogline.lexicon.number_lexicon import NumberLexicon, load_number_lexicon
from fogline.lexicon.word_rules import RuleMatch
from fogline.models.measure import Quantity
from fogline.models.report import Report, Sentence, Token
from fogline.resolve.numerals import read_numeral

_Bounds = tuple[int | None, int | None]
_OLDEST = 119
_LONGEST_JOINT = 3
_WEIGHTS = frozenset({"tonne", "tonnes", "ton", "tons"})
"""Units that count goods where "of" says of what ("60 tonnes of flour")."""
_HANDING = frozenset({"hand", "hands", "handed", "handing"})
_RANGES = frozenset({"between", "range", "hyphen", "either"})


def resolve_quantities(report: Report) -> list[Quantity]:
    """All counts of a report, in text order. An open side is None; a range told as two counts ("rose from 3 to 5")
    gives two.
    """
    lexicon = load_number_lexicon()
    return [quantity for sentence in report.sentences for quantity in _find_in_sentence(report.text, sentence, lexicon)]


def _find_in_sentence(text: str, sentence: Sentence, lexicon: NumberLexicon) -> Iterator[Quantity]:
    tokens = sentence.tokens
    words = [token.text for token in tokens]
    lower: list[str] = []
    before: tuple[int, _Bounds] = (0, (0, 0))
    for match in lexicon.rules.find(words):
        lower = lower or [word.lower().replace("’", "'") for word in words]
        if not _is_count(match, words, lower, tokens, lexicon):
            continue
        match = _without_particle(match, lower, tokens)
        for first, last, told, number in _read_bounds(match, lower, lexicon):
            bounds = _carry(before, first, last, told, lower, lexicon)
            before = (last, bounds)
            yield Quantity(
                tokens[first].start, tokens[last - 1].end, text[tokens[first].start : tokens[last - 1].end],
                bounds[0], bounds[1], tokens[number[0]].start, tokens[number[1] - 1].end,
            )  # fmt: skip


def _without_particle(match: RuleMatch, lower: Sequence[str], tokens: Sequence[Token]) -> RuleMatch:
    """The match without the "over" of "handed over 74 bodies", "took over 12 villages": the verb's, not the
    number's."""
    first, last = match.groups.get("modifier", (0, 0))
    if first == 0 or lower[first:last] != ["over"]:
        return match
    if not tokens[first].deprel.startswith("compound") and lower[first - 1] not in _HANDING:
        return match
    return match._replace(first=last, groups={k: v for k, v in match.groups.items() if k != "modifier"})


def _carry(
    before: tuple[int, _Bounds], first: int, last: int, bounds: _Bounds, lower: Sequence[str], lexicon: NumberLexicon
) -> _Bounds:
    """The open side of "at least 17" for the 367 of "at least 17 dead and 367 wounded"."""
    between, (low, high) = lower[before[0] : first], before[1]
    joined = 2 <= len(between) <= _LONGEST_JOINT and between[-1] == "and" and between[-2] in lexicon.carried
    if not joined or bounds[0] != bounds[1] or lower[last : last + 1] == [] or lower[last] not in lexicon.carried:
        return bounds
    return (None if low is None else bounds[0]), (None if high is None else bounds[1])


def _read_bounds(
    match: RuleMatch, lower: Sequence[str], lexicon: NumberLexicon
) -> Iterator[tuple[int, int, _Bounds, tuple[int, int]]]:
    """(first word, last word, bounds, words of the number) of each count that a match tells."""
    number = match.groups.get("number") or match.groups.get("low") or match.groups["comma"]
    phrase = " ".join(lower[number[0] : number[1]])
    if match.rule == "vague":
        yield match.first, match.last, (lexicon.vague[phrase], None), number
    elif match.rule == "nth":
        yield match.first, match.last, (1, 1), number
    elif match.rule in ("exact", "absent"):
        value = lexicon.exact.get(phrase, 0)
        yield match.first, match.last, _bound(value, _effect(match, lower, lexicon)), number
    elif match.rule in _RANGES:
        yield from _read_range(match, lower, lexicon)
    else:
        written = ["million" if word == "m" else word for word in lower[number[0] : number[1]]]
        value_read = read_numeral(written, lexicon.numerals)
        if match.rule == "all_but" and value_read is not None:
            less = match.groups["less"]
            value_read -= read_numeral(lower[less[0] : less[1]], lexicon.numerals) or 0
        if value_read is not None:
            last = number[1] if match.rule == "share" else match.last
            effect = "low" if "after" in match.groups else _effect(match, lower, lexicon)
            yield match.first, last, _bound(value_read, effect), number


def _effect(match: RuleMatch, lower: Sequence[str], lexicon: NumberLexicon) -> str:
    effects = [
        lexicon.modifiers[" ".join(lower[slice(*match.groups[g])])] for g in ("modifier", "second") if g in match.groups
    ]
    return next((effect for effect in effects if effect != "same"), "same")


def _bound(value: int, effect: str) -> _Bounds:
    return (value if effect != "high" else None), (value if effect != "low" else None)


def _read_range(
    match: RuleMatch, lower: Sequence[str], lexicon: NumberLexicon
) -> Iterator[tuple[int, int, _Bounds, tuple[int, int]]]:
    groups = match.groups
    one, two = groups.get("number") or groups["low"], groups.get("last") or groups["high"]
    low, high = (read_numeral(lower[first:last], lexicon.numerals) for first, last in (one, two))
    if low is None or high is None:
        return
    scale = lexicon.numerals["SCALE"].get(lower[two[1] - 1])
    if scale and lower[one[1] - 1] not in lexicon.numerals["SCALE"] and low * scale < high:
        low *= scale
    before = lower[match.first - 1] if match.first else ""
    if low < high and not (match.rule != "between" and before in lexicon.idioms["rising"]):
        yield match.first, match.last, (low, high), (one[0], two[1])
    else:
        yield match.first, one[1], (low, low), one
        yield two[0], two[1], (high, high), two


def _is_count(
    match: RuleMatch, words: Sequence[str], lower: Sequence[str], tokens: Sequence[Token], lexicon: NumberLexicon
) -> bool:
    if match.rule == "nth":
        return True
    if match.rule == "share":
        return match.last < len(lower) and lower[match.last] in lexicon.units
    first, last = (match.groups.get("number") or match.groups["low"])[0], match.last
    before = lower[first - 1] if first else ""
    behind = lower[last] if last < len(lower) else ""
    if match.rule == "vague":
        return behind not in lexicon.units
    if match.rule == "exact":
        return not (lower[first] in ("twice", "thrice") and behind in lexicon.idioms["behind_twice"])
    if match.rule == "absent":
        return True
    if behind in _WEIGHTS and lower[last + 1 : last + 2] == ["of"]:
        return True
    lettered = words[first].isalpha() and last < len(tokens) and tokens[last].upos == "NOUN"
    if behind in lexicon.units or (before in lexicon.names and match.first == first and not lettered):
        return (
            behind == "-" and last + 1 < len(lower) and (lower[last + 1] == "strong" or not lower[last + 1].isalnum())
        )
    if before == "-" and first > 1 and words[first - 2].isalnum() and match.first == first:
        return False
    if before == "or" and match.rule == "number" and match.first == first and lower[first] in lexicon.numerals["ONES"]:
        return False
    if _is_formation(words, lower, last, lexicon) or _is_listed_day(lower, last, lexicon):
        return False
    if behind in lexicon.idioms["months"] or (before in lexicon.idioms["months"] and match.first == first):
        return behind in lexicon.idioms["months"] and words[last].islower() and words[last] == "may"
    return not (_is_age(match, first, last, lower) or _is_bare_figure(match, words, lower, tokens, lexicon))


def _is_formation(words: Sequence[str], lower: Sequence[str], last: int, lexicon: NumberLexicon) -> bool:
    """ "The 24 Task Force Brigade"."""
    for index in range(last, min(last + 3, len(words))):
        if not words[index][0].isupper():
            return False
        if lower[index] in lexicon.idioms["formations"]:
            return True
    return False


def _is_listed_day(lower: Sequence[str], last: int, lexicon: NumberLexicon) -> bool:
    """ "On 23 and 25 November"."""
    return len(lower) > last + 2 and lower[last] in ("and", ",", "to") and lower[last + 2] in lexicon.idioms["months"]


def _is_age(match: RuleMatch, first: int, last: int, lower: Sequence[str]) -> bool:
    """ "A guard, 58, was killed"; "children under five"."""
    behind = lower[last] if last < len(lower) else ""
    if (
        match.last - match.first == 1
        and first
        and lower[first - 1] == ","
        and behind in (",", ")")
        and lower[first].isdecimal()
    ):
        return int(lower[first]) <= _OLDEST
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def _is_bare_figure(
    match: RuleMatch, words: Sequence[str], lower: Sequence[str], tokens: Sequence[Token], lexicon: NumberLexicon
) -> bool:
    """A decimal without a scale, a year, a list's number, "one" as a pronoun, an upper age."""
    first, last = match.groups.get("number") or match.groups["low"]
    before, behind = lower[first - 1] if first else "", lower[last] if last < len(lower) else ""
    word = lower[first]
    if match.rule in _RANGES:
        return _is_year(word) and _is_year(lower[(match.groups.get("last") or match.groups["high"])[0]])
    if match.rule != "number":
        return False
    modifier = lower[match.first] if match.first < first else ""
    if (
        modifier in ("under", "over", "below", "above")
        and match.first
        and lower[match.first - 1] in lexicon.idioms["ages"]
    ):
        return True
    if last - first > 1:
        return False
    if word == "one":
        return behind in lexicon.idioms["behind_one"] or (not modifier and before in lexicon.idioms["before_one"])
    if "." in word and word.replace(".", "").isdecimal():
        return True
    if _is_year(word) and not modifier:
        noun = last < len(tokens) and tokens[last].upos == "NOUN"
        return before in lexicon.idioms["year_leads"] or not noun
    return first == 0 and word.isdecimal() and behind in (".", ")")
