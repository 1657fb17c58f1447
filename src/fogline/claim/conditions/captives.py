"""Captives: conditions of the frames of people held, taken or set free.

Each takes the paths of one trigger and answers whether it holds; `conditions.table.holds` asks these with the others.
"""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.persons import any_someone, is_someone
from fogline.claim.conditions.surroundings import find_lemmas, find_oblique_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

WAVES = frozenset({"wave", "spate", "string", "series", "campaign", "surge", "spree"})
CELLS = frozenset({"captivity", "custody", "detention", "prison", "jail"})


def _in_state(paths: Paths) -> bool:
    """ "twelve suspects are in custody", "in critical condition", "behind bars": people said to be so."""
    return any_someone(paths, paths.predicated())


def _in_hands(paths: Paths) -> bool:
    """ "the mayor is in rebel hands": a person, not a place, in hands that are named."""
    syntax = paths.scene.syntax
    person = any(
        syntax.words[n] in ("he", "she", "who") or (paths.scene.has_word(n, "people") and not paths.scene.places_at(n))
        for n in paths.predicated()
        if not syntax.parts(n) and syntax.tokens[n].upos in ("NOUN", "PRON")
    )
    if not person:
        return False
    holders = paths.complements(paths.index, ("of",))
    named = paths.actors(("of", "mod")) or syntax.subkids(paths.index, "nmod:poss")
    return bool(named) or any(paths.scene.is_force(k) for k in holders)


def _caught(paths: Paths) -> bool:
    """Persons caught by a force or by nobody named; not caught by surprise, in crossfire or on camera."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "catch" and (
        syntax.particles(i) or find_oblique_lemmas(paths, "in", "on", "by", "off", "between")
    ):
        return any(paths.scene.is_force(k) for k in paths.obliques(i, ("by",))) and not syntax.particles(i)
    return any_someone(paths, paths.patient())


def _regarded(paths: Paths) -> bool:
    """ "held in high regard", "released from their contracts", "held up by fog": nobody is held or freed."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("hold", "release", "detain", "keep", "free"):
        return False
    if {"up", "back"} & set(syntax.particles(paths.index)):
        return True
    return bool(find_oblique_lemmas(paths) & load_words("held_in_regard"))


def _of_someone(paths: Paths) -> bool:
    """ "the release of 12 protesters"; no noun that is only demanded or presupposed."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if syntax.rels[paths.index] in ("compound", "amod", "nmod"):
        return False
    if carrier is not None and syntax.lemmas[carrier] in (
        "demand",
        "urge",
        "seek",
        "request",
        "call",
        "want",
        "negotiate",
    ):
        return False
    head = syntax.head(paths.index)
    asked = head >= 0 and syntax.lemmas[head] in (
        "demand",
        "call",
        "talk",
        "negotiation",
        "appeal",
        "condition",
        "plea",
    )
    return not asked and any_someone(paths, paths.complements(paths.index, ("of",)))


def _let_go_of(paths: Paths) -> bool:
    """ "let go of the last six workers"."""
    syntax = paths.scene.syntax
    going = [k for k in syntax.kids(paths.index, "xcomp", "ccomp") if syntax.lemmas[k] == "go"]
    inner = [o for k in (*going, paths.index) for case, o in syntax.obliques(k) if case == "of"]
    return bool(going) and any_someone(paths, inner)


def _civil_boarding(paths: Paths) -> bool:
    """People put on buses or boats with nobody who seizes them."""
    syntax = paths.scene.syntax
    public = {"bus", "boat", "truck", "minibus", "lorry", "train"} & find_oblique_lemmas(paths)
    return (
        bool(public)
        and not any(paths.scene.is_force(n) for n in paths.agent())
        and syntax.lemmas[paths.index] not in ("bundle", "shove", "force", "throw")
    )


def _free_alone(paths: Paths) -> bool:
    """ "the nuns are free": free, and neither to do nor of anything."""
    syntax, i = paths.scene.syntax, paths.index
    bound = syntax.kids(i, "xcomp", "advcl", "obl", "ccomp", "nmod")
    return i in syntax.copular and not bound and not syntax.negated(i) and _in_state(paths)


def _wave_of(paths: Paths) -> bool:
    """ "a wave of arrests swept the capital"."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    return head >= 0 and syntax.case(paths.index) == "of" and syntax.lemmas[head] in WAVES


CAPTIVES: dict[str, Condition] = {
    "someone-of": _of_someone,
    "in-state": _in_state,
    "walked-free": lambda p: any(
        p.scene.syntax.words[k] == "free" for k in p.scene.syntax.kids(p.index, "xcomp", "advmod", "amod", "obj")
    ),
    "home-words": lambda p: any(p.scene.syntax.words[k] in ("home", "back") for k in p.scene.syntax.children[p.index]),
    "in-hands": _in_hands,
    "from-captivity": lambda p: bool(find_oblique_lemmas(p, "from", "out of") & CELLS),
    "caught": _caught,
    "predicate-or-stays": lambda p: (
        p.index in p.scene.syntax.copular
        or p.scene.syntax.lemmas[max(p.scene.syntax.head(p.index), 0)] in ("remain", "stay", "languish", "be", "leave")
    ),
    "free-alone": _free_alone,
    "wave-of": _wave_of,
    "person-with": lambda p: any(
        is_someone(p.scene, k) and p.scene.syntax.tokens[k].upos in ("NOUN", "PRON")
        for k in p.obliques(p.index, ("with",))
    ),
    "of-charge": lambda p: "charge" in {p.scene.syntax.lemmas[k] for k in p.scene.syntax.subtree(p.index)},
    "let-go-of": _let_go_of,
    "civil-boarding": _civil_boarding,
    "regarded": _regarded,
    "captive-patient": lambda p: bool(
        find_lemmas(p, p.patient() or p.scene.syntax.surface_subject(p.index)) & load_words("captives")
    ),
    "captive-mod": lambda p: (
        any(
            p.scene.syntax.lemmas[k] in load_words("captives") for k in p.scene.syntax.kids(p.index, "compound", "amod")
        )
        or bool(find_lemmas(p, p.complements(p.index, ("of",))) & load_words("captives"))
    ),
}
"""Every condition of this module that the frames' data may name."""
