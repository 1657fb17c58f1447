"""Pages: the article of an HTML page as text, with what its markup says of title, author, date and headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from fogline.errors import UnreadableContent
from fogline.read.days import find_days
from fogline.read.markup import read_markup, read_tree
from fogline.read.text import MOST_CHARACTERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST_CHARACTERS = 40

_META_DATE = re.compile(
    r"article:(?:published|modified)_time|(?:date|dc\.date|dcterms\.(?:created|modified|date)|pubdate|publish[-_]?date|"
    r"sailthru\.date|parsely-pub-date|og:(?:published|updated)_time|last-modified|date(?:published|modified))",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")


@dataclass(slots=True)
class Page:
    """An article: its text (headline first, a blank line between paragraphs), kinds by the start of a line.

    `published` and `modified` are the days that the page's metadata states.
    """

    text: str
    kinds: dict[int, str] = field(default_factory=dict)
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    modified: date | None = None


def read_page(html: str, today: date) -> Page:
    """The article of a page. Nothing in it runs and nothing is fetched; hidden text (scripts, styles) is left out.

    Raises UnreadableContent for a page that is nested, tagged or stuffed beyond what articles are, and for one in
    which no article is found.
    """
    html = read_markup(html)
    try:
        return _extract(html, today)
    except (RecursionError, MemoryError, ValueError, AssertionError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableContent("read", f"its HTML cannot be taken apart ({type(error).__name__})") from error


def _extract(html: str, today: date) -> Page:
    import trafilatura

    tree = read_tree(html)
    published, modified = _find_days(tree)
    captions = _keep_captions(tree)
    settings: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": today.isoformat()}
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_formatting=False, date_extraction_params=settings
    )
    parts = [] if found is None or isinstance(found, dict) else list(_walk(found.body))
    if found is None or isinstance(found, dict) or sum(len(w.strip()) for _, w in parts) < FEWEST_CHARACTERS:
        return _finish(Page(""), _read_lines_of(read_tree(html)), captions, (published, modified))
    page = Page("", {}, found.title, found.author, found.sitename, found.url or None)
    if published is None and found.date:
        stated = find_days(found.date)
        published = stated[0].full if stated else None
    return _finish(page, iter(parts), captions, (published, modified))


def _keep_captions(tree: HtmlElement) -> set[str]:
    """Turn figures into paragraphs of their captions, which the extraction would drop; the captions' texts."""
    captions: set[str] = set()
    for figure in list(tree.iter("figure")):
        words = " ".join(_clean(" ".join(c.itertext())) for c in figure.iter("figcaption"))
        parent = figure.getparent()
        if parent is None or len(words) < FEWEST_CHARACTERS // 2:
            continue
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", words, tail
        captions.add(words)
    return captions


def _walk(body: Any) -> Iterator[tuple[str, str]]:
    """(kind, words) of the extraction's elements, in order."""
    yield "paragraph", body.text or ""
    for element in body.iter("head", "p", "item", "quote", "cell", "code"):
        if element.tag in ("quote", "item", "cell") and any(True for _ in element.iter("p", "head", "list")):
            words = element.text or ""
        else:
            words = " ".join(element.itertext())
        kind = {"head": "subhead", "item": "list_item"}.get(element.tag, "paragraph")
        yield kind, words
        if element.tail and element.tail.strip() and element.getparent() is body:
            yield "paragraph", element.tail


def _read_lines_of(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """A page that the extraction finds no article in: its paragraphs, or all its text."""
    paragraphs = [" ".join(p.itertext()) for p in tree.iter("p", "li")]
    if sum(map(len, paragraphs)) < FEWEST_CHARACTERS:
        paragraphs = list(tree.itertext())
    return (("paragraph", words) for words in paragraphs)


def _finish(
    page: Page, parts: Iterator[tuple[str, str]], captions: set[str], days: tuple[date | None, date | None]
) -> Page:
    lines: list[str] = []
    length = 0
    title = _clean(page.title or "")

    def add(words: str, kind: str) -> None:
        nonlocal length
        page.kinds[length] = kind
        lines.append(words)
        length += len(words) + 2

    if title:
        add(title, "headline")
    for kind, raw in parts:
        words = _clean(raw)
        if words and not (len(lines) == 1 and words.casefold() == title.casefold()):
            add(words, "caption" if words in captions else kind)
        if length > MOST_CHARACTERS:
            raise UnreadableContent("read", f"its article is longer than {MOST_CHARACTERS:,} characters")
    page.text = "\n\n".join(lines)
    page.published, page.modified = days
    if len(page.text) - len(title) < FEWEST_CHARACTERS:
        raise UnreadableContent("read", "no article is found in its HTML")
    return page


def _clean(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def _find_days(tree: HtmlElement) -> tuple[date | None, date | None]:
    """Days of publication and change that meta elements or JSON-LD state in ISO 8601."""
    published: list[date] = []
    modified: list[date] = []
    for meta in tree.iter("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "")
        if len(name) < 40 and _META_DATE.fullmatch(name):
            (modified if "modif" in name.lower() or "updat" in name.lower() else published).extend(
                _read_iso(str(meta.get("content") or ""))
            )
    for script in tree.iter("script"):
        if "ld+json" in str(script.get("type") or ""):
            data = _read_json(script.text or "")
            published.extend(_read_iso(_find_key(data, "datePublished")))
            modified.extend(_read_iso(_find_key(data, "dateModified")))
    return (min(published) if published else None), (max(modified) if modified else None)


def _read_iso(value: str) -> list[date]:
    return [day.full for day in find_days(value[:40])[:1] if day.full]


def _read_json(raw: str) -> Any:
    try:
        return json.loads(raw) if len(raw) < 500_000 else None
    except (ValueError, RecursionError):
        return None


def _find_key(data: Any, key: str, depth: int = 0) -> str:
    """The first string under `key` in nested JSON, at most four levels down."""
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            return str(data[key])
        data = list(data.values())
    if isinstance(data, list) and depth < 4:
        return next((found for item in data[:200] if (found := _find_key(item, key, depth + 1))), "")
    return ""
