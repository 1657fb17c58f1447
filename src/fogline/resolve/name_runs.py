"""Name runs: stretches of capitalised words, with the hyphens, articles and links inside them."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.lexicon.months import load_weekdays
from fogline.models.report import Token

SEA_WORDS = frozenset({"Gulf", "Horn", "Sea", "Strait", "Straits", "Bay", "Republic", "Cape"})
"""Words whose "of" is a part of the name."""
ARTICLES = frozenset({"al", "el", "ez", "as", "ash", "az", "an", "at", "ar", "ad"})
FREE_ARTICLES = frozenset({"al", "el", "ez", "ash"})
LINKS = frozenset({"de", "du", "da", "do", "dos", "das", "del", "des", "la", "las", "los", "bin", "ben", "ibn", "bint"})
"""Lower-case words inside a name: articles that a hyphen ties, those that may stand free, and links."""
UNMARKED = frozenset({"obl:unmarked", "nmod:unmarked"})
"""Relations of a day or a measure that stands behind a name without being a part of it ("Newton airport today")."""
EZAFE = frozenset({"e", "i", "ye", "yi"})
"""Lower-case links that a hyphen ties to the word before them ("Newton-e Sutton", "Newton-i-Sutton")."""
LONGEST_INNER = 4
"""Letters that a lower-case word between two hyphens of a name may have ("Newton-upon-Sutton")."""
_SMALL, _FREE = ARTICLES | LINKS, FREE_ARTICLES | LINKS


def find_runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words with the hyphens and articles that tie them."""
    index = 0
    while index < len(tokens):
        if not _is_name_word(tokens, index):
            index += 1
            continue
        stop = index
        while stop + 1 < len(tokens) and (_is_name_word(tokens, stop + 1) or _is_tie(tokens, stop + 1)):
            stop += 1
        yield index, stop
        index = stop + 1


def _is_name_word(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.text[0].isupper():
        day = index > 0 and len(token.text) > 3 and token.text.lower() in load_weekdays()
        dated = index + 1 < len(tokens) and tokens[index + 1].text.isdigit() and token.text.lower() in load_weekdays()
        return token.upos != "PRON" and not day and not dated
    if len(token.text) > LONGEST_INNER or index + 2 >= len(tokens) or tokens[index + 1].text != "-":
        return False
    return tokens[index + 1].start == token.end and tokens[index + 2].text[0].isupper()


def _is_tie(tokens: tuple[Token, ...], index: int) -> bool:
    """A hyphen inside a name, a lower-case article, or the digits of one ("M 4")."""
    token = tokens[index]
    if any(_is_ezafe(tokens, k) or _is_inner(tokens, k) for k in (index, index + 1) if k < len(tokens)):
        return True
    if token.text in ("-", "–"):
        return (
            tokens[index - 1].end == token.start
            and index + 1 < len(tokens)
            and tokens[index + 1].start == token.end
            and tokens[index + 1].text[0].isupper()
        )
    if token.text.lower() in _SMALL:
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        if token.text in LINKS and following.text in LINKS and index + 2 < len(tokens):
            following = tokens[index + 2]
        article = following.text[0].isupper() and token.text.lower() in _FREE
        return article or (following.text == "-" and following.start == token.end)
    if token.text == "of":
        return index + 1 < len(tokens) and tokens[index + 1].text[0].isupper() and tokens[index - 1].text in SEA_WORDS
    return token.text.isdigit() and len(token.text) <= 4 and index > 0 and tokens[index - 1].text[0].isupper()


def _is_ezafe(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token is the "e" of "Newton-e Sutton"."""
    if tokens[index].text not in EZAFE or index < 2 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    tied = before.text == "-" and before.end == tokens[index].start and tokens[index - 2].end == before.start
    following = tokens[index + 2] if after.text == "-" and index + 2 < len(tokens) else after
    return tied and tokens[index - 2].text[0].isupper() and following.text[0].isupper()


def _is_inner(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token is the "au" of "Newton-au-Sutton"."""
    if index < 2 or index + 2 >= len(tokens) or not 0 < len(tokens[index].text) <= LONGEST_INNER:
        return False
    first, tie, inner, tied, last = tokens[index - 2 : index + 3]
    if tie.text != "-" or tied.text != "-" or not inner.text.isalpha():
        return False
    whole = first.end == tie.start and tie.end == inner.start and inner.end == tied.start and tied.end == last.start
    return whole and first.text[0].isupper() and last.text[0].isupper()


def is_glued(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a hyphen joins this token to the next."""
    if index + 1 >= len(tokens):
        return False
    if _is_ezafe(tokens, index):
        return True
    return tokens[index + 1].start == tokens[index].end and (tokens[index].text == "-" or tokens[index + 1].text == "-")


def drop_verbs(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """The stretch without the verbs at its ends, which a headline in capitals runs together with a name."""
    start, end = first, last
    while start < end and tokens[start].upos == "VERB":
        start += 1
    while end > start and tokens[end].upos == "VERB":
        end -= 1
    return start, end
