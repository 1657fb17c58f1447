"""Triggers: the words of a sentence that frames list, each once for every frame that may read it."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claim.events.valency import Valency
from fogline.claim.parse.tree import HYPHENS
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.slots.carriers import find_carrier, is_gerund_of
from fogline.lexicon.frames import Frame, FrameIndex

NOMINAL = frozenset({"obj", "nsubj", "obl", "nmod", "conj", "csubj"})
OPEN = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
"""Tags of words that frames list as verbs, nouns or adjectives."""
PLAIN = frozenset({"VB", "VBP", "NN"})


def find_triggers(scene: Scene, frames: FrameIndex) -> Iterator[Trigger]:
    """Every trigger of the sentence, in text order: a word once for each frame that lists it and fits its form."""
    syntax = scene.syntax
    joined = {k for i, word in enumerate(syntax.words) if word in HYPHENS for k in (i - 1, i + 1)}
    for index, token in enumerate(syntax.tokens):
        listed = syntax.lemmas[index] in frames.listed or syntax.words[index] in frames.listed
        if index in joined or (listed and (token.upos in OPEN or index in syntax.copular)):
            yield from find_triggers_at(scene, index, frames)
        elif index in syntax.copular:
            yield from _states(scene, index, frames)


def find_triggers_at(scene: Scene, index: int, frames: FrameIndex) -> tuple[Trigger, ...]:
    """The triggers of a word, found once for the scene: its frames are those of the package."""
    found = scene.triggers.get(index)
    if found is None:
        found = scene.triggers[index] = tuple(_find_triggers_at(scene, index, frames))
    return found


def _find_triggers_at(scene: Scene, index: int, frames: FrameIndex) -> Iterator[Trigger]:
    syntax = scene.syntax
    token, lemma = syntax.tokens[index], syntax.lemmas[index]
    if (token.upos == "VERB" and token.xpos in PLAIN and _is_owned(scene, index)) or (
        token.upos == "VERB" and token.xpos.startswith("NN") and _is_modified(scene, index)
    ):
        yield from _noun_triggers(scene, index, frames.noun.get(syntax.words[index], ()))
    elif is_gerund_of(scene, index) and syntax.words[index] in frames.noun:
        yield from _noun_triggers(scene, index, frames.noun[syntax.words[index]])
    elif token.upos == "VERB" or (token.upos == "AUX" and lemma not in ("be", "have", "do")):
        yield from _verb_triggers(scene, index, frames.verb.get(lemma, ()))
    elif token.upos in ("NOUN", "PROPN") or (token.upos == "ADJ" and syntax.rels[index] in NOMINAL):
        yield from _noun_triggers(scene, index, frames.noun.get(lemma, ()))
    if token.upos in ("ADJ", "VERB", "NOUN") and lemma != token.text:
        yield from (Trigger(index, f, None, "") for f in frames.adjective.get(syntax.words[index], ()))
    elif token.upos == "ADJ":
        yield from (Trigger(index, f, None, "") for f in frames.adjective.get(lemma, ()))
    if token.xpos == "VBG" and syntax.rels[index] in NOMINAL:
        yield from _noun_triggers(scene, index, frames.noun.get(syntax.words[index], ()))
    if index in syntax.copular:
        yield from _states(scene, index, frames)
    yield from _compounds(scene, index, frames)


def _is_owned(scene: Scene, index: int) -> bool:
    """ "the rebels' push continued": a noun that the tagger took for a verb."""
    syntax = scene.syntax
    return syntax.rels[index] in NOMINAL and any(
        syntax.tokens[k].deprel == "nmod:poss" or syntax.rels[k] == "det" for k in syntax.children[index]
    )


def _is_modified(scene: Scene, index: int) -> bool:
    """ "Suicide bombing outside the gate": a noun by its form and modifiers, though the parse takes it for a verb."""
    syntax = scene.syntax
    return bool(syntax.kids(index, "compound", "amod", "det")) and not syntax.kids(index, "nsubj", "aux", "obj")


def _is_of_a_name(scene: Scene, index: int) -> bool:
    """ "the Alliance for the Liberation of the South": a word inside the name of a body."""
    token = scene.syntax.tokens[index]
    if not token.text[:1].isupper() or token.text.isupper() or scene.block.kind in ("headline", "subhead"):
        return False
    return any(start < token.start and token.end < end for start, end in scene.names)


def _noun_triggers(scene: Scene, index: int, candidates: tuple[Frame, ...]) -> Iterator[Trigger]:
    if not candidates or _is_of_a_name(scene, index):
        return
    carrier, rel = find_carrier(scene, index)
    for f in candidates:
        if not f.prep or _noun_fits(scene, index, f):
            if f.carriers and (carrier is None or scene.syntax.lemmas[carrier] not in f.carriers):
                continue
            yield Trigger(index, f, carrier, rel)


def _states(scene: Scene, index: int, frames: FrameIndex) -> Iterator[Trigger]:
    """Predicates that tell where somebody is: "were in the quarter", "are still inside"."""
    syntax = scene.syntax
    if not syntax.kids(index, "nsubj") and not (syntax.rels[index] == "conj" and syntax.surface_subject(index)):
        return
    word = syntax.case(index) or syntax.words[index]
    yield from (Trigger(index, f, None, "") for f in frames.state.get(word, ()))


def _compounds(scene: Scene, index: int, frames: FrameIndex) -> Iterator[Trigger]:
    syntax = scene.syntax
    words, word = syntax.words, syntax.words[index]
    if not ((index and words[index - 1] in HYPHENS) or (index + 1 < len(words) and words[index + 1] in HYPHENS)):
        return
    if index >= 2 and syntax.words[index - 1] in HYPHENS:
        yield from (Trigger(index, f, None, "") for f in frames.compound.get(word, ()))
        joined = f"{syntax.words[index - 2]}-{word}"
        if joined in frames.noun:
            yield from _noun_triggers(scene, index, frames.noun[joined])
    if index + 2 < len(syntax) and syntax.words[index + 1] in HYPHENS:
        yield from (Trigger(index, f, None, "") for f in frames.prefix.get(word, ()))


def _verb_triggers(scene: Scene, index: int, candidates: tuple[Frame, ...]) -> Iterator[Trigger]:
    if not candidates:
        return
    syntax = scene.syntax
    bound = syntax.rels[index] in ("amod", "compound")
    if bound and index >= 1 and syntax.words[index - 1] in HYPHENS and syntax.rels[index] == "amod":
        return
    if bound and syntax.rels[index] == "amod" and syntax.head(index) < index and syntax.kids(index, "obj"):
        bound = False  # an active verb misread
    valency = Valency(scene, index)
    for frame in candidates:
        if (not bound or frame.compound_ok) and (frame.bare or valency.fits(frame)):
            yield Trigger(index, frame, None, "")


def _noun_fits(scene: Scene, index: int, frame: Frame) -> bool:
    return scene.syntax.case(index) in frame.prep
