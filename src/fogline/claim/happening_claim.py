"""Happening claim: the claim that one happening makes: its passage, who, where and when, its figures and voices."""

from __future__ import annotations

from fogline.claim.actors.avowals import find_own_side
from fogline.claim.actors.doers import FOUGHT, are_bystanders, name_doers
from fogline.claim.actors.implied import FIGHTING, find_implied_actor
from fogline.claim.actors.raiders import find_raiders
from fogline.claim.actors.senders import add_senders
from fogline.claim.actors.victims import return_victims
from fogline.claim.counts.figures import find_figures
from fogline.claim.discourse import Discourse
from fogline.claim.epistemics.givens import is_given
from fogline.claim.epistemics.halts import goes_on, is_halted
from fogline.claim.epistemics.modality import judge_event
from fogline.claim.epistemics.negation import has_no_object, is_negated
from fogline.claim.epistemics.refusals import find_refusal, is_left_open
from fogline.claim.events.happening import Happening
from fogline.claim.events.passage import find_bounds, find_members
from fogline.claim.places.anchors import leave_anchors
from fogline.claim.places.narrowing import narrow
from fogline.claim.places.whereabouts import PLACELESS, find_whereabouts
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.speech.hearing import hear
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.times.background import is_beside_the_news, is_old
from fogline.claim.times.timing import find_time
from fogline.lexicon.voice_kinds import UNNAMED
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Grounding
from fogline.models.measure import Figure, Interval, TimeExpression
from fogline.models.selector import Selector, select

SUFFERED = frozenset({"casualties", "damage"})
"""Acts of force that "we" may have suffered."""
STANDING = "a standing label has no date"
LONGEST_COUNTED = 40
"""Characters behind a number within which those stand whom it counts."""
VERSION = 1
"""The version of the readers; a claim's `reader` is who found it, frames, heads or both, and this."""


def extract_claim(scene: Scene, happening: Happening, others: list[Happening], discourse: Discourse) -> Claim:
    """The claim of a happening, told with `others` in one sentence; its id is empty yet."""
    trigger = happening.trigger
    members = find_members(scene, happening, others)
    figures = find_figures(scene, happening, members)
    happening = return_victims(happening, figures)
    start, end = _find_passage(scene, happening, members, figures)
    label = not trigger.frame.core
    hearing = hear(scene, happening, discourse.speakers, discourse.items, end)
    if label and not hearing.denied:
        hearing = Hearing()  # a standing label is the outlet's own
    expression, why_not = (None, STANDING) if label else _find_time(scene, happening, discourse)
    interval = expression.interval if expression else None
    day = scene.report.dating.day
    refused = find_refusal(scene, trigger.predicate, happening.type) is not None
    recipient = as_slots(happening.recipient)
    actor = _find_actor(scene, happening, hearing, recipient, discourse)
    others_than = {a.id for a in actor}
    if "announces" in trigger.frame.marks:
        others_than |= {v.id for v in hearing.chain}  # "the monitor revised its toll"
    recipient = tuple(s for s in recipient if s.id not in others_than)
    modality = "planned" if refused else judge_event(scene, trigger, day, interval)
    token = scene.sentence.tokens[trigger.index]
    return Claim(
        id="",
        report=scene.report.id,
        doc=scene.report.doc,
        evidence=select(scene.report.text, start, end),
        event_type=happening.type,
        trigger=Selector(token.start, token.end, token.text),
        actor=actor,
        recipient=recipient,
        place=as_slots(_find_places(scene, happening, members)),
        time=interval,
        time_text=Selector(expression.start, expression.end, expression.text) if expression and interval else None,
        time_null="" if interval else (why_not or "the expression cannot be resolved"),
        polarity="denied" if _is_denied(scene, happening, refused) != hearing.denied else "affirmed",
        modality=modality,
        attribution=tuple(hearing.chain),
        figures=figures,
        core=not (label or _is_background(scene, happening, interval, modality)),
        frame=trigger.frame.id,
        reader=f"{happening.reader}/{VERSION}",
        sentence=scene.sentence.index,
    )


def _find_passage(
    scene: Scene, happening: Happening, members: frozenset[int], figures: tuple[Figure, ...]
) -> tuple[int, int]:
    """The characters that carry the claim, its figures included, each with whom it counts."""
    start, end = find_bounds(scene, members, happening.trigger.index)
    start = min([start, *(f.start for f in figures if f.start is not None)])
    beyond = [_find_counted_end(scene, f.end) for f in figures if f.end is not None and f.end > end]
    return start, max([end, *beyond])


def _find_counted_end(scene: Scene, end: int) -> int:
    """Where those end whom a figure counts that ends there: "24 of them civilians"."""
    tokens = scene.sentence.tokens
    number = next((i for i, token in enumerate(tokens) if token.end >= end), None)
    if number is None or not tokens[number].start < end <= tokens[number].end:
        return end
    noun = scene.syntax.head(number) if scene.syntax.rels[number] == "nummod" else number
    inside = scene.syntax.subtree(noun, frozenset({"acl", "advcl", "appos", "ccomp", "conj", "parataxis", "punct"}))
    last = max([number, *(i for i in inside if tokens[i].end - end < LONGEST_COUNTED)])
    while last + 1 < len(tokens) and tokens[last + 1].upos in ("NOUN", "ADJ"):
        last += 1
    return max(end, tokens[last].end)


def _find_time(scene: Scene, happening: Happening, discourse: Discourse) -> tuple[TimeExpression | None, str]:
    trigger = happening.trigger
    found, why_not = find_time(scene, trigger.predicate, trigger.index, happening.type)
    if found is None and (day := discourse.entries.find_day(scene, scene.sentence.tokens[trigger.index].start)):
        return day, ""
    return found, why_not


def _is_background(scene: Scene, happening: Happening, interval: Interval | None, modality: str) -> bool:
    """Whether what happened is older history beside what the report tells."""
    if interval is not None:
        return is_old(happening.type, interval, scene.report.dating.day)
    return modality == "actual" and is_beside_the_news(scene, happening.trigger.predicate, happening.type)


def _is_denied(scene: Scene, happening: Happening, refused: bool) -> bool:
    """Whether the clause says that it is not so; "we will not stop" is a vow, and no denial of one."""
    trigger, marks = happening.trigger, happening.trigger.frame.marks
    if happening.type == "threaten" and trigger.frame.actor[:1] == ("speaker",):
        return False
    negated = "negative" not in marks and (
        (is_negated(scene, trigger.predicate, trigger.index) and not _is_so_anyhow(scene, trigger))
        or has_no_object(scene, trigger)
        or is_halted(scene, trigger)
    )
    return refused or negated != ("denied" in marks)


def _is_so_anyhow(scene: Scene, trigger: Trigger) -> bool:
    """Whether the "not" of its clause leaves an event as it is: only its setting, going on, or not ruled out."""
    return is_given(scene, trigger) or goes_on(scene, trigger) or is_left_open(scene, trigger.predicate)


def _find_actor(
    scene: Scene, happening: Happening, hearing: Hearing, recipient: tuple[Slot, ...], discourse: Discourse
) -> tuple[Slot, ...]:
    """Who does it: by the frame's paths, implied, or who speaks; those who raid where bystanders are named."""
    trigger, parties = happening.trigger, discourse.parties
    actor = happening.actor or find_implied_actor(scene, happening, hearing, discourse.claims, parties)
    by_speaker = trigger.frame.actor[:1] == ("speaker",) or ("speaker" in trigger.frame.actor and not actor)
    if by_speaker and (voice := next((v for v in hearing.chain if v.id != UNNAMED), None)):
        actor = (Slot(voice.id, voice.name, voice.text, voice.start, voice.end, "speaker"),)
    named = name_doers(scene, happening.type, as_slots(actor), recipient, hearing, parties)
    named = add_senders(scene, happening, named, hearing, parties)
    if happening.type in FOUGHT | {"hold", "deploy"} - SUFFERED:
        named = find_own_side(scene, named, discourse.claims, parties)
    quoted = discourse.speakers.quotation_at(scene.sentence.tokens[trigger.index].start) is not None
    if (quoted or happening.type in FIGHTING) and are_bystanders(named, parties):
        return find_raiders(scene, happening, discourse.claims, parties) or named
    return named


def _find_places(scene: Scene, happening: Happening, members: frozenset[int]) -> tuple[Grounding, ...]:
    placeless = happening.type in PLACELESS and not happening.trigger.frame.place
    places = () if placeless else happening.place
    return leave_anchors(scene, narrow(scene, happening, places or find_whereabouts(scene, happening, members)))


def as_slots(groundings: tuple[Grounding, ...] | tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Groundings as fillers of a slot, with their runners-up."""
    return tuple(g if isinstance(g, Slot) else Slot.of(g) for g in groundings)
