"""Hearing: who vouches for one happening, from syntax, from the quotation it stands in, or from its own speech act."""

from __future__ import annotations

from fogline.claim.epistemics.refusals import find_refusal
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.attribution import find_hearing
from fogline.claim.speech.closing_tags import find_set_in_tag
from fogline.claim.speech.governors import takes_in
from fogline.claim.speech.inverted_tags import find_inverted_tag
from fogline.claim.speech.item_sources import ItemSources
from fogline.claim.speech.named_tags import find_named_tag
from fogline.claim.speech.speakers import Speakers
from fogline.claim.speech.tag_reach import CONTRASTS
from fogline.claim.speech.tag_shapes import find_noun_after, is_finite, is_relative
from fogline.claim.speech.telling import (
    find_carrying_voices,
    find_parenthesised,
    is_denied_passive,
    says_that,
)
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.speech.voices import as_voices, find_voices, is_own_voice
from fogline.claim.times.timing import SPEECH_ACTS
from fogline.lexicon.cues import load_cues
from fogline.lexicon.voice_kinds import find_kind
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Voice

STANDING = frozenset({"hold", "support", "organize"})
COUNTING = frozenset({"announce", "declare", "claim", "count", "record", "register", "document"})
CONCEDING = frozenset({"acknowledge", "admit", "concede", "own"})


def hear(scene: Scene, happening: Happening, speakers: Speakers, items: ItemSources, end: int) -> Hearing:
    """The attribution of a happening whose passage ends at character `end`.

    In order: reporting verbs and tags of the syntax; the speaker of the quotation it stands in; a tag that the
    parse hung elsewhere; the source of the item; the
    actor's own words. The outlet that prints the report is left out of its own chain.
    """
    if _is_epithet(scene, happening):
        return Hearing()
    trigger = happening.trigger
    hearing = find_hearing(scene, trigger.predicate)
    if trigger.carried_as == "nsubj:pass" and (reported := find_carrying_voices(scene, trigger)):
        hearing = Hearing(chain=reported, denied=hearing.denied != is_denied_passive(scene, trigger))
    position = scene.sentence.tokens[trigger.index].start
    if not hearing.chain:
        hearing.add(speakers.voices_at(position))
    if not hearing.chain:
        hearing.add(_find_tag(scene, trigger.predicate))
    if not hearing.chain:
        hearing.add(find_carrying_voices(scene, trigger))
    if not hearing.chain:
        hearing.add(_before_colon(scene, position) or _heads_line(scene, position))
    put = scene.syntax.lemmas[trigger.index] in load_words("putting")  # what only raises a toll does not tell it
    counts = not hearing.chain or (happening.type in ("casualties", "displace") and put)
    if counts and trigger.frame.kind == "verb" and _announces(scene, happening):
        cue = scene.syntax.words[trigger.index]
        hearing.add_first([v for s in scene.syntax.agent(trigger.index) for v in find_voices(scene, s, cue)])
    if not hearing.chain and (verb := find_refusal(scene, trigger.predicate, happening.type)) is not None:
        hearing.add([v for s in scene.syntax.agent(verb) for v in find_voices(scene, s, scene.syntax.words[verb])])
    if not hearing.chain:
        hearing.add(find_parenthesised(scene) or items.voices_at(scene))
    spoken = happening.type in SPEECH_ACTS and (
        says_that(scene, trigger) or _quotes(scene, position, end) or _is_quoted(scene, trigger.predicate)
    )
    if not spoken and _is_own_act(scene, happening, hearing):
        hearing.chain = []
    if spoken and not hearing.chain:
        hearing.add(_own_voice(scene, happening))
    hearing.add(speakers.turn_at(position))
    hearing.chain = [v for v in hearing.chain if not is_own_voice(v, scene.report.publisher or "")]
    return hearing


def _find_tag(scene: Scene, predicate: int) -> list[Voice]:
    """The voice of a tag that only the surface shows."""
    return find_named_tag(scene, predicate) or find_inverted_tag(scene, predicate) or find_set_in_tag(scene, predicate)


VOICED_KINDS = frozenset(
    {"armed-group", "military", "militia", "coalition", "ministry", "government", "person", "monitor", "ngo", "igo"}
)


def _before_colon(scene: Scene, position: int) -> list[Voice]:
    """ "Junta: town is not under attack", 'DNR: "more than 300" surrendered': who heads a line by name speaks it; a
    capital or country only where a quotation follows."""
    for grounding in scene.groundings.actors_in(*scene.span):
        if grounding.start - scene.sentence.start > FAR_IN or grounding.end >= position:
            return []
        after = scene.report.text[grounding.end : grounding.end + 4]
        if after.startswith(":"):
            quoted = any(mark in after for mark in "\"“'‘")
            record = scene.groundings.actor_records.get(grounding.id)
            known = record is not None and record.kind in VOICED_KINDS and grounding.how not in PLACE_NAMED
            known = known and not (record is not None and record.learned and record.kind in ("ngo", "monitor"))
            return as_voices([grounding]) if known or quoted else []
    return []


def _heads_line(scene: Scene, position: int) -> list[Voice]:
    """ "Health ministry: nine hurt", "County hospital: ...": the words that head a line, where they name a body or an
    office that speaks."""
    words = scene.syntax.words
    colon = next((i for i in range(1, min(LONGEST_HEAD, len(words) - 1)) if words[i] == ":"), None)
    if colon is None or scene.syntax.tokens[colon].start > position:
        return []
    noun = find_noun_after(scene, 0)
    if noun is None or noun >= colon or any(is_finite(scene, i) for i in range(colon)):
        return []
    speaks = find_kind([words[noun]]) not in (None, "unnamed", "outlet", "armed-group", "civilians")
    return find_voices(scene, noun, ":") if speaks else []


LONGEST_HEAD = 7
"""Words before the colon of a line that a source heads."""
FAR_IN = 24
PLACE_NAMED = frozenset({"country", "capital", "nationality"})


def _own_voice(scene: Scene, happening: Happening) -> list[Voice]:
    """Who speaks in a speech act: the person who is its subject before the state that acts through him."""
    said = [g for n in scene.syntax.agent(happening.trigger.predicate) for g in scene.actors_of(n)]
    people = [g for g in said if scene.kind_of(g) == "person"]
    if people or happening.actor or happening.type not in ("accuse", "threaten"):
        return as_voices(people or list(happening.actor))
    index = happening.trigger.predicate
    return [v for n in scene.syntax.agent(index) for v in find_voices(scene, n, scene.syntax.words[index])]


def _is_own_act(scene: Scene, happening: Happening, hearing: Hearing) -> bool:
    """ "The army said it had left, and accused the rebels of it": the accusing is what the army does beside saying,
    though the parse hangs it on what it said."""
    syntax, index = scene.syntax, happening.trigger.predicate
    if (
        happening.type not in ("accuse", "threaten")
        or happening.trigger.frame.kind != "verb"
        or len(hearing.chain) != 1
    ):
        return False
    joined = syntax.rels[index] == "conj" and not syntax.kids(index, "nsubj", "aux")
    return joined and {g.id for g in happening.actor} <= {v.id for v in hearing.chain}


def _is_epithet(scene: Scene, happening: Happening) -> bool:
    """ "The Kurds, who hold Kirkuk, ...": a standing fact in a relative or reduced clause is the outlet's own; one
    that is told to have come about ("who had held it since May"), that tells what is where, or that is the content of a
    noun ("word that a gang hid there") is not."""
    index = happening.trigger.predicate
    token = scene.syntax.tokens[index]
    if happening.type in ("attack", "hold") and scene.syntax.rels[happening.trigger.index] == "amod":
        return True
    if happening.type not in STANDING or happening.trigger.frame.kind != "verb" or not token.deprel.startswith("acl"):
        return False
    told = scene.syntax.kids(index, "aux") or "that" in scene.syntax.marks(index)
    where = any(scene.syntax.words[k] == "where" for k in scene.syntax.kids(index, "advmod"))
    return happening.type != "hold" or not (told or where)


def _announces(scene: Scene, happening: Happening) -> bool:
    """ "announced its control of", "put the toll at", "voiced Turkey's readiness": the subject's words."""
    lemma = scene.syntax.lemmas[happening.trigger.index]
    if "announces" in happening.trigger.frame.marks:
        return lemma not in load_words("bringing")
    if happening.type == "organize" and lemma == "declare":
        return False  # who declares independence or martial law does it by his words
    if happening.type not in SPEECH_ACTS:
        conceded = happening.type == "casualties" and lemma in CONCEDING
        conceded = conceded and not takes_in(scene, scene.syntax.agent(happening.trigger.index))
        return conceded or lemma in COUNTING or lemma in load_cues().expect
    agents = {g.id for s in scene.syntax.agent(happening.trigger.index) for g in scene.actors_of(s)}
    return "voices" in happening.trigger.frame.marks and not agents & {g.id for g in happening.actor}


def _is_quoted(scene: Scene, predicate: int) -> bool:
    """Whether a predicate stands in quotation marks that its subject stands before ('The mission "deplored" it')."""
    start = scene.syntax.tokens[predicate].start
    begins = next((q.start for q in scene.report.quotations if q.start <= start < q.end), None)
    return begins is not None and any(scene.syntax.tokens[n].end <= begins for n in scene.syntax.agent(predicate))


def _contrast(scene: Scene, clause: int) -> list[int]:
    """What opens a clause that tells of another beside: "while the governor called it theft"."""
    return [m for m in scene.syntax.kids(clause, "mark") if scene.syntax.words[m] in CONTRASTS]


def _quotes(scene: Scene, start: int, end: int) -> bool:
    """A speech act is its speaker's own words where part of what it says stands in quotation marks."""
    index = scene.start_of.get(start)
    if index is not None:
        inside = scene.syntax.subtree(index, frozenset({"parataxis", "conj"}))
        end = max(end, scene.syntax.tokens[inside[-1]].end)
        beyond = [scene.syntax.tokens[k].start for k in scene.syntax.kids(index, "conj", "parataxis") if k > index]
        beyond += [scene.syntax.tokens[i].start for i in inside if i > index and is_relative(scene, i)]
        aside = [k for k in scene.syntax.kids(index, "advcl") if k > index]
        beyond += [scene.syntax.tokens[m].start for k in aside for m in _contrast(scene, k)]
        end = min([end, *beyond])
    return any(start < q.start < end + 2 for q in scene.report.quotations)
