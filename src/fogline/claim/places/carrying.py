"""Carrying: what a claim's clause leaves out because the sentence, or the one before, has just said it.

The dead of a strike fell where the strike fell; what a garrison destroyed it destroyed where it stood.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot

DEADLY = frozenset({"airstrike", "shell", "blast", "attack"})
"""What kills and destroys where it is, in the sentence after too; other dead, told after the dead of a place, are often
of no place (on the development sets as often as not)."""
VICTIMS = frozenset({"toll", "dead", "wounded", "injured", "victims", "casualties"})
"""What "the" points back at those with who were just counted ("put the toll at 16", "two of the injured died")."""
SUMS = frozenset({("in", "all"), ("so", "far"), ("in", "total"), ("both", "sides")})
"""Words beside a toll that sums up more than one strike, or one side's dead."""
STRIKE_REACH = 1
"""How many sentences back the strike may stand whose dead a claim counts."""
CARRY_REACH = 2
"""How many sentences back the event may stand that a claim belongs to."""
WREAKING = ("kill", "slay", "slain", "massacr", "destroy", "burn", "alight", "set", "flatten", "level", "torch", "raze")
"""How the words begin that say a strike's work."""
FLOWN = frozenset({"airstrike", "shell"})
CARRYING = frozenset({"casualties", "damage", "blast"})
"""What may be told of the strike that the sentence before told; another strike is an event of its own, and arrests are
made anywhere."""
ELSEWHERE = ("booty", "shot-down", "downed", "shoot-down")
"""How the names of frames end that tell of arms taken or planes brought down, wherever that was."""
POINTING = frozenset({"withdraw", "seize", "enter", "attack", "hold", "airstrike", "shell"})
GROUND = frozenset({"seize", "hold", "enter", "withdraw", "clash", "attack"})
SPEECHES = frozenset({"accuse", "threaten", "support", "meet"})
WARS = frozenset({"war", "offensive", "campaign", "conflict", "insurgency", "invasion"})
FIGHTS = frozenset({"attack", "clash"})
TOLLS = frozenset({"casualties", "damage", "displace", "detain"})
RESULTS = frozenset({"casualties", "damage"})


def carry_day(claim: Claim, earlier: list[Claim]) -> Claim:
    """The day of a speech or of a running story that the sentence before began ("He also called on ...")."""
    if claim.time is not None or not claim.core or not claim.actor or claim.modality != "actual":
        return claim
    if claim.event_type not in SPEECHES:
        return claim
    for before in reversed(earlier):
        if claim.sentence - before.sentence > 1:
            break
        same = {s.id for s in before.actor} & {s.id for s in claim.actor}
        kind = (before.event_type in SPEECHES) == (claim.event_type in SPEECHES)
        if before.sentence < claim.sentence and same and kind and before.time is not None and before.core:
            return replace(claim, time=replace(before.time, basis="carried"), time_null="")
    return claim


def carry_slots(scene: Scene, claim: Claim, earlier: list[Claim]) -> Claim:
    """The dead and the damage of the strike told just before: place, day and striker are carried over, where the
    clause names none (codebook: own sentence first, then the sentence just before, for the same event); to what is
    denied of the dead or damage just told, the place."""
    carrying = claim.event_type in CARRYING or (claim.event_type in FLOWN and claim.polarity == "denied")
    if not carrying or (claim.place and claim.actor and claim.time) or not claim.core or is_overall(claim):
        return claim
    if claim.frame.endswith(ELSEWHERE) or _sums_up(scene, claim):
        return claim
    for before in reversed(earlier):
        if claim.sentence - before.sentence > STRIKE_REACH:
            break
        if not claim.place and not _of_one_block(scene, before):
            break
        denied = claim.polarity == "denied" and before.event_type == claim.event_type
        deadly = before.event_type in DEADLY or (before.event_type == "casualties" and _counts_again(claim)) or denied
        if deadly and before.place and before.polarity == "affirmed":
            if claim.place and {s.id for s in claim.place}.isdisjoint({s.id for s in before.place}):
                continue
            return _with_carried(claim, before, _is_lasting(scene, claim))
    return claim


def _is_lasting(scene: Scene, claim: Claim) -> bool:
    """Whether a clause tells what is so, or has come about since: "bakeries have shut", "the road is cut", "none has
    been caught"; who is missing or only hurt may well be of the day before."""
    index = scene.start_of.get(claim.trigger.start) if claim.trigger is not None else None
    if index is None:
        return False
    verb = scene.syntax.clause_head(index)
    helpers = {scene.syntax.words[k] for k in scene.syntax.kids(verb, "aux", "cop")}
    return bool(helpers & {"has", "have"}) or (claim.event_type == "damage" and bool(helpers & {"is", "are"}))


def _counts_again(claim: Claim) -> bool:
    """Whether a toll is of those just counted ("put the toll at 16")."""
    words = claim.evidence.exact.lower().replace(",", " ").replace(".", " ").split()
    return claim.event_type == "casualties" and any(a == "the" and b in VICTIMS for a, b in pairwise(words))


def _sums_up(scene: Scene, claim: Claim) -> bool:
    """Whether a toll is of more than the strike told before ("in all, 60 have died since the new year")."""
    words = scene.syntax.words
    summed = "since" in words or any(pair in SUMS for pair in pairwise(words))
    return claim.event_type == "casualties" and summed


def _of_one_block(scene: Scene, before: Claim) -> bool:
    """Whether an earlier claim stands in the same paragraph, or in the heading of this one."""
    block = scene.report.sentences[before.sentence].block
    return block == scene.sentence.block or scene.report.blocks[block].kind in ("headline", "subhead")


def carry_ground(scene: Scene, happening: Happening, claim: Claim, earlier: list[Claim]) -> Claim:
    """The ground that the report is speaking of, for a fight or a retreat that names none ("repelled the assault",
    "left most of them without a fight")."""
    if claim.place or not happening.trigger.frame.core:
        return claim
    pointing = claim.event_type in POINTING and _points_back(scene, happening)
    points = claim.event_type in ("clash", "hold") or pointing
    if pointing and (told := _told_before(scene, happening)):
        return replace(claim, place=told)
    if not claim.core or is_overall(claim):
        return claim
    for before in reversed(earlier):
        if claim.sentence - before.sentence > CARRY_REACH:
            break
        if not before.place or not before.core:
            continue
        if (points and before.event_type in GROUND) or _goes_on(claim, before):
            return replace(claim, place=before.place)
    return claim


def _goes_on(claim: Claim, before: Claim) -> bool:
    """A side that leaves in one sentence and is still leaving in the next leaves the same place."""
    same = {s.id for s in claim.actor} == {s.id for s in before.actor}
    return claim.event_type == before.event_type == "withdraw" and same and claim.sentence - before.sentence <= 1


def _told_before(scene: Scene, happening: Happening) -> tuple[Slot, ...]:
    """The place named last before a pronoun in its sentence ("Oldtown fell on Monday; the army retook it")."""
    syntax, index = scene.syntax, happening.trigger.index
    if not any(syntax.words[n] == "it" for n in (*syntax.patient(index), *syntax.surface_subject(index))):
        return ()
    return tuple(map(Slot.of, scene.named_before(index)))


def _points_back(scene: Scene, happening: Happening) -> bool:
    """ "left it", "abandoned most of them": what is left was named before."""
    syntax = scene.syntax
    patients = syntax.patient(happening.trigger.index)
    if syntax.lemmas[happening.trigger.index] == "fall":
        patients = syntax.surface_subject(happening.trigger.index)
    nodes = [n for p in patients for n in (p, *syntax.parts(p))]
    return any(syntax.words[n] in ("it", "them", "these", "those") for n in nodes)


def may_strike(striking: Claim, claim: Claim) -> bool:
    """Whether the striker of one claim may be who killed those of another: nobody kills his own."""
    suffering = {s.id for s in claim.recipient}
    return bool(striking.actor) and not suffering & {s.id for s in striking.actor}


def is_overall(claim: Claim) -> bool:
    """Whether a toll is of a whole war or offensive ("since the fighting began"), or a fight is the war itself."""
    if claim.event_type not in TOLLS:
        words = set(claim.evidence.exact.lower().split())
        return bool(words & WARS) and claim.event_type in FIGHTS
    if claim.time is not None and (claim.time.last - claim.time.first).days >= 2:
        return True
    words = set(claim.evidence.exact.lower().split())
    return bool(words & {"war", "conflict", "insurgency", "offensive", "campaign", "fighting"})


def _is_wreaked(claim: Claim, before: Claim) -> bool:
    """Whether a toll names the deed of the strike told right before: people killed and things destroyed are its work;
    who is only dead, hurt or missing may be anybody's."""
    if claim.event_type not in RESULTS or claim.sentence - before.sentence > 1 or claim.trigger is None:
        return False
    return claim.trigger.exact.lower().startswith(WREAKING)


def _with_carried(claim: Claim, before: Claim, lasting: bool) -> Claim:
    """The claim with the place and striker of the one before; with its day, too, where it is over as that is."""
    striker = _is_wreaked(claim, before) and may_strike(before, claim)
    carried = replace(claim, place=claim.place or before.place, actor=claim.actor or (before.actor if striker else ()))
    same = claim.event_type == before.event_type and claim.polarity == "denied"
    if claim.event_type not in RESULTS or same:
        return carried
    if claim.time is None and before.time is not None and claim.sentence - before.sentence <= 1 and not lasting:
        carried = replace(carried, time=replace(before.time, basis="carried"), time_null="")
    return carried
