"""Place reading: the work on one report's places, shared by those who read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.resolve.place_choice import Choice, Chooser
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_positions import Position


@dataclass
class Reading:
    """The work on one report: its phrases by sentence, the places found, the groundings made.

    `bodies` are names taken for bodies more often than for places, `groups` folded names of bodies that are known;
    `words_for` counts words for each country, `home` is the country where the report happens, `section` that of the
    heading in force, `told` the places so far with their blocks; `choices` are those made, by what was asked;
    `shortened` are places told so far by their folded names without the article;
    `positions` tells where folded names are said to lie, `bonds`, by sentence, which phrase another is told from.
    """

    report: Report
    gazetteer: Gazetteer
    story: Story
    words: PlaceWords
    chooser: Chooser
    phrases: dict[int, list[PlacePhrase]] = field(default_factory=dict)
    choices: dict[tuple[Hashable, ...], Choice | None] = field(default_factory=dict)
    leans: dict[str, float] = field(default_factory=dict)
    records: dict[str, Place] = field(default_factory=dict)
    groundings: list[Grounding] = field(default_factory=list)
    here: list[Grounding] = field(default_factory=list)
    towns: Counter[str] = field(default_factory=Counter)
    story_names: dict[str, str] = field(default_factory=dict)
    learned: dict[str, Place] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    sites: dict[str, Place] = field(default_factory=dict)
    shortened: dict[str, Place] = field(default_factory=dict)
    words_for: Counter[str] = field(default_factory=Counter)
    home: str | None = None
    section: str | None = None
    told: list[tuple[int, Place]] = field(default_factory=list)
    positions: dict[str, list[Position]] = field(default_factory=dict)
    bonds: dict[int, dict[int, int]] = field(default_factory=dict)
