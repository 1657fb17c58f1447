"""Common nouns that name actors: their class, number, and the kinds of actor that a definite one can stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun's class (see `data/actor_nouns.toml`), singular form and number."""

    cls: str
    singular: str
    plural: bool


@dataclass(frozen=True)
class ActorNouns:
    """The noun tables. `nouns` is keyed by lower-case form, several words parted by one space.

    `lasts` are the last words of all forms.
    """

    nouns: dict[str, ActorNoun]
    lasts: frozenset[str]
    kinds: dict[str, frozenset[str]]
    noun_kinds: dict[str, frozenset[str]]
    titles: frozenset[str]
    honorifics: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    body_names: dict[str, str]
    bare: frozenset[str]
    kept_titles: frozenset[str]
    weapons: frozenset[str]
    aircraft: frozenset[str]
    rolling: frozenset[str]
    moving: frozenset[str]
    striking: frozenset[str]
    envoys: frozenset[str]
    sending: frozenset[str]
    local: frozenset[str]
    attitudes: frozenset[str]
    addressing: frozenset[str]
    loyal: frozenset[str]
    ranks: frozenset[str]
    short_ranks: dict[str, str]
    defence_ministers: frozenset[str]
    armed: frozenset[str]
    militant: frozenset[str]
    offices: dict[str, frozenset[str]]

    def kinds_of(self, noun: ActorNoun) -> frozenset[str]:
        """Kinds of actor that "the <noun>" can stand for; empty where it stands for itself."""
        return self.noun_kinds.get(noun.singular) or self.kinds.get(noun.cls, frozenset())


@cache
def load_actor_nouns() -> ActorNouns:
    """The tables of `data/actor_nouns.toml`, plurals made by rule."""
    table = tomllib.loads((files("fogline.lexicon") / "data" / "actor_nouns.toml").read_text(encoding="utf-8"))
    irregular: dict[str, str] = table["plurals"]
    nouns: dict[str, ActorNoun] = {}
    for cls, entry in table["class"].items():
        for word in entry["words"]:
            plural = _make_plural(word, irregular)
            nouns.setdefault(word, ActorNoun(cls, word, plural == word and word not in ("corps", "media")))
            nouns.setdefault(plural, ActorNoun(cls, word, True))
    titles = table["titles"]
    return ActorNouns(
        nouns=nouns,
        lasts=frozenset(re.split(r"[ -]", word)[-1] for word in nouns)
        | frozenset(w for w in nouns if "-" in w)
        | frozenset(word.split()[0] for word in nouns if " of " in word),
        kinds={cls: frozenset(kinds) for cls, kinds in table["kinds"].items()},
        noun_kinds={noun: frozenset(kinds) for noun, kinds in table["noun_kinds"].items()},
        titles=frozenset(titles["words"]),
        honorifics=frozenset(titles["honorifics"]),
        female=frozenset(titles["female"]),
        male=frozenset(titles["male"]),
        body_names=dict(table["body_names"]),
        bare=frozenset(table["bare"]["words"]),
        attitudes=frozenset(table["bare"]["attitudes"]),
        envoys=frozenset(table["bare"]["envoys"]),
        aircraft=frozenset(table["bare"]["aircraft"]),
        rolling=frozenset(table["bare"]["rolling"]),
        moving=frozenset(table["bare"]["moving"]),
        striking=frozenset(table["bare"]["striking"]),
        sending=frozenset(table["bare"]["sending"]),
        local=frozenset(table["local"]["words"]),
        weapons=frozenset(table["bare"]["weapons"]),
        addressing=frozenset(table["bare"]["addressing"]),
        kept_titles=frozenset(table["bare"]["kept_titles"]),
        loyal=frozenset(table["loyal"]["words"]),
        ranks=frozenset(table["ranks"]["words"]),
        short_ranks=dict(table["ranks"]["short"]),
        defence_ministers=frozenset(table["ranks"]["ministers"]),
        armed=frozenset(table["armed"]["words"]),
        militant=frozenset(table["militant"]["words"]),
        offices={office: frozenset(held) for office, held in table["offices"].items()},
    )


def _make_plural(word: str, irregular: dict[str, str]) -> str:
    head, _, last = word.rpartition(" ")
    prefix = head + " " if head else ""
    if last in irregular:
        return prefix + irregular[last]
    if last.endswith("man"):
        return prefix + last[:-3] + "men"
    if last.endswith("s") and not last.endswith(("ss", "us")):
        return word
    if last.endswith(("ss", "ch", "sh", "x")):
        return prefix + last + "es"
    if last.endswith("y") and last[-2] not in "aeiou":
        return prefix + last[:-1] + "ies"
    return prefix + last + "s"
