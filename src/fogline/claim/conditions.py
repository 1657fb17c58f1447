"""Conditions: what must hold, or must not, for a frame to read a trigger (`need` and `avoid` in the data)."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.arguments import (
    any_slot,
    dead_result,
    force_actor,
    has_detail,
    is_carried,
    is_civil,
    is_diplomat,
    is_event_noun,
    is_military,
    is_quantified,
    lemma_in,
    person_patient,
    place_like,
)
from fogline.claim.arms import (
    agent_air,
    agent_guns,
    gun_words,
    is_air,
    is_blaze,
    is_bomb,
    is_guns,
    is_shelling,
    listed_arms,
    small_arms,
)
from fogline.claim.paths import Paths
from fogline.claim.speeches import (
    anonymity,
    denial_object,
    disowned,
    has_complement,
    is_scorn,
    vow_form,
    vowed_support,
    warned_of_others,
)
from fogline.lexicon.frames import load_words

Condition = Callable[[Paths], bool]


def _stative(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("occupy", "control"):
        return False
    if any(case == "since" for case, _ in syntax.obliques(i)):
        return True
    if syntax.tokens[i].xpos in ("VBZ", "VBP") and paths.scene.block.kind != "headline":
        return True
    if syntax.tokens[i].xpos == "VBG" and syntax.kids(i, "aux"):
        return True
    still = {"currently", "still", "now", "already", "long", "previously", "formerly"}
    return syntax.lemmas[i] in ("occupy", "control") and bool(
        still & {syntax.words[k] for k in syntax.kids(i, "advmod")}
    )


def _diplomatic_noun(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod"):
        return False
    modifiers = {syntax.lemmas[k] for k in syntax.kids(i, "compound", "amod")}
    if syntax.lemmas[i] in ("call", "conversation"):
        return (
            bool(modifiers & {"phone", "telephone", "video", "conference"})
            or bool(paths.complements(i, ("with", "between")) and paths.actors(("with", "between")))
            or bool(syntax.subkids(i, "nmod:poss") and paths.actors(("carrier.subj",)))
        )
    frame = paths.trigger.frame
    head = syntax.tokens[i].head
    if head >= 0 and syntax.lemmas[head] in ("round", "day", "session") and syntax.rels[i] == "nmod":
        return True
    return bool(paths.actors(frame.actor) or paths.actors(frame.recipient))


def _group_object(paths: Paths) -> bool:
    scene = paths.scene
    if lemma_in(paths, paths.patient(), "groups"):
        return True
    if paths.trigger.frame.kind == "verb" and scene.syntax.lemmas[paths.index] in ("join", "merge", "split", "unite"):
        return bool(paths.actors(("patient-actor", "obl:with,into,from")))
    kinds = {"armed-group", "coalition", "militia"}
    return any(scene.kind_of(g) in kinds for i in paths.patient() for g in scene.actors_at(i))


def _label_form(paths: Paths) -> bool:
    token = paths.scene.syntax.tokens[paths.index]
    return token.deprel.startswith("acl") or token.xpos in ("VBN", "VBG") or paths.scene.syntax.passive(paths.index)


def _bare_move(paths: Paths) -> bool:
    """ "leave", "run", "pull" and their like need a place left, a particle, or an armed mover with nothing else."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] in ("run", "pull", "leave", "quit", "abandon", "desert"):
        pointed = any(paths.scene.syntax.words[n] in ("it", "them", "there") for n in paths.patient())
        counted = any(
            syntax.words[k] in ("it", "them", "these", "those") for n in paths.patient() for k in syntax.parts(n)
        )
        mover = syntax.surface_subject(i)
        gone = (
            syntax.lemmas[i] == "leave"
            and not (syntax.patient(i) or syntax.particles(i) or syntax.kids(i, "xcomp", "ccomp"))
            and any(paths.scene.is_force(n) for n in mover)
        )
        return not (
            gone
            or pointed
            or counted
            or paths.places(("patient", "obl:from,out of"))
            or place_like(paths, paths.patient())
            or (syntax.lemmas[i] == "run" and syntax.tokens[i].xpos == "VBD" and not paths.patient())
        )
    return False


def _announced(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    carrier = paths.trigger.carrier
    if carrier is None:
        return False
    return syntax.lemmas[carrier] in ("announce", "declare", "claim", "secure") and bool(
        syntax.subkids(i, "nmod:poss") or syntax.lemmas[carrier] == "secure"
    )


TOLL_WORDS = frozenset({"toll", "count", "figure", "number", "tally", "dead", "death", "estimate", "total", "casualty"})


def _toll_noun(paths: Paths) -> bool:
    """ "number", "count" and "figure" are tolls only where the dead or hurt are spoken of."""
    syntax = paths.scene.syntax
    lemma = syntax.lemmas[paths.index]
    if syntax.rels[paths.index] in ("compound",) and lemma != "toll":
        return False
    if lemma not in ("count", "figure", "number", "tally"):
        return True
    near = {syntax.lemmas[i] for i in syntax.subtree(paths.index)}
    return bool(
        near & {"dead", "death", "casualty", "victim", "kill", "injure", "injured", "wounded", "toll", "fatality"}
    )


def _toll_argument(paths: Paths) -> bool:
    """ "put the toll at 19", "the toll rose to 78", "puts the figure at 15", "puts the dead at 40"."""
    syntax = paths.scene.syntax
    nodes = (*paths.patient(), *syntax.surface_subject(paths.index))
    return any(syntax.lemmas[n] in TOLL_WORDS | {"wounded", "injured"} for n in nodes) and any(
        case.rpartition(" ")[2] in ("at", "to", "from", "by") for case, _ in syntax.obliques(paths.index)
    )


def _toll_subject(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    return any(syntax.lemmas[n] in TOLL_WORDS | {"this", "these", "they", "them"} for n in nodes) and lemma_in(
        paths, paths.patient(), "people"
    )


def _thing_only(paths: Paths) -> bool:
    """The verb's object is no person ("executed the assault", "eliminated positions")."""
    nodes = paths.patient()
    if not nodes:
        return False
    event_words = load_words("event_words") | load_words("things") | load_words("place_nouns")
    syntax = paths.scene.syntax
    if any(paths.scene.has_word(n, "people") or syntax.tokens[n].upos in ("NUM", "PRON") for n in nodes):
        return False
    return all(syntax.lemmas[n] in event_words and not paths.scene.actors_at(n) for n in nodes)


def _prison(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("prison", "jail", "custody", "detention", "captivity")
        for _, k in syntax.obliques(paths.index)
    )


def _displaced_form(paths: Paths) -> bool:
    """Civilians on the move to or from somewhere, or home: words of flight beside a general verb."""
    syntax, i = paths.scene.syntax, paths.index
    if not is_civil(paths, paths.patient() if syntax.passive(i) else syntax.surface_subject(i)):
        return False
    words = {syntax.words[k] for k in syntax.subtree(i, frozenset({"ccomp", "parataxis"}))}
    return bool(words & load_words("flight"))


def _protesters(paths: Paths) -> bool:
    """Crowds that block, burn or march: only those called protesters, or with "protest" in the clause."""
    nodes = paths.agent()
    if not lemma_in(paths, nodes, "protesters"):
        return False
    near = {paths.scene.syntax.lemmas[k] for k in paths.scene.syntax.subtree(paths.index)}
    return bool(near & {"protest", "protester", "demonstrator", "crowd", "mob", "rioter", "demonstration"})


def _offensive_aim(paths: Paths) -> bool:
    """The aim of an offensive ("its aim is to free the eastern bank")."""
    syntax = paths.scene.syntax
    owners = syntax.subkids(paths.index, "nmod:poss") + paths.complements(paths.index, ("of",))
    return bool(owners) and bool(syntax.kids(paths.index, "cop", "nsubj", "acl", "csubj", "xcomp", "ccomp"))


def _flight_words(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[k] for k in paths.scene.syntax.subtree(paths.index, frozenset({"ccomp"}))}
    return bool(words & load_words("flight"))


def _body_argument(paths: Paths) -> bool:
    nodes = (*paths.patient(), *paths.scene.syntax.surface_subject(paths.index))
    return any(
        paths.scene.syntax.lemmas[m] in ("body", "corpse", "casualty", "soldier", "victim", "dead", "remains")
        and paths.scene.syntax.lemmas[m] not in ("soldier",)
        for n in nodes
        for m in paths.scene.syntax.conjuncts(n)
    )


def _existential(paths: Paths) -> bool:
    """ "there were no casualties", "without causing casualties", "no injuries were reported"."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.words[k] in ("no", "any") for k in syntax.kids(i, "det")):
        return True
    head = syntax.head(i)
    return (
        head >= 0
        and syntax.lemmas[head] == "cause"
        and "without" in {syntax.words[k] for k in syntax.kids(head, "mark")}
    )


def _patient_front(paths: Paths) -> bool:
    """A tour of the front by a soldier is a deployment, not a meeting."""
    front = {
        "sector",
        "front",
        "frontline",
        "front-line",
        "position",
        "troops",
        "unit",
        "trench",
        "battlefield",
        "defence",
    }
    return any(paths.scene.syntax.lemmas[n] in front for n in paths.patient())


def _lasting(paths: Paths) -> bool:
    """ "are still inside", "units are in their positions": a state, not a coming in."""
    syntax, i = paths.scene.syntax, paths.index
    words = load_words("lasting_words")
    return syntax.lemmas[i] in words or any(syntax.words[k] in words for k in syntax.kids(i, "advmod"))


def _seen_force(paths: Paths) -> bool:
    """A force that shows itself ("appeared near the gate") or that others see ("have been seen inside")."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    seen = syntax.lemmas[i] in ("see", "spot", "film", "sight")
    if seen and not syntax.passive(i):
        return False
    return any(scene.is_force(m) for n in syntax.surface_subject(i) for m in syntax.conjuncts(n))


def _built(paths: Paths) -> bool:
    """What came or burnt down is a building or a thing, named or pointed at."""
    nodes = paths.scene.syntax.surface_subject(paths.index)
    return lemma_in(paths, nodes, "things") or place_like(paths, nodes)


def _lacking(paths: Paths) -> bool:
    """ "has no water", "lost power"."""
    syntax = paths.scene.syntax
    none = any(syntax.words[d] == "no" for n in paths.patient() for d in syntax.kids(n, "det"))
    return none or syntax.lemmas[paths.index] == "lose" or syntax.negated(paths.index)


def _site_entered(paths: Paths) -> bool:
    """A place, or a site that is no named place ("entered the wards"), or one pointed at ("entered it")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax = paths.scene.syntax
    site = any(syntax.words[n] in ("it", "them") for n in paths.patient()) or lemma_in(
        paths, paths.patient(), "place_nouns", "institutions"
    )
    return site and force_actor(paths)


def _arriving(paths: Paths) -> bool:
    """Reinforcements that are sent, come, or are on their way."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    return syntax.lemmas[carrier] in load_words("arriving") or (
        is_carried(paths) and bool(paths.places(paths.trigger.frame.place))
    )


def _actor_or_told(paths: Paths) -> bool:
    """A retreat with its army, or one that a party speaks of and that names the place left."""
    frame = paths.trigger.frame
    if paths.actors(frame.actor):
        return True
    return bool(paths.places(("from,out of",))) or bool(paths.scene.syntax.kids(paths.index, "cop"))


def _giver(paths: Paths) -> bool:
    """Arms or aid handed to somebody: by a state or an organisation, or to a named party."""
    scene = paths.scene
    if paths.actors(paths.trigger.frame.recipient):
        return True
    kinds = {"country", "government", "ngo", "igo"}
    return any(scene.kind_of(g) in kinds for g in paths.actors(("agent",))) and not paths.obliques(
        paths.index, ("into", "in", "along", "near", "towards", "toward")
    )


def _patient_it(paths: Paths) -> bool:
    """ "captured it", "took most of it", "was overrun": the thing taken is pointed at and is no person."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[n] == "it" or any(syntax.words[k] == "it" for k in syntax.parts(n)) for n in paths.patient()
    )


def _taker(paths: Paths) -> bool:
    """A force takes it, or the passive names nobody; bare "take" needs the force."""
    syntax, i = paths.scene.syntax, paths.index
    if any(paths.scene.is_force(n) for n in paths.agent()):
        return True
    return syntax.passive(i) and syntax.lemmas[i] not in ("take", "seize")


def _inside_site(paths: Paths) -> bool:
    """A stay at a place, or inside one that was named before ("remained inside", "stayed in it")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax, i = paths.scene.syntax, paths.index
    pointed = any(case in ("in", "inside") and syntax.words[k] == "it" for case, k in syntax.obliques(i))
    return pointed or any(syntax.words[k] in ("inside", "there") for k in syntax.kids(i, "advmod", "obl", "xcomp"))


def _alight(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[k] for k in paths.scene.syntax.children[paths.index]}
    return bool(words & {"alight", "ablaze"})


def _caused(paths: Paths) -> bool:
    """Damage that is done, or that there is none of."""
    if _existential(paths):
        return True
    carrier = paths.trigger.carrier
    verbs = ("cause", "inflict", "suffer", "sustain", "do")
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in verbs


def _bare_gerund(paths: Paths) -> bool:
    """ "shelling over the weekend killed ...": a gerund that stands for the noun."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.tokens[i].xpos == "VBG" and not syntax.kids(i, "obj", "aux", "nsubj", "mark")


def _spoken_of(paths: Paths) -> bool:
    """ "one of the injured", "its dead": people known to be hurt, not a telling that they were."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "nummod") or syntax.rels[i] in ("amod", "root", "ccomp"):
        return False
    return any(syntax.words[k] in ("the", "its", "their", "those") for k in syntax.kids(i, "det", "nmod"))


def _occupied_once(paths: Paths) -> bool:
    """ "occupied the town in November": a taking, unless it is told as lasting."""
    syntax, i = paths.scene.syntax, paths.index
    past = syntax.tokens[i].xpos == "VBD" or (
        syntax.tokens[i].xpos == "VBN" and "was" in {syntax.words[k] for k in syntax.kids(i, "aux")}
    )
    return syntax.lemmas[i] == "occupy" and past and not _stative(paths)


def _subject_person(paths: Paths) -> bool:
    scene, nodes = paths.scene, paths.scene.syntax.surface_subject(paths.index)
    if lemma_in(paths, nodes, "people"):
        return True
    return any(scene.kind_of(g) == "person" for n in nodes for g in scene.actors_at(n))


CONDITIONS: dict[str, Condition] = {
    "subject-person": _subject_person,
    "noun-complement": lambda p: any(
        p.scene.syntax.tokens[k].upos in ("NOUN", "PROPN") for k in p.scene.syntax.kids(p.index, "xcomp", "obj")
    ),
    "civil-complement": lambda p: is_civil(p, tuple(p.complements(p.index, ("of",)))),
    "pronoun-subject": lambda p: any(
        p.scene.syntax.tokens[n].upos == "PRON" for n in p.scene.syntax.surface_subject(p.index)
    ),
    "some-subject": lambda p: any(
        p.scene.syntax.tokens[m].upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
        for n in p.scene.syntax.surface_subject(p.index)
        for m in p.scene.syntax.conjuncts(n)
    ),
    "living": lambda p: not lemma_in(p, p.patient(), "dead_words"),
    "spoken-of": _spoken_of,
    "vowed-support": vowed_support,
    "disowned": disowned,
    "occupied-once": _occupied_once,
    "abstract-state": lambda p: p.scene.has_word(p.index, "abstract_states") or p.scene.has_word(p.index, "distances"),
    "distance": lambda p: p.scene.has_word(p.index, "distances"),
    "ground-bomb": lambda p: is_bomb(p, p.index) and not is_air(p, p.index) and not is_guns(p, p.index),
    "inside-site": _inside_site,
    "alight": _alight,
    "caused": _caused,
    "predicated-civil": lambda p: is_civil(p, p.predicated()),
    "warned-of-others": warned_of_others,
    "anonymity": anonymity,
    "site-entered": _site_entered,
    "arriving": _arriving,
    "actor-or-told": _actor_or_told,
    "giver": _giver,
    "patient-it": _patient_it,
    "taker": _taker,
    "carried-subject": lambda p: p.trigger.carried_as == "nsubj",
    "patient-service": lambda p: lemma_in(p, p.patient(), "institutions", "things"),
    "lasting": _lasting,
    "seen-force": _seen_force,
    "small-arms": small_arms,
    "subject-built": _built,
    "blaze": is_blaze,
    "lacking": _lacking,
    "with-air": lambda p: any(
        is_air(p, m) for k in p.obliques(p.index, ("with",)) for m in p.scene.syntax.conjuncts(k)
    ),
    "listed-arms": listed_arms,
    "arms-complement": lambda p: lemma_in(p, tuple(p.complements(p.index, ("of",))), "guns"),
    "bare-gerund": _bare_gerund,
    "prep-on": lambda p: bool(p.obliques(p.index, ("on", "upon"))),
    "event-noun-free": lambda p: p.scene.syntax.rels[p.index] not in ("compound", "amod"),
    "place": lambda p: bool(p.places(p.trigger.frame.place)),
    "actor": lambda p: bool(p.actors(p.trigger.frame.actor)) or (p.trigger.frame.kind == "verb" and force_actor(p)),
    "recipient": lambda p: bool(p.actors(p.trigger.frame.recipient)),
    "any-slot": any_slot,
    "patient": lambda p: bool(p.patient()),
    "patient-place": lambda p: place_like(p, p.patient()),
    "subj-place": lambda p: place_like(p, p.scene.syntax.surface_subject(p.index)),
    "patient-person": person_patient,
    "patient-thing": lambda p: lemma_in(p, p.patient(), "things") or place_like(p, p.patient()),
    "subject-thing": lambda p: lemma_in(p, p.predicated(), "things"),
    "patient-force": lambda p: any(
        p.scene.is_force(m) or p.scene.syntax.words[m] == "them"
        for i in p.patient()
        for m in p.scene.syntax.conjuncts(i)
    ),
    "patient-military": is_military,
    "patient-thing-only": _thing_only,
    "flight-words": _flight_words,
    "body-argument": _body_argument,
    "existential": _existential,
    "gun-words": gun_words,
    "patient-front": _patient_front,
    "patient-civil-object": lambda p: is_civil(p, p.patient()),
    "particle-down": lambda p: "down" in p.scene.syntax.particles(p.index),
    "patient-unpeopled": lambda p: (
        bool(p.patient())
        and not person_patient(p)
        and not any(p.scene.is_force(m) for i in p.patient() for m in p.scene.syntax.conjuncts(i))
    ),
    "no-patient": lambda p: not p.patient(),
    "dead-or-counted": lambda p: dead_result(p) or (person_patient(p) and is_quantified(p)),
    "patient-pact": lambda p: lemma_in(p, p.patient(), "pacts"),
    "people-modified": lambda p: any(p.scene.has_word(i, "people") for i in p.predicated()),
    "complement-clause": lambda p: (
        bool(p.scene.syntax.kids(p.index, "ccomp", "xcomp"))
        or any(p.scene.has_word(k, "pacts") for _, k in p.scene.syntax.obliques(p.index))
    ),
    "actor-subject-force": lambda p: any(p.scene.is_force(m) for m in p.scene.syntax.surface_subject(p.index)),
    "patient-abstract-event": lambda p: lemma_in(p, p.patient(), "event_nouns", "event_words"),
    "displaced-noun": lambda p: is_quantified(p) or is_civil(p, tuple(p.complements(p.index, ("of",)))),
    "force-complement": lambda p: (
        any(p.scene.is_force(k) for k in p.complements(p.index, ("of", "by")))
        or any(p.scene.is_force(k) for k in p.scene.syntax.subkids(p.index, "nmod:poss"))
    ),
    "subject-installation": lambda p: lemma_in(p, p.scene.syntax.surface_subject(p.index), "institutions"),
    "protester-subject": _protesters,
    "pact-complement": lambda p: any(p.scene.has_word(k, "pacts") for k in p.complements(p.index, ("of", "in"))),
    "post-complement": lambda p: bool(p.scene.syntax.kids(p.index, "xcomp") or p.obliques(p.index, ("as",))),
    "offensive-aim": _offensive_aim,
    "offensive-subject": lambda p: lemma_in(p, p.scene.syntax.surface_subject(p.index), "event_nouns"),
    "cause-words": lambda p: any(
        (case in ("in response to", "in", "because of", "after", "as") and "response" in p.scene.syntax.lemmas[k])
        or p.scene.syntax.lemmas[k] in ("response", "means", "retaliation", "reply")
        for case, k in p.scene.syntax.obliques(p.index)
    ),
    "patient-pronoun": lambda p: any(p.scene.syntax.words[i] in ("it", "this", "them") for i in p.patient()),
    "dead-words": lambda p: bool(
        {"dead", "body", "bodies", "alive"} & {p.scene.syntax.words[k] for k in p.scene.syntax.subtree(p.index)}
    ),
    "toll-noun": _toll_noun,
    "toll-argument": _toll_argument,
    "toll-subject": _toll_subject,
    "vow-form": vow_form,
    "scorn": is_scorn,
    "prison-place": _prison,
    "displaced-form": _displaced_form,
    "patient-abstract": lambda p: lemma_in(p, p.patient(), "abstract", "things") and not place_like(p, p.patient()),
    "object-abstract": lambda p: lemma_in(p, p.patient(), "abstract") and not p.places(("patient",)),
    "object-air": lambda p: any(is_air(p, m) for i in p.patient() for m in p.scene.syntax.conjuncts(i)),
    "object-support": lambda p: lemma_in(p, p.patient(), "abstract"),
    "patient-civil": lambda p: is_civil(
        p, p.patient() if p.scene.syntax.passive(p.index) else p.scene.syntax.surface_subject(p.index)
    ),
    "agent-actor": lambda p: bool(p.actors(("agent",))),
    "agent-air": agent_air,
    "agent-guns": agent_guns,
    "with-guns": lambda p: any(is_guns(p, k) for k in p.obliques(p.index, ("with", "in"))),
    "air-mod": lambda p: is_air(p, p.index),
    "guns-mod": lambda p: is_guns(p, p.index),
    "air-noun": lambda p: is_air(p, p.index),
    "shelling-noun": is_shelling,
    "bomb-subject": lambda p: any(is_bomb(p, i) for i in p.scene.syntax.surface_subject(p.index)),
    "bomb-noun": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (p.scene.syntax.lemmas[p.index] not in ("bombing",) or is_bomb(p, p.index))
        and not is_air(p, p.index)
    ),
    "event-noun": is_event_noun,
    "detail": has_detail,
    "detail-or-parties": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (has_detail(p) or bool(p.actors(p.trigger.frame.actor)))
    ),
    "number": is_quantified,
    "number-or-subject": lambda p: is_quantified(p) or bool(p.predicated()),
    "actor-force": force_actor,
    "actor-civil": lambda p: is_civil(p, p.agent()),
    "actor-diplomat": is_diplomat,
    "diplomatic-noun": _diplomatic_noun,
    "complement": has_complement,
    "group-object": _group_object,
    "label-form": _label_form,
    "announced": _announced,
    "stative": _stative,
    "bare-move": _bare_move,
    "prep-from": lambda p: bool(p.obliques(p.index, ("from", "out of")) and p.places(("obl:from,out of",))),
    "denial-object": denial_object,
}
"""Every condition that the frames' data may name."""


def holds(name: str, paths: Paths) -> bool:
    """Whether the named condition holds. Raises `KeyError` for a name the table lacks."""
    return CONDITIONS[name](paths)
