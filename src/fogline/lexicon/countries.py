"""Countries: names, adjectives, demonyms and capitals of states and territories.

The table `data/countries.csv` is made of The World Factbook (public domain) and GeoNames' country table
(CC BY 4.0), with everyday short forms added; in its list fields a semicolon parts the values. It takes no
stand on status: a capital is the seat that the press uses as a byword for the government.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory, named as English-language press does.

    `iso2` and `iso3` are ISO 3166-1 codes (XK and XKX for Kosovo). `official_names` are all names beside `name`;
    `adjectives` go before nouns ("Syrian"), `demonyms` name the people in the plural ("Syrians");
    `geonames` is GeoNames' number.
    """

    iso2: str
    iso3: str
    name: str
    official_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    capital_aliases: tuple[str, ...]
    geonames: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the country itself, the everyday one first."""
        return (self.name, *self.official_names)

    @property
    def capitals(self) -> tuple[str, ...]:
        """Every name of the capital; empty where there is none."""
        return (self.capital, *self.capital_aliases) if self.capital else ()


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries, sorted by ISO code."""
    raw = (files("fogline.lexicon") / "data" / "countries.csv").read_text(encoding="utf-8")
    return tuple(_read_row(row) for row in csv.DictReader(raw.splitlines()))


def _read_row(row: dict[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name"],
        official_names=_split(row["official_names"]),
        adjectives=_split(row["adjectives"]),
        demonyms=_split(row["demonyms"]),
        capital=row["capital"],
        capital_aliases=_split(row["capital_aliases"]),
        geonames=int(row["geonames"]) if row["geonames"] else None,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split(";") if value)


@cache
def get_countries_by_word() -> dict[str, tuple[str, ...]]:
    """ISO codes by folded (lower-case) name, adjective, demonym and singular demonym.

    "congolese" has two. Capitals are not in it: "Damascus" may be the city or the government.
    """
    index: dict[str, list[str]] = {}
    for country in load_countries():
        singular = tuple(d[:-1] for d in country.demonyms if d.endswith("s") and not d.endswith(("ss", "is")))
        for word in (*country.names, *country.adjectives, *country.demonyms, *singular):
            codes = index.setdefault(word.casefold(), [])
            if country.iso2 not in codes:
                codes.append(country.iso2)
    return {word: tuple(codes) for word, codes in index.items()}
