"""Rendering: Jinja with everything escaped, and the words that templates use. Needs no server, so that the picture's
fragments are made by the very macros that pages are."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

from fogline.edition import get_version
from fogline.present.counts import render_number
from fogline.present.days import render_day, render_days
from fogline.present.picture.ground import SIGNS
from fogline.present.plain_places import PlainPlaces
from fogline.present.safe_text import anchor, for_html, for_terminal, isolate_runs, name_bidi, part_long, shorten
from fogline.present.web.drawing import draw_icon

NAVIGATION = (
    ("/", "Today"), ("/ledger", "Ledger"), ("/disputes", "Disagreements"), ("/sources", "Sources"),
    ("/search", "Search"), ("/review", "Review"), ("/write", "Write"), ("/add", "Add"),
)  # fmt: skip


class ShownOnce(CodeGenerator):
    """Code in which a value is handed to `show` and to nothing else. `show` escapes whatever is no Markup, so that
    Jinja's own escaping would only ask a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(finalize.src or "escape(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")")


class OnceMade(Template):
    """A template whose macros are made once. Jinja looks at every import whether the importing template has globals of
    its own, which costs as much as many a macro; none of ours has."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


def make_environment() -> Environment:
    """Jinja with everything escaped, directional controls named, and the words that templates use."""
    environment = Environment(
        loader=PackageLoader("fogline.present.web"), autoescape=True, finalize=show, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=200, extensions=[PlainPlaces],
    )  # fmt: skip
    environment.template_class, environment.code_generator_class = OnceMade, ShownOnce
    environment.filters.update(
        attr=_attr,
        words=_words,
        day=_day,
        said=_said,
        shorten=shorten,
        path=_path,
        plain=_plain,
        kind=_kind,
    )
    environment.globals.update(
        signs=SIGNS, asset=asset, version=get_version(), release=get_version(), render_days=render_days, icon=draw_icon,
        anchor=anchor, navigate=navigate, counted=render_number,
    )  # fmt: skip
    return environment


@cache
def navigate(section: str) -> Markup:
    """The main menu, with the section that is open marked."""
    items = []
    for address, label in NAVIGATION:
        here = Markup(' aria-current="page"') if section == address.split("/")[1] else Markup("")
        items.append(Markup('<li><a href="{}"{}>{}</a></li>').format(address, here, label))
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def static_folder() -> Path:
    """Where the bundled scripts and styles lie; it need not exist."""
    return Path(str(files("fogline.present.web"))) / "static"


@cache
def asset(name: str) -> str:
    """Address of a bundled file with a digest of its content, "" where the bundle was not built."""
    path = static_folder() / name
    return f"/static/{name}?{sha256(path.read_bytes()).hexdigest()[:10]}" if path.is_file() else ""


def _day(day: date | str | None) -> str:
    """A day in words; a day far outside any war is the open end of a span."""
    known = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return "no date" if known is None or known.year in (1, 9999) else render_day(known)


def _said(moment: datetime) -> str:
    """A moment in UTC in words."""
    return f"{render_day(moment.date())}, {moment:%H:%M} UTC"


def _attr(text: str) -> Markup:
    return Markup(escape(for_terminal(text)))


def _plain(value: object) -> object:
    """A value for an attribute or a title, where there can be no element: escaped, directional controls named."""
    if value is None:
        return ""
    return value if isinstance(value, (Markup, int)) else escape(name_bidi(str(value)))


def _words(text: str) -> Markup:
    plain = text.isascii() and text.isprintable()
    return part_long(Markup(escape(text)) if plain else isolate_runs(for_html(text)))


_KINDS = {"igo": "intergovernmental body", "ngo": "non-governmental organisation"}


def _kind(kind: str) -> str:
    """What somebody is, in words."""
    return _KINDS.get(kind, kind.replace("-", " "))


@lru_cache(maxsize=8192)
def _path(ident: str) -> str:
    return quote(ident, safe="")


def show(value: object) -> str:
    """A value for a page's text: escaped, directional controls named, runs of right-to-left letters isolated."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, int):
        return str(value)
    text = "" if value is None else str(value)
    return escape(text) if text.isascii() else isolate_runs(escape(name_bidi(text)))
