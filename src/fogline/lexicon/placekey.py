"""Place keys: what two romanisations of one place name share.

Three foldings of a name, each coarser than the one before:
`fold_name` (letters and digits, lower case, no marks), `find_key` (articles and generic words dropped, -iyya/-ieh,
ou/u, q/k and the like made one) and `find_skeleton` (the key's consonants, qualifiers such as "upper" dropped).
Other scripts are romanised with anyascii first. The tables are `data/placekey.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

_APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4'\u2032]")
_WORD = re.compile("[a-z0-9]+")
_LETTERS = "abdfghijklmnprstuvxzGSXZ2"
_VOWELS = re.compile("[aiu]")
_DOUBLED = re.compile(r"(.)\1+")
_FREE_H = re.compile("(?<![kcszt])h")


@dataclass(frozen=True)
class KeyRules:
    """The tables of `placekey.toml`, compiled."""

    articles: frozenset[str]
    generic: frozenset[str]
    qualifiers: frozenset[str]
    openers: frozenset[str]
    romanised: frozenset[str]
    translations: dict[str, str]
    words: dict[str, str]
    ya: re.Pattern[str]
    a: re.Pattern[str]
    letters: tuple[tuple[str, str], ...]
    slavic: tuple[tuple[re.Pattern[str], str], ...]
    slavic_any: re.Pattern[str]
    """any of the endings of `slavic`, which few names have"""


@cache
def load_key_rules() -> KeyRules:
    """Read and compile the tables once."""
    raw = tomllib.loads((files("fogline.lexicon") / "data" / "placekey.toml").read_text(encoding="utf-8"))
    words = {spelling: key for key, spellings in raw["words"].items() for spelling in spellings.split()}
    pairs = (raw["letters"]["consonants"] + " " + raw["letters"]["vowels"]).split()
    endings = [rule.rpartition(">") for rule in raw["slavic"]["endings"].split()]
    return KeyRules(
        articles=frozenset(raw["articles"].split()),
        generic=frozenset(raw["generic"].split()),
        qualifiers=frozenset(raw["qualifiers"].split()),
        openers=frozenset(raw["openers"].split()),
        romanised=frozenset(raw["romanised"].split()),
        translations=raw["translations"],
        words=words,
        ya=re.compile("(?:" + "|".join(raw["endings"]["ya"].split()) + ")$"),
        a=re.compile("(?:" + "|".join(raw["endings"]["a"].split()) + ")$"),
        letters=tuple((old, new) for old, _, new in (pair.partition(">") for pair in pairs)),
        slavic=tuple((re.compile(old), new) for old, _, new in endings),
        slavic_any=re.compile("|".join(f"(?:{old})" for old, _, _ in endings)),
    )


@lru_cache(maxsize=4096)
def fold_words(name: str) -> tuple[str, ...]:
    """The name's words in lower-case ASCII without marks or apostrophes ("Qal`at al-Madīq": qalat, al, madiq)."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))
        name = anyascii("".join(c for c in name if not unicodedata.combining(c)))
    return tuple(_WORD.findall(_APOSTROPHES.sub("", name).lower()))


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """The folded words joined by blanks: equal for spellings that differ in case, marks and punctuation alone."""
    return " ".join(fold_words(name))


@lru_cache(maxsize=4096)
def find_key(name: str) -> str:
    """The transliteration key; empty for a name without letters or digits."""
    return "".join(_fold_word(word) for word in _find_bare_words(name))


@lru_cache(maxsize=4096)
def find_skeleton(name: str) -> str:
    """The key's consonants without qualifiers, z and d made one; may be empty ("Ayo")."""
    qualifiers = load_key_rules().qualifiers
    words = [word for word in _find_bare_words(name) if word not in qualifiers] or _find_bare_words(name)
    parts = (_fold_word(word) for word in words)
    skeleton = "".join(_VOWELS.sub("", part) if len(part) > 2 else part for part in parts)
    return _DOUBLED.sub(r"\1", skeleton.replace("z", "d"))


_COARSE = str.maketrans(
    {
        "g": "k",
        "j": "k",
        "G": "k",
        "x": "k",
        "q": "k",
        "X": "k",
        "h": "k",
        "z": "d",
        "Z": "d",
        "S": "s",
        "t": "d",
        "p": "b",
        "i": "a",
    }
)


@lru_cache(maxsize=8192)
def blur(key: str) -> str:
    """A key or skeleton in which letters that romanisations confuse are one (g, j, k, h, kh; z, d, t; s, sh; p, b)."""
    return _DOUBLED.sub(r"\1", key.replace("ts", "s").replace("tS", "s").translate(_COARSE))


@lru_cache(maxsize=1024)
def find_openings(skeleton: str) -> tuple[str, ...]:
    """Letters that the skeleton of another spelling may begin with."""
    first = blur(skeleton[:1])
    return tuple(sorted({first, skeleton[:1], *(letter for letter in _LETTERS if blur(letter) == first)}))


def find_skeletons(name: str) -> set[str]:
    """The skeleton, and that without an opener: what a name is filed under to be found by its sound."""
    return {find_skeleton(name), find_skeleton(drop_opener(name))}


def find_opener(name: str) -> str:
    """The key of the first word of `openers` before a name; empty where there is none."""
    words = fold_words(name)
    return _fold_word(words[0]) if len(words) > 1 and words[0] in load_key_rules().openers else ""


@lru_cache(maxsize=4096)
def drop_opener(name: str) -> str:
    """The name without the words of `openers` before it ("Qaryat al-Husayn": al husayn)."""
    words, openers = fold_words(name), load_key_rules().openers
    while len(words) > 1 and words[0] in openers:
        words = words[1:]
    return " ".join(words)


def find_qualifiers(name: str) -> str:
    """The consonants of the qualifiers in a name ("Shams ad-Din ash-Shamali": Sml); empty where it has none."""
    qualifiers = load_key_rules().qualifiers
    found = (_fold_word(word) for word in _find_bare_words(name) if word in qualifiers)
    return "".join(_VOWELS.sub("", word) for word in found)


def find_plain_key(name: str) -> str:
    """The key without qualifiers ("upper", "eastern"), where anything is left."""
    qualifiers = load_key_rules().qualifiers
    words = [word for word in _find_bare_words(name) if word not in qualifiers] or _find_bare_words(name)
    return "".join(_fold_word(word) for word in words)


def _find_bare_words(name: str) -> list[str]:
    rules = load_key_rules()
    words = [rules.translations.get(word, word) for word in fold_words(name)]
    bare = [word for word in words if word not in rules.articles]
    named = [word for word in bare if word not in rules.generic]
    return named or bare or words


def _end_slavic(word: str, rules: KeyRules) -> str:
    """The word with a Slavic ending made one, and its h written g; itself where it has none."""
    for pattern, ending in rules.slavic:
        ended, found = pattern.subn(ending, word)
        if found:
            return _FREE_H.sub("g", ended)
    return word


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    rules = load_key_rules()
    fixed = rules.words.get(word)
    if fixed is not None:
        return fixed
    ended = _end_slavic(word, rules) if len(word) > 4 and rules.slavic_any.search(word) else word
    word = ended if ended != word else rules.ya.sub("ya", word)
    if len(word) > 3:
        word = rules.a.sub("a", word)
    for old, new in rules.letters:
        if old in word:
            word = word.replace(old, new)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if word.endswith("h") else word
