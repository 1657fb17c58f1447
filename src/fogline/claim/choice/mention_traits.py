"""Mention traits: how an entity is mentioned, seen from a claim: in its sentence, before it, or only after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import Mention, Survey

LONGEST_NAMED = 5
"""Relations of a path that is named in full."""
SHORTEST_WITH_CASE = 4
get_sentence = attrgetter("sentence")


class Sighting(NamedTuple):
    """An entity seen from a claim: its mention that counts, the nearest to the trigger in the same sentence, else the
    last before, else the first in the sentence after."""

    ident: str
    mention: Mention
    where: str
    times: int


def find_sightings(survey: Survey, number: int) -> list[Sighting]:
    """All entities that are mentioned up to the sentence behind a claim's.

    For a recipient only those of the claim's own sentence, and the rules': further off, it is seldom meant.
    """
    here, trigger = survey.claims[number].sentence, survey.triggers[number]
    asked: Iterable[str] = survey.mentions
    if survey.slot == "recipient":
        asked = dict.fromkeys([*(m.grounding.id for m in survey.in_sentence[here]), *survey.fills[number]])
    own = survey.named_in.get(here, frozenset())
    found = []
    for ident in asked:
        mentions = survey.mentions.get(ident, ())
        if not mentions or mentions[0].sentence > here + 1:
            continue
        same = [m for m in mentions if m.sentence == here and m.token is not None] if ident in own else []
        if same:
            nearest = min(same, key=lambda m: abs((m.token or 0) - trigger)) if len(same) > 1 else same[0]
            found.append(Sighting(ident, nearest, "same", len(same)))
        elif mentions[0].sentence <= here:
            last = bisect_right(mentions, here, key=get_sentence) - 1
            found.append(Sighting(ident, mentions[last], "before", 0))
        else:
            found.append(Sighting(ident, mentions[0], "after", 0))
    return found


def find_mention_traits(survey: Survey, number: int, seen: Sighting) -> list[str]:
    """The traits of the mention that counts. Those of one outside the sentence are the same for all its claims."""
    here, ident = survey.claims[number].sentence, seen.ident
    if seen.where == "same":
        found = survey.named.traits_within.get((number, ident))
        if found is None:
            own = _in_sentence(survey, number, seen)
            found = survey.named.traits_within[number, ident] = [*_of_mention(seen.mention), *own]
        return found
    found = survey.named.traits.get((here, ident))
    if found is None:
        told = ["loc=after"] if seen.where == "after" else _before(survey, here, seen)
        found = survey.named.traits[here, ident] = [*_of_mention(seen.mention), *told]
    return found


def _of_mention(mention: Mention) -> list[str]:
    found = [f"how={mention.grounding.how}"]
    return found if mention.grounding.inside is None else [*found, "inside"]


def _in_sentence(survey: Survey, number: int, seen: Sighting) -> list[str]:
    claim, trigger = survey.claims[number], survey.triggers[number]
    syntax = survey.scenes[claim.sentence].syntax
    token = seen.mention.token or 0
    path, rise, fall = survey.find_path(claim.sentence, trigger, token)
    case, length = syntax.case(token), len(rise) + len(fall)
    grounding = seen.mention.grounding
    found = [
        "loc=same", f"d={'-' if token < trigger else '+'}{step(abs(token - trigger))}", f"c={case}",
        f"p={path if length <= LONGEST_NAMED else f'{len(rise)},{len(fall)}'}", f"rel={syntax.tokens[token].deprel}",
        f"up={len(rise)}", f"dn={len(fall)}", f"ev={claim.evidence.start <= grounding.start < claim.evidence.end}",
        f"nm={any(map(str.isupper, grounding.text))}",
    ]  # fmt: skip
    if length <= SHORTEST_WITH_CASE:
        found.append(f"pc={path}|{case}")
    if seen.times > 1:
        found.append("twice")
    if rise:
        found.append("pa=" + "^".join(syntax.tokens[i].deprel for i in rise[:2]))
    if fall:
        found.append(f"pb={syntax.tokens[fall[-1]].deprel}|{syntax.case(fall[-1])}")
    if (head := syntax.tokens[token].head) >= 0:
        found += [f"gl={syntax.lemmas[head]}", f"gu={syntax.tokens[head].upos}", f"gh={head == trigger}"]
    low, high = sorted((token, trigger))
    if "," in syntax.words[low:high]:
        found.append("comma+" if token > trigger else "comma-")
    return [*found, *_between(survey, number, seen, rise, fall)]


def _between(survey: Survey, number: int, seen: Sighting, rise: tuple[int, ...], fall: tuple[int, ...]) -> list[str]:
    """What stands between trigger and mention: other claims' triggers, other entities."""
    claim, trigger, token = survey.claims[number], survey.triggers[number], seen.mention.token or 0
    low, high = sorted((token, trigger))
    others = {survey.triggers[n] for n in survey.claims_of[claim.sentence] if n != number}
    rivals = [
        m for m in survey.in_sentence[claim.sentence]
        if m.token is not None and m.grounding.id != seen.ident and low < m.token < high
    ]  # fmt: skip
    found = [f"btw={step(sum(low < o < high for o in others))}", f"obtw={step(len(rivals))}"]
    if not others.isdisjoint(fall):
        found.append("viatrig")
    if not others.isdisjoint(rise[1:]):
        found.append("uptrig")
    return found


def _before(survey: Survey, here: int, seen: Sighting) -> list[str]:
    mention, sentences = seen.mention, survey.report.sentences
    found = [
        f"loc=b{step(here - mention.sentence)}",
        f"blk={sentences[mention.sentence].block == sentences[here].block}",
    ]
    if mention.token is None:
        return found
    syntax = survey.scenes[mention.sentence].syntax
    later = any(
        m.grounding.start > mention.grounding.start and m.grounding.id != seen.ident
        for m in survey.in_sentence[mention.sentence]
    )
    return [
        *found,
        f"brel={syntax.tokens[mention.token].deprel}",
        f"bc={syntax.case(mention.token)}",
        f"last={not later}",
    ]
