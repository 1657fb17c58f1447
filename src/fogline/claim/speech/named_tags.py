"""Named tags: the voice of "according to X" or "reported by X" anywhere in a sentence, read off its surface."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.tag_shapes import find_noun_after, is_finite, is_relative
from fogline.claim.speech.voices import find_voices, unique_voices
from fogline.lexicon.cues import Cues, load_cues
from fogline.models.claim import Voice


def find_named_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of "according to X" or "(as) reported by X" anywhere in the sentence, read off the surface.

    For sentences whose parse hung the phrase on another clause. A tag in the middle serves what stands before it.
    """
    syntax, cues = scene.syntax, load_cues()
    for index in range(len(syntax) - 2):
        two = f"{syntax.words[index]} {syntax.words[index + 1]}"
        tag = two in cues.according or (
            syntax.words[index + 1] == "by"
            and syntax.is_verb(index)
            and syntax.lemmas[index] in ("report", "say", "cite", "quote")
        )
        if not tag or (0 < index < predicate and index > 2):
            continue
        noun = find_noun_after(scene, index + 2)
        if noun is None or is_relative(scene, predicate):
            return []
        if _of_inner_clause(scene, predicate, noun) and not _closes(scene, index, noun):
            return []
        voices = find_voices(scene, noun, two)
        cited = _cited_after(scene, noun, cues)
        return unique_voices([*cited, *voices])
    return []


def _closes(scene: Scene, tag: int, noun: int) -> bool:
    """Whether a tag stands behind a comma and is the last of its sentence: then it is the whole sentence's."""
    syntax = scene.syntax
    last = syntax.subtree(noun)[-1]
    return (
        tag > 0 and syntax.words[tag - 1] == "," and all(not is_finite(scene, i) for i in range(last + 1, len(syntax)))
    )


def _of_inner_clause(scene: Scene, predicate: int, noun: int) -> bool:
    """Whether a tag stands in a relative clause that hangs under the predicate ("..., where, according to X, ...")."""
    syntax = scene.syntax
    between = syntax.ancestors(noun)
    if predicate not in between:
        return False
    inner = between[: between.index(predicate)]
    return any(syntax.tokens[k].deprel == "acl:relcl" for k in inner)


def _cited_after(scene: Scene, first: int, cues: Cues) -> list[Voice]:
    """Voices of a participle of citing behind a token ("..., citing a monitor")."""
    syntax = scene.syntax
    for index in range(first, len(syntax)):
        if syntax.lemmas[index] in cues.citing and syntax.words[index].endswith("ing"):
            noun = find_noun_after(scene, index + 1)
            return find_voices(scene, noun, syntax.words[index]) if noun is not None else []
    return []
