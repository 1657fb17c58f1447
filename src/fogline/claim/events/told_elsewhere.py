"""Told elsewhere: happenings that make no claim, since another claim tells them or nobody says that they are so."""

from __future__ import annotations

from fogline.claim.conditions.stances import is_accused
from fogline.claim.epistemics.counterfactuals import is_counterfactual
from fogline.claim.epistemics.purposes import is_hypothetical
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene


def drop_told_elsewhere(scene: Scene, happenings: list[Happening]) -> list[Happening]:
    """The happenings of a sentence that make claims of their own."""
    told = [h for h in happenings if not _is_said_by_another(scene, h) and not _is_asked(scene, h)]
    told = [h for h in told if h.trigger.carried_as == "obl" or not is_counterfactual(scene, h.trigger.predicate)]
    return _drop_vowed(scene, told)


def _is_asked(scene: Scene, happening: Happening) -> bool:
    """ "Are you fighting there?": a question to somebody tells nothing."""
    if scene.report.text[scene.span[0] : scene.span[1]].rstrip("\"”’' ")[-1:] != "?":
        return False
    syntax = scene.syntax
    return any(syntax.words[n] == "you" for n in syntax.surface_subject(happening.trigger.predicate))


def _is_said_by_another(scene: Scene, happening: Happening) -> bool:
    """A bare purpose is coded only for backing and moves of one's own forces (codebook); backing that somebody is
    accused of is in the accusation."""
    if "aim" in happening.trigger.frame.marks:
        return False
    if happening.type == "support" and is_accused(scene.syntax, happening.trigger.index):
        return True
    return happening.type not in ("support", "deploy", "organize") and is_hypothetical(
        scene, happening.trigger.predicate
    )


def _drop_vowed(scene: Scene, happenings: list[Happening]) -> list[Happening]:
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
