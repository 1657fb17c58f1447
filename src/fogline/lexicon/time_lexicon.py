"""The time lexicon: rules and words with which English news writes times (``data/time_words.toml``)."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.lexicon.word_rules import WordRules

_NUMBERED = (
    *("WEEKDAY", "WEEKDAY_SHORT", "MONTH", "MONTH_SHORT", "MONTH_WORD", "MONTH_MID"),
    *("SEASON", "FALL", "TODAY", "ORDWORD", "ONES", "QUARTER", "HIJRI", "DHU_MONTH"),
    *("FEAST", "FEAST_HIJRI", "FEAST_ALONE"),
)


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day known by its date without a year, where a word of `beside` stands beside it, one of `company` around it."""

    year: int
    beside: frozenset[str]
    company: frozenset[str]


@dataclass(frozen=True)
class TimeLexicon:
    """Everything that the table says, ready for look-up. `tense` maps a role (will, due, be, ...) to its words."""

    rules: WordRules
    numbers: dict[str, int]
    units: dict[str, str]
    directions: dict[str, str]
    events: dict[str, str]
    onsets: frozenset[str]
    onset_nouns: frozenset[str]
    onset_followed: dict[str, tuple[str, ...]]
    numerals: dict[str, dict[str, int]]
    relations: dict[tuple[str, ...], str]
    hedges: frozenset[str]
    leads: frozenset[str]
    year_leads: frozenset[str]
    quarter_leads: frozenset[str]
    short_weekdays: dict[str, int]
    month_names: frozenset[str]
    articles: frozenset[str]
    names_before: frozenset[str]
    names_after: frozenset[str]
    superlatives: frozenset[str]
    common: frozenset[str]
    joinable: frozenset[tuple[str, ...]]
    joints: frozenset[tuple[str, ...]]
    not_times: tuple[tuple[str, ...], ...]
    tense: dict[str, frozenset[str]] = field(default_factory=dict)
    zones: dict[str, int] = field(default_factory=dict)
    known_days: dict[tuple[int, int], KnownDay] = field(default_factory=dict)


def read_time_lexicon(table: dict[str, Any]) -> TimeLexicon:
    """The lexicon of a table in the form of ``time_words.toml``."""
    rules = WordRules(table)
    values = rules.values
    return TimeLexicon(
        rules=rules,
        numbers={word: value for name in _NUMBERED for word, value in values[name].items()},
        units=values["UNIT"],
        directions=values["DIRECTION"],
        events=values["EVENT"],
        onsets=frozenset(values["ONSET"]),
        onset_nouns=frozenset(table["onset_nouns"]["words"]),
        onset_followed={word: tuple(words.split()) for word, words in table["onset_followed"].items()},
        numerals={name: values[name] for name in ("ONES", "TENS", "SCALE", "DOZEN")},
        relations={tuple(words.split()): relation for words, relation in table["relations"].items()},
        hedges=frozenset(table["hedges"]["words"]),
        leads=frozenset(table["leads"]),
        year_leads=frozenset(table["year_leads"]),
        quarter_leads=frozenset(table["quarter_leads"]),
        short_weekdays=values["WEEKDAY_SHORT"],
        month_names=frozenset(table["month_names"]["words"]),
        articles=frozenset(table["month_names"]["articles"]),
        names_before=frozenset(table["names_before"]),
        names_after=frozenset(table["names_after"]),
        superlatives=frozenset(table["superlatives"]["words"]),
        joinable=frozenset(tuple(pair.split()) for pair in table["joints"]["kinds"]),
        joints=frozenset(tuple(words.split()) for words in table["joints"]["words"]),
        common=frozenset(table["common"]["words"]),
        not_times=tuple(tuple(words.split()) for words in table["not_times"]),
        zones=table["zones"],
        known_days={
            (row["month"], row["day"]): KnownDay(row["year"], frozenset(row["beside"]), frozenset(row["company"]))
            for row in table["known_days"]
        },
        tense={role: frozenset(words) for role, words in table["tense"].items()},
    )


@cache
def load_time_lexicon() -> TimeLexicon:
    """The packaged lexicon, read once."""
    text = (files("fogline.lexicon") / "data" / "time_words.toml").read_text("utf-8")
    return read_time_lexicon(tomllib.loads(text))
