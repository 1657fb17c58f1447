"""Learned names: actors that a report itself introduces: abbreviations in brackets, named persons, named bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from fogline.lexicon.actor_nouns import ActorNouns
from fogline.lexicon.actors import ActorTable
from fogline.lexicon.name_forms import FormIndex, cut_name
from fogline.lexicon.state_bodies import make_slug
from fogline.models.entity import Actor

_PARTICLES = frozenset(
    (
        "al",
        "el",
        "ash",
        "as",
        "at",
        "an",
        "ar",
        "bin",
        "ibn",
        "ben",
        "abu",
        "abd",
        "abdul",
        "abdel",
        "de",
        "da",
        "van",
        "von",
        "der",
    )
)
_LINKS = frozenset(("of", "for", "in", "to", "and"))
_STYLES = frozenset(("sayyid", "sayyed", "seyed", "syed"))
"""Styles of descent before a given name and a family name; with one name alone they are a part of it."""
_LONGEST_NAME = 7


class LearnedNames:
    """Names that one report teaches, in `forms`; their records in `actors`."""

    def __init__(self, table: ActorTable, nouns: ActorNouns) -> None:
        self.forms = FormIndex()
        self.actors: dict[str, Actor] = {}
        self._table = table
        self._nouns = nouns
        self._surnames: dict[str, str] = {}

    def get(self, ident: str) -> Actor | None:
        """A learned or packaged actor by id."""
        return self.actors.get(ident) or self._table.find(ident)

    def add(self, actor: Actor) -> Actor:
        """Keep a learned actor, unless its id is known already; returns the one that counts."""
        known = self.get(actor.id)
        if known is not None:
            return known
        self.actors[actor.id] = actor
        return actor

    def learn_alias(self, alias: str, ident: str) -> None:
        """File another name for an actor: an abbreviation in brackets, a nickname."""
        if alias and not self._table.forms.get(alias) and not self.forms.get(alias):
            self.forms.add(alias, ident)

    def learn_person(self, name: str, *, country: str | None = None, speaks_for: str | None = None) -> Actor:
        """A named person; packaged ones are recognised, others get the slug of the name as id."""
        words = self.strip_titles(name.split())
        bare = " ".join(words) or name
        packaged = self._table.forms.get(bare)
        if packaged:
            known = self._table.get(packaged[0])
            if known.kind == "person":
                self._learn_parts(words, known.id)
                return known
        ident = self._find_longer(bare) or make_slug(bare) or "unknown"
        actor = self.actors.get(ident)
        if actor is None or (actor.speaks_for is None and speaks_for) or (actor.country is None and country):
            old_country, old_body = (actor.country, actor.speaks_for) if actor else (None, None)
            actor = Actor(
                id=ident, name=actor.name if actor else bare, kind="person", country=old_country or country,
                speaks_for=old_body or speaks_for, learned=True,
            )  # fmt: skip
            self.actors[ident] = actor
        self._learn_parts(words, ident)
        return actor

    def learn_body(self, name: str, *, country: str | None = None) -> Actor:
        """A named body that no table holds; its kind is read off its head noun ("Observatory": monitor)."""
        return self.add(
            Actor(
                id=make_slug(name) or "unknown", name=name, kind=self.find_body_kind(name) or "ngo", country=country,
                learned=True,
            )
        )  # fmt: skip

    def arm(self, ident: str) -> None:
        """Take a body that the report itself named for a group under arms: it has fighters, or takes towns."""
        actor = self.actors.get(ident)
        if actor is not None and actor.kind in ("ngo", "igo"):
            self.actors[ident] = replace(actor, kind="armed-group")

    def find_body_kind(self, name: str) -> str | None:
        """The kind that a name's nouns tell ("Orontes Observatory for Rights": monitor); None where they tell none."""
        words = cut_name(name)
        for index, word in enumerate(words):
            if word in ("of", "for", "on"):
                words = words[:index]
                break
        kinds = self._nouns.body_names
        pairs = ["", *(f"{before} {word}" for before, word in pairwise(words))]
        known = [kinds.get(pair) or kinds.get(word) for pair, word in zip(pairs, words, strict=False)]
        return next((kind for kind in reversed(known) if kind), None)

    def strip_titles(self, words: Iterable[str]) -> list[str]:
        """A name's words without the honorifics and ranks before it; an office of several words ("Chief of Staff") is
        left whole."""
        words = list(words)
        titles, kept = self._nouns.titles, self._nouns.kept_titles
        while len(words) > 1 and words[1].lower() not in _LINKS:
            first = words[0].rstrip(".").lower()
            if first not in titles or (first in kept and not (first in _STYLES and len(words) > 2)):
                break
            words = words[1:]
        return words

    def _find_longer(self, name: str) -> str | None:
        found = self.forms.get(name)
        return found[0] if found and self.actors.get(found[0]) else None

    def _learn_parts(self, words: list[str], ident: str) -> None:
        if len(words) > _LONGEST_NAME:
            return
        self.forms.add(" ".join(words), ident)
        parts = [part for word in words for part in word.replace("-", " ").split()]
        if len(parts) < 2:
            return
        last = parts[-1]
        self._learn_surname(last, ident)
        if "-" in words[-1] and len(words) > 1:
            self._learn_surname(words[-1], ident)
        if len(parts) > 2 and (parts[-2].lower() in _PARTICLES or words[-2:] == parts[-2:]):
            self._learn_surname(f"{parts[-2]} {last}", ident)

    def _learn_surname(self, surname: str, ident: str) -> None:
        """File a family name; that of several people stands for each of them (the last spoken of is meant)."""
        if surname[0].isupper() or " " in surname:
            known = self.forms.get(surname)
            if all(self.actors.get(other) and self.actors[other].kind == "person" for other in known):
                self.forms.add(surname, ident)
