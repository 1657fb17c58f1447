"""Plain places: values inside a template's attributes, titles and text areas get no elements of their own.

In a page's text a run of right-to-left letters gets an element that isolates it (`finalize` in rendering). Within the
quotes of an attribute that element's own quotes would end the attribute, and a title would show it as words. So a
template is followed from its first character to its last, and each value that stands in such a place goes through the
filter `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_MARKUP = {
    "text": re.compile(r"<(?=[A-Za-z/])|<!--"), "tag": re.compile(r"[\"'>]"), "\"": re.compile("\""),
    "'": re.compile("'"), "title": re.compile(r"</(?=title|textarea)"), "comment": re.compile("-->"),
}  # fmt: skip
_RAW = re.compile(r"(?:title|textarea)\b")


def follow(state: str, name: str, html: str) -> tuple[str, str]:
    """Where the end of a piece of markup stands, begun in a `state`: "text", "tag", a quote, "title" (or a text area),
    "comment"; `name` is "title" within the tag that opens one."""
    at = 0
    while found := _MARKUP[state].search(html, at):
        at, sign = found.end(), found[0]
        if state == "text":
            state = "comment" if sign == "<!--" else "tag"
            name = "title" if _RAW.match(html, at) else ""
        elif state == "tag":
            state = (name or "text") if sign == ">" else sign
        elif state == "title":
            state, name = "tag", ""
        else:
            state = "text" if state == "comment" else "tag"
    return state, name


class PlainPlaces(Extension):
    """Puts the filter `plain` on values that stand where no element can."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens, with the filter where it belongs."""
        state, name, before = "text", "", ("", "")
        for token in stream:
            if token.type == "data":
                state, name = follow(state, name, token.value)
            elif before == ("block_begin", "block") and token.value == "title":
                state = "title"
            elif before[0] == "block_begin" and token.value == "endblock" and (state, name) == ("title", ""):
                state = "text"
            plain = state in ('"', "'", "title")
            if plain and token.type == "variable_end":
                for kind, value in (("rparen", ")"), ("pipe", "|"), ("name", "plain")):
                    yield Token(token.lineno, kind, value)
            yield token
            if plain and token.type == "variable_begin":
                yield Token(token.lineno, "lparen", "(")
            before = ("block_begin", token.value) if before[0] == "block_begin" else (token.type, "")
