"""Extract: the claims of one report, sentence by sentence.

For each sentence outside furniture: happenings by the frames, then for each happening its passage, who, where
and when, the figures, the voices, polarity and modality; then what the document has told already is dropped.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from fogline.claim.attribution import Hearing, as_voices, find_hearing
from fogline.claim.continuations import find_continuations
from fogline.claim.denials import find_denials
from fogline.claim.epistemics import is_hypothetical, is_negated, judge_modality
from fogline.claim.figures import find_figures
from fogline.claim.happenings import Happening, find_happenings
from fogline.claim.passage import CASUALTY_LEMMAS, find_bounds, find_members
from fogline.claim.relevance import is_about_conflict
from fogline.claim.repeats import drop_repeats
from fogline.claim.scene import Scene
from fogline.claim.speakers import Speakers
from fogline.claim.timing import SPEECH_ACTS, find_time, is_old
from fogline.lexicon.frames import load_frames, load_words
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.models.selector import Selector, select

READER = "frames/1"
GOAL = frozenset({"to", "into", "toward", "towards", "onto"})
MOVES = frozenset({"deploy", "advance", "enter", "meet", "displace"})
PLACELESS = frozenset({"accuse", "threaten", "organize", "support"})


def extract_claims(report: Report, groundings: Groundings) -> list[Claim]:
    """All claims of a report, in text order, each with evidence, trigger and frame.

    Pure: the same report and groundings give the same claims and ids. A sentence that no frame reads gives
    nothing. Raises nothing on odd parses.
    """
    if not is_about_conflict(report):
        return []
    frames = load_frames()
    scenes = [Scene(report, s, groundings) for s in report.sentences if report.blocks[s.block].kind != "furniture"]
    speakers = Speakers(report, scenes)
    found: list[Claim] = []
    for scene in scenes:
        happenings = [h for h in find_happenings(scene, frames) if not _said_by_another(scene, h)]
        happenings = _without_merged(scene, _without_vowed(scene, happenings))
        claims = [_claim(scene, h, happenings, speakers, found) for h in happenings]
        claims = [_carried(c, found) for c in _shared_slots(scene, happenings, claims)]
        claims = [replace(c, id=claim_id(report.sha256, c)) for c in claims]
        pointing = [*find_denials(scene, claims, found), *find_continuations(scene, found)]
        claims += [replace(c, id=claim_id(report.sha256, c)) for c in pointing]
        found.extend(sorted(claims, key=lambda c: c.evidence.start) if pointing else claims)
    return drop_repeats(found)


def _said_by_another(scene: Scene, happening: Happening) -> bool:
    """A bare purpose is coded only for backing and moves of one's own forces (codebook)."""
    return happening.type not in ("support", "deploy", "organize") and is_hypothetical(
        scene, happening.trigger.predicate
    )


def _without_vowed(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """Drop what is only vowed, threatened or demanded: the vow is the claim."""
    vows = {h.trigger.index for h in happenings if h.type == "threaten"}
    if not vows:
        return happenings
    kept = []
    for happening in happenings:
        current, inside = happening.trigger.predicate, False
        for _ in range(8):
            rel, head = scene.syntax.rels[current], scene.syntax.head(current)
            if head in vows and rel in ("xcomp", "ccomp", "advcl", "obl"):
                inside = True
            if head < 0 or rel not in ("xcomp", "ccomp", "conj", "advcl", "acl", "obl", "obj", "nmod"):
                break
            current = head
        if not inside or happening.trigger.index in vows:
            kept.append(happening)
    return kept


def _without_merged(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """ "killed four and injured 54" is one claim: the coordinated casualty verb goes into the first."""
    indexes = {h.trigger.index for h in happenings if h.type == "casualties"}
    return [
        h
        for h in happenings
        if not (
            h.type == "casualties"
            and scene.syntax.rels[h.trigger.index] == "conj"
            and scene.syntax.head(h.trigger.index) in indexes
            and scene.syntax.lemmas[h.trigger.index] in CASUALTY_LEMMAS
        )
    ]


def _claim(
    scene: Scene, happening: Happening, others: list[Happening], speakers: Speakers, earlier: list[Claim]
) -> Claim:
    trigger = happening.trigger
    members = find_members(scene, happening, others)
    start, end = find_bounds(scene, members, trigger.index)
    figures = find_figures(scene, happening, members)
    start = min([start, *(f.start for f in figures if f.start is not None)])
    end = max([end, *(f.end for f in figures if f.end is not None)])
    label = not trigger.frame.core
    hearing = Hearing() if label else _hear(scene, happening, speakers)
    expression, why_not = (
        (None, "a standing label has no date")
        if label
        else find_time(scene, trigger.predicate, trigger.index, happening.type)
    )
    interval = expression.interval if expression else None
    negated = is_negated(scene, trigger.predicate, trigger.index)
    actor = happening.actor or _implied_actor(scene, happening, hearing, earlier)
    token = scene.sentence.tokens[trigger.index]
    places = () if happening.type in PLACELESS and not trigger.frame.place else happening.place
    if not places and happening.type not in PLACELESS and not label:
        places = _places_in(scene, members, happening.type) or _places_before(scene, happening)
    return Claim(
        id="",
        report=scene.report.id,
        doc=scene.report.doc,
        evidence=select(scene.report.text, start, end),
        event_type=happening.type,
        trigger=Selector(token.start, token.end, token.text),
        actor=_slots(actor),
        recipient=tuple(s for s in _slots(happening.recipient) if all(s.id != a.id for a in actor)),
        place=_slots(places),
        time=interval,
        time_text=Selector(expression.start, expression.end, expression.text) if expression and interval else None,
        time_null="" if interval else (why_not or "the expression cannot be resolved"),
        polarity="denied" if negated != hearing.denied else "affirmed",
        modality=trigger.frame.modality or judge_modality(scene, trigger.predicate, trigger.index),
        attribution=tuple(hearing.chain),
        figures=figures,
        core=trigger.frame.core and not is_old(interval, scene.report.dating.day),
        frame=trigger.frame.id,
        reader=READER,
        sentence=scene.sentence.index,
    )


def _places_in(scene: Scene, members: frozenset[int], event_type: str) -> tuple[Grounding, ...]:
    """Places of the claim's own clause that no path reached, by their prepositions: where it happens or whereto."""
    allowed = load_words("locatives") | (GOAL if event_type in MOVES else frozenset())
    if event_type in ("withdraw", "displace"):
        allowed = allowed | {"from", "out of"}
    for index in sorted(members):
        if (case := scene.syntax.own_case(index)) and (case in allowed or case.split(" ")[0] in allowed):
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _places_before(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The scene that the sentence opens with: "In the coastal town of X, a drone hit a café and five people died"."""
    if happening.type not in CARRYING | FIGHTING | {"clash", "displace", "withdraw"}:
        return ()
    syntax = scene.syntax
    wanted = load_words("locatives")
    above = {happening.trigger.predicate, *syntax.ancestors(happening.trigger.predicate)}
    for index in range(happening.trigger.predicate):
        if syntax.head(index) in above and syntax.rels[index] in ("obl", "advmod") and syntax.case(index) in wanted:
            found = scene.places_of(index)
            if found:
                return tuple(found)
    return ()


def _slots(groundings: tuple[Grounding, ...] | tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple(
        g if isinstance(g, Slot) else Slot(g.id, g.name, g.text, g.start, g.end, g.how, g.candidates)
        for g in groundings
    )


def _hear(scene: Scene, happening: Happening, speakers: Speakers) -> Hearing:
    """Voices by syntax, else those of the quotation that the trigger stands in."""
    hearing = find_hearing(scene, happening.trigger.predicate)
    position = scene.sentence.tokens[happening.trigger.index].start
    quoted = speakers.voices_at(position)
    if quoted and not hearing.chain:
        hearing.add(quoted)
    trigger = happening.trigger
    if not hearing.chain and trigger.frame.kind == "verb" and _announced(scene, happening):
        hearing.add(as_voices([g for s in scene.syntax.agent(trigger.index) for g in scene.actors_of(s)]))
    if happening.type in SPEECH_ACTS and not hearing.chain and _own_words(scene, happening, speakers):
        hearing.add(as_voices(list(happening.actor)))
    publisher = (scene.report.publisher or "").lower()
    hearing.chain = [v for v in hearing.chain if not publisher or v.name.lower() != publisher]
    return hearing


def _announced(scene: Scene, happening: Happening) -> bool:
    """ "announced its control of", and "voiced Turkey's readiness": the speaker's words about another's deed."""
    lemma = scene.syntax.lemmas[happening.trigger.index]
    if happening.trigger.frame.id == "casualties-toll":
        return True
    if happening.type not in SPEECH_ACTS:
        return lemma in ("announce", "declare", "claim", "count", "record", "register", "document")
    agents = {g.id for s in scene.syntax.agent(happening.trigger.index) for g in scene.actors_of(s)}
    return happening.trigger.frame.id == "support-voice" and not agents & {g.id for g in happening.actor}


def _own_words(scene: Scene, happening: Happening, speakers: Speakers) -> bool:
    """A speech act is its speaker's own words where part of what it says stands in quotation marks."""
    end = scene.sentence.end
    start = scene.sentence.tokens[happening.trigger.index].start
    return any(start < q.start < end for q in scene.report.quotations)


def _implied_actor(scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Who acts where the clause names nobody: "the offensive", "the base had fallen", "it was stormed".

    A party that speaks of its own operation is its actor; else the actor of the latest claim of the same type at
    the same place, or of the latest fighting told, never one who suffers it or denies it.
    """
    if happening.type not in FIGHTING or happening.trigger.frame.id == "seize-lose":
        return ()
    spoken = "context" in happening.trigger.frame.actor and hearing.chain and not hearing.denied
    record = scene.groundings.actor_records.get(hearing.chain[0].id) if spoken else None
    body = scene.groundings.actor_records.get(record.speaks_for or "") if record else None
    if body is not None and body.party:
        return (Slot(body.id, body.name, hearing.chain[0].text, how="speaker"),)
    barred = {g.id for g in happening.recipient} | ({v.id for v in hearing.chain} if hearing.denied else set())
    places = {g.id for g in happening.place}
    told = [c for c in earlier if c.event_type in FIGHTING and c.actor and not {s.id for s in c.actor} & barred]
    alike = [c for c in told if c.event_type == happening.type and places & {s.id for s in c.place}]
    attack = [c for c in told if c.event_type == "attack"] if happening.type == "attack" else []
    chosen = (alike or attack or told)[-1:]
    return tuple(replace(s, how="context", start=None, end=None) for c in chosen for s in c.actor)


def _shared_slots(scene: Scene, happenings: list[Happening], claims: list[Claim]) -> list[Claim]:
    """Result clauses share what their main clause says: a strike's place and striker go to its dead."""
    shared = []
    for happening, claim in zip(happenings, claims, strict=True):
        donor = _donor(scene, happening, happenings, claims)
        if donor is not None:
            changes: dict[str, tuple[Slot, ...]] = {}
            if not claim.place and donor.place and claim.event_type not in PLACELESS:
                changes["place"] = donor.place
            if not claim.actor and donor.actor and claim.event_type in ("casualties", "damage"):
                changes["actor"] = donor.actor
            if changes:
                claim = replace(claim, **changes)  # type: ignore[arg-type]
        shared.append(claim)
    return shared


def _carried(claim: Claim, earlier: list[Claim]) -> Claim:
    """The dead and the damage of the strike told just before: place, day and striker are carried over, where the
    clause names none (codebook: own sentence first, then the sentence just before, for the same event)."""
    if claim.event_type not in CARRYING or (claim.place and claim.actor) or not claim.core or _overall(claim):
        return claim
    for before in reversed(earlier):
        if claim.sentence - before.sentence > CARRY_REACH:
            break
        if before.event_type in DEADLY and before.place and before.polarity == "affirmed":
            if claim.place and {s.id for s in claim.place}.isdisjoint({s.id for s in before.place}):
                continue
            return _with_carried(claim, before)
    return claim


def _overall(claim: Claim) -> bool:
    """A toll of a whole war or offensive ("since the fighting began") is of no one strike."""
    if claim.time is not None and (claim.time.last - claim.time.first).days >= 2:
        return True
    words = set(claim.evidence.exact.lower().split())
    return bool(words & {"war", "conflict", "insurgency", "offensive", "campaign", "fighting"})


def _with_carried(claim: Claim, before: Claim) -> Claim:
    striker = claim.event_type in ("casualties", "damage")
    carried = replace(claim, place=claim.place or before.place, actor=claim.actor or (before.actor if striker else ()))
    if not striker:
        return carried
    if claim.time is None and before.time is not None and claim.sentence - before.sentence <= 1:
        carried = replace(carried, time=replace(before.time, basis="carried"), time_null="")
    return carried


DEADLY = frozenset({"airstrike", "shell", "blast", "attack", "clash", "casualties"})
CARRY_REACH = 2
CARRYING = frozenset({"casualties", "damage", "airstrike", "shell", "blast", "detain"})
FIGHTING = frozenset({"attack", "seize", "advance", "enter"})
STRIKES = frozenset({"airstrike", "shell", "blast", "attack", "clash"})


def _donor(scene: Scene, happening: Happening, happenings: list[Happening], claims: list[Claim]) -> Claim | None:
    """The claim whose clause this one hangs on as participle or conjunct, or the strike that carries its verb."""
    syntax = scene.syntax
    by_predicate = {h.trigger.predicate: c for h, c in zip(happenings, claims, strict=True) if h is not happening}
    own = happening.trigger.predicate
    if happening.type in ("casualties", "damage"):
        strikes = [
            (abs(o.trigger.predicate - own), n, c)
            for n, (o, c) in enumerate(zip(happenings, claims, strict=True))
            if o.type in STRIKES and o is not happening and c.place
        ]
        if strikes:
            return min(strikes)[2]
    current = own
    for _ in range(5):
        rel, head = syntax.rels[current], syntax.head(current)
        participle = rel == "advcl" and syntax.tokens[current].xpos in ("VBG", "VBN")
        if head < 0 or not (participle or rel in ("conj", "xcomp")):
            return None
        if head in by_predicate:
            return by_predicate[head]
        current = head
    return None


def claim_id(sha256: str, claim: Claim) -> str:
    """Content address of a claim: capture, passage, type, trigger and slots; 16 hex digits of SHA-256."""
    parts = (
        sha256, claim.evidence.start, claim.evidence.end, claim.event_type,
        claim.trigger.start if claim.trigger else -1,
        [s.id for s in claim.actor], [s.id for s in claim.recipient], [s.id for s in claim.place],
        [claim.time.first.isoformat(), claim.time.last.isoformat()] if claim.time else None,
        claim.polarity, claim.modality, [v.id for v in claim.attribution],
        [(f.measure, f.low, f.high) for f in claim.figures],
    )  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


__all__ = ["Voice", "claim_id", "extract_claims"]
