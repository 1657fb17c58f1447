"""Markup: a page taken apart for tests: text, links, ids, and whatever the security policy would refuse."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "wbr"})


class Page(HTMLParser):
    """What a page says and links to. `bad` lists inline scripts, styles, handlers, outside addresses; `unclosed` the
    elements that nothing closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.bad: list[str] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag not in VOID:
            self.unclosed.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        for name, value in found.items():
            if name == "style" or name.startswith("on"):
                self.bad.append(f"{tag} {name}={value[:40]}")
            if name in ("href", "src", "action", "formaction", "xlink:href", "data"):
                self.links.append(value)
                if not value.startswith(("/", "#", "?", "data:,")) or value.startswith("//"):
                    self.bad.append(f"{tag} {name}={value[:60]}")
        if tag == "style" or (tag == "script" and not found.get("src")) or tag in ("iframe", "object", "embed", "base"):
            self.bad.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, as those of SVG do."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.unclosed.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element; one that was not open stays on the list."""
        if tag in VOID:
            return
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        else:
            self.bad.append(f"</{tag}> closes {self.unclosed[-1] if self.unclosed else 'nothing'}")

    def handle_data(self, data: str) -> None:
        """Take note of words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, on one line."""
        return " ".join(" ".join(self.words).split())

    def find(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Attributes of elements of a kind that have these values (`class_` asks for one class)."""
        name = wanted.pop("class_", None)
        return [
            attrs
            for one, attrs in self.tags
            if one == tag
            and (name is None or name in attrs.get("class", "").split())
            and all(attrs.get(key) == value for key, value in wanted.items())
        ]
