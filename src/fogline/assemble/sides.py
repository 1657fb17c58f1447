"""Sides: which actors speak and fight as one, from the actor records and from what the claims say of membership."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.assemble.short_names import find_short_names
from fogline.assemble.titles import find_rulers, find_state_voices, find_titled
from fogline.lexicon.voice_kinds import find_kind, fold_words, has_words
from fogline.models.claim import Claim
from fogline.models.entity import Actor
from fogline.models.holdings import Holdings
from fogline.models.report import ReportCard

STATE_KINDS = frozenset({"government", "military", "ministry", "country"})
"""Kinds of Actor that are organs of the state in their `country`."""
NEUTRAL_KINDS = frozenset({"civilians", "monitor", "ngo", "igo", "agency", "unnamed"})
ARMED_KINDS = frozenset({"armed-group", "military", "militia", "coalition"})
REBEL_KINDS = frozenset({"armed-group", "militia", "coalition"})
"""Kinds of Actor that are no organ of a state whatever country they are of."""
FORCE = frozenset(
    {"seize", "hold", "enter", "advance", "withdraw", "deploy", "attack", "clash", "airstrike", "shell", "blast"}
)
"""Event types whose actor is a party to the fighting."""


@dataclass
class Sides:
    """Folds actor ids to one id a side; `parties` are the sides that fight."""

    parent: dict[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()

    def find(self, actor: str) -> str:
        """The id that stands for an actor's side; its own where nothing is known."""
        root = actor
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(actor, actor) != root:
            self.parent[actor], actor = root, self.parent[actor]
        return root

    def join(self, a: str, b: str) -> None:
        """Put two actors on one side; the first by id stands for both, however often claims name it."""
        one, two = sorted((self.find(a), self.find(b)))
        self.parent[two] = one
        self.parent.setdefault(one, one)

    def is_party(self, actor: str) -> bool:
        """Whether an actor's side takes part in the fighting."""
        return self.find(actor) in self.parties

    def table(self) -> dict[str, str]:
        """Every folded actor id with its side's id."""
        return {actor: self.find(actor) for actor in sorted(self.parent)}


@dataclass
class Grounds:
    """What claims and reports tell of sides, summed over reports: who acts and who suffers by force; voices said to be
    the state's; names with a ruler's title; groups that are told to belong together; and how often each state's forces
    fight in the reports that name an actor of no known state. Grounds of more reports are added to those of others."""

    acting: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    groups: set[tuple[str, ...]] = field(default_factory=set)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Grounds) -> None:
        """Take in the grounds of other reports."""
        self.beside.update(other.beside)
        for name in ("acting", "struck", "voices", "titled", "foreign", "groups"):
            getattr(self, name).update(getattr(other, name))


def gather_grounds(claims: Iterable[Claim], reports: Mapping[str, ReportCard], actors: Mapping[str, Actor]) -> Grounds:
    """The grounds that these claims and reports (by document) give. Claims and reports must be whole reports."""
    claims, found = list(claims), Grounds()
    for claim in claims:
        if claim.event_type in FORCE:
            found.struck.update(slot.id for slot in claim.recipient)
            found.acting.update(slot.id for slot in claim.actor if claim.polarity == "affirmed")
        if claim.event_type == "organize" and claim.polarity == "affirmed" and _tells_membership(claim):
            found.groups.add(tuple(slot.id for slot in (*claim.actor, *claim.recipient)))
    found.voices |= find_state_voices(claims, reports, actors)
    for card in {card.id: card for card in reports.values()}.values():
        titled, foreign = find_titled(card.text)
        found.titled |= titled
        found.foreign |= foreign
    found.beside = _count_beside(claims, actors)
    return found


def _count_beside(claims: Iterable[Claim], actors: Mapping[str, Actor]) -> Counter[tuple[str, str]]:
    """How often the forces of each state fight in the reports that name an actor of no known state."""
    fights: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        slots = [slot.id for slot in (*claim.actor, *claim.recipient)]
        named[claim.report].update(slots, (voice.id for voice in claim.attribution))
        if claim.event_type in FORCE:
            states = (actors[i].country for i in slots if i in actors and actors[i].kind in STATE_KINDS - {"country"})
            fights[claim.report].update(state for state in states if state)
    found: Counter[tuple[str, str]] = Counter()
    for report, counts in fights.items():
        for ident in named[report]:
            if ident in actors and actors[ident].country is None:
                found.update({(ident, state): number for state, number in counts.items()})
    return found


def find_sides(holdings: Holdings) -> Sides:
    """Sides of all actors named in the claims; see `settle_sides`."""
    return settle_sides(gather_grounds(holdings.claims.values(), holdings.reports, holdings.actors), holdings.actors)


def settle_sides(
    grounds: Grounds, actors: Mapping[str, Actor], short: Iterable[tuple[str, str]] | None = None
) -> Sides:
    """Sides by what claims and reports tell of them and by the actors' records.

    One side are: an actor and its `side`, whom it speaks for, the armed group that it is a member of; the organs of
    one state; a group and those that a claim says lead it or make it up. A party voice of no known state, a voice that
    reports call state-run and a ruler of no named state are taken to be of the state that fights most in the reports
    that name them. `short` are pairs of a short name and the full one that it stands for, found here where not given.
    """
    sides, homes = Sides(), find_homes(grounds.beside)
    organs = _find_organs(actors)
    for name, full in find_short_names(actors.values()) if short is None else short:
        sides.join(name, full)
    of_home = grounds.voices | find_rulers(actors.values(), grounds.titled, grounds.foreign)
    for ident in sorted(actors):
        if actors[ident].kind == "igo" and " united nations " in fold_words(actors[ident].name):
            sides.join(ident, organs.setdefault("united nations", ident))
        actor = actors[ident]
        known = replace(actor, party=True) if ident in of_home else actor
        _join_record(sides, known, actors, organs, homes.get(ident))
    for groups in sorted(grounds.groups):
        _join_members(sides, groups, actors)
    fighting = {sides.find(i) for i in _fighters(grounds, actors)}
    marked = {
        sides.find(i) for i, a in actors.items() if a.party and (i in sides.parent or a.kind not in NEUTRAL_KINDS)
    }
    sides.parties = frozenset(fighting | marked)
    return sides


def _fighters(grounds: Grounds, actors: Mapping[str, Actor]) -> Iterator[str]:
    """Actors of an affirmed act of force, and the armed ones that suffer it; persons only where known as a party."""
    for ident in grounds.acting:
        actor = actors.get(ident)
        if actor is None or actor.party or actor.kind not in NEUTRAL_KINDS | {"person"}:
            yield ident
    for ident in grounds.struck:
        if ident in actors and actors[ident].kind in ARMED_KINDS:
            yield ident


def find_homes(beside: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """For each actor of no known state the state whose forces fight most in the reports that name it."""
    best: dict[str, tuple[int, str]] = {}
    for (ident, state), number in beside.items():
        best[ident] = min(best.get(ident, (0, "")), (-number, state))
    return {ident: state for ident, (_, state) in best.items()}


def _find_organs(actors: Mapping[str, Actor]) -> dict[str, str]:
    """The side that stands for each state, where the actor records name it."""
    organs: dict[str, str] = {}
    for ident in sorted(actors):
        actor = actors[ident]
        if actor.kind in STATE_KINDS - {"country"} and actor.country and actor.side and not actor.learned:
            organs.setdefault(f"state:{actor.country}", actor.side)
    return organs


def _join_record(
    sides: Sides,
    actor: Actor,
    actors: Mapping[str, Actor],
    organs: dict[str, str],
    home: str | None,
) -> None:
    if actor.side:
        sides.join(actor.id, actor.side)
        return
    principal = actors.get(actor.speaks_for) if actor.speaks_for else None
    spokes = has_words(actor.name, "state")
    if actor.speaks_for:
        sides.join(actor.id, actor.speaks_for)
        if principal is None or principal.party or not (actor.party or spokes):
            return
    for group in actor.member_of:
        if group in actors and actors[group].kind not in ("igo", "country"):
            sides.join(actor.id, group)
    kind = (find_kind([actor.name]) or actor.kind) if actor.learned else actor.kind
    if kind in REBEL_KINDS or (kind in NEUTRAL_KINDS and not (spokes or actor.party)):
        return
    organ = kind in STATE_KINDS or actor.party or spokes
    official = organ or (kind == "person" and actor.country is not None)
    vague = actor.country is None and (actor.party or spokes or kind in ("ministry", "military"))
    state = home if vague else actor.country
    if state and official:
        sides.join(actor.id, organs.setdefault(f"state:{state}", actor.id))


def _tells_membership(claim: Claim) -> bool:
    words = claim.trigger.exact if claim.trigger else claim.evidence.exact
    return has_words(words, "membership") and " linked " not in fold_words(words)


def _join_members(sides: Sides, groups: Sequence[str], actors: Mapping[str, Actor]) -> None:
    """Join leader and group where a claim's words tell of leading or belonging."""
    if len(groups) < 2:
        return
    kinds = [actors[i].kind if i in actors else "group" for i in groups]
    if any(kind in STATE_KINDS | NEUTRAL_KINDS | {"person"} for kind in kinds):
        return
    known = {actors[i].side for i in groups if i in actors and actors[i].side}
    if len(known) > 1:
        return
    for other in groups[1:]:
        sides.join(groups[0], other)
