"""Circumstances: further conditions of frames, told by a few words beside the trigger ("on strike", "to death").

Each takes the paths of one trigger and answers whether it holds; `holds` asks these and those of `conditions`.
"""

from __future__ import annotations

from functools import cache

from fogline.claim.battles import BATTLES
from fogline.claim.bombs import BOMBS
from fogline.claim.bonds import BONDS
from fogline.claim.conditions import CONDITIONS, Condition
from fogline.claim.defiance import DEFIANCE
from fogline.claim.engagements import ENGAGEMENTS
from fogline.claim.figures_of_speech import SPEECH_FIGURES
from fogline.claim.followings import FOLLOWINGS
from fogline.claim.harm import HARM
from fogline.claim.lookalikes import LOOKALIKES
from fogline.claim.menaces import MENACES
from fogline.claim.movements import MOVEMENTS
from fogline.claim.parleys import PARLEYS
from fogline.claim.paths import Paths
from fogline.claim.positions import POSITIONS
from fogline.claim.stances import STANCES
from fogline.claim.strife import STRIFE
from fogline.claim.strikes import STRIKES
from fogline.lexicon.frames import load_words

STATES = frozenset({"country", "government", "ministry", "igo", "agency"})
IRREGULARS = frozenset({"armed-group", "militia"})
LONG_TRANSITIVE = frozenset({"ccomp", "parataxis", "conj", "advcl"})
PLAIN_DIRECT = frozenset({"car", "vehicle", "charge", "device", "explosion", "bombing", "bomber", "vest"})
AERIAL = frozenset({"glide", "aerial", "cluster", "barrel", "guided", "gravity", "air", "nuclear", "mortar", "atomic"})
BOMB_WORDS = frozenset(
    {"bomb", "ied", "mine", "landmine", "suicide", "car-bomb", "explosive", "bombing", "parcel-bomb", "grenade"}
)
CRAFT = frozenset(
    {"jet", "plane", "aircraft", "helicopter", "drone", "ship", "boat", "vessel", "frigate", "tanker", "submarine"}
    | {"warship", "ferry", "trawler", "gunship", "destroyer", "freighter", "corvette", "airliner", "dinghy", "barge"}
)
DISPLACED = frozenset(
    {"refugee", "civilian", "resident", "villager", "family", "displaced", "evacuee", "migrant", "people", "thousand"}
    | {"person", "inhabitant", "woman", "child", "returnee", "hundred", "dozen", "million"}
)
PROTEST_WORDS = frozenset(
    {"slogan", "stone", "rock", "bottle", "brick", "molotov", "petrol", "cocktail", "tyre", "tire", "effigy", "tool"}
    | {"out", "sit-in", "vigil", "placard", "barricade", "banner", "protest", "demonstration", "rally", "job", "march"}
    | {"picture", "portrait", "poster", "sign", "photograph", "candle"}
)
CROWDS = frozenset(
    {"protester", "demonstrator", "crowd", "mob", "rioter", "marcher", "supporter", "youth", "striker"}
) | {"student"}
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
MEETINGS = frozenset(
    {"summit", "meeting", "talk", "conference", "rally", "vigil", "funeral", "hearing", "session", "ceremony", "march"}
)
WHOLE_POLITIES = frozenset(
    {"council", "parliament", "assembly", "cabinet", "league", "committee", "congress", "senate"}
)


def _near(paths: Paths) -> set[str]:
    """Lower-case forms of the trigger's own clause."""
    syntax = paths.scene.syntax
    return {syntax.words[k] for k in syntax.subtree(paths.index, LONG_TRANSITIVE)}


def _lemmas(paths: Paths, nodes: tuple[int, ...]) -> set[str]:
    """Lemmas of nodes, of what is coordinated with them and of what they are a number of."""
    syntax, found = paths.scene.syntax, set()
    for node in nodes:
        for member in syntax.conjuncts(node):
            found.add(syntax.lemmas[member])
            found |= {syntax.lemmas[k] for k in syntax.kids(member, "nmod") if syntax.case(k) == "of"}
    return found


def _subject(paths: Paths) -> set[str]:
    return _lemmas(paths, paths.scene.syntax.surface_subject(paths.index))


def _modifiers(paths: Paths, node: int) -> set[str]:
    syntax = paths.scene.syntax
    inner = syntax.kids(node, "compound", "amod")
    return {syntax.lemmas[k] for n in inner for k in (n, *syntax.kids(n, "compound"))}


def _kinds(paths: Paths, path: str) -> set[str]:
    return {paths.scene.kind_of(g) for g in paths.actors((path,))}


def _force(paths: Paths, nodes: tuple[int, ...]) -> bool:
    return any(paths.scene.is_force(m) for n in nodes for m in paths.scene.syntax.conjuncts(n))


def _crowd(paths: Paths) -> bool:
    """Civilians or people of a trade or cause, not soldiers."""
    nodes = paths.agent()
    return bool(_lemmas(paths, nodes) & load_words("protesters")) or CONDITIONS["actor-civil"](paths)


def _soldiers(paths: Paths) -> bool:
    """Soldiers by word or by kind; a state is none."""
    if _lemmas(paths, paths.agent()) & (load_words("forces") - {"man", "side", "group", "movement", "opposition"}):
        return True
    return bool(_kinds(paths, "agent") & {"military", "armed-group", "militia"})


def _front_frozen(paths: Paths) -> bool:
    """ "the front line has barely moved", "remained static"."""
    if not _subject(paths) & {"line", "front", "frontline"} or not _near(paths) & {"front", "frontline", "frontlines"}:
        return False
    still = {"barely", "hardly", "little", "scarcely", "static", "frozen", "unchanged", "stable", "largely"}
    return paths.scene.syntax.negated(paths.index) or bool(_near(paths) & still)


def _hit_subject(paths: Paths) -> bool:
    """A place or a force that comes under fire; a minister under fire is only criticised."""
    syntax = paths.scene.syntax
    for case, node in syntax.obliques(paths.index):
        if case in ("for", "over") or (case == "under" and _modifiers(paths, node) & load_words("gun_modifier")):
            return False
    return CONDITIONS["subj-place"](paths) or _force(paths, syntax.surface_subject(paths.index))


def _bomb_agent(paths: Paths) -> bool:
    """A planted bomb as what hits or kills; shells and bombs from the air are not."""
    syntax = paths.scene.syntax
    if not syntax.kids(paths.index, "nsubj") and not syntax.passive(paths.index):
        return False
    nodes = [m for n in paths.agent() for m in (*syntax.conjuncts(n), *syntax.parts(n))]
    nodes += [k for k in paths.obliques(paths.index, ("by",)) if k not in nodes]
    for node in nodes:
        lemma, around = syntax.lemmas[node], _modifiers(paths, node)
        if around & (AERIAL | load_words("gun_modifier") | load_words("air_modifier")):
            continue
        if lemma in load_words("bombs") - PLAIN_DIRECT:
            return True
        if lemma in ("charge", "device") and syntax.lemmas[paths.index] in ("rip", "tear", "shatter", "wreck", "gut"):
            return True
        if lemma in PLAIN_DIRECT - {"explosion", "bombing"} and around & (load_words("bomb_modifier") | {"bomb"}):
            return lemma not in ("car", "vehicle") or bool(around & {"bomb", "suicide", "explosive"})
    return False


def _bomb_mod(paths: Paths) -> bool:
    return bool(_modifiers(paths, paths.index) & BOMB_WORDS)


def _bombs_fell(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    nodes = [m for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n)]
    return any(syntax.lemmas[n] == "bomb" and "mortar" not in _modifiers(paths, n) for n in nodes)


def _bomber_driving(paths: Paths) -> bool:
    if _lemmas(paths, paths.agent()) & {"bomber", "attacker", "assailant"} and _near(paths) & {"car", "truck", "van"}:
        return True
    return bool({"explosives", "explosive", "bomb"} & _near(paths)) and bool(paths.patient())


def _labour_strike(paths: Paths) -> bool:
    """A strike of workers: by its adjective, by who calls it, or by "on"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "strike":
        return True
    around = _modifiers(paths, i)
    if around & (load_words("air_modifier") | load_words("gun_modifier")):
        return False
    strikers = (*paths.complements(i, ("by", "of")), *syntax.subkids(i, "nmod:poss"), *syntax.kids(i, "compound"))
    if around & load_words("labour") or _lemmas(paths, strikers) & (load_words("protesters") - {"opposition", "party"}):
        return True
    carrier = paths.trigger.carrier
    if carrier is None or paths.trigger.carried_as != "obj":
        return False
    return syntax.lemmas[carrier] in ("call", "stage", "join", "observe", "begin", "end") and _crowd(paths)


def _shot_person(paths: Paths) -> bool:
    passive = paths.scene.syntax.passive(paths.index) or bool(paths.actors(("agent",)))
    return passive and CONDITIONS["patient-person"](paths)


def _patient_has(paths: Paths, words: frozenset[str]) -> bool:
    syntax = paths.scene.syntax
    nodes = {k for n in paths.patient() for k in syntax.subtree(n, frozenset({"acl", "advcl", "ccomp"}))}
    return any(syntax.lemmas[k] in words for k in nodes)


def _relief(paths: Paths) -> bool:
    """Relief goods that come or are brought: an aid convoy, food, medicine."""
    syntax = paths.scene.syntax
    nodes = paths.patient() if syntax.passive(paths.index) else syntax.surface_subject(paths.index)
    around = {m for n in nodes for m in _modifiers(paths, n)}
    loads = tuple(k for n in nodes for v in syntax.kids(n, "acl") for k in syntax.kids(v, "obj", "obl"))
    nodes = (*nodes, *(k for k in loads if not syntax.is_verb(k)))
    return bool(_lemmas(paths, nodes) & load_words("relief")) or bool(around & {"aid", "relief", "humanitarian"})


def _time_to_act(paths: Paths) -> bool:
    """ "gave them 48 hours to leave"."""
    syntax = paths.scene.syntax
    return any(
        syntax.words[m] == "to"
        for n in (paths.index, *paths.patient())
        for k in syntax.kids(n, "xcomp", "acl", "advcl")
        for m in syntax.kids(k, "mark")
    )


def _told_to(paths: Paths) -> bool:
    """An order with an infinitive: "told residents to leave"."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(syntax.words[m] == "to" for k in inner for m in syntax.kids(k, "mark"))


def _told_civilians(paths: Paths) -> bool:
    """Residents, villagers, foreigners: those told are no soldiers."""
    syntax = paths.scene.syntax
    told = tuple(syntax.kids(paths.index, "obj", "iobj")) or paths.patient()
    found = _lemmas(paths, told)
    return bool(found & (load_words("civil") | load_words("protesters"))) and not found & load_words("forces")


def _with_arms(paths: Paths) -> bool:
    """ "provided the rebels with weapons": what is given hangs on the receiver."""
    syntax = paths.scene.syntax
    inner = [k for n in paths.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) == "with"]
    return bool(_lemmas(paths, tuple(inner)) & load_words("aid"))


def _no_holder(paths: Paths) -> bool:
    """ "The stadium holds 50,000 people", "a summit of leaders was held": nobody holds anybody."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] != "hold":
        return False
    if {syntax.lemmas[n] for n in paths.patient()} & (MEETINGS | load_words("event_words")):
        return True
    return not syntax.passive(paths.index) and not paths.actors(("agent",))


def _lone(paths: Paths) -> bool:
    """A number or a personal pronoun stands for people ("eighteen were let go", "he was set free")."""
    syntax = paths.scene.syntax
    return any(
        syntax.tokens[n].upos == "NUM" or syntax.words[n] in ("he", "she", "him", "her", "them")
        for n in (paths.patient())
    )


def _unforthcoming(paths: Paths) -> bool:
    """ "declined to comment" refuses only words."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "xcomp", "ccomp", "advcl")
    return any(syntax.lemmas[k] in load_words("unforthcoming") for k in inner)


def _post(paths: Paths) -> bool:
    """Somebody is named to or removed from a post: the post stands as object, or as what he becomes."""
    syntax = paths.scene.syntax
    nodes = (*paths.patient(), *syntax.kids(paths.index, "xcomp"), *paths.obliques(paths.index, ("as",)))
    around = _lemmas(paths, nodes)
    named = {syntax.lemmas[k] for n in nodes for k in syntax.kids(n, "compound", "appos", "flat")}
    return bool((around | named) & load_words("posts"))


def _any_actor(paths: Paths) -> bool:
    """Any subject at all that is a body, a person or an actor known."""
    words = load_words("diplomats") | load_words("groups") | load_words("rulers")
    return bool(paths.actors(("agent",))) or bool(_lemmas(paths, paths.agent()) & words)


PARTIES = frozenset({"side", "each", "both", "neither", "they", "party", "it", "he", "she", "we"})
VISITORS = frozenset(
    {"commission", "committee", "monitor", "mission", "delegation", "team", "observer", "inspector", "panel", "expert"}
    | {"cross", "crescent", "council", "rapporteur", "investigator", "prosecutor", "federation"}
)
CONTINGENTS = frozenset(
    {"monitor", "observer", "adviser", "advisor", "peacekeeper", "contingent", "troops", "troop", "soldier", "force"}
    | {"unit", "battalion", "brigade", "trainer", "mission", "instructor"}
)


def _took_people(paths: Paths) -> bool:
    """ "took 37 people with them", "took 300 pupils from schools": counted civilians or captives taken along."""
    if not CONDITIONS["patient-person"](paths) or not _subject_may_take(paths):
        return False
    syntax = paths.scene.syntax
    with_them = any(case in ("with", "from", "off") for case, _ in syntax.obliques(paths.index))
    snatched = syntax.lemmas[paths.index] in ("grab", "nab", "snatch")
    return with_them or snatched or bool(_near(paths) & {"captive", "hostage", "alive", "prisoner", "away"})


def _subject_may_take(paths: Paths) -> bool:
    agents = paths.agent()
    return not agents or _force(paths, agents) or any(paths.scene.syntax.tokens[n].upos == "PRON" for n in agents)


def _lone_freed(paths: Paths) -> bool:
    """ "21 have been released", "of whom 29 were freed": a number alone, or "one"."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] == "let" and not _near(paths) & {"go", "free"}:
        return False
    return any(syntax.tokens[n].upos == "NUM" or syntax.words[n] in ("one", "all", "most") for n in paths.patient())


def _hosted(paths: Paths) -> bool:
    """Refugees and the displaced who are taken in."""
    return bool(_lemmas(paths, paths.patient()) & (DISPLACED - {"hundred", "dozen", "thousand", "million"}))


def _went_dark(paths: Paths) -> bool:
    near = _near(paths)
    return bool(near & {"dark", "darkness", "blackout"}) and not near & {"age", "ages"}


def _for_or_against(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(
        syntax.case(k) in ("for", "against", "over", "on", "upon") for k in syntax.kids(paths.index, "nmod", "obl")
    )


def _demanded(paths: Paths) -> bool:
    """A demand told with what is demanded: "a government demand to hand over X", "calls for a truce"."""
    syntax = paths.scene.syntax
    inner = syntax.kids(paths.index, "acl", "ccomp")
    return bool(inner) and any(syntax.words[m] in ("to", "that") for k in inner for m in syntax.kids(k, "mark"))


def _craft_agent(paths: Paths) -> bool:
    """Aircraft or drones as who kills ("drones kill 21"); strikes and raids are nouns of their own."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    return any(syntax.lemmas[n] in AIRCRAFT for n in nodes)


AIRCRAFT = frozenset(
    {
        "drone",
        "jet",
        "warplane",
        "helicopter",
        "aircraft",
        "plane",
        "bomber",
        "uav",
        "gunship",
        "quadcopter",
        "fighter-jet",
    }
)


def _displaced_argument(paths: Paths) -> bool:
    nodes = (*paths.patient(), *paths.scene.syntax.surface_subject(paths.index))
    return bool(_lemmas(paths, nodes) & {"displaced", "refugee", "evacuee", "returnee", "exodus"})


PROTEST_NEAR = frozenset(
    {"demand", "protest", "demonstrate", "rally", "streets", "street", "march", "meeting", "strike", "square"}
)


def _told_others(paths: Paths) -> bool:
    """Somebody who is no soldier is told to do something ("told us to open our shops", "orders envoy to leave")."""
    syntax = paths.scene.syntax
    told = syntax.kids(paths.index, "obj", "iobj")
    members = [m for n in told for m in syntax.conjuncts(n)]
    if not members or any(paths.scene.is_force(m) for m in members):
        return False
    classes = ("people", "civil", "protesters", "diplomats")
    return any(
        syntax.words[m] in ("us", "them", "me", "him") or any(paths.scene.has_word(m, c) for c in classes)
        for m in members
    )


def _broke_through(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return syntax.lemmas[paths.index] in ("break", "punch", "smash") and "through" in syntax.particles(paths.index)


def _there_is(paths: Paths) -> bool:
    """ "There was no power": a clause that only says whether something is there."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    nodes = [paths.index] if head < 0 else [paths.index, head]
    return any(syntax.kids(n, "expl") for n in nodes)


CIRCUMSTANCES: dict[str, Condition] = {
    "told-others": _told_others,
    "subject-military": lambda p: bool(_subject(p) & load_words("military_things")),
    "gun-modified": lambda p: bool(_modifiers(p, p.index) & load_words("gun_modifier")),
    "broke-through": _broke_through,
    "there-is": _there_is,
    "epithet": lambda p: p.scene.syntax.rels[p.index] in ("amod", "compound"),
    "subj-force": lambda p: any(
        p.scene.is_force(m) for n in p.scene.syntax.surface_subject(p.index) for m in p.scene.syntax.conjuncts(n)
    ),
    "evacuees": lambda p: CONDITIONS["patient-civil-object"](p),
    "moved-away": lambda p: bool(p.obliques(p.index, ("from", "out of", "to", "into"))) or "out" in _near(p),
    "actor-or-force": lambda p: bool(p.actors(("agent",))) or _force(p, p.agent()),
    "it-predicated": lambda p: any(
        p.scene.syntax.words[n] in ("it", "they", "both", "this", "all") for n in p.predicated()
    ),
    "patient-polity": lambda p: bool(_kinds(p, "patient") & (STATES | load_words("armed_kinds"))),
    "with-unit": lambda p: bool(_near(p) & {"garrison", "men", "soldiers", "troops", "unit", "battalion", "fighters"}),
    "protest-near": lambda p: bool(_near(p) & PROTEST_NEAR),
    "prep-out": lambda p: any(case in ("out", "out of") for case, _ in p.scene.syntax.obliques(p.index)),
    "took-people": _took_people,
    "agent-named": lambda p: (
        any(p.scene.syntax.tokens[n].upos == "PROPN" for n in p.agent()) or bool(p.actors(("agent",)))
    ),
    "lone-freed": _lone_freed,
    "hosted-people": _hosted,
    "displaced-argument": _displaced_argument,
    "went-dark": _went_dark,
    "craft-agent": _craft_agent,
    "demanded": _demanded,
    "for-or-against": _for_or_against,
    "headed": lambda p: p.scene.block.kind in ("headline", "subhead", "list_item", "live_entry", "caption"),
    "patient-contingent": lambda p: bool(_lemmas(p, p.patient()) & CONTINGENTS),
    "pact-subject": lambda p: bool(_subject(p) & load_words("pacts")),
    "subject-side": lambda p: bool(_subject(p) & PARTIES),
    "group-subject": lambda p: (
        bool(_subject(p) & load_words("groups")) or bool(_kinds(p, "agent") & {"coalition", "armed-group", "militia"})
    ),
    "relief-object": lambda p: _patient_has(p, load_words("relief")),
    "visiting-body": lambda p: bool(_subject(p) & VISITORS) or bool(_kinds(p, "agent") & {"igo", "ministry"}),
    "gates": lambda p: p.scene.syntax.lemmas[p.index] in ("gate", "doorstep", "threshold", "door"),
    "prep-into": lambda p: bool(p.obliques(p.index, ("into", "inside"))),
    "prep-behind": lambda p: bool(p.obliques(p.index, ("behind", "around"))),
    "prep-said": lambda p: bool(p.scene.syntax.kids(p.index, "ccomp", "parataxis")),
    "front-frozen": _front_frozen,
    "predicated-force": lambda p: _force(p, p.predicated()),
    "actor-soldiers": _soldiers,
    "actor-crowd": _crowd,
    "actor-state": lambda p: bool(_kinds(p, "agent") & STATES),
    "actor-party": lambda p: bool(_kinds(p, "agent") & (STATES | load_words("armed_kinds"))),
    "agent-irregular": lambda p: bool(_kinds(p, "agent") & IRREGULARS),
    "any-actor": _any_actor,
    "any-force": lambda p: _force(p, (*p.agent(), *p.patient())),
    "passive": lambda p: p.scene.syntax.passive(p.index),
    "bomb-mod": _bomb_mod,
    "bomb-agent": _bomb_agent,
    "bombs-fell": _bombs_fell,
    "bomber-driving": _bomber_driving,
    "riot-means": lambda p: bool(_near(p) & load_words("riot_means")),
    "bullets": lambda p: bool(_near(p) & {"bullet", "bullets", "gunfire", "fire", "machine-gun", "gun"}),
    "hit-subject": _hit_subject,
    "carried-shots": lambda p: p.trigger.carried_as in ("nsubj", "nsubj:pass"),
    "captive-words": lambda p: bool(_near(p) & {"captive", "hostage", "prisoner", "prisoners", "hostages"}),
    "to-death": lambda p: "alive" in _near(p) or {"to", "death"} <= _near(p),
    "shot-person": _shot_person,
    "subject-people": lambda p: bool(_subject(p) & load_words("people")),
    "refugee-subject": lambda p: bool(_subject(p) & DISPLACED) and not _near(p) & {"street", "streets", "square"},
    "patient-civil-agent": lambda p: CONDITIONS["actor-civil"](p),
    "reflexive": lambda p: bool(
        {p.scene.syntax.words[n] for n in p.scene.syntax.kids(p.index, "obj", "iobj")} & REFLEXIVES
    ),
    "particle-up": lambda p: "up" in p.scene.syntax.particles(p.index),
    "one-body": lambda p: any(
        p.scene.syntax.words[n] in ("body", "corpse", "remains")
        for n in (*p.patient(), *p.scene.syntax.surface_subject(p.index))
    ),
    "other-crowd": lambda p: bool(
        _lemmas(p, (*p.patient(), *p.obliques(p.index, ("with", "against")))) & (CROWDS - {"supporter", "youth"})
    ),
    "aground": lambda p: "aground" in _near(p),
    "ablaze": lambda p: bool(_near(p) & {"ablaze", "alight", "afire"}),
    "with-arms": _with_arms,
    "told-civilians": _told_civilians,
    "person-no-place": lambda p: _kinds(p, "agent") == {"person"} and not p.places(p.trigger.frame.place),
    "person-alone": lambda p: _kinds(p, "agent") == {"person"} and not p.actors(p.trigger.frame.recipient),
    "went-off": lambda p: (
        p.scene.syntax.lemmas[p.index] == "storm"
        and any(case.split(" ")[0] in ("off", "out") for case, _ in p.scene.syntax.obliques(p.index))
    ),
    "no-holder": _no_holder,
    "free-words": lambda p: bool(_near(p) & {"free", "go"}) and (CONDITIONS["patient-person"](p) or _lone(p)),
    "subject-craft": lambda p: (
        bool(_subject(p) & CRAFT)
        and (p.scene.syntax.lemmas[p.index] != "run" or "aground" in _near(p))
        and not any(case in ("into", "on") for case, _ in p.scene.syntax.obliques(p.index))
    ),
    "hit-thing": lambda p: CONDITIONS["patient-thing"](p) or CONDITIONS["subject-built"](p),
    "predicated-thing": lambda p: bool(
        _lemmas(p, p.predicated()) & (load_words("things") | load_words("institutions"))
    ),
    "labour-strike": _labour_strike,
    "street-words": lambda p: bool(_near(p) & {"street", "streets", "square", "avenue", "boulevard"}),
    "protest-words": lambda p: bool(
        {p.scene.syntax.lemmas[k] for k in p.scene.syntax.subtree(p.index, LONG_TRANSITIVE)} & PROTEST_WORDS
    ),
    "protest-crowd": lambda p: bool(_lemmas(p, p.agent()) & CROWDS),
    "told-diplomat": lambda p: bool(
        _lemmas(p, tuple(p.scene.syntax.kids(p.index, "obj", "iobj")))
        & (load_words("diplomats") - {"he", "she", "they"})
    ),
    "patient-diplomat": lambda p: bool(_lemmas(p, p.patient()) & load_words("diplomats")),
    "talk-purpose": lambda p: bool(
        {p.scene.syntax.lemmas[k] for k in p.scene.syntax.subtree(p.index)}
        & {"discuss", "talk", "talks", "summit", "meeting", "negotiate", "down", "conference", "negotiation"}
    ),
    "body-subject": lambda p: bool(_subject(p) & WHOLE_POLITIES),
    "pact-modifier": lambda p: bool(_modifiers(p, p.index) & load_words("pacts")),
    "aid-object": lambda p: _patient_has(p, load_words("aid")),
    "relief-argument": _relief,
    "with-deed": lambda p: bool(p.scene.syntax.kids(p.index, "advcl", "ccomp", "xcomp")),
    "time-to-act": _time_to_act,
    "told-to": _told_to,
    "unforthcoming": _unforthcoming,
    "ruler-object": lambda p: bool(_lemmas(p, p.patient()) & load_words("rulers")) or "person" in _kinds(p, "patient"),
    "post-object": _post,
    "named-so": lambda p: bool(p.scene.syntax.kids(p.index, "xcomp", "obj", "appos")) and len(p.patient()) > 0,
}
"""Every condition of this module that the frames' data may name."""


@cache
def load_conditions() -> dict[str, Condition]:
    """Every condition by its name; the special tables stand before the general one."""
    special = PARLEYS | DEFIANCE | MENACES | BONDS | STANCES | MOVEMENTS | POSITIONS | LOOKALIKES
    special |= ENGAGEMENTS | STRIKES | STRIFE | BOMBS | HARM | FOLLOWINGS
    special |= BATTLES | SPEECH_FIGURES
    return CONDITIONS | special | CIRCUMSTANCES


def holds(name: str, paths: Paths) -> bool:
    """Whether the named condition holds. Raises `KeyError` for a name that no table has."""
    return load_conditions()[name](paths)
