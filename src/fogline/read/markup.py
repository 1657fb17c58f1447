"""Markup: HTML made safe to take apart: bounded in tags, depth and attributes, without scripts and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fogline.errors import UnreadableContent

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TAGS = 30_000
MOST_DEPTH = 200
LONGEST_ATTRIBUTES = 200_000

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})")
_VOID = ["br", "hr", "img", "input", "meta", "link", "source", "wbr", "col", "area", "base", "embed", "param", "track"]
_CLOSED_BY_NEXT = ["p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "html", "head", "body"]
_FLAT = frozenset([*_VOID, *_CLOSED_BY_NEXT])
_HIDDEN = re.compile(r"<(script|style|noscript|template|svg)\b|<!--", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def read_markup(html: str) -> str:
    """The page without what is never shown.

    Raises UnreadableContent for one that is tagged or nested beyond what articles are. Time is linear in the length.
    """
    html = _drop_hidden(html)
    _check_shape(html)
    return html


def _drop_hidden(html: str) -> str:
    """The page without scripts, styles and comments, but with its own metadata (JSON-LD). What is never closed is
    dropped to the end. Time is linear in the length.
    """
    kept: list[str] = []
    position = 0
    while opening := _HIDDEN.search(html, position):
        kept.append(html[position : opening.start()])
        closing = "-->" if opening[1] is None else f"</{opening[1]}"
        end = re.compile(re.escape(closing), re.IGNORECASE).search(html, opening.end())
        if end is None:
            return " ".join(kept)
        stop = end.end() if opening[1] is None else html.find(">", end.end()) + 1
        tag = html[opening.start() : opening.end() + 200].partition(">")[0]
        if opening[1] and "ld+json" in tag:
            kept.append(html[opening.start() : stop or len(html)])
        if not stop:
            return " ".join(kept)
        position = stop
    kept.append(html[position:])
    return " ".join(kept)


def _check_shape(html: str) -> None:
    depth = deepest = tags = 0
    for match in _TAG.finditer(html):
        tags += 1
        if match[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
        if tags > MOST_TAGS or deepest > MOST_DEPTH:
            break
    if tags > MOST_TAGS:
        raise UnreadableContent("read", f"its HTML has more than {MOST_TAGS:,} tags, too many for one article")
    if deepest > MOST_DEPTH:
        raise UnreadableContent("read", f"its HTML is nested deeper than {MOST_DEPTH} levels")


def read_tree(html: str) -> HtmlElement:
    """The page as a tree, attributes of absurd length left out. Nothing is fetched. Raises UnreadableContent."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_UNSAFE.sub(" ", html), parser=parser)
    except LxmlError as error:
        raise UnreadableContent("read", "its HTML cannot be parsed") from error
    for element in tree.iter():
        if sum(map(len, element.attrib.values())) > LONGEST_ATTRIBUTES:
            element.attrib.clear()
    return tree
