"""Unscathed: numbers in the clause of a toll that count none who suffered: killers, captives, an older toll."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

PRISONERS = frozenset({"prisoner", "captive", "hostage"})
TAKING = frozenset({"take", "hold", "lead"})


def counts_unscathed(scene: Scene, happening: Happening, token: int, noun: int) -> bool:
    """Whether the number at `token`, which counts `noun`, is none of the killed, hurt and missing of a toll."""
    return (
        _is_older(scene, happening, token)
        or _is_spared(scene, happening, token, noun)
        or _is_prisoners(scene, token, noun)
        or _is_killer(scene, happening, token)
        or _is_beside_noun(scene, happening, token)
        or _is_origin(scene, noun)
    )


def _is_older(scene: Scene, happening: Happening, token: int) -> bool:
    """ "revised its toll to 38 from 45", "rose from 12 to 20": the number that a new one takes the place of."""
    told = "announces" in happening.trigger.frame.marks and scene.syntax.words[token - 1 : token] == ("from",)
    return told and "to" in scene.syntax.words


def _is_spared(scene: Scene, happening: Happening, token: int, noun: int) -> bool:
    """ "640 killed, 1,320 suspects arrested", "30 dead and 150 hostages freed", "12 killed and 9,000 are in prison":
    whom the words behind the number say to be taken, driven out or free. Those who were taken before they were killed
    count ("eight soldiers captured in May were killed")."""
    syntax, trigger = scene.syntax, happening.trigger.index
    for index in dict.fromkeys((token, noun)):
        words = syntax.words[index + 1 : index + 4]
        if not words or (index == token != noun) or _counts_another(scene, token, index):
            continue
        if words[0] in load_words("spared_participles") and index > trigger and words[1:2] not in (("and",), ("or",)):
            return True
        if words[0] in ("taken", "led") and words[1:2] and words[1] in PRISONERS | {"captive", "away", "hostage"}:
            return True
    verb = syntax.head(noun)
    if syntax.rels[noun] != "nsubj" or verb in (-1, trigger):
        return False
    if syntax.lemmas[verb] in TAKING and any(syntax.lemmas[k] in PRISONERS for k in syntax.kids(verb, "obj", "xcomp")):
        return True
    return bool(syntax.kids(verb, "cop")) and syntax.lemmas[verb] in load_words("custody_places")


def _counts_another(scene: Scene, token: int, noun: int) -> bool:
    """ "30 dead and 150 hostages": whether another number stands before the noun."""
    return any(scene.syntax.tokens[k].upos == "NUM" for k in range(token + 1, noun))


def _is_prisoners(scene: Scene, token: int, noun: int) -> bool:
    """ "put the dead at 1,000 and the prisoners at 1,700"."""
    return scene.syntax.words[token - 1 : token] == ("at",) and scene.syntax.lemmas[noun] in PRISONERS


def _is_killer(scene: Scene, happening: Happening, token: int) -> bool:
    """ "a crowd of 300 killed a policeman", "one of its bombers killed 70": who does it; of the headline "9 killed 12
    injured" none is."""
    syntax, trigger = scene.syntax, happening.trigger
    if trigger.frame.kind != "verb" or trigger.frame.actor[:1] == ("none",) or syntax.passive(trigger.index):
        return False
    objects = syntax.kids(trigger.index, "obj")
    hurt = load_words("toll_participles")
    if not objects or token > trigger.index or any(not hurt.isdisjoint(syntax.words[k : k + 2]) for k in objects):
        return False
    return any(token in syntax.subtree(n) for n in syntax.kids(trigger.index, "nsubj"))


LOOSE_CASES = frozenset({"after", "over", "for", "following", "since", "with", "before", "during", "amid", "as"})


def _is_beside_noun(scene: Scene, happening: Happening, token: int) -> bool:
    """ "sent 500 troops after the massacre of 38", "held two over the murder of a guard", "two battalions were routed
    with the loss of 310": what is counted outside a killing that only says when, why or at what cost."""
    syntax, trigger = scene.syntax, happening.trigger
    if trigger.frame.kind != "noun" or syntax.rels[trigger.index] not in ("obl", "nmod"):
        return False
    if syntax.lemmas[syntax.head(trigger.index)] in load_words("casualty_lemmas"):
        return False  # "1,200 were killed for the loss of 240"
    loose = syntax.case(trigger.index) in LOOSE_CASES and syntax.lemmas[trigger.index] in load_words("killing_nouns")
    return loose and token not in syntax.subtree(trigger.index)


def _is_origin(scene: Scene, noun: int) -> bool:
    """ "28 people from at least seven countries"."""
    return scene.syntax.case(noun) == "from" and scene.syntax.lemmas[noun] in load_words("lands")
