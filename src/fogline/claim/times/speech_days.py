"""Speech days: the day on which somebody spoke, for what the next sentence says that he also did with words.

"The minister said on Monday that the town had fallen. He accused the rebels of ...": that was on Monday, too.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.scenes.scene import Scene
from fogline.claim.times.inherited_times import SPEECH_ACTS
from fogline.claim.times.seats import find_seat
from fogline.lexicon.cues import load_cues
from fogline.models.claim import Claim
from fogline.models.measure import Interval

SPOKEN = SPEECH_ACTS - {"meet", "agree"}
PRONOUNS = frozenset({"he", "she", "it", "they"})


def carry_speech_day(before: Scene | None, scene: Scene, claim: Claim) -> Claim:
    """A speech act without a day, of a pronoun that goes on from the sentence before, with the day that the saying
    there bears; unchanged else."""
    if before is None or claim.time is not None or claim.event_type not in SPOKEN or not claim.core:
        return claim
    if before.sentence.block != scene.sentence.block or claim.modality == "possible" or scene.times:
        return claim
    first = next((w for w in scene.syntax.words if w.isalpha()), "")
    if first not in PRONOUNS:
        return claim
    cues = load_cues()
    for time in before.times:
        seat = find_seat(before, time)[1]
        if time.interval is None or time.relation != "on" or seat < 0 or _is_ahead(scene, time.interval):
            continue
        if before.syntax.lemmas[seat] in cues.say | cues.deny | cues.announce:
            return replace(claim, time=replace(time.interval, basis="carried"), time_null="")
    return claim


def _is_ahead(scene: Scene, interval: Interval) -> bool:
    day = scene.report.dating.day
    return day is not None and interval.last > day
