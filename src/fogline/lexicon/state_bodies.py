"""State bodies: the government, army, ministries and media that every state has, made by rule per country."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.lexicon.conflicts import load_conflicts
from fogline.lexicon.countries import Country, load_countries
from fogline.lexicon.name_forms import fold_word
from fogline.models.entity import Actor

_INTER_STATE = 1


@dataclass(frozen=True, slots=True)
class Body:
    """One organ: `slug` ends its id, `template` its name; `serves` is the key of the organ it speaks for."""

    key: str
    slug: str
    template: str
    kind: str
    serves: str
    inter: int | None
    words: tuple[str, ...]


@cache
def load_bodies() -> dict[str, Body]:
    """Organs by key, from `data/state_bodies.toml`."""
    return {
        key: Body(
            key=key,
            slug=row.get("slug", key),
            template=row["name"],
            kind=row["kind"],
            serves=row.get("serves", ""),
            inter=row.get("inter"),
            words=tuple(row["words"]),
        )
        for key, row in _load_table()["body"].items()
    }


@cache
def _load_table() -> dict[str, dict[str, Any]]:
    raw = (files("fogline.lexicon") / "data" / "state_bodies.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


@cache
def get_body_by_words() -> dict[str, Body]:
    """Organs by what reports call them, lower case ("warplanes", "ministry of defense")."""
    return {words: body for body in load_bodies().values() for words in body.words}


@cache
def get_country(code: str) -> Country:
    """The country of an ISO code; raises KeyError for an unknown one."""
    return {country.iso2: country for country in load_countries()}[code]


def make_slug(name: str) -> str:
    """A readable id: ASCII, lower case, words joined by hyphens."""
    folded = "".join(c if c.isalnum() else " " for c in fold_word(name.replace("'", "").replace("’", "")))
    return "-".join(folded.split())


@cache
def get_country_id(code: str) -> str:
    """The actor id of a country ("united-states")."""
    return make_slug(get_country(code).name)


@cache
def get_prefix(code: str) -> tuple[str, str]:
    """How a country begins its organs' ids and names: ("russian", "Russian")."""
    override = _load_table()["prefixes"].get(code)
    if isinstance(override, list):
        return str(override[0]), str(override[1])
    country = get_country(code)
    adjective = country.adjectives[0] if country.adjectives else country.name
    return make_slug(adjective), adjective


@cache
def get_news_agency(code: str) -> str | None:
    """The actor id of a country's state news agency, None where the table holds none."""
    found = _load_table()["agencies"].get(code)
    return str(found) if found else None


@cache
def _belligerents() -> frozenset[str]:
    codes = {conflict.country for conflict in load_conflicts()}
    return frozenset(codes.union(*(conflict.belligerents for conflict in load_conflicts())))


def make_country_actor(code: str, side: str) -> Actor:
    """The country itself as an actor; a party where it wages one of the conflicts known."""
    country = get_country(code)
    own = get_country_id(code)
    return Actor(
        id=own, name=country.name, kind="country", aliases=country.names, side=side, country=code,
        party=code in _belligerents(), inter=_INTER_STATE,
    )  # fmt: skip


def make_body_actor(code: str, key: str, side: str) -> Actor:
    """A country's organ as an actor. `side` is the actor id of the state it belongs to."""
    body = load_bodies()[key]
    slug, adjective = get_prefix(code)
    serves = side if body.serves in ("", "government") else f"{slug}-{load_bodies()[body.serves].slug}"
    ident = f"{slug}-{body.slug}"
    return Actor(
        id=ident,
        name=body.template.format(adj=adjective, country=get_country(code).name),
        kind=body.kind,
        side=side,
        country=code,
        member_of=(side,) if ident != side else (),
        speaks_for=serves if body.serves and ident != serves else None,
        party=bool(body.serves or key == "government") and code in _belligerents(),
        inter=body.inter,
    )


@cache
def find_body_by_id(ident: str) -> tuple[str, str] | None:
    """The (ISO code, organ key) of an id like "russian-army"; None where it is no organ's."""
    ends = _keys_by_slug()
    for cut in range(len(ident) - 1, 0, -1):
        if ident[cut] == "-" and ident[cut + 1 :] in ends:
            code = _codes_by_prefix().get(ident[:cut])
            if code:
                return code, ends[ident[cut + 1 :]]
    return None


@cache
def _keys_by_slug() -> dict[str, str]:
    return {body.slug: key for key, body in load_bodies().items() if key != "forces"}


@cache
def _codes_by_prefix() -> dict[str, str]:
    index: dict[str, str] = {}
    for country in load_countries():
        index.setdefault(get_prefix(country.iso2)[0], country.iso2)
    return index


def find_code_by_country_id(ident: str) -> str | None:
    """The ISO code of a country's actor id, or None."""
    return _codes_by_country_id().get(ident)


@cache
def _codes_by_country_id() -> dict[str, str]:
    return {get_country_id(country.iso2): country.iso2 for country in load_countries()}
