"""Rules that bring the entity annotation of several corpora to one convention.

An entity is a *name*: proper nouns without their titles and without the common
nouns around them. Labels: see ``LABELS``.
"""

import re

from treebanks import Entity

LABELS = ("PERSON", "ORG", "LOC", "NORP", "DATE", "EVENT")
SCORED = ("PERSON", "ORG", "LOC")

_DEMONYM = re.compile(
    r"^(American|British|French|Spanish|Dutch|Arab|Greek|German|Jew|Muslim|Christian|Kurd|Turk|Swede|Dane|Finn|Pole|Czech"
    r"|Scot|Irish|Welsh|English|Swiss|Thai|Iraqi|Israeli|Yemeni|Saudi|Pakistani|Afghan|Kuwaiti|Bahraini|Omani|Qatari|Emirati"
    r"|Somali|Bangladeshi|Uzbek|Kazakh|Tajik|Serb|Croat|Filipino|Sunni|Shia|Shiite|Alawite|Druze|Yazidi|Houthi"
    r"|[A-Z][a-z]+(ian|ean|ese|ish))s?$"
)
_BREAKS = {",", ";", "(", "--", "—", "–", ":"}
_DANGLING = {"and", "&", ".", "of", "in"}
_NOT_NAMES = {"PRESIDENT", "GOD", "LORD", "INTERNET", "EARTH"}
TITLES = {
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Gen", "Gen.", "General", "President", "Prime",
    "Minister", "Secretary", "Foreign", "Defence", "Defense", "Lt", "Lt.", "Col", "Col.", "Colonel", "Major",
    "Maj", "Maj.", "Army", "Commander", "Chancellor", "Vice", "Deputy", "of", "State", "Sir", "Lord", "US",
    "Captain", "Capt.", "Ambassador", "High", "Representative",
}  # fmt: skip
PRONOUNS = {"They", "She", "He", "We", "It", "I", "You", "His", "Her", "Their", "Our", "My", "The"}


def is_demonym(word: str) -> bool:
    """Whether a capitalised word looks like the name of a people or its adjective."""
    return _DEMONYM.match(word) is not None


def trim_names(words: list[str], entities: list[Entity]) -> list[Entity]:
    """Cuts names at commas and dangling particles; drops demonyms and lower-cased single words."""
    kept = []
    for first, last, label in entities:
        last = next((k for k in range(first, last) if words[k] in _BREAKS), last)
        while last > first and words[last - 1] in _DANGLING:
            last -= 1
        if last <= first or last - first > 9:
            continue
        word = words[first]
        if last - first == 1 and (is_demonym(word) or not word[:1].isupper() or word.upper() in _NOT_NAMES):
            continue
        kept.append((first, last, label))
    return kept


def drop_nested(entities: list[Entity]) -> list[Entity]:
    """Keeps the longest of entities that overlap, in order of place."""
    kept: list[Entity] = []
    for entity in sorted(set(entities), key=lambda e: (e[0] - e[1], e[0])):
        if all(entity[1] <= other[0] or other[1] <= entity[0] for other in kept):
            kept.append(entity)
    return sorted(kept)
