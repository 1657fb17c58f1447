"""Tags: reporting clauses read off a sentence's surface, where the parse hung them elsewhere.

", two residents said.", "according to X", "says a former officer": what they look like is plain, and long sentences
are often parsed wrong.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.scene import Scene
from fogline.claim.voices import as_voices, find_voices, unique_voices, unnamed_voice, voice_of_words
from fogline.lexicon.cues import Cues, load_cues
from fogline.lexicon.frames import load_words
from fogline.models.claim import Voice


def find_closing_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag that closes the sentence, read off the surface: ", two residents and a source said."

    The parser often hangs a long sentence's tag on the wrong clause; its shape is plain all the same: after the
    last comma a noun phrase and a reporting verb (or the two turned round), and no other verb.
    """
    syntax, cues = scene.syntax, load_cues()
    verb = next((i for i in reversed(range(len(syntax))) if _is_cue(scene, i, cues)), None)
    if verb is None or verb < predicate:
        return _find_rumour(scene, predicate)
    comma = next((i for i in reversed(range(verb)) if syntax.words[i] in TAG_OPENERS), None)
    if comma is None or comma < predicate or verb - comma > 16:
        return []
    if _goes_on(scene, verb, comma):
        return []
    between = range(comma + 1, verb)
    if ";" in syntax.words[predicate:comma]:
        return []
    if any(_is_finite(scene, i) for i in between):
        return []
    if comma + 1 == verb:
        if syntax.words[verb + 1 : verb + 2] in ((".",), (";",), ()):
            return find_surface_speakers(scene, verb)
        between = range(verb + 1, min(verb + 12, len(syntax)))
    if not between or syntax.tokens[between[0]].upos not in ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"):
        return []
    return _voices_between(scene, between[0], between[-1], syntax.tokens[verb].text)


def _is_finite(scene: Scene, index: int) -> bool:
    """A finite verb; a participle that the tagger takes for one ("residents reached by radio said") is none."""
    syntax, token = scene.syntax, scene.syntax.tokens[index]
    told_by = syntax.words[index + 1 : index + 2] == ("by",)
    finite = token.upos == "VERB" and token.xpos in ("VBD", "VBZ", "VBP")
    return finite and token.deprel != "acl" and not told_by


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
        if syntax.tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or not _is_cue(scene, verb, cues):
            continue
        opened = next((i for i in range(verb - 1, max(-1, verb - 12), -1) if syntax.words[i] in TAG_OPENERS), None)
        closed = next((i for i in range(verb + 1, min(verb + 7, predicate)) if syntax.words[i] in TAG_OPENERS), None)
        if not opened or closed is None or verb - opened < 2:
            continue
        told = any(_is_finite(scene, i) or syntax.tokens[i].upos == "AUX" for i in range(opened))
        inner = any(_is_finite(scene, i) for i in (*range(opened + 1, verb), *range(verb + 1, closed)))
        between = any(_is_finite(scene, i) for i in range(closed + 1, predicate))
        if not (told or inner or between) and syntax.tokens[opened + 1].upos in (*NOUN_STARTS, "PRON"):
            return _voices_between(scene, opened + 1, verb - 1, syntax.tokens[verb].text)
    return []


def _goes_on(scene: Scene, verb: int, comma: int) -> bool:
    """Whether a verb of saying is no tag: it has its own content behind it ("REBELS CLAIM VICTORY"), or a subject of
    long before ("Ruritania, which hosted the talks, said the dead were many")."""
    syntax = scene.syntax
    if comma + 1 == verb:
        closed = syntax.words[verb + 1 : verb + 2] in ((".",), (";",), ())
        return not closed and any(k < verb for k in syntax.kids(verb, "nsubj"))
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


NOUN_STARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM"})


def find_named_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of "according to X" or "(as) reported by X" anywhere in the sentence, read off the surface.

    For sentences whose parse hung the phrase on another clause. A tag in the middle serves what stands before it.
    """
    syntax, cues = scene.syntax, load_cues()
    for index in range(len(syntax) - 2):
        two = f"{syntax.words[index]} {syntax.words[index + 1]}"
        tag = two in cues.according or (
            syntax.words[index + 1] == "by"
            and syntax.lemmas[index] in ("report", "say", "cite", "quote")
            and syntax.words[index] != "reports"
        )
        if not tag or (0 < index < predicate and index > 2):
            continue
        noun = _noun_after(scene, index + 2)
        if noun is None or _relative(scene, predicate):
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
        tag > 0 and syntax.words[tag - 1] == "," and all(not _is_finite(scene, i) for i in range(last + 1, len(syntax)))
    )


def find_inverted_speaker(scene: Scene, verb: int) -> list[Voice]:
    """The speaker behind a verb of saying that opens a tag, where the parse gave it another subject ("..., says a
    pilot who asked not to be named"); empty where its subject stands there anyhow, or before it."""
    syntax = scene.syntax
    subjects = syntax.kids(verb, "nsubj")
    if not 0 < verb < len(syntax) - 2 or any(k > verb for k in subjects):
        return []
    if subjects and syntax.lemmas[verb] in ("tell", "inform", "assure"):
        return []  # ", its spokesman, Col X, told the Record": who stands behind is told
    noun = _noun_behind(scene, verb)
    return find_voices(scene, noun, syntax.words[verb]) if noun is not None else []


def find_inverted_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag set into a sentence with its verb first: "If X falls, says a former officer, ..." """
    syntax = scene.syntax
    if _relative(scene, predicate):
        return []
    for index in range(2, len(syntax) - 2):
        if syntax.tokens[index].xpos not in ("VBZ", "VBD", "VBP", "VBN") or index == predicate:
            continue
        noun = _noun_behind(scene, index)
        if noun is not None and noun not in syntax.ancestors(predicate):
            return find_voices(scene, noun, syntax.words[index])
    return []


def _noun_behind(scene: Scene, verb: int) -> int | None:
    """The noun behind a verb of saying that opens a tag (", says a former officer"); none where it opens none."""
    syntax = scene.syntax
    if (
        syntax.lemmas[verb] not in load_words("tag_verbs")
        or syntax.words[verb - 1] not in TAG_OPENERS
        or syntax.kids(verb, "ccomp")
    ):
        return None
    behind = _behind_day(scene, verb + 1)
    return _noun_after(scene, behind) if syntax.tokens[behind].upos in NOUN_STARTS else None


def _behind_day(scene: Scene, index: int) -> int:
    """The word behind a time or place that stands between a verb of saying and its speaker ("announced yesterday in
    Oldtown the minister")."""
    syntax = scene.syntax
    for place in range(index, min(index + 7, len(syntax) - 1)):
        token = syntax.tokens[place]
        timed = any(t.start <= token.start < t.end for t in scene.times)
        placed = any(g.start <= token.start < g.end for g in scene.groundings.places_in(*scene.span))
        if not timed and not placed and token.upos != "ADP":
            return place
    return index


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
            noun = _noun_after(scene, index + 1)
            return find_voices(scene, noun, syntax.words[index]) if noun is not None else []
    return []


NAME_PARTS = frozenset({"compound", "flat", "amod", "nmod"})


def _noun_after(scene: Scene, first: int) -> int | None:
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


def _relative(scene: Scene, predicate: int) -> bool:
    return scene.syntax.tokens[predicate].deprel == "acl:relcl"


TAG_OPENERS = frozenset({",", "”", '"', "’", "–", "—"})


def _is_cue(scene: Scene, index: int, cues: Cues) -> bool:
    token = scene.syntax.tokens[index]
    if scene.syntax.lemmas[index] == "tell" and scene.syntax.words[index + 1 : index + 2] == ("to",):
        return False
    noun = token.upos == "NOUN" and (
        token.text in ("reports", "claims") or (token.text == "report" and index + 2 == len(scene.syntax))
    )
    if scene.syntax.lemmas[index] in load_words("tag_verbs") or noun:
        return token.xpos not in ("VBG", "VB") and scene.syntax.lemmas[index] in cues.say | cues.reports
    return False


def _voices_between(scene: Scene, first: int, last: int, cue: str) -> list[Voice]:
    tokens = scene.sentence.tokens
    members = set(range(first, last + 1))
    heads = [i for i in members if tokens[i].head not in members and scene.syntax.is_nominal(i)]
    heads = heads or [i for i in members if tokens[i].deprel.startswith("nsubj")][:1]
    if len(heads) > 1 and all(scene.syntax.rels[i] == "compound" for i in heads):
        return [voice_of_words(scene, first, last, cue)]  # "state media report", read as one noun
    found = [v for i in sorted(heads)[:1] for v in find_voices(scene, i, cue)]
    if found:
        return found
    grounded = list(scene.groundings.actors_in(tokens[first].start, tokens[last].end))
    return as_voices(grounded[:1])
