"""Extract: the claims of one report, sentence by sentence.

For each sentence outside furniture: happenings by the frames, then for each happening its passage, who, where
and when, the figures, the voices, polarity and modality; then what the document has told already is dropped.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise

from fogline.claim.attribution import Hearing
from fogline.claim.backdrop import find_backdrop
from fogline.claim.carrying import carry_captor, carry_day, carry_ground, carry_slots, is_overall, share_slots
from fogline.claim.continuations import find_continuations
from fogline.claim.denials import find_denials
from fogline.claim.doers import are_bystanders, name_counted, name_doers
from fogline.claim.epistemics import has_no_object, is_hypothetical, is_negated, judge_event
from fogline.claim.exemplifying import name_examples
from fogline.claim.figures import find_figures
from fogline.claim.grounds import stand_on_ground
from fogline.claim.happenings import Happening, find_happenings
from fogline.claim.heads import Heads, load_heads
from fogline.claim.hearing import hear
from fogline.claim.implied import FIGHTING, find_implied_actor
from fogline.claim.item_sources import ItemSources
from fogline.claim.labels import UNLABELLED, find_labels
from fogline.claim.learned import READERS, find_learned
from fogline.claim.narrowing import narrow
from fogline.claim.parties import Parties
from fogline.claim.passage import CASUALTY_LEMMAS, TOLL_WORDS, find_bounds, find_members, goes_on_counting, is_twin
from fogline.claim.printing import quote_as_printed
from fogline.claim.raiders import find_raiders
from fogline.claim.refusals import find_refusal
from fogline.claim.relevance import is_about_conflict, names_conflict
from fogline.claim.repeats import drop_repeats, is_predicated
from fogline.claim.scene import Scene
from fogline.claim.speakers import Speakers
from fogline.claim.stances import is_accused
from fogline.claim.timing import find_time, is_old
from fogline.claim.voices import UNNAMED
from fogline.claim.whereabouts import (
    PLACELESS,
    find_conjoined,
    find_labelled,
    find_scenery,
    find_surroundings,
    find_whereabouts,
)
from fogline.lexicon.frames import load_frames
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.models.selector import Selector, select

VERSION = 1
"""The version of the readers; a claim's `reader` is who found it, frames, heads or both, and this."""


def extract_claims(
    report: Report, groundings: Groundings, readers: str = "both", heads: Heads | None = None
) -> list[Claim]:
    """All claims of a report, in text order, each with evidence, trigger, frame and who found it.

    `readers` are the frames, the learned heads, or both together (`learned.READERS`); `heads` are other weights than
    the package's. Pure: the same report and groundings give the same claims and ids. A sentence that no reader
    reads gives nothing. A report that was cased for reading is quoted as printed. Raises ValueError for unknown
    readers, nothing on odd parses.
    """
    if readers not in READERS:
        raise ValueError(f"no readers {readers!r}; there are {', '.join(READERS)}")
    if readers != "frames":
        heads = heads or load_heads()
    claims = _read_claims(report.as_cased(), groundings, readers, heads)
    return claims if report.cased is None else [quote_as_printed(claim, report.text) for claim in claims]


def _read_claims(report: Report, groundings: Groundings, readers: str, heads: Heads | None) -> list[Claim]:
    if not is_about_conflict(report, groundings):
        return []
    if readers == "both" and not names_conflict(report):
        readers = "frames"
    frames = load_frames()
    labels = find_labels(report, groundings)
    scenes = [
        Scene(report, s, groundings, labels.get(s.index, UNLABELLED))
        for s in report.sentences
        if report.blocks[s.block].kind != "furniture"
    ]
    speakers, items, parties = Speakers(report, scenes), ItemSources(report, scenes), Parties(groundings)
    found: list[Claim] = []
    predicated: set[tuple[str, int]] = set()
    read = find_learned(scenes, [find_happenings(scene, frames) for scene in scenes], heads, readers)
    for previous, scene, happenings in zip([None, *scenes], scenes, read, strict=False):
        happenings = [h for h in happenings if not _said_by_another(scene, h) and not _is_asked(scene, h)]
        happenings = _without_merged(scene, _without_vowed(scene, happenings))
        claims = [_claim(scene, h, happenings, speakers, items, parties, found) for h in happenings]
        told = [
            (h, c)
            for h, c in zip(happenings, claims, strict=True)
            if c.actor or "needs-actor" not in h.trigger.frame.marks or c.polarity == "denied"
        ]
        happenings, claims = [h for h, _ in told], [c for _, c in told]
        predicated |= {
            (h.type, scene.sentence.tokens[h.trigger.index].start) for h in happenings if is_predicated(scene, h)
        }
        claims = share_slots(scene, happenings, name_examples(scene, happenings, claims))
        claims = [_in_scenery(scene, h, c) for h, c in zip(happenings, claims, strict=True)]
        claims = [_in_surroundings(scene, h, c) for h, c in zip(happenings, claims, strict=True)]
        near = [c for c in found if c.sentence >= scene.label.since]
        claims = [carry_slots(scene, c, near) for c in claims]
        claims = [carry_ground(scene, h, c, near) for h, c in zip(happenings, claims, strict=True)]
        claims = [find_backdrop(previous, scene, h, c, near) for h, c in zip(happenings, claims, strict=True)]
        claims = share_slots(scene, happenings, claims)
        claims = [
            carry_captor(scene, h, c, [*near, *claims[:n]])
            for n, (h, c) in enumerate(zip(happenings, claims, strict=True))
        ]
        claims = [_under_label(scene, h, c) for h, c in zip(happenings, claims, strict=True)]
        claims = stand_on_ground(scene, claims, near)
        claims = [carry_day(c, found) for c in claims]
        claims = [replace(c, id=claim_id(report.sha256, c)) for c in claims]
        pointing = [*find_denials(scene, claims, found), *find_continuations(scene, found)]
        claims += [replace(c, id=claim_id(report.sha256, c)) for c in pointing]
        found.extend(sorted(claims, key=lambda c: c.evidence.start) if pointing else claims)
    return drop_repeats(found, predicated)


def _is_asked(scene: Scene, happening: Happening) -> bool:
    """ "Are you fighting there?": a question to somebody tells nothing."""
    if scene.report.text[scene.span[0] : scene.span[1]].rstrip("\"”’' ")[-1:] != "?":
        return False
    syntax = scene.syntax
    return any(syntax.words[n] == "you" for n in syntax.surface_subject(happening.trigger.predicate))


def _said_by_another(scene: Scene, happening: Happening) -> bool:
    """A bare purpose is coded only for backing and moves of one's own forces (codebook); backing that somebody is
    accused of is in the accusation."""
    if "aim" in happening.trigger.frame.marks:
        return False
    if happening.type == "support" and is_accused(scene.syntax, happening.trigger.index):
        return True
    return happening.type not in ("support", "deploy", "organize") and is_hypothetical(
        scene, happening.trigger.predicate
    )


def _without_vowed(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """Drop what is only vowed, threatened or demanded: the vow is the claim."""
    vows = {h.trigger.index for h in happenings if h.type == "threaten"}
    if not vows:
        return happenings
    told = {_told_under(scene, h) for h in happenings if "spelt-out" in h.trigger.frame.marks}
    happenings = [h for h in happenings if h.type != "threaten" or h.trigger.index not in told]
    kept = []
    for happening in happenings:
        current, inside = happening.trigger.predicate, _is_threatened(scene, happening, vows)
        for _ in range(8):
            rel, head = scene.syntax.rels[current], scene.syntax.head(current)
            told_beside = rel == "advcl" and scene.syntax.tokens[current].xpos == "VBG"
            if told_beside or scene.syntax.tokens[current].deprel == "acl:relcl":
                break
            if head in vows and rel in ("xcomp", "ccomp", "advcl", "obl"):
                inside = True
            if head < 0 or rel not in ("xcomp", "ccomp", "conj", "advcl", "acl", "obl", "obj", "nmod"):
                break
            current = head
        if not inside or happening.trigger.index in vows:
            kept.append(happening)
    return kept


def _told_under(scene: Scene, happening: Happening) -> int:
    """The verb whose that-clause a threat stands in: "warned that they would pay" is told once, by what it says."""
    index = happening.trigger.index
    return scene.syntax.head(index) if scene.syntax.rels[index] == "ccomp" else -1


def _is_threatened(scene: Scene, happening: Happening, vows: set[int]) -> bool:
    """ "threatened air strikes", "warned of a new operation": a noun that only tells what is threatened."""
    trigger = happening.trigger
    if trigger.predicate not in vows or trigger.index in vows:
        return False
    return trigger.carried_as == "obj" or scene.syntax.case(trigger.index) in ("of", "for")


def _without_merged(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """ "killed four and injured 54" is one claim: the coordinated casualty verb goes into the first."""
    indexes = {h.trigger.index for h in happenings if h.type == "casualties"}
    inner = _inner_tolls(scene, [h for h in happenings if h.type == "casualties"])
    return [
        h
        for h in happenings
        if h.trigger.index not in inner
        and not (
            h.type == "casualties"
            and (scene.syntax.lemmas[h.trigger.index] in CASUALTY_LEMMAS)
            and (
                (
                    scene.syntax.rels[h.trigger.index] in ("conj", "xcomp")
                    and scene.syntax.head(h.trigger.index) in indexes
                )
                or any(is_twin(scene, i, h.trigger.index) for i in indexes)
            )
        )
    ]


def _inner_tolls(scene: Scene, happenings: list[Happening]) -> set[int]:
    """ "lost 1,173 men killed and 3,487 wounded", "5 dead, 9 hurt": words of the dead under a verb that counts them,
    and those that only go on with a toll."""
    syntax = scene.syntax
    inner: set[int] = set()
    ordered = sorted(happenings, key=lambda h: h.trigger.index)
    for before, happening in pairwise(ordered):
        if goes_on_counting(scene, before.trigger.index, happening.trigger.index):
            inner.add(happening.trigger.index)
    for happening in happenings:
        if happening.trigger.frame.kind != "verb" or happening.trigger.index in inner:
            continue
        under = {k for node in syntax.patient(happening.trigger.index) for k in syntax.subtree(node, NOT_COUNTED)}
        inner |= {
            o.trigger.index
            for o in happenings
            if o is not happening and o.trigger.index in under and syntax.words[o.trigger.index] in TOLL_WORDS
        }
    return inner


NOT_COUNTED = frozenset({"advcl", "ccomp", "parataxis"})


def _claim(
    scene: Scene,
    happening: Happening,
    others: list[Happening],
    speakers: Speakers,
    items: ItemSources,
    parties: Parties,
    earlier: list[Claim],
) -> Claim:
    trigger = happening.trigger
    members = find_members(scene, happening, others)
    start, end = find_bounds(scene, members, trigger.index)
    figures = find_figures(scene, happening, members)
    start = min([start, *(f.start for f in figures if f.start is not None)])
    end = max([end, *(f.end for f in figures if f.end is not None)])
    label = not trigger.frame.core
    hearing = Hearing() if label else hear(scene, happening, speakers, items, end)
    expression, why_not = (
        (None, "a standing label has no date")
        if label
        else find_time(scene, trigger.predicate, trigger.index, happening.type)
    )
    interval = expression.interval if expression else None
    refused = find_refusal(scene, trigger.predicate, happening.type) is not None
    negated = "negative" not in trigger.frame.marks and (
        is_negated(scene, trigger.predicate, trigger.index) or has_no_object(scene, trigger)
    )
    negated = refused or negated != ("denied" in trigger.frame.marks)
    if happening.type == "threaten" and trigger.frame.actor[:1] == ("speaker",):
        negated = False  # "we will not stop" is a vow, and no denial of one
    actor = happening.actor or find_implied_actor(scene, happening, hearing, earlier, parties)
    recipient = _slots(happening.recipient)
    by_speaker = trigger.frame.actor[:1] == ("speaker",) or ("speaker" in trigger.frame.actor and not actor)
    if by_speaker and (voice := next((v for v in hearing.chain if v.id != UNNAMED), None)):
        actor = (Slot(voice.id, voice.name, voice.text, voice.start, voice.end, "speaker"),)
    actor = name_doers(scene, happening.type, _slots(actor), recipient, hearing, parties)
    quoted = speakers.quotation_at(scene.sentence.tokens[trigger.index].start) is not None
    if (quoted or happening.type in FIGHTING) and are_bystanders(actor, parties):
        actor = find_raiders(scene, happening, earlier, parties) or actor
    token = scene.sentence.tokens[trigger.index]
    places = () if happening.type in PLACELESS and not trigger.frame.place else happening.place
    if not places:
        places = find_whereabouts(scene, happening, members)
    return Claim(
        id="",
        report=scene.report.id,
        doc=scene.report.doc,
        evidence=select(scene.report.text, start, end),
        event_type=happening.type,
        trigger=Selector(token.start, token.end, token.text),
        actor=actor,
        recipient=name_counted(
            happening.type, tuple(s for s in recipient if all(s.id != a.id for a in actor)), tuple(figures)
        ),
        place=_slots(narrow(scene, happening, places)),
        time=interval,
        time_text=Selector(expression.start, expression.end, expression.text) if expression and interval else None,
        time_null="" if interval else (why_not or "the expression cannot be resolved"),
        polarity="denied" if negated != hearing.denied else "affirmed",
        modality="planned" if refused else judge_event(scene, trigger, scene.report.dating.day, interval),
        attribution=tuple(hearing.chain),
        figures=figures,
        core=trigger.frame.core and not is_old(interval, scene.report.dating.day),
        frame=trigger.frame.id,
        reader=f"{happening.reader}/{VERSION}",
        sentence=scene.sentence.index,
    )


def _in_scenery(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    return claim if claim.place else replace(claim, place=_slots(find_scenery(scene, happening)))


def _in_surroundings(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    if claim.place:
        return claim
    found = find_conjoined(scene, happening) if is_overall(claim) else find_surroundings(scene, happening)
    return replace(claim, place=_slots(found))


def _under_label(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    if claim.place or is_overall(claim):
        return claim
    return replace(claim, place=_slots(find_labelled(scene, happening)))


def _slots(groundings: tuple[Grounding, ...] | tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple(
        g if isinstance(g, Slot) else Slot(g.id, g.name, g.text, g.start, g.end, g.how, g.candidates)
        for g in groundings
    )


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
