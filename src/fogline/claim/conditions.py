"""Conditions: what must hold, or must not, for a frame to read a trigger (`need` and `avoid` in the data)."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.paths import Paths
from fogline.claim.scene import QUANTIFIERS
from fogline.lexicon.frames import load_words

Condition = Callable[[Paths], bool]


def _lemma_in(paths: Paths, indexes: tuple[int, ...], *classes: str) -> bool:
    """Whether a token, what is coordinated with it, or what it is a number "of" has a lemma in the classes."""
    scene, syntax = paths.scene, paths.scene.syntax
    words = frozenset().union(*(load_words(c) for c in classes))
    for index in indexes:
        for member in syntax.conjuncts(index):
            counted = syntax.parts(member)
            if counted and (syntax.lemmas[member] in QUANTIFIERS or syntax.tokens[member].upos == "NUM"):
                if any(syntax.lemmas[k] in words for k in counted):
                    return True
                continue
            if syntax.lemmas[member] in words:
                return True
            for k in syntax.kids(member, "nmod"):
                if syntax.case(k) == "of" and syntax.lemmas[k] in words and not scene.actors_at(member):
                    return True
    return False


def _place_like(paths: Paths, indexes: tuple[int, ...]) -> bool:
    scene, syntax = paths.scene, paths.scene.syntax
    for index in indexes:
        for member in syntax.conjuncts(index):
            if scene.places_at(member):
                return True
            word = syntax.lemmas[member] in load_words("place_nouns")
            if word and (syntax.tokens[member].upos != "NUM" or scene.places_of(member)):
                complements = syntax.parts(member)
                if not complements or any(
                    scene.places_of(k) or syntax.lemmas[k] in load_words("place_nouns") for k in complements
                ):
                    return True
            if any(scene.places_at(k) for k in syntax.kids(member, "appos")):
                return True
    return False


def _air(paths: Paths, index: int) -> bool:
    syntax = paths.scene.syntax
    lemma = syntax.lemmas[index]
    if lemma in load_words("air"):
        return True
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    if not modifiers & (load_words("air_modifier") | load_words("air")) and _earthbound(paths, index, modifiers):
        return False
    if lemma in load_words("air_strong"):
        return not modifiers & (load_words("gun_modifier") | load_words("bomb_modifier"))
    if (
        lemma == "raid"
        and paths.trigger.carrier is not None
        and index == paths.index
        and not (modifiers & (load_words("ground_modifier") | load_words("gun_modifier")))
    ):
        carrier = paths.trigger.carrier
        if syntax.lemmas[carrier] in load_words("impact_verbs") | {"carry", "conduct"} or paths.complements(
            index, ("on",)
        ):
            return True
    if lemma in load_words("strikes"):
        if any(syntax.lemmas[k] in load_words("air") for k in paths.complements(index, ("by", "with", "from"))):
            return True
        if _with_guns(paths, index):
            return False
        if modifiers & load_words("air_modifier") or modifiers & load_words("air"):
            return True
        return lemma == "strike" and not modifiers & load_words("gun_modifier")
    return False


def _earthbound(paths: Paths, index: int, modifiers: set[str]) -> bool:
    """A strike of workers, bombings in a city, raids of an armed group, a bombardment by gunners."""
    scene, syntax = paths.scene, paths.scene.syntax
    lemma, head = syntax.lemmas[index], syntax.head(index)
    if lemma == "strike":
        idle = syntax.case(index) == "on" and head >= 0 and syntax.lemmas[head] in ("go", "be", "remain", "come")
        return idle or bool(modifiers & load_words("labour"))
    if syntax.words[index] == "bombings":
        return True
    if index != paths.index or paths.trigger.frame.kind == "verb":
        return False
    agents = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if lemma == "raid":
        return any(scene.kind_of(g) in ("armed-group", "militia") for n in agents for g in scene.actors_at(n))
    return any(syntax.lemmas[n] in load_words("guns") for n in agents)


def _with_guns(paths: Paths, index: int) -> bool:
    """ "strikes with artillery": the weapon is named beside the noun or its verb."""
    syntax = paths.scene.syntax
    head = syntax.head(index)
    beside = [*syntax.kids(index, "nmod"), *(syntax.kids(head, "obl") if head >= 0 else [])]
    return any(syntax.case(k) == "with" and syntax.lemmas[k] in load_words("guns") for k in beside)


def _guns(paths: Paths, index: int) -> bool:
    syntax = paths.scene.syntax
    if syntax.lemmas[index] in load_words("guns"):
        return not _air(paths, index)
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    if syntax.lemmas[index] == "bomb":
        return bool(modifiers & load_words("gun_modifier"))
    if syntax.lemmas[index] not in load_words("strikes"):
        return False
    return bool(modifiers & load_words("gun_modifier")) or _with_guns(paths, index)


def _agents(paths: Paths) -> tuple[int, ...]:
    syntax = paths.scene.syntax
    found = [m for i in paths.agent() for m in syntax.conjuncts(i)]
    found += [k for k in paths.obliques(paths.index, ("with", "by", "from")) if syntax.is_nominal(k)]
    return tuple(found)


def _agent_air(paths: Paths) -> bool:
    return any(_air(paths, i) for i in _agents(paths))


def _agent_guns(paths: Paths) -> bool:
    return any(_guns(paths, i) for i in _agents(paths))


def _bomb(paths: Paths, index: int) -> bool:
    syntax = paths.scene.syntax
    modifiers = {syntax.lemmas[k] for k in syntax.kids(index, "compound", "amod")}
    return syntax.lemmas[index] in load_words("bombs") or bool(modifiers & load_words("bomb_modifier"))


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


def _force_actor(paths: Paths) -> bool:
    scene = paths.scene
    frame = paths.trigger.frame
    nodes = scene.syntax.surface_subject(paths.index) if frame.actor[:1] == ("subj",) else paths.agent()
    return any(scene.is_force(m) for i in nodes for m in scene.syntax.conjuncts(i))


def _civil(paths: Paths, nodes: tuple[int, ...]) -> bool:
    scene = paths.scene
    for index in nodes:
        for member in scene.syntax.conjuncts(index):
            if scene.syntax.lemmas[member] in load_words("forces"):
                return False
            inner = scene.syntax.parts(member)
            if any(scene.is_force(k) for k in inner):
                return False
            if scene.has_word(member, "civil") or scene.syntax.tokens[member].upos == "NUM":
                return True
            if scene.syntax.tokens[member].upos in ("PROPN", "ADJ") and scene.syntax.kids(member, "nummod"):
                return True
            if any(scene.kind_of(g) in load_words("civil_kinds") for g in scene.actors_at(member)):
                return True
    return False


def _military(paths: Paths) -> bool:
    scene = paths.scene
    if _lemma_in(paths, paths.patient(), "military_things"):
        return True
    return any(
        scene.kind_of(g) in ("military", "armed-group", "militia") for i in paths.patient() for g in scene.actors_of(i)
    )


def _person_patient(paths: Paths) -> bool:
    scene = paths.scene
    if _place_like(paths, paths.patient()):
        return False
    if _lemma_in(paths, paths.patient(), "people"):
        return True
    return any(scene.kind_of(g) in load_words("people_kinds") for i in paths.patient() for g in scene.actors_of(i))


def _diplomat(paths: Paths) -> bool:
    scene = paths.scene
    frame = paths.trigger.frame
    nodes = scene.syntax.surface_subject(paths.index) if frame.actor[:1] == ("subj",) else paths.agent()
    for index in nodes:
        for member in scene.syntax.conjuncts(index):
            if scene.has_word(member, "diplomats") and not scene.has_word(member, "forces"):
                return True
            if any(scene.kind_of(g) == "person" for g in scene.actors_at(member)):
                return True
    return False


def _detail(paths: Paths) -> bool:
    scene, syntax = paths.scene, paths.scene.syntax
    if paths.places(paths.trigger.frame.place):
        return True
    members = set(syntax.subtree(paths.index, frozenset({"acl"})))
    if paths.trigger.carrier is not None:
        members |= set(syntax.subtree(paths.trigger.carrier, frozenset({"ccomp", "advcl", "conj", "parataxis"})))
    spans = [(syntax.tokens[i].start, syntax.tokens[i].end) for i in members]
    return any(s <= t.start < e for t in scene.times for s, e in spans) or any(
        s <= q.number_start < e for q in scene.quantities for s, e in spans
    )


def _carried(paths: Paths) -> bool:
    carrier = paths.trigger.carrier
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in load_words("light_verbs")


def _event_noun(paths: Paths) -> bool:
    """A noun tells an event of its own if a light verb carries it, or if it brings a place, time, count or party."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if syntax.rels[paths.index] in ("compound", "amod") or _judged(paths):
        return False
    if carrier is not None and syntax.lemmas[carrier] in load_words("repelling"):
        return False
    if paths.scene.block.kind in ("headline", "caption", "list_item", "live_entry"):
        return True
    return _carried(paths) or _detail(paths) or bool(paths.actors(paths.trigger.frame.actor))


def _judged(paths: Paths) -> bool:
    """Only spoken of ("condemned the offensive", "after the attack"): a presupposed nominal, coded elsewhere."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    return paths.trigger.carried_as == "obj" and syntax.lemmas[carrier] in load_words("judging")


def _parties(paths: Paths) -> bool:
    """A war or battle is told as fighting where its two sides are named ("engaged in a war with Israel")."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("war", "battle", "fight"):
        return True
    return bool(paths.actors(paths.trigger.frame.recipient)) or (
        syntax.lemmas[paths.index] == "battle" and _event_noun(paths) and _carried(paths)
    )


def _shelling(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod"):
        return False
    if syntax.lemmas[i] in ("rocket", "missile", "mortar", "artillery", "shell", "round", "fire") and not (
        (paths.trigger.carried_as in ("nsubj", "obl:agent") and _impact(paths))
        or "fire" in {syntax.lemmas[k] for k in syntax.children[i]}
        or (syntax.lemmas[i] == "fire" and _guns(paths, i) and _gunfire(paths))
    ):
        return False
    if syntax.lemmas[i] == "bombardment" and _air(paths, i):
        return False
    return _event_noun(paths)


def _impact(paths: Paths) -> bool:
    carrier = paths.trigger.carrier
    return carrier is not None and paths.scene.syntax.lemmas[carrier] in load_words("impact_verbs")


def _gunfire(paths: Paths) -> bool:
    modifiers = {paths.scene.syntax.lemmas[k] for k in paths.scene.syntax.kids(paths.index, "compound", "amod")}
    return bool(modifiers & load_words("gun_modifier"))


def _quantified(paths: Paths) -> bool:
    scene, syntax = paths.scene, paths.scene.syntax
    members = set(syntax.subtree(paths.index, frozenset({"acl"})))
    head = syntax.head(paths.index)
    if head >= 0:
        members |= set(syntax.subtree(head, frozenset({"ccomp", "advcl", "parataxis", "acl"})))
    return bool(scene.quantities_at(sorted(members)))


def _any_slot(paths: Paths) -> bool:
    frame = paths.trigger.frame
    return bool(paths.actors(frame.actor) or paths.actors(frame.recipient) or paths.places(frame.place))


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
    return bool(paths.actors(frame.actor) or paths.actors(frame.recipient))


def _complement(paths: Paths) -> bool:
    return bool(paths.scene.syntax.kids(paths.index, "ccomp", "xcomp", "advcl", "obj", "parataxis"))


def _group_object(paths: Paths) -> bool:
    scene = paths.scene
    if _lemma_in(paths, paths.patient(), "groups"):
        return True
    if paths.trigger.frame.kind == "verb" and scene.syntax.lemmas[paths.index] in ("join", "merge", "split", "unite"):
        return bool(paths.actors(("patient-actor", "obl:with,into,from")))
    kinds = {"armed-group", "coalition", "militia"}
    return any(scene.kind_of(g) in kinds for i in paths.patient() for g in scene.actors_at(i))


def _label_form(paths: Paths) -> bool:
    token = paths.scene.syntax.tokens[paths.index]
    return token.deprel.startswith("acl") or token.xpos in ("VBN", "VBG") or paths.scene.syntax.passive(paths.index)


def _dead_result(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.words[k] in ("dead",) for k in syntax.kids(paths.index, "xcomp", "advmod", "obj", "amod", "advcl")
    )


def _bare_move(paths: Paths) -> bool:
    """ "leave", "run", "pull" and their like need a place left, a particle, or an armed mover with nothing else."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] in ("run", "pull", "leave", "quit", "abandon", "desert"):
        pointed = any(paths.scene.syntax.words[n] in ("it", "them", "there") for n in paths.patient())
        counted = any(
            syntax.words[k] in ("it", "them", "these", "those") for n in paths.patient() for k in syntax.parts(n)
        )
        return not (
            pointed
            or counted
            or paths.places(("patient", "obl:from,out of"))
            or _place_like(paths, paths.patient())
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


def _denial_object(paths: Paths) -> bool:
    """ "rejected claims that ..." denies what is claimed; it does not accuse."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "reject":
        return False
    return _lemma_in(paths, paths.patient(), "claim_nouns")


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
    """ "put the toll at 19", "the toll rose to 78", "puts the figure at 15"."""
    syntax = paths.scene.syntax
    nodes = (*paths.patient(), *syntax.surface_subject(paths.index))
    return any(syntax.lemmas[n] in TOLL_WORDS for n in nodes) and any(
        case in ("at", "to", "from", "by") for case, _ in syntax.obliques(paths.index)
    )


def _toll_subject(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    nodes = syntax.surface_subject(paths.index)
    return any(syntax.lemmas[n] in TOLL_WORDS | {"this", "these", "they", "them"} for n in nodes) and _lemma_in(
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


def _vow_form(paths: Paths) -> bool:
    """First or third person future of defiance: "we will not stop", "it would answer"."""
    syntax, i = paths.scene.syntax, paths.index
    future = {"will", "'ll", "’ll", "wo", "would", "shall"} & set(syntax.auxiliaries(i))
    defiant = syntax.lemmas[i] in ("answer", "respond", "retaliate", "avenge")
    return bool(future) and (syntax.negated(i) != defiant)


def _scorn(paths: Paths) -> bool:
    """ "called it a vile escalation", "dismissed the account as fabrication", "held X responsible"."""
    syntax, i = paths.scene.syntax, paths.index
    text = {syntax.words[k] for k in syntax.subtree(i, frozenset({"parataxis", "conj"}))}
    if syntax.lemmas[i] == "hold":
        return "responsible" in text
    return bool(text & load_words("scorn"))


def _prison(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("prison", "jail", "custody", "detention", "captivity")
        for _, k in syntax.obliques(paths.index)
    )


def _displaced_form(paths: Paths) -> bool:
    """Civilians on the move to or from somewhere, or home: words of flight beside a general verb."""
    syntax, i = paths.scene.syntax, paths.index
    if not _civil(paths, paths.patient() if syntax.passive(i) else syntax.surface_subject(i)):
        return False
    words = {syntax.words[k] for k in syntax.subtree(i, frozenset({"ccomp", "parataxis"}))}
    return bool(words & load_words("flight"))


def _protesters(paths: Paths) -> bool:
    """Crowds that block, burn or march: only those called protesters, or with "protest" in the clause."""
    nodes = paths.agent()
    if not _lemma_in(paths, nodes, "protesters"):
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
        paths.scene.syntax.lemmas[m] in ("body", "corpse", "casualty", "soldier", "victim", "dead")
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


def _gun_words(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    near = {syntax.lemmas[i] for i in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis", "conj"}))}
    subject = {syntax.lemmas[i] for i in paths.agent()}
    return bool((near | subject) & load_words("guns") - {"fire", "round"})


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


def _small_arms(paths: Paths) -> bool:
    """Shots of rifles or at crowds, not guns and rockets."""
    syntax = paths.scene.syntax
    near = {syntax.lemmas[k] for k in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis", "conj", "acl"}))}
    return bool((near | {syntax.lemmas[n] for n in paths.agent()}) & load_words("small_arms"))


def _built(paths: Paths) -> bool:
    """What came or burnt down is a building or a thing, named or pointed at."""
    nodes = paths.scene.syntax.surface_subject(paths.index)
    return _lemma_in(paths, nodes, "things") or _place_like(paths, nodes)


def _blaze(paths: Paths) -> bool:
    """A fire at a thing or place: fire that burns, not fire of guns."""
    syntax = paths.scene.syntax
    sites = paths.complements(paths.index, ("at", "in"))
    if paths.trigger.carrier is not None:
        sites += paths.obliques(paths.trigger.carrier, ("at", "in"))
    guns = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")} & load_words("gun_modifier")
    return not guns and _lemma_in(paths, tuple(sites), "things", "institutions")


def _lacking(paths: Paths) -> bool:
    """ "has no water", "lost power"."""
    syntax = paths.scene.syntax
    none = any(syntax.words[d] == "no" for n in paths.patient() for d in syntax.kids(n, "det"))
    return none or syntax.lemmas[paths.index] == "lose" or syntax.negated(paths.index)


def _warned_of_others(paths: Paths) -> bool:
    """ "warned that the other side might attack" tells what others may do; a threat is of one's own deeds."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "promise":
        return not any(scene.is_force(n) for n in paths.agent())
    if syntax.lemmas[i] != "warn":
        return False
    clauses = syntax.kids(i, "ccomp")
    speakers = {g.id for n in paths.agent() for g in scene.actors_of(n)}
    if not clauses:
        return not any(scene.is_force(n) for n in paths.agent())
    doers = {g.id for k in clauses for n in syntax.surface_subject(k) for g in scene.actors_of(n)}
    subjects = {syntax.words[n] for k in clauses for n in syntax.surface_subject(k)}
    if not doers and subjects & {"it", "they", "he", "she", "we"}:
        return False
    return not doers & speakers


def _anonymity(paths: Paths) -> bool:
    """ "who asked not to be named" is no demand."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(syntax.lemmas[k] in load_words("anonymous") for k in inner)


def _site_entered(paths: Paths) -> bool:
    """A place, or a site that is no named place ("entered the wards"), or one pointed at ("entered it")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax = paths.scene.syntax
    site = any(syntax.words[n] in ("it", "them") for n in paths.patient()) or _lemma_in(
        paths, paths.patient(), "place_nouns", "institutions"
    )
    return site and _force_actor(paths)


def _arriving(paths: Paths) -> bool:
    """Reinforcements that are sent, come, or are on their way."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        head = syntax.head(paths.index)
        return syntax.rels[paths.index] == "nsubj" and head >= 0 and syntax.lemmas[head] in ("way", "route", "road")
    return syntax.lemmas[carrier] in load_words("arriving") or (
        _carried(paths) and bool(paths.places(paths.trigger.frame.place))
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


def _listed_arms(paths: Paths) -> bool:
    """A line of a raid's tally: "27 cruise missiles from ships", with its count and no verb."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.rels[i] == "root" and bool(paths.complements(i, ("from",))) and _quantified(paths)


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


def _vowed_support(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[k] in ("stand", "support", "back", "help", "assist") for k in syntax.kids(paths.index, "xcomp")
    )


def _disowned(paths: Paths) -> bool:
    """ "dismissed the report as a fabrication" denies what is told; it accuses nobody."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "hold":
        return False
    text = {syntax.words[k] for k in syntax.subtree(i, frozenset({"parataxis", "conj"}))}
    told = any(syntax.words[n] in ("it", "this", "that") for n in paths.patient()) or _lemma_in(
        paths, paths.patient(), "claim_nouns", "tolls"
    )
    return told and bool(text & load_words("untrue") | text & {"fairy"})


def _occupied_once(paths: Paths) -> bool:
    """ "occupied the town in November": a taking, unless it is told as lasting."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] == "occupy" and syntax.tokens[i].xpos == "VBD" and not _stative(paths)


CONDITIONS: dict[str, Condition] = {
    "withdrawn-force": lambda p: (
        any(p.scene.is_force(m) for i in p.patient() for m in p.scene.syntax.conjuncts(i))
        or (
            p.scene.syntax.lemmas[p.index] == "break"
            and any(p.scene.is_force(m) for m in p.scene.syntax.surface_subject(p.index))
        )
    ),
    "subject-force": lambda p: any(
        p.scene.is_force(m) for i in p.scene.syntax.surface_subject(p.index) for m in p.scene.syntax.conjuncts(i)
    ),
    "subject-civil": lambda p: _civil(p, p.scene.syntax.surface_subject(p.index)),
    "living": lambda p: not _lemma_in(p, p.patient(), "dead_words"),
    "reflexive": lambda p: any(
        p.scene.syntax.words[k] in ("themselves", "himself", "herself") for k in p.scene.syntax.kids(p.index, "obj")
    ),
    "aircraft-subject": lambda p: _lemma_in(p, p.scene.syntax.surface_subject(p.index), "air"),
    "patient-protesters": lambda p: _lemma_in(p, p.patient(), "protesters"),
    "rammed": lambda p: any(p.scene.has_word(k, "bombs") or p.scene.has_word(k, "installations") for _, k in (
        p.scene.syntax.obliques(p.index)
    )),
    "blame-words": lambda p: bool(
        {"finger", "blame", "out"}
        & {p.scene.syntax.words[k] for k in p.scene.syntax.subtree(p.index, frozenset({"ccomp", "advcl"}))}
    ),
    "spoken-of": _spoken_of,
    "vowed-support": _vowed_support,
    "disowned": _disowned,
    "occupied-once": _occupied_once,
    "abstract-state": lambda p: p.scene.has_word(p.index, "abstract_states") or p.scene.has_word(p.index, "distances"),
    "distance": lambda p: p.scene.has_word(p.index, "distances"),
    "ground-bomb": lambda p: _bomb(p, p.index) and not _air(p, p.index) and not _guns(p, p.index),
    "inside-site": _inside_site,
    "alight": _alight,
    "caused": _caused,
    "predicated-civil": lambda p: _civil(p, p.predicated()),
    "warned-of-others": _warned_of_others,
    "anonymity": _anonymity,
    "site-entered": _site_entered,
    "arriving": _arriving,
    "actor-or-told": _actor_or_told,
    "giver": _giver,
    "patient-it": _patient_it,
    "taker": _taker,
    "carried-subject": lambda p: p.trigger.carried_as == "nsubj",
    "patient-service": lambda p: _lemma_in(p, p.patient(), "institutions", "things"),
    "lasting": _lasting,
    "seen-force": _seen_force,
    "small-arms": _small_arms,
    "subject-built": _built,
    "blaze": _blaze,
    "lacking": _lacking,
    "with-air": lambda p: any(_air(p, m) for k in p.obliques(p.index, ("with",)) for m in p.scene.syntax.conjuncts(k)),
    "listed-arms": _listed_arms,
    "arms-complement": lambda p: _lemma_in(p, tuple(p.complements(p.index, ("of",))), "guns"),
    "bare-gerund": _bare_gerund,
    "prep-on": lambda p: bool(p.obliques(p.index, ("on", "upon"))),
    "event-noun-free": lambda p: p.scene.syntax.rels[p.index] not in ("compound", "amod"),
    "place": lambda p: bool(p.places(p.trigger.frame.place)),
    "actor": lambda p: bool(p.actors(p.trigger.frame.actor)),
    "recipient": lambda p: bool(p.actors(p.trigger.frame.recipient)),
    "any-slot": _any_slot,
    "patient": lambda p: bool(p.patient()),
    "patient-place": lambda p: _place_like(p, p.patient()),
    "subj-place": lambda p: _place_like(p, p.scene.syntax.surface_subject(p.index)),
    "patient-person": _person_patient,
    "patient-thing": lambda p: _lemma_in(p, p.patient(), "things") or _place_like(p, p.patient()),
    "subject-thing": lambda p: _lemma_in(p, p.predicated(), "things"),
    "patient-force": lambda p: any(p.scene.is_force(m) for i in p.patient() for m in p.scene.syntax.conjuncts(i)),
    "patient-military": _military,
    "patient-thing-only": _thing_only,
    "flight-words": _flight_words,
    "body-argument": _body_argument,
    "existential": _existential,
    "gun-words": _gun_words,
    "patient-front": _patient_front,
    "patient-civil-object": lambda p: _civil(p, p.patient()),
    "particle-down": lambda p: "down" in p.scene.syntax.particles(p.index),
    "patient-unpeopled": lambda p: (
        bool(p.patient())
        and not _person_patient(p)
        and not any(p.scene.is_force(m) for i in p.patient() for m in p.scene.syntax.conjuncts(i))
    ),
    "no-patient": lambda p: not p.patient(),
    "dead-or-counted": lambda p: _dead_result(p) or (_person_patient(p) and _quantified(p)),
    "patient-pact": lambda p: _lemma_in(p, p.patient(), "pacts"),
    "people-modified": lambda p: any(p.scene.has_word(i, "people") for i in p.predicated()),
    "complement-clause": lambda p: (
        bool(p.scene.syntax.kids(p.index, "ccomp", "xcomp"))
        or any(p.scene.has_word(k, "pacts") for _, k in p.scene.syntax.obliques(p.index))
    ),
    "actor-subject-force": lambda p: any(p.scene.is_force(m) for m in p.scene.syntax.surface_subject(p.index)),
    "patient-abstract-event": lambda p: _lemma_in(p, p.patient(), "event_nouns", "event_words"),
    "displaced-noun": lambda p: _quantified(p) or _civil(p, tuple(p.complements(p.index, ("of",)))),
    "force-complement": lambda p: (
        any(p.scene.is_force(k) for k in p.complements(p.index, ("of", "by")))
        or any(p.scene.is_force(k) for k in p.scene.syntax.subkids(p.index, "nmod:poss"))
    ),
    "subject-installation": lambda p: _lemma_in(p, p.scene.syntax.surface_subject(p.index), "institutions"),
    "protester-subject": _protesters,
    "pact-complement": lambda p: any(p.scene.has_word(k, "pacts") for k in p.complements(p.index, ("of", "in"))),
    "post-complement": lambda p: bool(p.scene.syntax.kids(p.index, "xcomp") or p.obliques(p.index, ("as",))),
    "offensive-aim": _offensive_aim,
    "offensive-subject": lambda p: _lemma_in(p, p.scene.syntax.surface_subject(p.index), "event_nouns"),
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
    "vow-form": _vow_form,
    "scorn": _scorn,
    "prison-place": _prison,
    "displaced-form": _displaced_form,
    "patient-abstract": lambda p: _lemma_in(p, p.patient(), "abstract", "things") and not _place_like(p, p.patient()),
    "object-abstract": lambda p: _lemma_in(p, p.patient(), "abstract") and not p.places(("patient",)),
    "object-air": lambda p: any(_air(p, m) for i in p.patient() for m in p.scene.syntax.conjuncts(i)),
    "object-support": lambda p: _lemma_in(p, p.patient(), "abstract"),
    "patient-civil": lambda p: _civil(
        p, p.patient() if p.scene.syntax.passive(p.index) else p.scene.syntax.surface_subject(p.index)
    ),
    "agent-actor": lambda p: bool(p.actors(("agent",))),
    "agent-air": _agent_air,
    "agent-guns": _agent_guns,
    "with-guns": lambda p: any(_guns(p, k) for k in p.obliques(p.index, ("with", "in"))),
    "air-mod": lambda p: _air(p, p.index),
    "guns-mod": lambda p: _guns(p, p.index),
    "air-noun": lambda p: _air(p, p.index),
    "shelling-noun": _shelling,
    "bomb-subject": lambda p: any(_bomb(p, i) for i in p.scene.syntax.surface_subject(p.index)),
    "bomb-noun": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (p.scene.syntax.lemmas[p.index] not in ("bombing",) or _bomb(p, p.index))
        and not _air(p, p.index)
    ),
    "event-noun": _event_noun,
    "parties": _parties,
    "detail": _detail,
    "detail-or-parties": lambda p: (
        p.scene.syntax.rels[p.index] not in ("compound", "amod")
        and (_detail(p) or bool(p.actors(p.trigger.frame.actor)))
    ),
    "own-predicate": _carried,
    "carried": _carried,
    "number": _quantified,
    "number-or-subject": lambda p: _quantified(p) or bool(p.predicated()),
    "actor-force": _force_actor,
    "actor-civil": lambda p: _civil(p, p.agent()),
    "actor-diplomat": _diplomat,
    "diplomatic-noun": _diplomatic_noun,
    "complement": _complement,
    "group-object": _group_object,
    "label-form": _label_form,
    "dead-result": _dead_result,
    "announced": _announced,
    "stative": _stative,
    "bare-move": _bare_move,
    "abstract-place": lambda p: False,
    "prep-from": lambda p: bool(p.obliques(p.index, ("from", "out of")) and p.places(("obl:from,out of",))),
    "denial-object": _denial_object,
}
"""Every condition that the frames' data may name."""


def holds(name: str, paths: Paths) -> bool:
    """Whether the named condition holds. Raises `KeyError` for a name the table lacks."""
    return CONDITIONS[name](paths)
