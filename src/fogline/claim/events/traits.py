"""Traits: what the learned heads see of a word that may name an event.

Names of facts about the word and what stands around it in the parse ("its object is a place", "it is a passive"), and
the lemmas of the word, its object, its subject and its head. Training and reading share this module.
"""

from __future__ import annotations

from functools import cache

from fogline.claim.parse.memo import once_a_word
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import load_frames
from fogline.lexicon.word_sets import load_words

OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADV"})
HELPERS = frozenset({"aux", "cop"})
FUNCTION = frozenset({"aux", "cop", "mark", "case", "advmod", "det", "cc"})
MODIFIERS = frozenset({"compound", "amod", "appos"})
COMPLEMENTS = frozenset({"nmod", "obl"})
CLASSES = (
    "air", "air_modifier", "guns", "gun_modifier", "bombs", "bomb_modifier", "forces", "military_things", "people",
    "civil", "things", "abstract", "diplomats", "pacts", "groups", "event_nouns", "institutions", "protesters",
    "light_verbs", "place_nouns", "aid", "tolls", "rulers", "posts", "labour", "small_arms", "dead_words", "judging",
    "planning", "hypothetical", "claim_nouns", "strikes",
)  # fmt: skip
"""Word classes of the lexicon that are told of a word and of its arguments."""

Lemmas = tuple[str, str, str, str]
"""The word's own lemma, its object's, its subject's and its head's; "" where there is none."""


def find_candidates(scene: Scene) -> list[int]:
    """The tokens of a sentence that may name an event: words of the open classes that help no other verb."""
    syntax = scene.syntax
    return [i for i, t in enumerate(syntax.tokens) if t.upos in OPEN_CLASSES and syntax.rels[i] not in HELPERS]


def find_traits(scene: Scene, index: int) -> tuple[list[str], Lemmas]:
    """The names of a candidate's traits, and the lemmas that it is compared by."""
    syntax = scene.syntax
    token, lemma = syntax.tokens[index], syntax.lemmas[index]
    found = ["b", f"l={lemma}", f"w={syntax.words[index]}", f"x={token.xpos}", f"r={token.deprel}"]
    found += get_lemma_traits(lemma)
    found.append(f"bk={scene.block.kind}")
    if case := syntax.case(index):
        found.append(f"c={case}")
    above = ""
    if token.head >= 0:
        above = syntax.lemmas[token.head]
        found += [f"hu={syntax.tokens[token.head].upos}", f"h={above}", f"rh={syntax.rels[index]}|{above}"]
        found += get_head_traits(above)
    for child in syntax.children[index]:
        found += _child(scene, child)
    subject, thing = "", ""
    if syntax.is_verb(index):
        subject, thing = _argue(scene, index, found)
    return found, (lemma, thing, subject, above)


@cache
def get_classes(lemma: str) -> tuple[str, ...]:
    """The word classes that a lemma is in."""
    return tuple(c for c in CLASSES if lemma in load_words(c))


@cache
def get_lemma_traits(lemma: str) -> tuple[str, ...]:
    """The traits that a word has by the word classes of its lemma and the frames that list it."""
    return (*(f"lc={c}" for c in get_classes(lemma)), *(f"F={t}" for t in get_frame_types(lemma)))


@cache
def get_head_traits(lemma: str) -> tuple[str, ...]:
    """The traits that a word has by the frames that list the lemma of its head."""
    return tuple(f"hF={t}" for t in get_frame_types(lemma))


@cache
def get_frame_types(lemma: str) -> tuple[str, ...]:
    """The event types, each behind the first letter of its kind of trigger, of the frames that list a lemma,
    but those that seldom read it."""
    frames = load_frames()
    kinds = {"v": frames.verb, "n": frames.noun, "a": frames.adjective}
    return tuple(
        sorted(
            {kind + f.type for kind, table in kinds.items() for f in table.get(lemma, ()) if "seldom" not in f.marks}
        )
    )


@once_a_word
def find_kinds(scene: Scene, index: int) -> list[str]:
    """What kind of thing a word is: a place, an actor of some kind, a counted thing, its classes; else its tag."""
    syntax = scene.syntax
    token = syntax.tokens[index]
    found = ["PLACE"] if scene.places_at(index) else []
    found += [f"a:{scene.kind_of(g)}" for g in scene.actors_at(index)]
    found += get_classes(syntax.lemmas[index])
    if token.upos == "NUM" or syntax.kids(index, "nummod"):
        found.append("NUM")
    if token.upos in ("PRON", "PROPN"):
        found.append(token.upos)
    return found or [token.upos.lower()]


def _child(scene: Scene, child: int) -> list[str]:
    syntax = scene.syntax
    rel = syntax.rels[child]
    found = [f"k={rel}"]
    if rel in FUNCTION or syntax.tokens[child].deprel == "compound:prt":
        found.append(f"kw={rel}:{syntax.words[child]}")
    elif rel in MODIFIERS or rel in COMPLEMENTS:
        case = syntax.case(child) if rel in COMPLEMENTS else ""
        found += [f"kc={rel}{case}:{kind}" for kind in find_kinds(scene, child)]
        found.append(f"kl={rel}{case}:{syntax.lemmas[child]}")
    return found


def _argue(scene: Scene, verb: int, found: list[str]) -> tuple[str, str]:
    """Adds what is told of a verb's logical subject and object; gives the lemmas of the two."""
    syntax = scene.syntax
    agents, things = syntax.agent(verb), syntax.patient(verb)
    lemma, thing, subject = syntax.lemmas[verb], "", ""
    if syntax.passive(verb):
        found.append("passive")
    if things:
        thing = syntax.lemmas[things[0]]
        found += [f"O={thing}", f"lo={lemma}_{thing}"]
        found += [f"Oc={k}" for n in (things[0], *syntax.parts(things[0])) for k in find_kinds(scene, n)]
    else:
        found.append("noO")
    if agents:
        subject = syntax.lemmas[agents[0]]
        found.append(f"S={subject}")
        found += [f"Sc={kind}" for kind in find_kinds(scene, agents[0])]
        if scene.is_force(agents[0]):
            found.append("Sc=FORCE")
    else:
        found.append("noS")
    found += [f"lp={lemma}_{p}" for p in syntax.particles(verb)]
    return subject, thing
