"""Reporters: who is behind a reporting verb: its subject, whom it cites, who carried the words on."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.parse.memo import once_a_word
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.cited import find_carriers, find_cited
from fogline.claim.speech.closing_tags import find_surface_speakers
from fogline.claim.speech.inverted_tags import TELLING, find_inverted_speaker
from fogline.claim.speech.voices import find_voices, unique_voices
from fogline.lexicon.cues import Cues, load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice


@once_a_word
def find_speakers(scene: Scene, verb: int) -> list[Voice]:
    """The voices of a reporting verb: cited ones first, then its subject, then the outlet that was told."""
    syntax, cues = scene.syntax, load_cues()
    cue = scene.sentence.tokens[verb]
    if syntax.lemmas[verb] == "claim" and {syntax.lemmas[k] for k in syntax.kids(verb, "obj")} & {"life", "victim"}:
        return []  # a raid that claims lives says nothing
    if (told := _tag_before(scene, verb, cues) or _quoter(scene, verb, cues)) is not None:
        return find_speakers(scene, told)
    cited: list[Voice] = []
    if syntax.lemmas[verb] in cues.citing and not syntax.passive(verb):
        cited.extend(v for o in syntax.kids(verb, "obj") for v in find_voices(scene, o, cue.text))
    for k in syntax.kids(verb, "advcl", "acl"):
        if syntax.lemmas[k] in cues.citing:
            cited.extend(v for o in syntax.kids(k, "obj") for v in find_voices(scene, o, syntax.words[k]))
    found: list[Voice] = []
    if not syntax.kids(verb, "nsubj") and syntax.rels[verb] == "parataxis" and verb > syntax.head(verb):
        found.extend(find_surface_speakers(scene, verb))
    for subject in () if found else _subjects(scene, verb):
        cited.extend(find_cited(scene, subject))
        found.extend(find_voices(scene, _beside_day(scene, _who_tells(scene, verb, subject)), cue.text))
    if not found and not is_said(scene, verb):
        found.extend(v for k in syntax.kids(verb, "nsubj") for v in find_voices(scene, k, cue.text))
    if not found and (syntax.passive(verb) or not syntax.agent(verb)):
        for case, k in syntax.obliques(verb):
            if case in ("by", "from") and syntax.passive(verb):
                found.extend(find_voices(scene, k, cue.text))
    if not found and not syntax.passive(verb):
        found.extend(find_surface_speakers(scene, verb) or _stolen_speaker(scene, verb))
    if syntax.lemmas[verb] in ("tell", "inform"):
        found.extend(v for o in syntax.kids(verb, "obj", "iobj") for v in find_voices(scene, o, "told", outlet=True))
    found.extend(find_carriers(scene, verb))
    located = [replace(v, cue=cue.text, cue_start=cue.start, cue_end=cue.end) for v in (*cited, *found)]
    return unique_voices(located)


def _quoter(scene: Scene, verb: int, cues: Cues) -> int | None:
    """The verb of quoting that a saying hangs on: "quoted a statement as saying that ..."."""
    syntax = scene.syntax
    head = syntax.head(verb)
    if head < 0 or syntax.tokens[verb].xpos != "VBG" or "as" not in syntax.marks(verb):
        return None
    return head if syntax.lemmas[head] in cues.citing and syntax.kids(head, "obj") else None


def _subjects(scene: Scene, verb: int) -> tuple[int, ...]:
    """Who says it; both of two whom the parse hung side by side ("residents and rebel officials said")."""
    syntax, last = scene.syntax, scene.syntax.agent(verb)
    if len(last) != 1:
        return last
    first = min((i for i in syntax.subtree(last[0]) if syntax.words[i] != "and"), default=0)
    joined = first > 1 and syntax.words[first - 1] == "and" and syntax.words[first - 2] not in (",", ";")
    before = [k for k in syntax.kids(verb, "nsubj") if k == first - 2]
    return (*before, *last) if joined else last


def _beside_day(scene: Scene, subject: int) -> int:
    """ "The army yesterday night claimed": who stands before the day that the parse takes for the subject."""
    syntax = scene.syntax
    start = syntax.tokens[subject].start
    day = next((t for t in scene.times if t.start <= start < t.end), None)
    if day is None:
        return subject
    before = [k for k in syntax.kids(subject, "compound", "nmod") if syntax.tokens[k].end <= day.start]
    return before[-1] if before else subject


def _who_tells(scene: Scene, verb: int, subject: int) -> int:
    """ "Traders point to hired men, who they said shot nine": the traders, and not the men that the clause is about."""
    syntax = scene.syntax
    if syntax.tokens[verb].deprel != "acl:relcl" or syntax.words[subject] not in ("they", "he", "she"):
        return subject
    about = {g.id for g in scene.actors_of(syntax.head(verb))}
    if about.isdisjoint(g.id for g in scene.actors_of(subject)):
        return subject
    main = next((k for i in syntax.ancestors(verb)[1:] for k in syntax.kids(i, "nsubj")), subject)
    return main if main < syntax.head(verb) else subject


def _stolen_speaker(scene: Scene, verb: int) -> list[Voice]:
    """The speaker of a verb of saying whom the parse gave to another verb: to what is said ("On Sunday, said a medic,
    men fired"), or to how he was met ("Villagers reached by radio, 5 km off, said men fired")."""
    syntax = scene.syntax
    told = [k for k in syntax.kids(verb, "ccomp") if syntax.kids(k, "nsubj")]
    if len(told) > 1 and told[0] < verb < told[1] and not syntax.kids(verb, "nsubj"):
        return find_voices(scene, syntax.kids(told[0], "nsubj")[0], syntax.words[verb])
    for clause in syntax.kids(verb, "ccomp"):
        subjects = syntax.kids(clause, "nsubj")
        if len(subjects) > 1 and verb < subjects[0] < verb + 4:
            return find_voices(scene, subjects[0], syntax.words[verb])
    return []


def _tag_before(scene: Scene, verb: int, cues: Cues) -> int | None:
    """The tag whose speaker goes on: "X fell, the army said in a statement, adding that ..."."""
    syntax = scene.syntax
    head = syntax.head(verb)
    if syntax.tokens[verb].xpos != "VBG" or syntax.rels[verb] != "advcl" or head < 0:
        return None
    tags = [k for k in syntax.kids(head, "parataxis") if head < k < verb and is_tag(scene, k)]
    above = syntax.head(head)
    if not tags and above >= 0 and syntax.rels[head] == "ccomp" and head < above < verb:
        tags = [above] if syntax.lemmas[above] in cues.say and syntax.kids(above, "nsubj") else []
    return tags[-1] if tags else None


def speaker_of(scene: Scene, inside: tuple[int, int]) -> list[Voice]:
    """The voices of the reporting verb that stands outside the quotation `inside`, and every other, in this sentence:
    the first behind a quotation, else the last; a verb set before its speaker ("says a pilot") first of all."""
    cues = load_cues()
    syntax = scene.syntax
    quoted = [(q.start, q.end) for q in scene.report.quotations if q.start < scene.span[1] and q.end > scene.span[0]]
    quoted.append(inside)
    best: list[Voice] = []
    for index, token in enumerate(syntax.tokens):
        if not syntax.is_verb(index) or any(start <= token.start < end for start, end in quoted):
            continue
        if syntax.lemmas[index] in cues.say | cues.deny:
            found = find_inverted_speaker(scene, index) or (
                find_speakers(scene, index) if syntax.agent(index) else find_surface_speakers(scene, index)
            )
            if found:
                best = found
                if any(0 <= end < token.start for _, end in quoted):
                    break
    if best:
        return best
    for index in range(len(syntax)):
        if syntax.case(index) in cues.according and not inside[0] <= syntax.tokens[index].start < inside[1]:
            return find_voices(scene, index, "according to")
    return []


DEEDS = frozenset({("answer", "with"), ("reply", "with"), ("respond", "with"), ("speak", "of"), ("speak", "about")})
"""Verbs of saying that with these prepositions tell of something else: "villagers answered with stones"."""


@once_a_word
def is_tag(scene: Scene, verb: int) -> bool:
    """A reporting clause without content of its own ("the army said", "as X reported")."""
    syntax, cues = scene.syntax, load_cues()
    if syntax.lemmas[verb] not in cues.say and syntax.lemmas[verb] not in cues.deny:
        return False
    contents = [k for k in syntax.kids(verb, "ccomp") if ":" not in syntax.words[verb:k]]
    if any(syntax.is_verb(k) or syntax.kids(k, "nsubj", "cop") for k in contents):
        return False  # not "the army fled, a resident told us: nobody is left"
    marks = {syntax.words[k] for k in syntax.kids(verb, "mark", "advmod", "case")}
    if "that" in marks or (syntax.rels[verb] == "ccomp" and syntax.tokens[verb].xpos == "VB"):
        return False  # "pledged that aid would continue"
    if any((syntax.lemmas[verb], case) in DEEDS for case, _ in syntax.obliques(verb)) or (
        syntax.lemmas[verb] == "tell" and syntax.words[verb + 1 : verb + 2] == ("to",)
    ):
        return False
    if syntax.rels[verb] in ("advcl", "acl"):
        if syntax.lemmas[verb] in load_words("sounding") or (
            syntax.lemmas[verb] == "put" and "it" not in {syntax.words[k] for k in syntax.kids(verb, "obj")}
        ):
            return False  # "as riots rage", "as police put on civilian clothes"
        return "as" in marks and bool(syntax.agent(verb) or syntax.passive(verb))
    if not syntax.kids(verb, "nsubj") and not syntax.passive(verb):
        return bool(find_surface_speakers(scene, verb))
    return bool(syntax.kids(verb, "nsubj") or syntax.passive(verb)) and (
        not syntax.kids(verb, "obj")
        or syntax.lemmas[verb] in cues.citing
        or (syntax.lemmas[verb] in TELLING and not syntax.kids(verb, "xcomp"))
    )


def is_said(scene: Scene, verb: int) -> bool:
    """A passive of saying; "the group claimed in a message, carried by X, that" is none, though parsed as one."""
    syntax = scene.syntax
    helped = bool(syntax.kids(verb, "aux")) or not syntax.kids(verb, "nsubj")
    return syntax.passive(verb) and helped
