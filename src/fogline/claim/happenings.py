"""Happenings: which words of a sentence name which events, with their argument words, by the frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claim.carriers import find_carrier
from fogline.claim.conditions.table import VOID, holds, load_conditions
from fogline.claim.paths import Paths
from fogline.claim.predicates import bare_case
from fogline.claim.scene import Scene
from fogline.claim.strangers import find_strange_ground, find_strangers
from fogline.claim.trigger import Trigger
from fogline.lexicon.frames import Frame, FrameIndex, load_words
from fogline.models.entity import Grounding

NOMINAL = frozenset({"obj", "nsubj", "obl", "nmod", "conj", "csubj"})
MEASURES = frozenset(
    {"quantity", "amount", "number", "dozen", "score", "hundred", "thousand", "ton", "tonne", "load", "batch", "haul"}
    | {"round", "series", "pair", "string", "wave", "kind", "type", "crate", "piece", "most", "all", "some", "several"}
)
OPEN = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
"""Tags of words that frames list as verbs, nouns or adjectives."""
PLAIN = frozenset({"VB", "VBP", "NN"})
HYPHENS = frozenset({"-", "–", "‑"})


FILLED = frozenset(
    {"place", "actor", "actor-force", "actor-party", "recipient", "any-slot", "patient-place", "subj-place", "number"}
    | {"patient-person", "patient-civil", "patient-thing", "patient-force", "patient-military", "event-noun", "detail"}
    | {"parties", "agent-actor", "inside-site", "actor-diplomat", "patient-civil-object", "actor-civil", "any-actor"}
)
"""Conditions that ask for a slot and what fills it, which a name that nobody knows may leave unfilled."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event read from one trigger: its frame, where it stands, who and where."""

    trigger: Trigger
    actor: tuple[Grounding, ...]
    recipient: tuple[Grounding, ...]
    place: tuple[Grounding, ...]
    reader: str = "frames"
    """Who found it: frames, heads, or both."""

    @property
    def type(self) -> str:
        """The event type of the frame."""
        return self.trigger.frame.type

    @property
    def weight(self) -> tuple[bool, int, int]:
        """How much the reading fills: the better of two readings of one predicate is kept."""
        return (
            not self.trigger.frame.nominal,
            bool(self.actor) + bool(self.place) + bool(self.recipient),
            len(self.trigger.frame.need),
        )


def find_happenings(scene: Scene, frames: FrameIndex) -> list[Happening]:
    """All events named in the sentence, one for each predicate and type, in text order."""
    found: list[Happening] = []
    conditions = load_conditions()
    for trigger in _triggers(scene, frames):
        paths, frame = Paths(scene, trigger), trigger.frame
        for name in frame.order:
            if not conditions[name](paths):
                break
        else:
            if not any(conditions[name](paths) for name in frame.avoid):
                found.append(fill_slots(paths))
    return _best(scene, found)


def find_listed(scene: Scene, index: int, event_type: str, frames: FrameIndex) -> Happening | None:
    """The event that a frame of a type lists this word for though one of the slots it needs is not filled."""
    readings: list[tuple[int, int, Happening]] = []
    for trigger in _triggers_at(scene, index, frames):
        if trigger.frame.type == event_type:
            paths = Paths(scene, trigger)
            lacking = {n for n in trigger.frame.need if not holds(n, paths)}
            if len(lacking) <= 1 and lacking <= FILLED and not any(holds(a, paths) for a in trigger.frame.avoid):
                readings.append((len(lacking), len(readings), fill_slots(paths, strangers=False)))
    return min(readings)[2] if readings else None


def is_forbidden(scene: Scene, index: int, event_type: str, frames: FrameIndex) -> bool:
    """Whether a frame of the type rules the event out for what the clause says, not for how it is built."""
    return any(
        holds(name, Paths(scene, trigger))
        for trigger in _triggers_at(scene, index, frames)
        if trigger.frame.type == event_type
        for name in trigger.frame.avoid & VOID
    )


def fill_slots(paths: Paths, reader: str = "frames", *, strangers: bool = True) -> Happening:
    """The event of a trigger with what its frame's paths reach; with `strangers` a subject that no record knows is
    taken by its words where no actor is reached."""
    frame = paths.trigger.frame
    actors = tuple(paths.actors(frame.actor))
    return Happening(
        paths.trigger,
        actors or (find_strangers(paths.scene, paths) if strangers else ()),
        tuple(paths.actors(frame.recipient)),
        tuple(paths.places(frame.place)) or (find_strange_ground(paths.scene, paths) if strangers else ()),
        reader,
    )


def _triggers(scene: Scene, frames: FrameIndex) -> Iterator[Trigger]:
    syntax = scene.syntax
    joined = {k for i, word in enumerate(syntax.words) if word in HYPHENS for k in (i - 1, i + 1)}
    for index, token in enumerate(syntax.tokens):
        listed = syntax.lemmas[index] in frames.listed or syntax.words[index] in frames.listed
        if index in joined or (listed and (token.upos in OPEN or index in syntax.copular)):
            yield from _triggers_at(scene, index, frames)
        elif index in syntax.copular:
            yield from _states(scene, index, frames)


def _triggers_at(scene: Scene, index: int, frames: FrameIndex) -> tuple[Trigger, ...]:
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


def _noun_triggers(scene: Scene, index: int, candidates: tuple[Frame, ...]) -> Iterator[Trigger]:
    if not candidates:
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
    if index not in syntax.copular:
        return
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
    particles = set(syntax.particles(index))
    cases = {c for case, _ in syntax.obliques(index) for c in (case, bare_case(case))} | particles
    for frame in candidates:
        if (not bound or frame.compound_ok) and _verb_fits(scene, index, frame, particles, cases):
            yield Trigger(index, frame, None, "")


def _verb_fits(scene: Scene, index: int, frame: Frame, particles: set[str], cases: set[str]) -> bool:
    if frame.particle and frame.particle.isdisjoint(particles):
        return False
    if frame.object and not _object_fits(scene, index, frame):
        return False
    if frame.direction and load_words("directions").isdisjoint(particles):
        return False
    if frame.obl_noun:
        syntax = scene.syntax
        return any(case in frame.prep and syntax.lemmas[k] in frame.obl_noun for case, k in syntax.obliques(index))
    return not frame.prep or not cases.isdisjoint(frame.prep)


def _object_fits(scene: Scene, index: int, frame: Frame) -> bool:
    syntax = scene.syntax
    nodes = list(syntax.patient(index))
    if not nodes and syntax.passive(index):
        nodes = list(syntax.surface_subject(index))
    nodes += syntax.kids(index, "xcomp", "ccomp")[:1]
    return any(
        syntax.lemmas[m] in frame.object or _counts_one_of(scene, m, frame.object)
        for n in nodes
        for m in syntax.conjuncts(n)
    )


def _counts_one_of(scene: Scene, index: int, lemmas: frozenset[str]) -> bool:
    """ "31 of 38 drones", "a large quantity of ammunition": a number or measure of what is asked for."""
    syntax = scene.syntax
    if syntax.tokens[index].upos != "NUM" and syntax.lemmas[index] not in MEASURES:
        return False
    return any(syntax.lemmas[k] in lemmas for k in syntax.kids(index, "nmod") if syntax.case(k) == "of")


def _noun_fits(scene: Scene, index: int, frame: Frame) -> bool:
    return scene.syntax.case(index) in frame.prep


def _best(scene: Scene, found: list[Happening]) -> list[Happening]:
    """One happening for each (type, predicate); a noun under a verb of its own type yields to the verb."""
    kept: dict[tuple[str, int], Happening] = {}
    for happening in found:
        key = (happening.type, happening.trigger.predicate)
        rival = kept.get(key)
        if rival is None or happening.weight > rival.weight:
            kept[key] = happening if rival is None else _joined(happening, rival)
        else:
            kept[key] = _joined(rival, happening)
    chosen = _without_told_twice(scene, sorted(kept.values(), key=lambda h: h.trigger.index))
    chosen = _placed_once(scene, chosen)
    return [h for h in chosen if not _shadowed(scene, h, chosen)]


def _joined(better: Happening, other: Happening) -> Happening:
    """Fill the better reading's empty slots from the other."""
    return Happening(
        better.trigger,
        better.actor or other.actor,
        better.recipient or other.recipient,
        better.place or other.place,
    )


TWICE = frozenset({"shell", "airstrike", "blast", "agree", "meet"})


def _without_told_twice(scene: Scene, chosen: list[Happening]) -> list[Happening]:
    """Drop what one word tells by two readings of one type, and a participle that only goes with the noun whose hit is
    told ("two missiles fired from the hills hit the town", "the bomb, hidden in a cart, exploded")."""
    syntax = scene.syntax
    kept: list[Happening] = []
    for happening in chosen:
        type_, index = happening.type, happening.trigger.index
        others = [h for h in chosen if h is not happening and h.type == type_]
        if any(h.trigger.index == index and h.weight > happening.weight for h in others):
            continue
        if type_ == "attack" and happening.trigger.frame.kind == "verb":
            objects = {m for n in syntax.patient(index) for m in syntax.conjuncts(n)}
            if any(h.type in ("airstrike", "shell") and h.trigger.index in objects for h in chosen):
                continue  # "jets carried out nine raids": the raids are told by their own noun
        if type_ in TWICE and syntax.tokens[index].deprel == "acl" and syntax.head(index) >= 0:
            noun = syntax.head(index)
            if any(noun in (h.trigger.index, *syntax.surface_subject(h.trigger.predicate)) for h in others):
                continue
        kept.append(happening)
    return kept


# A verb reading of one type stands for the weaker reading of another on the same word.
STRONGER = {
    ("airstrike", "attack"), ("shell", "attack"), ("shell", "airstrike"), ("seize", "withdraw"),
    ("withdraw", "displace"), ("enter", "advance"), ("withdraw", "advance"), ("detain", "seize"),
    ("damage", "seize"), ("damage", "detain"), ("enter", "attack"), ("meet", "enter"), ("meet", "advance"),
    ("deploy", "advance"), ("deploy", "enter"), ("casualties", "damage"), ("withdraw", "clash"),
    ("seize", "detain"), ("seize", "damage"), ("displace", "enter"), ("displace", "advance"), ("hold", "seize"),
    ("protest", "advance"), ("deploy", "withdraw"), ("blast", "shell"), ("support", "deploy"),
    ("clash", "attack"), ("casualties", "shell"), ("withdraw", "damage"),
    ("blast", "attack"), ("blast", "airstrike"), ("organize", "withdraw"), ("threaten", "detain"),
    ("threaten", "withdraw"), ("attack", "seize"), ("threaten", "casualties"), ("threaten", "attack"),
    ("threaten", "airstrike"), ("threaten", "damage"), ("threaten", "shell"), ("support", "advance"),
    ("support", "enter"), ("protest", "displace"), ("protest", "attack"), ("casualties", "clash"),
    ("accuse", "seize"), ("organize", "deploy"),
    ("accuse", "hold"), ("meet", "deploy"), ("protest", "accuse"), ("support", "clash"), ("protest", "detain"),
}  # fmt: skip


def _placed_once(scene: Scene, chosen: list[Happening]) -> list[Happening]:
    """One protest told by several verbs takes the place that any of them names."""
    protests = [h for h in chosen if h.type == "protest"]
    if len(protests) < 2:
        return chosen
    placed = []
    for happening in chosen:
        own = happening.place
        if happening.type == "protest" and not own:
            on = [h for h in protests if h.place and goes_on_protesting(scene, h, happening)]
            own = on[0].place if on else ()
        placed.append(replace(happening, place=own) if own != happening.place else happening)
    return placed


def goes_on_protesting(scene: Scene, happening: Happening, other: Happening) -> bool:
    """ "marched on the palace, chanting", "burned tyres and blocked the road": one protest, unless at another place."""
    if happening.type != other.type or happening.trigger.index < other.trigger.index:
        return False
    if happening.type == "organize":  # "merged to form a front"
        purpose = "to" in {scene.syntax.words[k] for k in scene.syntax.kids(happening.trigger.index, "mark")}
        return purpose and scene.syntax.head(happening.trigger.index) == other.trigger.index
    if happening.type == "support":  # "pledged to continue supporting the council"
        head = scene.syntax.head(happening.trigger.index)
        chain = scene.syntax.rels[happening.trigger.index] == "xcomp"
        above = scene.syntax.head(head) if chain and scene.syntax.rels[head] == "xcomp" else -1
        return chain and other.trigger.frame.kind == "verb" and other.trigger.index in (head, above)
    if happening.type != "protest":
        return False
    joined = scene.syntax.rels[happening.trigger.predicate] in ("conj", "advcl", "xcomp")
    under = scene.syntax.head(happening.trigger.predicate) == other.trigger.predicate
    there = {g.id for g in happening.place}
    return joined and under and (not there or not other.place or there <= {g.id for g in other.place})


def _shadowed(scene: Scene, happening: Happening, chosen: list[Happening]) -> bool:
    for other in chosen:
        if other is happening:
            continue
        if goes_on_protesting(scene, happening, other):
            return True
        if other.trigger.index != happening.trigger.index or (other.type, happening.type) not in STRONGER:
            continue
        if {happening.type, other.type} == {"airstrike", "shell"} and _by_both(scene, happening.trigger.index):
            continue
        if (happening.type, other.type) not in STRONGER or other.weight > happening.weight:
            return True
    return False


def _by_both(scene: Scene, index: int) -> bool:
    """ "struck with cruise missiles and drones", "missiles and jets hit the port": a strike of each kind."""
    syntax = scene.syntax
    nodes = [*syntax.agent(index), *(k for case, k in syntax.obliques(index) if case in ("with", "by"))]
    joined = [[syntax.lemmas[m] for m in syntax.conjuncts(n)] for n in nodes]
    air, guns = load_words("air"), load_words("guns") - load_words("air")
    return any(air.intersection(lemmas) and guns.intersection(lemmas) for lemmas in joined)
