"""Single victims: who is killed, hurt or taken one by one, without a number: "killed a guard"."""

from __future__ import annotations

from fogline.claim.counts.counted_nouns import find_who
from fogline.claim.counts.fates import find_fate, find_marked_fate
from fogline.claim.counts.measures import set_free
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.measure import Figure

BEARING = frozenset({"casualties-limb", "casualties-wounds"})
"""Frames whose object is the hurt, and whose subject is who has it."""


def is_denied(scene: Scene, happening: Happening) -> bool:
    """ "no soldier was killed", "nobody died", "has not lost a man", "denies that any died": nobody is counted."""
    syntax, trigger = scene.syntax, happening.trigger.predicate
    if syntax.negated(trigger):
        return True
    nobody = {"nobody", "none", "no", "neither", "no-one", "noone"}
    return any(
        syntax.words[n] in nobody
        or syntax.words[max(0, n - 2) : n + 1] in (("no", "-", "one"), ("no", "‑", "one"))
        or any(syntax.words[k] in nobody or syntax.words[k] == "any" for k in syntax.kids(n, "det"))
        for n in _victims(scene, happening)
    )


def find_single(scene: Scene, happening: Happening, counted: set[int | None]) -> list[Figure]:
    """Victims told one by one without a number: "killed a guard", "a woman was shot and four people hurt".

    Of those who are held or let go only such count as the text brings in as one ("captured a sergeant")."""
    if happening.trigger.frame.kind not in ("verb", "adjective") or "counted-only" in happening.trigger.frame.marks:
        return []
    syntax, trigger = scene.syntax, happening.trigger.index
    if syntax.tokens[trigger].upos == "NOUN" or syntax.subkids(trigger, "nmod:poss"):
        return []  # "his side's dead"
    if counted and syntax.rels[trigger] in ("obj", "nsubj", "obl", "nmod"):
        return []
    if trigger and counted and syntax.tokens[trigger - 1].upos == "NUM":
        return []
    if any(q.number_start in counted or q.start in counted for q in scene.quantities_at(_victims(scene, happening))):
        return []
    found = []
    for node in _victims(scene, happening):
        token = syntax.tokens[node]
        person = scene.has_word(node, "people") or any(scene.kind_of(g) == "person" for g in scene.actors_at(node))
        inside = {syntax.tokens[i].start for i in syntax.subtree(node, frozenset({"conj", "acl", "appos"}))}
        if inside & counted or scene.quantities_at(syntax.kids(node, "nummod")) or scene.places_at(node):
            continue
        alone = syntax.words[node] in ("he", "she", "him", "her", "himself", "herself")
        article = any(syntax.words[k] in ("a", "an", "one", "another") for k in syntax.kids(node, "det", "nummod"))
        owned = bool(syntax.subkids(node, "nmod:poss")) or (token.xpos == "NNP" and not scene.actors_at(node))
        thing = any(scene.has_word(node, c) for c in ("things", "place_nouns", "institutions", "event_words"))
        person = person or ((article or owned) and not thing)
        if happening.type == "detain" and not article:
            continue
        if alone or (token.xpos in ("NN", "NNP") and person and syntax.lemmas[node] not in load_words("collectives")):
            measure = _find_measure(scene, happening)
            found.append(Figure(measure, 1, 1, find_who(scene, node), token.start, token.end))
    return found


def _find_measure(scene: Scene, happening: Happening) -> str:
    """What a single victim is counted as: held, let go ("other"), or what the word of harm says."""
    if happening.type == "detain":
        return "other" if set_free(scene, happening.trigger.index) else "detained"
    return find_marked_fate(happening) or find_fate(scene, happening.trigger.index)


def _victims(scene: Scene, happening: Happening) -> list[int]:
    """Who suffers it: the verb's object or passive subject; of "lost a foot" and "got wounds" who lost and got it."""
    syntax, trigger = scene.syntax, happening.trigger.index
    if happening.trigger.frame.id in BEARING:
        return [m for n in syntax.agent(trigger) for m in syntax.conjuncts(n)]
    over = syntax.head(trigger) if syntax.rels[trigger] == "xcomp" else -1
    if over >= 0 and syntax.lemmas[over] in load_words("toll_setting"):
        return []  # "he put army dead at 254"
    dying = syntax.lemmas[trigger] in load_words("dying")  # "Oldtown, where 18 have died"
    nodes = list((not dying and syntax.patient(trigger)) or syntax.surface_subject(trigger))
    if not nodes and over >= 0:
        nodes = syntax.kids(over, "obj") or syntax.kids(over, "nsubj")
    told = load_cues().claims  # "a rebel claim that 200 soldiers had surrendered"
    return [m for n in nodes if syntax.lemmas[n] not in told for m in syntax.conjuncts(n)]
