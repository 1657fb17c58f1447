"""Track records: how often what a source affirmed was borne out by others, over all events.

An event that a source affirms is put to the test where another source that is no party (or a party against its own
side) speaks of it too: borne out where it affirms, not borne out where only deniers of that kind speak. What the source
itself took back was not borne out either; what nobody else speaks of counts against it a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.lexicon.voice_weights import weigh_voice
from fogline.models.credence import TrackRecord
from fogline.models.event import Assembly, Event
from fogline.models.holdings import OUTLET, Holdings

_TESTING = frozenset({"monitor", "outlet", "witness", "igo", "ngo", "party_against"})


@dataclass(frozen=True, slots=True)
class Stance:
    """How one source stands to one event: the strongest of its words there."""

    source: str
    name: str
    row: str
    weight: float
    affirms: bool
    party: bool
    why: str
    claims: tuple[str, ...] = ()


@dataclass
class Tally:
    """Events put to the test, by id and outcome, for one source."""

    name: str
    party: bool
    names: Counter[str] = field(default_factory=Counter)
    rows: dict[str, float] = field(default_factory=dict)
    affirmed: set[str] = field(default_factory=set)
    outcomes: dict[str, bool] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


def find_stances(event: Event, assembly: Assembly, holdings: Holdings) -> list[Stance]:
    """The sources of an event, one a side and stance, the strongest word of each; sorted."""
    best: dict[tuple[str, bool], Stance] = {}
    for informant in event.informants:
        own = [holdings.claims[i] for i in informant.claims if i in holdings.claims]
        row, weight, why = weigh_voice(informant, own, holdings, assembly.side_of)
        source = find_source(informant.id, assembly, holdings)
        made = Stance(source, informant.name, row, weight, informant.affirms, informant.party, why, informant.claims)
        known = best.get((source, informant.affirms))
        if known is None or (made.weight, made.name) > (known.weight, known.name):
            best[source, informant.affirms] = made
    return [best[key] for key in sorted(best)]


def find_source(voice: str, assembly: Assembly, holdings: Holdings) -> str:
    """What a voice counts as over all events: its side, its outlet by name, or itself."""
    if voice.startswith(OUTLET):
        words = fold_words(holdings.actor_name(voice)).split()
        return OUTLET + " ".join(words[1:] if words[:1] == ["the"] else words)
    return assembly.side_of(voice)


def tally_sources(assembly: Assembly, holdings: Holdings, stances: Mapping[str, Iterable[Stance]]) -> dict[str, Tally]:
    """What became of each source's word, by source."""
    tallies: dict[str, Tally] = {}
    for event in assembly.events:
        rows = list(stances[event.id])
        for mine in (s for s in rows if s.affirms):
            tally = tallies.setdefault(mine.source, Tally(mine.name, mine.party))
            tally.names[mine.name] += 1
            tally.rows[mine.row] = mine.weight
            tally.affirmed.add(event.id)
            others = [s for s in rows if s.source != mine.source and s.row in _TESTING]
            if others and has_record(mine, holdings):
                tally.outcomes[event.id] = any(s.affirms for s in others)
    for ident in assembly.withdrawn:
        claim = holdings.claims.get(ident)
        home = assembly.event_of.get(ident)
        if claim is not None and home is not None and not claim.attribution:
            source = find_source(f"{OUTLET}{claim.doc}", assembly, holdings)
            tally = tallies.setdefault(source, Tally(holdings.actor_name(f"{OUTLET}{claim.doc}"), False))
            tally.rows.setdefault("outlet", float(load_rulebook("belief")["weight"]["outlet"]))
            tally.withdrawn.add(home.id)
    return tallies


def score_record(tally: Tally, prior: float, leave: str | None = None) -> float:
    """A weight moved by a source's record, the event `leave` left out: what it says now does not bear itself out."""
    rules = load_rulebook("belief")["record"]
    outcomes = [right for event, right in tally.outcomes.items() if event != leave]
    gone = rules["withdrawn"] * len(tally.withdrawn - {leave})
    silent = rules["silence"] * len(tally.affirmed - set(tally.outcomes) - tally.withdrawn - {leave})
    strength = float(rules["strength"])
    return float((prior * strength + sum(outcomes)) / (strength + len(outcomes) + gone + silent))


def has_record(stance: Stance, holdings: Holdings) -> bool:
    """Whether a source is the same from event to event: not "residents", nor a voice that nobody names."""
    actor = holdings.actors.get(stance.source)
    generic = actor is not None and not actor.party and actor.kind in ("civilians", "unnamed")
    return stance.party or not (generic or stance.row in load_rulebook("belief")["record"]["none"])


def derive_records(
    assembly: Assembly, holdings: Holdings, tallies: Mapping[str, Tally] | None = None
) -> tuple[TrackRecord, ...]:
    """The record of every source that affirms something, the most often heard first."""
    if tallies is None:
        tallies = tally_sources(
            assembly, holdings, {e.id: find_stances(e, assembly, holdings) for e in assembly.events}
        )
    made = [_make_record(source, tally) for source, tally in sorted(tallies.items())]
    return tuple(sorted(made, key=lambda r: (-r.affirmed, r.source)))


def _make_record(source: str, tally: Tally) -> TrackRecord:
    """A party's prior is the mean over the ways it spoke; others have one."""
    prior = sum(tally.rows.values()) / len(tally.rows) if tally.rows else 0.5
    kind = "party" if tally.party else min(tally.rows, default="other")
    score = score_record(tally, prior)
    tested, right = len(tally.outcomes), sum(tally.outcomes.values())
    letter = grade_source(score, tested + len(tally.withdrawn), kind)
    told = kind.replace("_", " ")
    told += (
        f"; {right} of {tested} events put to the test were borne out" if tested else "; nothing put to the test yet"
    )
    if tally.withdrawn:
        told += f"; {len(tally.withdrawn)} taken back"
    return TrackRecord(
        source, _name(tally), kind, tally.party, len(tally.affirmed), tested, right, len(tally.withdrawn),
        round(prior, 2), round(score, 2), letter, told,
    )  # fmt: skip


def _name(tally: Tally) -> str:
    """The name that a source is most often heard by, a proper one if there is any; of several, with its side."""
    names = sorted(tally.names, key=lambda name: (name == name.lower(), -tally.names[name], name))
    return f"{names[0]} and its side" if len(names) > 1 else tally.name


def grade_source(score: float, tested: int, kind: str) -> str:
    """The Admiralty code's reliability letter of a source."""
    rules = load_rulebook("belief")["admiralty"]
    if kind in rules["unjudged"] and tested < rules["judged"]:
        return "F"
    letter = next(str(name) for name, least in rules["letters"] if score >= least)
    return "B" if letter == "A" and tested < rules["tested"] else letter
