"""Extract: the claims of one report, sentence by sentence.

For each sentence outside furniture: happenings by the frames and the heads, then for each happening its passage, who,
where and when, the figures, the voices, polarity and modality; then the slots that are told around it; then what the
document has told already is dropped.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.anybody import leave_unnamed
from fogline.claim.borrowing import borrow_slots
from fogline.claim.choice.choosers import Choosers, choose_fillers, load_choosers
from fogline.claim.continuations import find_continuations
from fogline.claim.denials import find_denials, retell_denied_blows
from fogline.claim.discourse import Discourse, begin_discourse
from fogline.claim.epistemics.hearsay import is_open_question
from fogline.claim.events.happening import Happening
from fogline.claim.events.happenings import find_happenings
from fogline.claim.events.heads import Heads, load_heads
from fogline.claim.events.joined_tolls import drop_joined
from fogline.claim.events.learned import READERS, find_learned
from fogline.claim.events.natural_causes import drop_natural
from fogline.claim.events.told_elsewhere import drop_told_elsewhere
from fogline.claim.happening_claim import extract_claim
from fogline.claim.identity import claim_id
from fogline.claim.places.ledes import name_from_ledes
from fogline.claim.printing import quote_as_printed
from fogline.claim.refutations import find_refutation
from fogline.claim.relevance import is_about_conflict, speaks_of_war
from fogline.claim.repeats import drop_repeats, is_predicated
from fogline.claim.scenes.labels import UNLABELLED, find_labels
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import load_frames
from fogline.models.claim import Claim
from fogline.models.groundings import Groundings
from fogline.models.report import Report


def extract_claims(
    report: Report,
    groundings: Groundings,
    readers: str = "both",
    heads: Heads | None = None,
    choosers: Choosers | None = None,
) -> list[Claim]:
    """All claims of a report, in text order, each with evidence, trigger, frame and who found it.

    `readers` are the frames, the learned heads, or both together (`learned.READERS`); `heads` and `choosers` are other
    weights than the package's. Where the frames read alone, nothing is chosen by what was learned. Pure: the same
    report and groundings give the same claims and ids. A sentence that no reader reads gives nothing. A report that was
    cased for reading is quoted as printed. Raises ValueError for unknown readers, nothing on odd parses.
    """
    if readers not in READERS:
        raise ValueError(f"no readers {readers!r}; there are {', '.join(READERS)}")
    cased = report.as_cased()
    scenes = set_scenes(cased, groundings)
    if readers == "frames":
        claims = read_unchosen(cased, scenes, groundings, readers, None)
    else:
        claims = read_unchosen(cased, scenes, groundings, readers, heads or load_heads())
        chosen = choose_fillers(cased, scenes, groundings, claims, choosers or load_choosers())
        claims = [new if new is old else _with_id(cased, new) for new, old in zip(chosen, claims, strict=True)]
    return claims if report.cased is None else [quote_as_printed(claim, report.text) for claim in claims]


def read_unchosen(
    report: Report, scenes: list[Scene], groundings: Groundings, readers: str, heads: Heads | None
) -> list[Claim]:
    """The claims as the rules fill them, before the choosers."""
    if not is_about_conflict(report, groundings):
        return []
    if readers == "both" and not speaks_of_war(report):
        readers = "frames"
    frames = load_frames()
    read = find_learned(scenes, [find_happenings(scene, frames) for scene in scenes], heads, readers)
    discourse = begin_discourse(report, scenes, groundings)
    predicated: set[tuple[str, int]] = set()
    for previous, scene, happenings in zip([None, *scenes], scenes, read, strict=False):
        happenings = drop_joined(scene, drop_told_elsewhere(scene, drop_natural(scene, happenings)))
        happenings, claims = _read_scene(scene, happenings, discourse)
        predicated |= {(h.type, _start_of(scene, h)) for h in happenings if is_predicated(scene, h)}
        claims = borrow_slots(previous, scene, happenings, claims, discourse.claims)
        discourse.claims.extend(_with_pointing(scene, claims, discourse.claims))
    named = map(leave_unnamed, name_from_ledes(report, discourse.claims))
    return [_with_id(report, c) for c in drop_repeats(list(named), predicated)]


def set_scenes(report: Report, groundings: Groundings) -> list[Scene]:
    """The scenes of a report's sentences, without furniture, under their labels."""
    labels = find_labels(report, groundings)
    return [
        Scene(report, s, groundings, labels.get(s.index, UNLABELLED))
        for s in report.sentences
        if report.blocks[s.block].kind != "furniture"
    ]


def _read_scene(scene: Scene, happenings: list[Happening], discourse: Discourse) -> tuple[list[Happening], list[Claim]]:
    """The claims of the happenings, and the happenings in step with them; those that need an actor and have none are
    left out of both, and so is a hold of which is asked whose it is."""
    happenings = [h for h in happenings if h.type != "hold" or not is_open_question(scene, h.trigger.predicate)]
    read = [(h, extract_claim(scene, h, happenings, discourse)) for h in happenings]
    told = [(h, c) for h, c in read if c.actor or c.polarity == "denied" or "needs-actor" not in h.trigger.frame.marks]
    return [h for h, _ in told], [c for _, c in told]


def _start_of(scene: Scene, happening: Happening) -> int:
    return scene.sentence.tokens[happening.trigger.index].start


def _with_pointing(scene: Scene, claims: list[Claim], earlier: list[Claim]) -> list[Claim]:
    """A scene's claims, and those that only point at what was told before ("he denied it")."""
    claims = retell_denied_blows(scene, claims, earlier)
    pointing = [
        *find_denials(scene, claims, earlier),
        *find_refutation(scene, claims, earlier),
        *find_continuations(scene, earlier),
    ]
    return sorted([*claims, *pointing], key=lambda c: c.evidence.start) if pointing else claims


def _with_id(report: Report, claim: Claim) -> Claim:
    return replace(claim, id=claim_id(report.sha256, claim))
