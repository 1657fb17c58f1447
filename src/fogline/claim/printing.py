"""Printing: a claim read from a text whose case was restored, with every quote as the report printed it."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.claim import Claim, Slot, Voice
from fogline.models.selector import Selector, select


def quote_as_printed(claim: Claim, text: str) -> Claim:
    """The claim with evidence, trigger, time, slots and voices quoted from `text` at the same places."""
    return replace(
        claim,
        evidence=select(text, claim.evidence.start, claim.evidence.end),
        trigger=_quote(claim.trigger, text),
        time_text=_quote(claim.time_text, text),
        actor=tuple(_print_slot(slot, text) for slot in claim.actor),
        recipient=tuple(_print_slot(slot, text) for slot in claim.recipient),
        place=tuple(_print_slot(slot, text) for slot in claim.place),
        attribution=tuple(_print_voice(voice, text) for voice in claim.attribution),
    )


def _quote(selector: Selector | None, text: str) -> Selector | None:
    return None if selector is None else select(text, selector.start, selector.end)


def _print_slot(slot: Slot, text: str) -> Slot:
    return slot if slot.start is None or slot.end is None else replace(slot, text=text[slot.start : slot.end])


def _print_voice(voice: Voice, text: str) -> Voice:
    if voice.start is None or voice.end is None:
        return voice
    cue = voice.cue
    if voice.cue_start is not None and voice.cue_end is not None:
        cue = text[voice.cue_start : voice.cue_end]
    return replace(voice, text=text[voice.start : voice.end], cue=cue)
