"""Phrases: names and lists as they read inside an English sentence, by the words of `data/wording.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fogline.lexicon.rulebook import load_rulebook

_PLURAL = re.compile(r"(?:s|people|police|men|women|militia|staff|children)$", re.IGNORECASE)
_CUT = re.compile(
    r" (?:of|in|at|for|on|quoted|allied|near|from|with|between|to)\b|,|\("
    r"| [a-z]{2,20}ing (?:in|at|for|on|near|from|with|to|the|a|his|her|their)\b"
)
_APPOSITION = re.compile(r", (?=(?:a|an|the) )")


def join_words(parts: Sequence[str], most: int = 4, more: str = "more") -> str:
    """ "A", "A and B", "A, B and C"; beyond `most` parts the rest is counted, unless it is one alone."""
    items = list(dict.fromkeys(parts))
    if len(items) > most + 1:
        items = [*items[:most], f"{len(items) - most} {more}"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def with_article(name: str) -> str:
    """A name as it stands inside a sentence: "the Syrian Arab Army", "a resident of Homs", "people", "Huda"."""
    rules: dict[str, Any] = load_rulebook("wording")["names"]
    words = name.split()
    if not words:
        return name
    first, head = words[0].lower(), _CUT.split(name)[0].split()
    last = head[-1] if head else ""
    lower = f"{name[:1].lower()}{name[1:]}"
    if first in rules["determiners"]:
        return lower
    if first == "main":
        return f"the {lower}"
    if last in rules["a"] or (len(head) == 1 and first in rules["a"] and len(words) > 1):
        text = lower if first in rules["plain"] or first in rules["a"] else name
        return f"{'an' if text[0] in 'aeiouAEIOU' else 'a'} {text}"
    if first in rules["of"] and all(w == w.lower() for w in head[1:]) and len(words) > 1:
        return f"the {lower}"
    if first in rules["directions"] and words[-1] not in rules["proper"]:
        return f"the {lower}" if last.lower() in rules["the"] else lower
    if is_common(name):
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if first in rules["plain"] and all(w == w.lower() for w in head[1:]):
        return lower
    if last.lower() in rules["the"] or (len(words) > len(head) and first in rules["institutions"]):
        return f"the {name}"
    return name


def is_common(name: str) -> bool:
    """Whether a name is but a common noun for one of many: "aid society", "priest", "member of the council"."""
    rules: dict[str, Any] = load_rulebook("wording")["names"]
    head = _CUT.split(name)[0].split()
    if not head or head[-1] in (*rules["the"], *rules["mass"]) or head[0] in rules["mass"]:
        return False
    return all(word.replace("-", "").isalpha() and word.islower() for word in head) and not is_plural([name])


def close_apposition(name: str) -> str:
    """A name with the comma that an apposition in it needs before a verb: "Huda, a teacher,"."""
    return f"{name}," if _APPOSITION.search(name) else name


def is_plural(names: Sequence[str]) -> bool:
    """Whether a verb after these names stands in the plural ("Huda says", "insurgents say")."""
    if len(names) != 1:
        return True
    head = _CUT.split(names[0])[0].strip()
    singular: list[str] = load_rulebook("wording")["names"]["singular"]
    return bool(_PLURAL.search(head)) and not head.lower().endswith(("ss", *singular))


def begin_sentence(text: str) -> str:
    """A text with a capital at its start; a web address keeps its own letters."""
    return text if "." in text.split(" ", 1)[0].rstrip(".") else f"{text[:1].upper()}{text[1:]}"
