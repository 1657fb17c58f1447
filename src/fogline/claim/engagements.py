"""Engagements: conditions of the frames of fighting, its victims and its damage, told by the words about a trigger.

Each takes the paths of one trigger and answers whether it holds; `circumstances.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.arguments import is_judged, lemma_in, place_like
from fogline.claim.arms import small_arms
from fogline.claim.conditions import CONDITIONS, Condition
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words

TRYING = frozenset({"try", "attempt", "struggle", "seek", "scramble", "strive", "battle", "fight", "strain"})
TRIALS = frozenset({"attempt", "bid", "effort", "push", "drive", "battle", "struggle", "fight", "try"})
WEIGHTS = frozenset(
    {"heavy", "significant", "serious", "severe", "considerable", "huge", "terrible", "massive", "appalling", "light"}
    | {"minor", "grave", "substantial", "enormous", "big", "great", "devastating", "mass", "numerous", "staggering"}
    | {"horrendous", "crippling", "steep", "grievous", "horrific", "unprecedented"}
)
KIN = frozenset(
    {"brother", "sister", "son", "daughter", "father", "mother", "husband", "wife", "nephew", "niece", "cousin", "boy"}
    | {"girl", "uncle", "aunt", "grandson", "granddaughter", "child", "kid", "grandfather", "grandmother", "comrade"}
)
RELIEVERS = frozenset(
    {"worker", "medic", "rescuer", "nurse", "doctor", "paramedic", "ambulance", "cross", "crescent", "driver", "ship"}
    | {"volunteer", "villager", "fisherman", "lifeboat", "passer-by", "farmer", "resident", "neighbour", "neighbor"}
)
STILL_ON = frozenset(
    {"over", "finished", "ongoing", "underway", "way", "fierce", "intense", "heavy", "on", "relentless"}
)
BEGINNINGS = frozenset({"begin", "start", "erupt", "break", "end", "resume", "finish", "commence", "flare", "stop"})
SINCE = frozenset({"since", "when", "after", "before", "until", "once", "as", "while"})
PERSONAL = frozenset({"he", "she", "they", "him", "her", "them", "i", "we", "me", "us", "who", "whom", "nobody", "all"})
AERIAL = frozenset({"glide", "guided", "barrel", "aerial", "cluster", "gravity", "laser-guided", "thermobaric", "air"})
HANDS = frozenset({"hand", "hands", "possession"})
DEVICES = frozenset({"explosive", "bomb", "device", "charge", "mine", "vest", "belt", "grenade", "landmine", "ied"})


def _tried(paths: Paths) -> bool:
    """The taking of a place is only tried: "struggled to retake", "the attempt to capture"."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or not any(syntax.words[m] == "to" for m in syntax.kids(i, "mark")):
        return False
    if syntax.rels[i] in ("xcomp", "advcl"):
        return syntax.lemmas[head] in TRYING
    return syntax.rels[i] == "acl" and syntax.lemmas[head] in TRIALS


def _aimed_at(paths: Paths) -> bool:
    """What is tried to be taken or reached is a place, by its name or by a word for places."""
    syntax, i = paths.scene.syntax, paths.index
    nodes = (*paths.patient(), *paths.obliques(i, ("into", "inside", "in")), *syntax.kids(i, "flat"))
    named = any(syntax.tokens[n].upos == "PROPN" and not paths.scene.is_force(n) for n in nodes)
    return named or place_like(paths, nodes) or any(syntax.words[n] in ("it", "them") for n in paths.patient())


def _own_way(paths: Paths) -> bool:
    """ "fought their way into the town": a move, not a fight."""
    return any(paths.scene.syntax.lemmas[n] in ("way", "path") for n in paths.patient())


def _weighed(paths: Paths) -> bool:
    """ "heavy losses", "significant casualties": a toll told without a number."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.lemmas[k] for k in syntax.kids(i, "amod")}
    return bool(around & WEIGHTS) and not around & {"territorial", "financial", "economic", "electoral", "material"}


def _lying(paths: Paths) -> bool:
    """ "bodies in the square", "littered with bodies": the dead seen where they lie."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.tokens[i].xpos != "NNS" or syntax.kids(i, "det") or syntax.subkids(i, "nmod:poss"):
        return False
    inside = any(syntax.case(k) in ("in", "on", "at", "under", "along", "beneath") for k in syntax.kids(i, "nmod"))
    case, rel = syntax.case(i), syntax.rels[i]
    return inside or (case in ("for", "except for", "with", "of") and rel in ("obl", "nmod", "conj"))


def _next(paths: Paths) -> bool:
    """ "Oldtown could be next", "that is the next target": the place said of is to be attacked."""
    syntax, i = paths.scene.syntax, paths.index
    if i not in syntax.copular or syntax.kids(i, "obl", "nmod", "xcomp", "advcl"):
        return False
    if syntax.lemmas[i] != "next" and not any(syntax.lemmas[k] == "next" for k in syntax.kids(i, "amod")):
        return False
    subjects = syntax.surface_subject(i)
    pointing = syntax.lemmas[i] != "next" and any(syntax.words[n] in ("that", "this", "it") for n in subjects)
    return pointing or place_like(paths, subjects) or any(_name(paths, n) for n in subjects)


def _name(paths: Paths, index: int) -> bool:
    syntax = paths.scene.syntax
    kinds = {paths.scene.kind_of(g) for g in paths.scene.actors_at(index)}
    return syntax.tokens[index].upos == "PROPN" and not kinds & {"person", "military", "armed-group", "militia"}


def _told_over(paths: Paths) -> bool:
    """ "the war was not over", "the fighting is fierce": the fighting stands as subject of a state."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if syntax.rels[i] != "nsubj" or head not in syntax.copular:
        return False
    if syntax.case(head) == "in" and syntax.lemmas[head] in ("day", "week", "month", "year", "hour"):
        return True
    placed = syntax.case(head) in ("in", "at", "around", "near", "along") and bool(paths.scene.places_of(head))
    return syntax.words[head] in STILL_ON or placed or _sited(paths, head)


def _sited(paths: Paths, index: int) -> bool:
    """ "The fighting was around the terminal"."""
    syntax = paths.scene.syntax
    return syntax.case(index) in ("around", "near", "at", "along") and paths.scene.has_word(index, "place_nouns")


def _dated_by(paths: Paths) -> bool:
    """ "since the fighting began", "when the operation started": what is told already dates another event."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None or syntax.lemmas[carrier] not in BEGINNINGS or syntax.rels[carrier] != "advcl":
        return False
    around = {syntax.words[k] for k in syntax.kids(carrier, "mark", "advmod")}
    if not paths.trigger.carried_as.startswith("nsubj"):
        return False
    if not around & SINCE:
        return False
    scene, inside = paths.scene, [k for k in syntax.subtree(carrier) if k > paths.index]
    return not any(syntax.tokens[k].start <= t.start < syntax.tokens[k].end for t in scene.times for k in inside)


def _backing(paths: Paths) -> bool:
    """ "backed by air strikes": the strikes are the backing."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    return carrier is not None and syntax.lemmas[carrier] in ("back", "support") and syntax.case(paths.index) == "by"


def _pronoun_patient(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] in PERSONAL for n in paths.patient())


def _kin_taken(paths: Paths) -> bool:
    """ "They took my niece", "carried with them girls": people taken by those who came."""
    syntax, i = paths.scene.syntax, paths.index
    subjects = paths.agent()
    takers = any(paths.scene.is_force(n) or syntax.words[n] == "they" for n in subjects)
    taken = any(syntax.lemmas[m] in KIN for n in paths.patient() for m in syntax.conjuncts(n))
    if any(case in ("to", "for") and paths.scene.places_at(k) for case, k in syntax.obliques(i)):
        return False
    harmless = {"hospital", "school", "clinic", "doctor", "safety", "home", "shelter", "border", "church", "family"}
    whereto = {syntax.lemmas[k] for _, k in syntax.obliques(i)}
    return takers and taken and not whereto & harmless and not syntax.kids(i, "xcomp", "ccomp")


def _relieved(paths: Paths) -> bool:
    """Picked up by helpers, not by captors."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in (n, *syntax.kids(n, "compound", "flat"))]
    return any(syntax.lemmas[m] in RELIEVERS for m in nodes)


def _seen_burning(paths: Paths) -> bool:
    """ "We saw boats in flames", "left the depot in ruins": the thing stands as object beside the state."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("obl", "xcomp", "advcl") or not syntax.is_verb(head):
        return False
    things = load_words("things") | load_words("institutions") | load_words("place_nouns")
    return any(syntax.lemmas[m] in things for n in syntax.kids(head, "obj") for m in syntax.conjuncts(n))


def _aerial_bomb(paths: Paths) -> bool:
    """A bomb from the air: a guided or glide bomb, or bombs that hit (planted ones go off)."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.words[k] for k in syntax.kids(i, "compound", "amod")}
    if around & {"suicide", "car", "roadside", "truck", "mortar", "petrol", "parcel", "land"}:
        return False
    plural = syntax.tokens[i].xpos == "NNS" or syntax.words[i].endswith("s")
    carrier = paths.trigger.carrier
    struck = carrier is not None and syntax.lemmas[carrier] in ("hit", "strike", "fall", "rain", "land", "pound")
    return bool(around & AERIAL) or (plural and struck and paths.trigger.carried_as == "nsubj")


def _thing_patient(paths: Paths) -> bool:
    """What is struck is a thing, whoever owns it ("the Ruritanian airliner", "three planes", "it")."""
    syntax = paths.scene.syntax
    nodes = [*paths.patient(), *syntax.kids(paths.index, "obj")]
    nodes += [k for k in syntax.kids(paths.index, "obl") if syntax.case(k) == "down"]
    if syntax.rels[paths.index] == "acl" and paths.index >= 1 and syntax.tokens[paths.index - 1].upos == "NOUN":
        nodes.append(paths.index - 1)
    forces = load_words("forces") - {"tank", "vehicle", "warplane", "warship", "frigate", "gunboat", "armour", "armor"}
    things = (load_words("things") | load_words("air")) - forces
    return any(
        syntax.words[m] == "it" or syntax.lemmas[m] in things
        for n in nodes
        for m in (*syntax.conjuncts(n), *syntax.parts(n))
    )


def _explosive_patient(paths: Paths) -> bool:
    return bool({paths.scene.syntax.lemmas[n] for n in paths.patient()} & DEVICES) or any(
        paths.scene.syntax.words[n] in ("them", "it") for n in paths.patient()
    )


def _blown_subject(paths: Paths) -> bool:
    """ "a booby-trapped house blew up", "the train blew up": no object, and a thing goes up."""
    syntax = paths.scene.syntax
    return not syntax.kids(paths.index, "obj") and lemma_in(paths, syntax.surface_subject(paths.index), "things")


def _into_hands(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(case in ("into", "in") and syntax.lemmas[k] in HANDS for case, k in syntax.obliques(paths.index))


def _arms_subject(paths: Paths) -> bool:
    nodes = [m for n in paths.scene.syntax.surface_subject(paths.index) for m in paths.scene.syntax.conjuncts(n)]
    return lemma_in(paths, tuple(nodes), "guns", "military_things", "aid") and not any(
        paths.scene.has_word(n, "people") and paths.scene.syntax.lemmas[n] != "number" for n in nodes
    )


WILDLY = frozenset({"direction", "indiscriminately", "randomly", "wildly", "random", "sporadically", "repeatedly"})


def _free_shots(paths: Paths) -> bool:
    """ "They are shooting at anyone", "shot over heads", "were shooting out of the woods": fire at nobody named."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "obj", "xcomp") or {"up", "down"} & set(syntax.particles(i)):
        return False
    where = {"at" if syntax.lemmas[k] in WILDLY else case for case, k in syntax.obliques(i) if syntax.words[k] != "air"}
    where |= {"at" for k in syntax.kids(i, "advmod") if syntax.lemmas[k] in WILDLY}
    fired = syntax.lemmas[i] == "fire"
    if syntax.passive(i):
        return fired and bool(where & {"at", "on"})
    subjects = syntax.surface_subject(i)
    firing = any(syntax.words[n] in ("they", "we") for n in subjects)
    firing = firing or (not fired and any(paths.scene.is_force(n) for n in subjects))
    return firing and bool(where & {"at", "on", "over", "out of", "from", "into"})


def _pronoun_fire(paths: Paths) -> bool:
    """Fire of those meant by a pronoun, with no gun named."""
    syntax = paths.scene.syntax
    return any(syntax.words[n] in ("they", "we", "he") for n in paths.agent()) and not CONDITIONS["gun-words"](paths)


def _they(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] in ("they", "we") for n in paths.agent())


def _gun_crews(paths: Paths) -> bool:
    """Guns themselves fire: artillery, though a "gun" may be a rifle."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[n] in ("gun", "gunner", "battery", "howitzer", "cannon") for n in paths.agent())


def _clearing(paths: Paths) -> bool:
    """ "are clearing the plant", "clear the highway of checkpoints", "hunt for the last fighters": still under way."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "hunt":
        return any(case == "for" and paths.scene.is_force(k) for case, k in syntax.obliques(i))
    if syntax.tokens[i].xpos not in ("VBG", "VB") or (syntax.tokens[i].xpos == "VBG" and not syntax.kids(i, "aux")):
        return False
    if not any(paths.scene.is_force(n) or syntax.words[n] in ("they", "we") for n in syntax.surface_subject(i)):
        return False
    searched = syntax.lemmas[i] in ("clear", "cleanse", "comb", "sweep", "mop")
    nodes = paths.patient()
    if lemma_in(paths, nodes, "bombs"):
        return False
    return searched and (place_like(paths, nodes) or any(syntax.words[n] == "it" for n in nodes))


def _beside(paths: Paths) -> bool:
    """ "fight alongside the army": a companionship, unless the enemy, the place or the time is told."""
    syntax, i = paths.scene.syntax, paths.index
    cases = {case for case, _ in syntax.obliques(i)}
    return bool(cases & {"alongside", "beside", "along with"}) and not cases & {"against", "in", "for", "near", "at"}


def _copula(paths: Paths) -> bool:
    return paths.index in paths.scene.syntax.copular


def _unfound(paths: Paths) -> bool:
    """ "met no resistance", "without resistance": what there was none of."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[d] in ("no", "little", "any") for n in paths.patient() for d in syntax.kids(n, "det", "amod")
    ) or any(syntax.words[m] == "without" for m in syntax.kids(paths.index, "mark"))


def _of_other_attack(paths: Paths) -> bool:
    """ "claimed responsibility for the rocket attack": the attack is told by its own noun."""
    syntax = paths.scene.syntax
    return any(syntax.case(k) == "for" for n in (paths.index, *paths.patient()) for k in syntax.kids(n, "nmod", "obl"))


def _guns_object(paths: Paths) -> bool:
    """ "exchanged rocket fire": guns told of, not a fight at close quarters."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for n in paths.patient() for k in syntax.kids(n, "compound", "amod")}
    return bool(around & load_words("gun_modifier"))


def _hit_with_guns(paths: Paths) -> bool:
    """ "were hit from both sides with mortars": the guns hang on another word of the clause."""
    syntax = paths.scene.syntax
    inner = [k for _, o in syntax.obliques(paths.index) for k in syntax.kids(o, "nmod") if syntax.case(k) == "with"]
    return any(syntax.lemmas[m] in load_words("guns") for k in inner for m in syntax.conjuncts(k))


def _named_operation(paths: Paths) -> bool:
    """ "launched what it called a limited operation"."""
    syntax = paths.scene.syntax
    told = syntax.kids(paths.index, "obj", "ccomp")
    inside = [k for n in told for k in syntax.subtree(n, frozenset({"obl", "nmod"}))]
    events = load_words("event_nouns")
    if any(syntax.words[k] == "what" for k in inside):
        return any(syntax.lemmas[k] in events for k in inside)
    head = syntax.head(paths.index)
    own = [k for k in syntax.kids(paths.index, "nsubj") if syntax.words[k] not in ("which", "that", "who")]
    if syntax.tokens[paths.index].deprel != "acl:relcl" or head < 0 or not own:
        return False
    above = syntax.head(head) if syntax.rels[head] == "nmod" else head
    return above >= 0 and syntax.lemmas[above] in events


def _fire_burning(paths: Paths) -> bool:
    """ "a fire rages on the upper floors": fire that burns."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for k in syntax.kids(paths.index, "compound", "amod")}
    return paths.trigger.carried_as == "nsubj" and not around & (load_words("gun_modifier") | {"enemy", "small", "gun"})


def _traded(paths: Paths) -> bool:
    """The headline's "army, rebels trade fire", whatever the parse makes of "trade"."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in ("trade", "exchange") for k in syntax.kids(paths.index, "compound"))


def _bare_raid(paths: Paths) -> bool:
    """ "raid on Oldtown": a raid whose makers nobody names strikes from the air."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.lemmas[k] for k in syntax.kids(i, "compound", "amod")}
    if syntax.lemmas[i] != "raid" or around & (load_words("ground_modifier") | load_words("gun_modifier") | {"snatch"}):
        return False
    sites = [m for k in paths.complements(i, ("on",)) for m in (k, *syntax.kids(k, "compound"))]
    if paths.actors(("by", "mod", "light")) or not any(paths.scene.places_at(m) for m in sites):
        return False
    return paths.trigger.carrier is None or paths.trigger.carried_as == "obl"


def _lone_surrender(paths: Paths) -> bool:
    """ "the militia have given up", "gave up without a shot": forces that give up, and nothing that they give up."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "obj", "xcomp", "ccomp") or syntax.passive(i):
        return False
    return any(paths.scene.is_force(m) for n in syntax.surface_subject(i) for m in syntax.conjuncts(n))


def _led_by_force(paths: Paths) -> bool:
    """ "led out of his office by armed men"."""
    syntax = paths.scene.syntax
    if not syntax.passive(paths.index):
        return CONDITIONS["patient-person"](paths) and CONDITIONS["actor-force"](paths)
    by = paths.obliques(paths.index, ("by",))
    return any(paths.scene.is_force(n) for n in by) or any(
        syntax.lemmas[k] == "gunpoint" for _, k in syntax.obliques(paths.index)
    )


def _of_a_day(paths: Paths) -> bool:
    """ "died in Wednesday's fighting": fighting that only dates what is told."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.case(i) not in ("in", "during"):
        return False
    owners = [syntax.tokens[k] for k in syntax.subkids(i, "nmod:poss")]
    return any(t.start <= o.start < t.end for t in scene.times for o in owners)


def _besieged(paths: Paths) -> bool:
    """ "the base is encircled", "we are surrounded"."""
    syntax, i = paths.scene.syntax, paths.index
    if not syntax.passive(i) or syntax.rels[i] in ("amod", "acl"):
        return False
    nodes = paths.patient()
    force = any(paths.scene.is_force(n) or syntax.words[n] in ("we", "they") for n in nodes)
    by = [k for k in paths.obliques(i, ("by",)) if not paths.scene.is_force(k)]
    return not by and (force or place_like(paths, nodes) or lemma_in(paths, nodes, "institutions"))


def _person_of(paths: Paths) -> bool:
    """ "the death of the mayor", "his killing": whose it is."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod") or syntax.kids(i, "amod", "compound"):
        return False
    for k in paths.complements(i, ("of",)):
        named = any(scene.kind_of(g) == "person" for g in scene.actors_at(k))
        if named or (scene.has_word(k, "people") and not scene.has_word(k, "tolls")):
            return True
    return False


def _not_survived(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    return syntax.negated(i) and not syntax.kids(i, "obj") and lemma_in(paths, syntax.surface_subject(i), "people")


def _she_was_shot(paths: Paths) -> bool:
    """ "she was shot in the back": a person meant by a pronoun."""
    syntax = paths.scene.syntax
    return syntax.passive(paths.index) and any(syntax.words[n] in ("he", "she") for n in paths.patient())


def _bullet(paths: Paths) -> bool:
    """ "a stray bullet hit a girl"."""
    syntax = paths.scene.syntax
    shots = {"bullet", "shrapnel", "splinter", "shot", "fragment"}
    return any(syntax.lemmas[n] in shots for n in paths.agent()) and CONDITIONS["patient-person"](paths)


def _pronoun_held(paths: Paths) -> bool:
    """ "he had been held since March"."""
    syntax, i = paths.scene.syntax, paths.index
    told = any(case in ("since", "for", "by", "at", "without") for case, _ in syntax.obliques(i))
    return syntax.passive(i) and told and any(syntax.words[n] in ("he", "she", "they") for n in paths.patient())


def _heap(paths: Paths) -> bool:
    """ "the mosque is a heap of rubble"."""
    syntax, i = paths.scene.syntax, paths.index
    waste = any(syntax.lemmas[k] in ("rubble", "ruin", "ash", "stone", "debris") for k in syntax.parts(i))
    return i in syntax.copular and waste


def _cut_off_service(paths: Paths) -> bool:
    """ "Hospital without power": the house that lacks it."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] == "nmod" and paths.scene.has_word(head, "institutions")


ENGAGEMENTS: dict[str, Condition] = {
    "tried": _tried,
    "aimed-at": _aimed_at,
    "own-way": _own_way,
    "weighed": _weighed,
    "lying": _lying,
    "next": _next,
    "told-over": _told_over,
    "dated-by": _dated_by,
    "backing": _backing,
    "pronoun-patient": _pronoun_patient,
    "kin-taken": _kin_taken,
    "relieved": _relieved,
    "seen-burning": _seen_burning,
    "aerial-bomb": _aerial_bomb,
    "explosive-patient": _explosive_patient,
    "blown-subject": _blown_subject,
    "into-hands": _into_hands,
    "arms-subject": _arms_subject,
    "free-shots": _free_shots,
    "pronoun-fire": _pronoun_fire,
    "beside": _beside,
    "copula": _copula,
    "unfound": _unfound,
    "of-other-attack": _of_other_attack,
    "clearing": _clearing,
    "struck-bomb": lambda p: bool({p.scene.syntax.lemmas[n] for n in p.patient()} & DEVICES),
    "grid-subject": lambda p: any(
        p.scene.syntax.lemmas[n] in ("network", "line", "grid", "internet", "phone", "signal", "server", "site")
        for n in p.scene.syntax.surface_subject(p.index)
    ),
    "obliged": lambda p: bool(
        {"must", "should", "ought", "let"} & set(p.scene.syntax.auxiliaries(p.trigger.predicate))
    ),
    "judged": is_judged,
    "projectile-subject": lambda p: any(
        p.scene.syntax.lemmas[m] in ("rocket", "shell", "missile", "mortar", "projectile", "round", "salvo")
        for n in p.scene.syntax.surface_subject(p.index)
        for m in (n, *p.scene.syntax.parts(n))
    ),
    "of-thing": lambda p: any(
        p.scene.has_word(k, c) for k in p.complements(p.index, ("of",)) for c in ("things", "institutions")
    ),
    "besieged": _besieged,
    "person-of": _person_of,
    "not-survived": _not_survived,
    "she-was-shot": _she_was_shot,
    "bullet": _bullet,
    "pronoun-held": _pronoun_held,
    "heap": _heap,
    "cut-off-service": _cut_off_service,
    "mass-mod": lambda p: any(
        p.scene.syntax.lemmas[k] == "mass" for k in p.scene.syntax.kids(p.index, "amod", "compound")
    ),
    "force-overwhelms": lambda p: p.scene.syntax.lemmas[p.index] == "overwhelm" and CONDITIONS["actor-force"](p),
    "post-patient": lambda p: place_like(p, p.patient()) or CONDITIONS["patient-force"](p),
    "loot": lambda p: (
        _thing_patient(p) or any(p.scene.syntax.words[n] in ("everything", "anything", "all") for n in p.patient())
    ),
    "guns-object": _guns_object,
    "hit-with-guns": _hit_with_guns,
    "named-operation": _named_operation,
    "fire-burning": _fire_burning,
    "traded": _traded,
    "bare-raid": _bare_raid,
    "lone-surrender": _lone_surrender,
    "led-by-force": _led_by_force,
    "of-a-day": _of_a_day,
    "dragged-into": lambda p: p.trigger.carried_as == "obl" and p.scene.syntax.case(p.index) in ("into", "to"),
    "thing-alone": _thing_patient,
    "noose": lambda p: any(p.scene.syntax.lemmas[n] in ("trap", "noose", "ring", "pocket") for n in p.patient()),
    "trapped-civil": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("trap", "isolate") and CONDITIONS["patient-civil-object"](p)
    ),
    "answered": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("answer", "respond", "retaliate")
        and any(p.scene.syntax.words[k] == "fire" for k in p.obliques(p.index, ("with", "in")))
    ),
    "heard-guns": lambda p: p.trigger.carried_as in ("nsubj", "nsubj:pass", "obj"),
    "noun-form": lambda p: not p.scene.syntax.kids(p.index, "nsubj"),
    "military-mod": lambda p: any(
        p.scene.syntax.lemmas[k] == "military"
        for n in p.scene.syntax.surface_subject(p.index)
        for k in p.scene.syntax.kids(n, "amod", "compound")
    ),
    "part-object": lambda p: any(p.scene.syntax.lemmas[n] == "part" for n in p.patient()),
    "relative": lambda p: p.scene.syntax.tokens[p.index].deprel == "acl:relcl",
    "bombs-rained": lambda p: any(p.scene.syntax.words[n] == "bombs" for n in p.agent()),
    "charged-place": lambda p: place_like(p, p.patient()) or any(p.scene.syntax.words[n] == "it" for n in p.patient()),
    "fire-exchanged": lambda p: any(
        p.scene.syntax.lemmas[k] in ("fire", "gunfire", "shot") for k in p.scene.syntax.parts(p.index)
    ),
    "struck-at": lambda p: (
        not p.patient() and any(p.scene.places_of(k) or p.scene.is_force(k) for k in p.obliques(p.index, ("at", "on")))
    ),
    "small-arms-alone": lambda p: small_arms(p) and not _gun_crews(p),
    "gun-crews": _gun_crews,
    "blown-thing": lambda p: _thing_patient(p) or CONDITIONS["patient-unpeopled"](p),
    "actor-or-they": lambda p: CONDITIONS["actor-force"](p) or _they(p),
    "carried-agent": lambda p: (
        p.trigger.carried_as in ("nsubj", "obl:agent")
        or (p.trigger.carried_as == "obl" and p.scene.syntax.case(p.index) == "by")
    ),
    "fell-otherwise": lambda p: (
        bool(set(p.scene.syntax.particles(p.index)) - {"there", "here"})
        or bool(p.obliques(p.index, ("to", "into", "from", "off", "behind", "down")))
        or bool(p.scene.syntax.kids(p.index, "xcomp"))
    ),
    "arms-surrendered": lambda p: (
        p.scene.syntax.lemmas[p.index] in ("surrender", "yield")
        and any(p.scene.syntax.lemmas[n] in ("arm", "arms", "weapon", "gun") for n in p.patient())
    ),
    "suspended-polity": lambda p: p.scene.syntax.lemmas[p.index] == "suspend" and bool(p.places(("patient",))),
    "downed": lambda p: _thing_patient(p) or CONDITIONS["patient-unpeopled"](p),
    "off-air": lambda p: not p.scene.syntax.kids(p.index, "amod", "nmod"),
    "whole-place": lambda p: (
        place_like(p, p.patient()) or any(p.scene.syntax.lemmas[n] == "whole" for n in p.patient())
    ),
    "kin-subject": lambda p: any(
        p.scene.syntax.lemmas[m] in KIN
        for n in p.scene.syntax.surface_subject(p.index)
        for m in (n, *p.scene.syntax.parts(n))
    ),
    "cut-from": lambda p: (
        p.scene.syntax.lemmas[p.index] == "cut"
        and bool(p.obliques(p.index, ("from",)))
        and bool(p.places(("patient",)))
    ),
    "subject-things": lambda p: (
        (
            lemma_in(p, p.scene.syntax.surface_subject(p.index), "things")
            or any(p.scene.syntax.lemmas[n] == "battery" for n in p.scene.syntax.surface_subject(p.index))
        )
        and not lemma_in(p, p.scene.syntax.surface_subject(p.index), "people")
    ),
}
"""Every condition of this module that the frames' data may name."""
