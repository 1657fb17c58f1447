"""Tag shapes: the words that open a reporting clause, its verb and its noun phrase, read off the surface."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voices import as_voices, find_voices, voice_of_words
from fogline.lexicon.cues import Cues
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice

NOUN_STARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM"})
NAME_PARTS = frozenset({"compound", "flat", "amod", "nmod"})
CUE_WORDS = frozenset({"went", "goes", "report", "reports", "claims"})
"""What closes a tag beside the verbs of saying ("he went on", "the agency reports")."""
TAG_OPENERS = frozenset({",", "”", '"', "’", "–", "—"})


def is_finite(scene: Scene, index: int) -> bool:
    """A finite verb; a participle that the tagger takes for one ("residents reached by radio said") is none."""
    syntax, token = scene.syntax, scene.syntax.tokens[index]
    told_by = syntax.words[index + 1 : index + 2] == ("by",)
    finite = token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP")
    return finite and token.deprel != "acl" and not told_by


def find_noun_after(scene: Scene, first: int) -> int | None:
    """Head of the noun phrase that begins at or right after a token."""
    syntax = scene.syntax
    for index in range(first, min(first + 8, len(syntax))):
        if syntax.tokens[index].upos not in ("NOUN", "PROPN", "PRON") or _is_prefix(scene, index):
            continue
        current = index
        for _ in range(12):
            head = syntax.head(current)
            inside = first <= head < first + 12 and syntax.is_nominal(head)
            if not inside or syntax.rels[current] not in NAME_PARTS:
                break
            current = head
        return current
    return None


def _is_prefix(scene: Scene, index: int) -> bool:
    """The first half of a compound epithet ("the Oldtown-based Record", "a war-watching channel")."""
    syntax = scene.syntax
    if syntax.words[index + 1 : index + 2] != ("-",) or index + 2 >= len(syntax):
        return False
    return syntax.tokens[index + 2].xpos in ("VBN", "VBG", "VBD", "JJ")


def is_relative(scene: Scene, predicate: int) -> bool:
    """Whether a predicate is that of a relative clause."""
    return scene.syntax.tokens[predicate].deprel == "acl:relcl"


def is_cue(scene: Scene, index: int, cues: Cues) -> bool:
    """Whether a word is the verb of a tag ("said"), or a noun that stands for one ("reports")."""
    token = scene.syntax.tokens[index]
    if scene.syntax.lemmas[index] not in load_words("tag_verbs") and scene.syntax.words[index] not in CUE_WORDS:
        return False
    if scene.syntax.lemmas[index] == "tell" and scene.syntax.words[index + 1 : index + 2] == ("to",):
        return False
    if token.text.lower() in ("went", "goes") and scene.syntax.words[index + 1 : index + 3] in (
        ("on", "."),
        ("on", ","),
    ):
        return True  # "..., he went on."
    noun = token.upos == "NOUN" and (
        token.text in ("reports", "claims") or (token.text == "report" and index + 2 == len(scene.syntax))
    )
    # "the United States", "its minister of state", "Northshire and Southshire states"
    states = scene.syntax.lemmas[index] == "state" and (token.upos != "VERB" or _is_joined_to_noun(scene, index))
    if (scene.syntax.lemmas[index] in load_words("tag_verbs") and not states) or noun:
        return token.xpos not in ("VBG", "VB") and scene.syntax.lemmas[index] in cues.say | cues.reports
    return False


def _is_joined_to_noun(scene: Scene, index: int) -> bool:
    head = scene.syntax.head(index)
    return scene.syntax.rels[index] == "conj" and head >= 0 and scene.syntax.is_nominal(head)


def find_voices_between(scene: Scene, first: int, last: int, cue: str) -> list[Voice]:
    """The voices of the noun phrase between two tokens, both inclusive, under a verb of saying."""
    tokens = scene.sentence.tokens
    members = set(range(first, last + 1))
    heads = [i for i in members if tokens[i].head not in members and scene.syntax.is_nominal(i)]
    heads = heads or [i for i in members if tokens[i].deprel.startswith("nsubj")][:1]
    if len(heads) > 1 and all(scene.syntax.rels[i] == "compound" for i in heads):
        return [voice_of_words(scene, first, last, cue)]  # "state media report", read as one noun
    found = [v for i in sorted(heads)[:1] for v in find_voices(scene, i, cue)]
    if found or any(scene.syntax.lemmas[i] in load_words("answering_arms") for i in heads):
        return found
    grounded = list(scene.groundings.actors_in(tokens[first].start, tokens[last].end))
    return as_voices(grounded[:1])
