"""Retreats: conditions of the frames of forces that leave a place (`withdraw`)."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, is_civil, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas, find_near, find_subjects
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _bare_move(paths: Paths) -> bool:
    """ "leave", "run", "pull" and their like need a place left, a particle, or an armed mover with nothing else."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] in ("run", "pull", "leave", "quit", "abandon", "desert"):
        pointed = any(paths.scene.syntax.words[n] in ("it", "them", "there") for n in paths.patient())
        counted = any(
            syntax.words[k] in ("it", "them", "these", "those") for n in paths.patient() for k in syntax.parts(n)
        )
        mover = syntax.surface_subject(i)
        gone = (
            syntax.lemmas[i] == "leave"
            and not (syntax.patient(i) or syntax.particles(i) or syntax.kids(i, "xcomp", "ccomp"))
            and any(paths.scene.is_force(n) for n in mover)
        )
        return not (
            gone
            or pointed
            or counted
            or paths.places(("patient", "obl:from,out of"))
            or place_like(paths, paths.patient())
            or (syntax.lemmas[i] == "run" and syntax.tokens[i].xpos == "VBD" and not paths.patient())
        )
    return False


def _actor_or_told(paths: Paths) -> bool:
    """A retreat with its army, or one that a party speaks of and that names the place left."""
    frame = paths.trigger.frame
    if paths.actors(frame.actor):
        return True
    return bool(paths.places(("from,out of",))) or bool(paths.scene.syntax.kids(paths.index, "cop"))


def _gone(paths: Paths) -> bool:
    """ "by dusk they had gone", "our soldiers had already gone towards the river"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.words[i] != "gone" or syntax.kids(i, "xcomp", "ccomp", "obj"):
        return False
    over = {"into", "in", "on", "through", "inside", "without", "for"}
    if any(case.split(" ")[0] in over for case, _ in syntax.obliques(i)) or syntax.subkids(i, "compound:prt"):
        return False
    return not {syntax.words[k] for k in syntax.kids(i, "advmod")} & {"further", "farther", "on", "missing", "wrong"}


def _only_order(paths: Paths) -> bool:
    """ "must leave at once", "48 hours to leave": what is demanded is no move."""
    syntax, i = paths.scene.syntax, paths.index
    if {syntax.words[k] for k in syntax.kids(i, "aux")} & {"must", "should", "ought"}:
        return True
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] == "acl" and syntax.lemmas[head] in ("hour", "day", "week", "minute", "month")


def _left_behind(paths: Paths) -> bool:
    """ "left behind 24 bodies", "left open by the attackers": what is left, not who leaves."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "run":
        return bool(paths.patient())
    if syntax.lemmas[i] != "leave":
        return False
    if any(case == "behind" for case, _ in syntax.obliques(i)):
        return True
    near = {syntax.words[k] for k in syntax.kids(i, "advmod", "compound", "xcomp", "obl", "advcl")}
    return bool(near & {"behind", "open", "out", "over", "empty", "alone", "without"}) or any(
        case in ("without", "with") and paths.scene.syntax.passive(i) for case, _ in syntax.obliques(i)
    )


def _runs_away(paths: Paths) -> bool:
    """Running for one's life: no object, no distance, not into a mine, and not by a vehicle."""
    syntax, i = paths.scene.syntax, paths.index
    if paths.patient() or syntax.kids(i, "obj", "xcomp", "ccomp"):
        return False
    off = {"off", "away", "for", "from", "towards", "toward", "to"}
    near = set(syntax.particles(i)) | {case for case, _ in syntax.obliques(i)}
    return bool(near & off) or (syntax.tokens[i].xpos == "VBG" and syntax.tokens[i].deprel == "acl:relcl")


def _contingent(paths: Paths) -> bool:
    """Monitors, observers or peacekeepers, who are no army and no civilians."""
    words = load_words("monitors")
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in words for n in (*find_subjects(paths), *paths.patient()) for k in (n, *syntax.parts(n))
    )


def _commanded(paths: Paths) -> bool:
    """A force, or the commanders who decide for it."""
    return force_actor(paths) or any(
        paths.scene.syntax.lemmas[n] in load_words("commanders") for n in find_subjects(paths)
    )


def _help_to(paths: Paths) -> bool:
    """ "offered to help drive the militants out": help that is offered."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] in ("xcomp", "ccomp") and syntax.lemmas[head] in ("help", "assist", "aid")


def _presupposed(paths: Paths) -> bool:
    """ "blamed the retreat on Congress", "who led the retreat", "on the loss of the base": spoken of, not told."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    if paths.trigger.carried_as == "obj":
        return syntax.lemmas[carrier] in load_words("judging") - {"order"} | {"lead", "cover", "explain", "justify"}
    return paths.trigger.carried_as == "obl" and syntax.case(paths.index) in ("on", "over", "about", "for")


def _demanded_move(paths: Paths) -> bool:
    """ "demands the immediate pull-out of the troops": the demand is the claim."""
    syntax, i = paths.scene.syntax, paths.index
    heads = [syntax.head(i)]
    if heads[0] >= 0 and syntax.rels[i] != "nsubj":
        heads.append(syntax.head(heads[0]))
    return any(h >= 0 and syntax.lemmas[h] in ("demand", "urge", "seek", "want", "call", "insist") for h in heads)


def _left_talks(paths: Paths) -> bool:
    """ "pulled out of peace negotiations"."""
    talks = load_words("talks_left")
    obliques = [k for case, k in paths.scene.syntax.obliques(paths.index) if case in ("out of", "from", "out")]
    words = talks | load_words("pacts")
    return any(paths.scene.syntax.lemmas[k] in words for k in (*paths.patient(), *obliques))


RETREATS: dict[str, Condition] = {
    "ran-into": lambda p: (
        p.scene.syntax.lemmas[p.index] == "run" and any(p.scene.is_force(k) for k in p.obliques(p.index, ("into",)))
    ),
    "front-runs": lambda p: (
        p.scene.syntax.lemmas[p.index] == "run"
        and any(p.scene.syntax.lemmas[n] in load_words("run_things") for n in p.scene.syntax.surface_subject(p.index))
    ),
    "bound-to": lambda p: any(
        case.split(" ")[0] in ("to", "into", "for", "toward", "towards", "back")
        for case, _ in p.scene.syntax.obliques(p.index)
    ),
    "went-after": lambda p: any(case == "after" for case, _ in p.scene.syntax.obliques(p.index)),
    "civil-complement": lambda p: is_civil(p, tuple(p.complements(p.index, ("of",)))),
    "actor-or-told": _actor_or_told,
    "force-complement": lambda p: (
        any(p.scene.is_force(k) for k in p.complements(p.index, ("of", "by")))
        or any(p.scene.is_force(k) for k in p.scene.syntax.subkids(p.index, "nmod:poss"))
    ),
    "bare-move": _bare_move,
    "patient-contingent": lambda p: bool(find_lemmas(p, p.patient()) & load_words("contingents")),
    "aground": lambda p: "aground" in find_near(p),
    "gone": _gone,
    "only-order": _only_order,
    "left-behind": _left_behind,
    "runs-away": _runs_away,
    "contingent": _contingent,
    "commanded": _commanded,
    "help-to": _help_to,
    "move-presupposed": _presupposed,
    "demanded-move": _demanded_move,
    "left-talks": _left_talks,
}
"""Every condition of this module that the frames' data may name."""
