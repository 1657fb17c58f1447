"""Locals: where those live who tell of an event that nothing else places ("two inhabitants of Oldtown said trucks were
arriving")."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding


def find_home(scene: Scene, happening: Happening) -> tuple[Grounding, ...]:
    """The town of the residents, doctors or others there whose words tell of the event; none of a country."""
    syntax = scene.syntax
    verbs = syntax.ancestors(happening.trigger.predicate)
    for verb in (happening.trigger.predicate, *verbs):
        told = [k for case, k in syntax.obliques(verb) if case == "according to"]
        for teller in (t for t in told if syntax.lemmas[t] in load_words("locals")):
            if found := _live_in(scene, teller):
                return found
    for verb in verbs:
        if syntax.lemmas[verb] not in load_cues().say:
            continue
        tellers = [
            *syntax.surface_subject(verb),
            *(o for k in syntax.kids(verb, "advcl") for o in syntax.kids(k, "obj")),
        ]
        for teller in (t for t in tellers if syntax.lemmas[t] in load_words("locals")):
            if found := _live_in(scene, teller):
                return found
    return ()


def _live_in(scene: Scene, teller: int) -> tuple[Grounding, ...]:
    syntax = scene.syntax
    inner = [*syntax.kids(teller, "nmod"), *(k for a in syntax.kids(teller, "acl") for _, k in syntax.obliques(a))]
    homes = [
        k for k in inner if syntax.case(k) in ("of", "in", "at", "inside") or syntax.tokens[k].deprel == "nmod:poss"
    ]
    homes += syntax.kids(teller, "compound")
    return next((f for k in homes if (f := tuple(g for g in scene.places_of(k) if len(g.id) > COUNTRY_ID))), ())
