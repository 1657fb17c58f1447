"""Attribution: which voices vouch for what a word states, from the one that speaks first-hand outward.

Source, cue and content follow PolNeAR (Newell, Margolin and Ruths, 2018). The chain is read off the parse by
walking from the statement's predicate to the root; quotations that no clause governs take the speaker of the
passage (see `Speakers`).
"""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.cited import find_cited
from fogline.claim.speech.closing_tags import find_closing_tag
from fogline.claim.speech.governors import hear_above
from fogline.claim.speech.reporters import find_speakers, is_tag
from fogline.claim.speech.tag_reach import is_closed_before, is_left_behind, is_parted
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.speech.voices import as_voices, find_voices, unnamed_voice
from fogline.lexicon.cues import Cues, load_cues
from fogline.models.claim import Voice

HEARD_BESIDE = frozenset({"parataxis", "advcl", "ccomp", "acl", "obl", "nmod", "advmod", "nsubj"})
"""Relations to a clause of what names a voice."""
BLAMING = frozenset({"accuse", "blame", "charge"})
"""Verbs that vouch for a deed, not for what a relative clause adds to it ("accused it of arming men who burned X")."""
OFFICIAL = frozenset({"official", "unofficial", "independent", "provisional"})
DATING = frozenset({"after", "since", "while", "as", "before"})
"""Words that open a clause of when something was."""
TALLIES = frozenset({"figure", "tally", "count", "estimate", "account", "reckoning"})


def find_hearing(scene: Scene, predicate: int) -> Hearing:
    """The attribution of what the clause of `predicate` states, from syntax alone."""
    cues = load_cues()
    hearing = Hearing()
    syntax = scene.syntax
    current = predicate
    path = {predicate, *syntax.ancestors(predicate)}
    below = -1
    presupposed: bool | None = None
    for _ in range(40):
        _hear_beside(scene, predicate, current, below, path, hearing, cues)
        head = syntax.head(current)
        if head < 0 or _is_told_beside(scene, current):
            break
        if presupposed is None and _is_presupposed(scene, current):
            presupposed = hearing.denied
        blamed = presupposed is not None and syntax.lemmas[head] in BLAMING
        if not blamed and not (current < head < predicate and is_left_behind(scene, head, predicate)):
            hear_above(scene, current, head, hearing, cues)
        below, current = current, head
    if presupposed is not None:
        hearing.denied = presupposed
    if not hearing.chain and not hearing.outer:
        hearing.add_outer(find_closing_tag(scene, predicate))
    hearing.close()
    return hearing


def _is_told_beside(scene: Scene, index: int) -> bool:
    """ "Rebels deny losing the town as junta hails victory": what a headline tells beside is not what somebody says."""
    headed = scene.block.kind in ("headline", "subhead") and scene.syntax.rels[index] == "advcl"
    return headed and "as" in scene.syntax.marks(index)


def _is_presupposed(scene: Scene, index: int) -> bool:
    """A relative clause, one that dates another or what goes on from it is not denied with it: "denied that it had left
    the village, which it took last week"."""
    syntax = scene.syntax
    if syntax.tokens[index].deprel == "acl:relcl":
        return not _is_content(scene, index)
    if syntax.rels[index] != "advcl":
        return False
    if syntax.tokens[index].xpos == "VBG" and syntax.lemmas[index] in load_cues().say:
        return not syntax.marks(index)  # "denied that it had left the village, saying that it held it"
    return not DATING.isdisjoint(syntax.marks(index))


def _is_content(scene: Scene, clause: int) -> bool:
    """ "no truth in the rumour that Oldtown had fallen": what a noun claims, and no relative clause of the parse:
    it has a subject of its own."""
    syntax, noun = scene.syntax, scene.syntax.head(clause)
    told = syntax.lemmas[noun] in load_cues().claims | load_cues().denials and syntax.words[noun + 1 : noun + 2] == (
        "that",
    )
    return told and any(k > noun + 1 for k in syntax.kids(clause, "nsubj"))


def _hear_beside(
    scene: Scene, predicate: int, current: int, below: int, path: set[int], hearing: Hearing, cues: Cues
) -> None:
    """Voices hung on this clause: ", the army said", "according to X", "as reported by X", "reportedly"."""
    syntax = scene.syntax
    for k in syntax.children[current]:
        rel = syntax.rels[k]
        if rel not in HEARD_BESIDE or k in path:
            continue
        if is_closed_before(scene, current, k, below) or is_left_behind(scene, k, predicate):
            continue
        if rel == "parataxis" and is_parted(scene, current, k):
            continue
        if rel in ("parataxis", "advcl", "ccomp", "acl") and syntax.is_verb(k) and is_tag(scene, k):
            hearing.add_outer(find_speakers(scene, k))
        elif rel in ("obl", "nmod", "advmod", "parataxis", "advcl") and syntax.case(k) in cues.according:
            hearing.add_outer([*find_cited(scene, k), *find_voices(scene, k, "according to")])
        elif rel in ("obl", "nmod") and syntax.case(k) in ("by", "in") and syntax.lemmas[k] in TALLIES:
            hearing.add(_tellers_of(scene, k))
        elif rel == "nsubj" and syntax.lemmas[k] in TALLIES:
            hearing.add(as_voices(scene.owners_of(k)))  # "the army's figure is 84 dead"
        elif rel == "advmod" and syntax.words[k] == "according":
            for o in syntax.kids(k, "obl", "nmod"):
                hearing.add_outer([*find_cited(scene, o), *find_voices(scene, o, "according to")])
        elif rel == "advmod" and syntax.words[k] in cues.unnamed and not hearing.chain:
            hearing.add([unnamed_voice(scene, k)])
        elif rel in ("advcl", "acl") and syntax.lemmas[k] in cues.citing:
            cited = [v for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k])]
            hearing.add(cited)


def _tellers_of(scene: Scene, tally: int) -> list[Voice]:
    """Whose count it is: "by Israeli tallies", "by the count of the village teacher"."""
    owners = as_voices(scene.actors_at(tally) or scene.owners_of(tally))
    if owners:
        return owners
    parts = [v for k in scene.syntax.parts(tally) for v in find_voices(scene, k, scene.syntax.words[tally])]
    official = any(scene.syntax.words[k] in OFFICIAL for k in scene.syntax.kids(tally, "amod"))
    return parts or (find_voices(scene, tally, "by") if official else [])
