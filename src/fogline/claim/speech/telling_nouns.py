"""Telling nouns: what the noun over a clause says of it: told, claimed, denied, called untrue, and by whom."""

from __future__ import annotations

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.reporters import find_speakers
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.speech.voices import find_voices, unnamed_voice
from fogline.lexicon.cues import Cues
from fogline.lexicon.word_sets import load_words

CALLING = frozenset({"call", "describe", "brand", "label", "term"})
"""Verbs that say what reports are ("called reports of its fall a lie")."""
FAKE = ("fake", "news")
ABOUT = frozenset({"comment", "remark", "scoff", "sneer"})
"""Verbs of which what stands behind "on" or "at" is what they are about ("has not commented on reports that")."""


def hear_noun(scene: Scene, noun: int, hearing: Hearing, cues: Cues) -> None:
    """ "claims that ..." under a denial, "reports of ..." by nobody named, "the army's statement that ..."."""
    syntax = scene.syntax
    head = syntax.head(noun)
    told_in = syntax.case(noun) in ("in", "by", "on", "via", "during", "at") and head >= 0 and syntax.is_verb(head)
    told_in = told_in and syntax.lemmas[head] not in ABOUT
    if told_in and syntax.lemmas[head] in cues.say and syntax.agent(head):
        hearing.add(find_speakers(scene, head))
        return
    if _denied_noun(scene, noun, cues):
        hearing.denied = not hearing.denied
        verb = syntax.head(head) if head >= 0 and syntax.rels[head] == "obl" and not syntax.is_verb(head) else head
        if verb >= 0 and syntax.is_verb(verb) and syntax.lemmas[verb] in cues.deny | CALLING | load_words("scorning"):
            hearing.add(find_speakers(scene, verb))
        return
    confirmed = (
        head >= 0 and syntax.tokens[noun].deprel == "nsubj:pass" and syntax.lemmas[head] in load_words("checking")
    )
    if confirmed and syntax.by_phrase(head):
        hearing.add(find_speakers(scene, head))  # "claims that they fled were confirmed by residents"
        return
    told_by = [*syntax.subkids(noun, "nmod:poss", "amod", "compound")]
    told_by += [k for k in syntax.kids(noun, "nmod") if syntax.case(k) in ("of", "by") and syntax.kids(noun, "acl")]
    owners = [v for k in told_by for v in find_voices(scene, k, "", strict=True)]
    if owners:
        hearing.add(owners)
    elif syntax.lemmas[noun] in cues.reports and syntax.rels[noun] != "obj" and not hearing.chain:
        hearing.add([unnamed_voice(scene, noun)])


def hear_denial(scene: Scene, current: int, noun: int, hearing: Hearing, cues: Cues) -> None:
    """ "the army's denial that ...": what is so again where somebody else denies the denial, on his word."""
    syntax, head = scene.syntax, scene.syntax.head(noun)
    under_verb = head >= 0 and syntax.is_verb(head)
    if under_verb and syntax.rels[noun] == "obj" and syntax.lemmas[head] in cues.deny:
        hearing.denied = not hearing.denied  # the verb over it takes that back
        return
    if _denied_noun(scene, noun, cues):
        hearing.add(find_speakers(scene, head) if under_verb else [])
        return
    if not _is_called_untrue(scene, current):  # "its denial of the false news of a retreat"
        hearing.denied = not hearing.denied
    owners = syntax.subkids(noun, "nmod:poss", "amod", "compound")
    owners += [k for k in syntax.kids(noun, "nmod") if syntax.case(k) in ("by", "from")]
    voices = [v for k in owners for v in find_voices(scene, k, "", strict=True)]
    issued = under_verb and syntax.rels[noun] == "obj"
    hearing.add(voices or (find_speakers(scene, head) if issued else []))


def _is_called_untrue(scene: Scene, noun: int) -> bool:
    """ "the false news", "an untrue report"."""
    return any(scene.has_word(k, "untrue") for k in scene.syntax.kids(noun, "amod"))


def _denied_noun(scene: Scene, noun: int, cues: Cues) -> bool:
    """Whether what a noun tells is denied or called untrue by what stands over or beside it."""
    syntax = scene.syntax
    if syntax.case(noun) in ("contrary to", "despite"):
        return syntax.case(noun) == "contrary to"
    head = syntax.head(noun)
    if head < 0:
        return False
    if syntax.is_verb(head) and syntax.lemmas[head] in cues.deny and syntax.rels[noun] in ("obj", "nsubj", "obl"):
        return not is_undone(scene, head)
    if syntax.lemmas[head] in load_words("scorning") and syntax.case(noun) == "at":
        return True
    untrue = load_words("untrue")
    if scene.has_word(head, "signs") and any(syntax.words[k] == "no" for k in syntax.kids(head, "det")):
        return True
    if syntax.rels[noun] == "obj" and syntax.lemmas[head] in CALLING:
        return any(syntax.words[i] in untrue or syntax.words[i - 1 : i + 1] == FAKE for i in _behind(scene, noun, head))
    if syntax.rels[noun] in ("nsubj", "csubj", "obj") and {syntax.lemmas[head], syntax.words[head]} & untrue:
        # "reports that it fell are false", "rejected as a fabrication the reports that it fell"
        return not syntax.negated(head)
    if syntax.rels[noun] == "nsubj" and syntax.lemmas[head] in load_words("truthful") and syntax.negated(head):
        return True
    if syntax.rels[noun] == "nsubj" and syntax.lemmas[head] in ("prove", "turn"):  # "proved wrong", "turned out false"
        return any(syntax.words[k] in untrue for k in syntax.kids(head, "xcomp")) and not syntax.negated(head)
    untrue_said = [k for k in syntax.kids(head, "ccomp") if noun < k < head and syntax.words[k] in untrue]
    if syntax.rels[noun] == "nsubj" and untrue_said:
        return True  # "Reports that it fell are false, he said", with the reports for who says so
    return _is_called_untrue(scene, noun) or (
        syntax.rels[noun] == "obj" and any(syntax.words[k] in untrue for k in syntax.kids(head, "xcomp", "obl"))
    )


def _behind(scene: Scene, noun: int, verb: int) -> list[int]:
    """The words of a verb's clause behind a noun."""
    inside = scene.syntax.subtree(verb, frozenset({"parataxis", "conj"}))
    return [i for i in inside if i > noun]
