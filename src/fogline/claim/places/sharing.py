"""Sharing: what the claims of one sentence lend each other: a strike's place and striker go to its dead.

"Shells hit Oldtown, killing three"; "the rebels took Oldtown after a week of assaults".
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.carried import carry_striker
from fogline.claim.events.happening import Happening
from fogline.claim.places.aftermath import is_later
from fogline.claim.places.carrying import ELSEWHERE, RESULTS, may_strike
from fogline.claim.places.whereabouts import COUNTRY_ID, PLACELESS
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot

OWN_PLACE = frozenset({"attack", "agree", "meet"})
STRIKES = frozenset({"airstrike", "shell", "blast", "attack", "clash"})
FOUGHT = frozenset({"attack", "clash"})
"""Fights whose dead either side may have killed."""
TAKING = frozenset({"seize", "hold", "enter"})
MOVING = frozenset({"displace", "deploy", "advance"})
"""Where those are going whose move is told, which is not where people die."""


def share_slots(scene: Scene, happenings: list[Happening], claims: list[Claim]) -> list[Claim]:
    """Result clauses share what their main clause says: a strike's place and striker go to its dead."""
    shared: list[Claim] = []
    for happening, claim in zip(happenings, claims, strict=True):
        donor = _donor(scene, happening, happenings, claims)
        if donor is not None:
            changes: dict[str, tuple[Slot, ...]] = {}
            if not claim.place and _is_somewhere(donor) and _may_share(claim, donor) and not is_later(scene, happening):
                changes["place"] = donor.place
            participle = scene.syntax.tokens[happening.trigger.index].xpos == "VBG"
            told_as_result = participle or _is_outcome(scene, happening)
            wreaked = told_as_result or donor.event_type in STRIKES - FOUGHT | RESULTS
            if not claim.actor and claim.event_type in RESULTS and wreaked and may_strike(donor, claim):
                changes["actor"] = donor.actor
            if changes:
                claim = replace(claim, **changes)  # type: ignore[arg-type]
        claim = _fought_for(scene, happening, claim, happenings, claims)
        shared.append(carry_striker(claim, shared))
    return shared


def _is_somewhere(donor: Claim) -> bool:
    """Whether a claim tells of more than whole countries ("invaded Ruritania"), where the rest may be anywhere."""
    return any(len(s.id) > COUNTRY_ID for s in donor.place)


def _may_share(claim: Claim, donor: Claim) -> bool:
    """Whether a claim may be where the one is that its clause hangs on; arms taken and planes brought down may be from
    anywhere, but for what those take away who took the place ("overran a post, made off with its armoury")."""
    if claim.frame.endswith(ELSEWHERE):
        looted = claim.frame.endswith("booty") and donor.event_type in TAKING
        return looted and {s.id for s in claim.actor} == {s.id for s in donor.actor}
    if claim.event_type == "agree":
        return donor.event_type == "meet" and bool({s.id for s in claim.actor} & {s.id for s in donor.actor})
    return claim.event_type not in PLACELESS | OWN_PLACE


def _fought_for(
    scene: Scene, happening: Happening, claim: Claim, happenings: list[Happening], claims: list[Claim]
) -> Claim:
    """ "took Oldtown after a week of assaults": a fight told as a noun of the clause that takes or leaves a place was
    for that place."""
    if claim.place or claim.event_type not in STRIKES or not happening.trigger.frame.nominal:
        return claim
    clause = scene.syntax.clause_head(happening.trigger.index)
    for other, taking in zip(happenings, claims, strict=True):
        of_one_clause = other.trigger.predicate in (happening.trigger.predicate, clause)
        if of_one_clause and taking.place and other.type in TAKING | {"withdraw"}:
            return replace(claim, place=taking.place)
    return claim


def _is_outcome(scene: Scene, happening: Happening) -> bool:
    """ "leaving four officers dead": a result told under a participle."""
    above = (happening.trigger.predicate, scene.syntax.head(happening.trigger.index))
    return any(node >= 0 and scene.syntax.tokens[node].xpos == "VBG" for node in above)


def _is_taken_along(scene: Scene, other: Happening, own: int) -> bool:
    """Whether an event is of a place taken, held or entered in the run of the same sentence: not in an aside about
    somebody ("which holds Oldtown"), nor in a sentence that only stands beside ("it holds Oldtown; 20 were killed")."""
    syntax, predicate = scene.syntax, other.trigger.predicate
    if other.type not in TAKING or syntax.rels[predicate] in ("acl", "amod"):
        return False
    mine, its = [own, *syntax.ancestors(own)], [predicate, *syntax.ancestors(predicate)]
    apart = set(mine) ^ set(its)
    return not any(syntax.rels[k] == "parataxis" for k in apart)


def _donor(scene: Scene, happening: Happening, happenings: list[Happening], claims: list[Claim]) -> Claim | None:
    """The claim whose clause this one hangs on as participle or conjunct, or the strike that carries its verb."""
    syntax = scene.syntax
    own = current = happening.trigger.predicate
    if happening.type in RESULTS:
        scenes = [
            (o.type not in STRIKES, abs(o.trigger.predicate - own), n, c)
            for n, (o, c) in enumerate(zip(happenings, claims, strict=True))
            if o is not happening and c.place and (o.type in STRIKES or _is_taken_along(scene, o, own))
        ]
        if scenes:
            return min(scenes)[3]
    for _ in range(5):
        rel, head = syntax.rels[current], syntax.head(current)
        participle = rel == "advcl" and syntax.tokens[current].xpos in ("VBG", "VBN")
        participle = participle and not (syntax.kids(current, "nsubj") and syntax.kids(current, "mark"))
        listed = syntax.is_listed(current) and happening.type != "withdraw"
        if head < 0 or not (participle or rel in ("conj", "xcomp") or listed):
            return None
        for other, claim in zip(happenings, claims, strict=True):
            if other.trigger.predicate == head and other is not happening:
                moved = happening.type in RESULTS and other.type in MOVING
                return None if moved else claim
        current = head
    return None
