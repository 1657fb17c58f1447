"""Closing tags: the voice of a reporting clause that closes a sentence or stands in it, wherever the parse hung it.

", two residents said.", "Ruritania, its minister said on Monday, will withdraw": what they look like is plain, and long
sentences are often parsed wrong.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.parse.tree import RELATIVES
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.tag_shapes import NOUN_STARTS, TAG_OPENERS, find_voices_between, is_cue, is_finite
from fogline.claim.speech.voices import as_voices, unnamed_voice
from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_frames
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice


def find_closing_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag that closes the sentence, read off the surface: ", two residents and a source said."

    The parser often hangs a long sentence's tag on the wrong clause; its shape is plain all the same: after the
    last comma a noun phrase and a reporting verb (or the two turned round), and no other verb.
    """
    syntax, cues = scene.syntax, load_cues()
    verb = next((i for i in reversed(range(len(syntax))) if is_cue(scene, i, cues)), None)
    if verb is None or verb < predicate:
        return _find_rumour(scene, predicate)
    comma = next((i for i in reversed(range(verb)) if syntax.words[i] in TAG_OPENERS), None)
    if comma is None or comma < predicate or verb - comma > 16:
        return []
    if _goes_on(scene, verb, comma):
        return []
    opened = comma + 1
    if syntax.words[opened : opened + 2] == ("or", "so"):
        opened += 2  # "..., or so the army says"
    between = range(opened, verb)
    if ";" in syntax.words[predicate:comma]:
        return []
    if any(is_finite(scene, i) for i in between) or _is_of_relative(scene, predicate, comma, verb):
        return []
    if syntax.words[comma + 1] == "it" and syntax.passive(verb):
        return [unnamed_voice(scene, verb)]  # "..., it is said"
    if comma + 1 == verb:
        if syntax.words[verb + 1 : verb + 2] in ((".",), (";",), ()):
            return find_surface_speakers(scene, verb)
        between = range(verb + 1, min(verb + 12, len(syntax)))
    if not between or syntax.tokens[between[0]].upos not in (*NOUN_STARTS, "PRON"):
        return []
    if syntax.words[between[0]] in RELATIVES:
        return []  # ", which is nothing one could have written"
    return find_voices_between(scene, between[0], between[-1], syntax.tokens[verb].text)


def _is_of_relative(scene: Scene, predicate: int, comma: int, verb: int) -> bool:
    """Whether a tag is set into a relative clause, which alone it vouches for: "blamed the rebels, who, he said, hide
    among civilians", "shut the camps from which, he said, arms were sent"."""
    words = scene.syntax.words
    if words[comma] != "," or words[verb + 1 : verb + 2] != (",",):
        return False
    return any(words[i] in RELATIVES for i in range(max(predicate + 1, comma - 4), comma))


def _find_rumour(scene: Scene, predicate: int) -> list[Voice]:
    """ "..., it was feared last night": a closing tag of nobody's."""
    words = scene.syntax.words
    for index in range(predicate + 1, len(words) - 2):
        if words[index] in TAG_OPENERS and words[index + 1] == "it" and words[index + 2] in ("was", "is"):
            verb = index + 3
            if verb < len(words) and words[verb] in load_words("rumoured"):
                return [unnamed_voice(scene, verb)]
    return []


def find_set_in_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag between a subject and its verb: "Ruritania, its minister said on Monday, will withdraw"."""
    syntax, cues = scene.syntax, load_cues()
    for verb in range(2, predicate - 1):
        if syntax.tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or not is_cue(scene, verb, cues):
            continue
        opened = next((i for i in range(verb - 1, max(-1, verb - 12), -1) if syntax.words[i] in TAG_OPENERS), None)
        closed = next((i for i in range(verb + 1, min(verb + 7, predicate)) if syntax.words[i] in TAG_OPENERS), None)
        if not opened or closed is None or verb - opened < 2:
            continue
        told = any(is_finite(scene, i) or syntax.tokens[i].upos == "AUX" for i in range(opened))
        inner = any(is_finite(scene, i) for i in (*range(opened + 1, verb), *range(verb + 1, closed)))
        between = any(is_finite(scene, i) for i in range(closed + 1, predicate))
        if not (told or inner or between) and syntax.tokens[opened + 1].upos in (*NOUN_STARTS, "PRON"):
            return find_voices_between(scene, opened + 1, verb - 1, syntax.tokens[verb].text)
    return []


def _goes_on(scene: Scene, verb: int, comma: int) -> bool:
    """Whether a verb of saying is no tag: it has its own content behind it ("REBELS CLAIM VICTORY"), or a subject of
    long before ("Ruritania, which hosted the talks, said the dead were many")."""
    syntax = scene.syntax
    if comma + 1 == verb:
        closed = syntax.words[verb + 1 : verb + 2] in ((".",), (";",), ())
        told = any(
            syntax.lemmas[k] in load_frames().noun and not scene.actors_at(k) for k in syntax.kids(verb, "obj")
        )  # ", declares ceasefire"
        told = told or (
            syntax.lemmas[verb] == "tell" and bool(syntax.kids(verb, "xcomp"))
        )  # ", told the passengers to leave"
        return not closed and (told or any(k < verb for k in syntax.kids(verb, "nsubj")))
    behind = [k for k in syntax.kids(verb, "obj", "ccomp", "xcomp") if k > verb]
    return bool(behind) and syntax.words[verb + 1] not in TAG_OPENERS | {";", "-", ":"}


def find_surface_speakers(scene: Scene, verb: int) -> list[Voice]:
    """The speaker of a closing tag whose noun phrase the parse hung elsewhere: ", the commander, Col X, announced."

    Read back from the verb over at most three commas, as long as what stands between has no finite verb; the name
    of a person in it speaks, else what comes first.
    """
    syntax, cues = scene.syntax, load_cues()
    if syntax.lemmas[verb] not in cues.say or syntax.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return []
    first, commas = verb, 0
    for index in range(verb - 1, max(-1, verb - 30), -1):
        token = syntax.tokens[index]
        if token.text in TAG_OPENERS:
            commas += index < verb - 1
            if commas and syntax.tokens[index + 1].upos in NOUN_STARTS:
                first = index + 1
            if commas == 3:
                break
        elif token.xpos in ("VBD", "VBZ", "VBP", "MD") or token.upos in ("SCONJ", "AUX"):
            break
    if first >= verb - 1 or syntax.tokens[verb - 1].text not in TAG_OPENERS:
        return []
    grounded = list(scene.groundings.actors_in(syntax.tokens[first].start, syntax.tokens[verb].start))
    people = [g for g in grounded if scene.kind_of(g) == "person"]
    cue = syntax.tokens[verb].text
    return [replace(v, cue=cue) for v in as_voices((people or grounded)[:1])]
