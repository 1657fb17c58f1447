"""Safe text: words of hostile reports made harmless for a terminal, Markdown, CSV and HTML.

Every function takes text as read and returns text; none changes what is stored.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from markupsafe import Markup, escape

BIDI = {
    "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""Unicode's invisible directional controls (UAX #9) and their names; they can reorder what a reader sees."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile("[" + "".join(BIDI) + "]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$@]|:(?<=[A-Za-z]:)//|\.(?<=[Ww]{3}\.)")
"""What is markup anywhere, and what makes a bare address a link."""
_MARKDOWN_START = re.compile(r"^([#+\-=>]|\d{1,9}[.)](?=\s|$))")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]")
_RIGHT = "[\u0590-\u060b\u060d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_RUN = re.compile(_RIGHT + r"+(?:[ \-,.،:;'’0-9]{1,8}" + _RIGHT + "+)*")
_LONG = re.compile(r"(?<![^\s<>])[^\s<>]{201,}")
_LETTERS = re.compile(r"(?:&#?\w{1,8};|.){1,200}", re.DOTALL)
_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b-\u200d\u2060\x00-\x1f]{0,1000}[=+\-@＝＋－＠]")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029" + "".join(BIDI) + "]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?")


def name_bidi(text: str) -> str:
    """Replace each directional control by its name in brackets, so that it is seen and has no effect."""
    return text if text.isascii() else _BIDI.sub(lambda match: f"⟦{BIDI[match[0]]}⟧", text)


def on_one_line(text: str) -> str:
    """Fold line breaks, tabs and runs of spaces to one space, and trim."""
    return " ".join(text.split())


def for_terminal(text: str) -> str:
    """One line without control characters (no escape sequence survives), directional controls named."""
    line = on_one_line(text)
    return line if line.isprintable() else name_bidi(_CONTROL.sub("", line))


def for_markdown(text: str) -> str:
    """One line in which nothing is markup: no emphasis, link, heading, list, HTML or bare address."""
    plain = for_terminal(text)
    plain = _MARKDOWN.sub(lambda match: "\\" + match[0], plain)
    return _MARKDOWN_START.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], plain)


def for_json(rendered: str) -> str:
    """Rendered JSON in which every control and directional character is written as an escape: it says the same, and no
    terminal or editor that shows it obeys a report."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", rendered)


def for_csv(value: object) -> str:
    """A cell that no spreadsheet runs as a formula: one that begins with =, +, -, @ (wide ones too, and behind blanks
    and marks that are not seen), a tab or a return gets an apostrophe.

    Numbers stay as they are (OWASP, CSV Injection).
    """
    cell = "" if value is None else str(value)
    cell = name_bidi(cell)
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def for_html(text: str) -> Markup:
    """Escaped text in which control characters are seen and directional controls are isolated and marked.

    Directional controls stay in the text (so that it equals the quote) inside an element of their own, whose
    end closes their effect; the style sheet prints their name.
    """
    escaped = str(escape(_CONTROL.sub(_picture, text)))
    return Markup(_BIDI.sub(lambda match: f'<bdi class="bidi" data-name="{BIDI[match[0]]}">{match[0]}</bdi>', escaped))


def part_long(markup: Markup) -> Markup:
    """Escaped text in which a word without end may be broken at every 200th character, the text being the same: a
    browser takes minutes to find its own breaks in a word of a million letters."""
    if len(markup) <= 200:
        return markup
    return Markup(_LONG.sub(lambda match: "<wbr>".join(_LETTERS.findall(match[0])), str(markup)))


def is_harmless(text: str) -> bool:
    """Whether a text has neither control characters nor directional controls."""
    if text.isascii():
        return not _CONTROL.search(text)
    return not _CONTROL.search(text) and not _BIDI.search(text)


def isolate_runs(markup: Markup) -> Markup:
    """Each run of Hebrew, Arabic and kindred letters in an element that keeps its direction to itself (UAX #9), so
    that the words and numbers around it stay in their order. For element content, not for attributes."""
    return Markup(_RIGHT_RUN.sub(lambda match: f'<bdi dir="auto">{match[0]}</bdi>', str(markup)))


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut at a word with an ellipsis."""
    line = on_one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return head[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:–—-") + "…"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


@lru_cache(maxsize=4096)
def anchor(kind: str, ident: str) -> str:
    """An element id and fragment for a record: plain letters, digits, dots and hyphens, distinct for distinct ids."""
    plain = _NOT_PLAIN.sub("-", ident)
    if plain != ident:
        plain += "-" + sha256(ident.encode()).hexdigest()[:8]
    return f"{kind}-{plain}"
