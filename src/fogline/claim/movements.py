"""Movements: conditions of the frames about ground taken, held, entered and left, and about people on the move."""

from __future__ import annotations

from itertools import pairwise

from fogline.claim.arguments import force_actor, is_civil, person_patient, place_like
from fogline.claim.conditions import Condition
from fogline.claim.paths import Paths
from fogline.lexicon.frames import load_words

SITES = frozenset(
    {"well", "quarry", "mine", "farm", "orchard", "depot", "warehouse", "factory", "mill", "refinery", "field", "dam"}
    | {"terminal", "hospital", "school", "university", "campus", "station", "ministry", "courthouse", "prison", "jail"}
    | {"airstrip", "runway", "junction", "crossroads", "roundabout", "barracks", "garrison", "fort", "fortress", "post"}
    | {"monastery", "church", "mosque", "temple", "hotel", "market", "bridge", "tower", "plant", "complex", "studio"}
    | {"tunnel", "valley", "plain", "forest", "wood", "island", "beach", "pass", "gate", "line", "trench", "bunker"}
)
EDGES = frozenset({"outskirt", "outskirts", "edge", "suburb", "fringe", "periphery"})
INNER = frozenset(
    {"centre", "center", "heart", "middle", "downtown", "square", "roundabout", "quarter", "neighbourhood", "street"}
    | {"neighborhood", "alley", "courtyard", "compound"}
)
TELLING = frozenset(
    {"announce", "report", "confirm", "claim", "declare", "deny", "proclaim", "celebrate", "broadcast", "hail"}
    | {"admit", "acknowledge", "concede", "dispute", "trumpet", "say"}
)
DISTANCES = frozenset(
    {"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "metre", "metres", "meter"}
    | {"meters", "yard", "yards"}
)
THERE = frozenset({"there", "here", "inside", "nearby"})
GOING = frozenset({"forward", "forwards", "onward", "onwards"})
WHEELS = frozenset(
    {"bus", "truck", "lorry", "cart", "tractor", "van", "boat", "ferry", "car", "taxi", "donkey", "mule", "horse"}
    | {"wagon", "train", "plane", "helicopter", "trailer", "wheelbarrow", "bicycle", "canoe", "ship", "raft", "foot"}
    | {"minibus", "ambulance", "pick-up", "pickup", "motorcycle", "motorbike", "barge", "convoy", "sledge", "coach"}
)
VEHICLES = frozenset(
    {"car", "tractor", "cart", "truck", "bus", "vehicle", "lorry", "wagon", "van", "minibus", "people"}
)
SAFETY = frozenset(
    {"camp", "safety", "shelter", "bank", "side", "home", "border", "refuge", "school", "stadium", "centre", "center"}
)
SOLDIERS_CARS = frozenset({"armoured", "armored", "military", "army", "pickup", "pick-up", "gun", "police"})
TOWARD = frozenset({"to", "into", "toward", "towards"})
TREATED = frozenset(
    {"hospital", "clinic", "morgue", "mortuary", "court", "table", "trial", "prison", "custody", "jail"}
)
HURT = frozenset(
    {"wound", "wounded", "injured", "casualty", "patient", "dead", "body", "bodies", "corpse", "killed", "captured"}
    | {"capture", "detain", "arrest", "rescue", "free", "detained", "captive"}
)
STANDING = frozenset(
    {"station", "post", "park", "entrench", "garrison", "position", "camp", "billet", "base", "stand", "deploy", "sit"}
    | {"rest", "wait", "hide"}
)
SHARES = frozenset({"whole", "most", "rest", "all", "half", "much", "part", "third", "two-thirds", "quarter", "bulk"})
"""Shares of a place that is named behind them ("most of Oldtown")."""
HOPES = frozenset({"hope", "dream", "chance", "goal", "aim", "idea", "prospect", "way", "promise", "ambition", "talk"})
HIGHER = frozenset({"commander", "general", "officer", "colonel", "captain", "leader", "command", "chief", "warlord"})


def _clause(paths: Paths) -> set[str]:
    """Lower-case words of the trigger's clause, without what is said or told beside it."""
    syntax = paths.scene.syntax
    return {syntax.words[k] for k in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis", "conj", "advcl"}))}


def _subject(paths: Paths) -> tuple[int, ...]:
    syntax = paths.scene.syntax
    return tuple(m for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n))


def _is_named(paths: Paths, index: int) -> bool:
    """A name that no record knows for a person, a force or a state: the name of a place, for aught the reader knows."""
    scene = paths.scene
    if scene.syntax.tokens[index].upos != "PROPN":
        return False
    found = scene.actors_at(index)
    return all(g.how == "learned" or scene.kind_of(g) == "group" for g in found)


def _site_at_place(paths: Paths) -> bool:
    """ "seized the wells at Oldtown", "took a quarry near Newtown": a site with its place."""
    scene, syntax = paths.scene, paths.scene.syntax
    for node in paths.patient():
        for member in syntax.conjuncts(node):
            if syntax.lemmas[member] not in SITES:
                continue
            located = [k for k in syntax.kids(member, "nmod") if syntax.case(k) in load_words("locatives") | {"of"}]
            named = [k for k in syntax.kids(member, "compound") if syntax.tokens[k].upos == "PROPN"]
            if any(scene.places_of(k) for k in located) or named or paths.places(("obl:at,in,near,outside,around",)):
                return True
    return False


def _named_patient(paths: Paths) -> bool:
    """ "captured Kudarappu": a force takes what is named and is nobody known."""
    if person_patient(paths) or not force_actor(paths):
        return False
    syntax = paths.scene.syntax
    nodes = [k for n in paths.patient() for k in ((n, *syntax.parts(n)) if syntax.lemmas[n] in SHARES else (n,))]
    return any(_is_named(paths, n) for n in nodes)


def _none_of_places(paths: Paths) -> bool:
    """ "not one of our camps has been taken", "none of the villages"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[n] in ("one", "none", "any", "each", "all", "both", "neither")
        and any(syntax.lemmas[k] in load_words("place_nouns") or paths.scene.places_at(k) for k in syntax.parts(n))
        for n in paths.patient()
    )


def _place_complement(paths: Paths) -> bool:
    """ "the fall of the headquarters of the brigade": a complement that is a place, if no named one."""
    syntax = paths.scene.syntax
    kids = tuple(k for k in syntax.kids(paths.index, "nmod") if syntax.case(k) in ("of", "over"))
    return bool(kids) and place_like(paths, kids) and _told_as_news(paths)


def _told_as_news(paths: Paths) -> bool:
    """A taking that is announced, reported or denied, or that heads a report."""
    syntax = paths.scene.syntax
    if paths.scene.block.kind in ("headline", "standfirst", "subhead", "list_item", "live_entry"):
        return True
    carrier = paths.trigger.carrier
    above = carrier if carrier is not None else syntax.head(paths.index)
    return above >= 0 and syntax.lemmas[above] in TELLING | {"leave", "open", "mark", "deal", "give", "bring"}


def _its_own(paths: Paths) -> bool:
    """ "its capture was first reported on Tuesday": the taking of a place named before, told as news."""
    syntax = paths.scene.syntax
    owned = any(syntax.words[k] in ("its", "their") for k in syntax.subkids(paths.index, "nmod:poss"))
    above = paths.trigger.carrier
    above = above if above is not None else syntax.head(paths.index)
    return owned and above >= 0 and syntax.lemmas[above] in TELLING


def _free_place(paths: Paths) -> bool:
    """ "Knin is free", "the quarter is clear": said of a place by name, not free of something."""
    syntax = paths.scene.syntax
    nodes = paths.predicated()
    if any(syntax.case(k) in ("of", "from", "to", "for") for k in syntax.kids(paths.index, "obl", "nmod")):
        return False
    if syntax.kids(paths.index, "xcomp", "ccomp", "csubj", "advcl", "expl"):
        return False
    return any(bool(paths.scene.places_of(n)) or _is_named(paths, n) for n in nodes)


def _sited(paths: Paths) -> bool:
    """A place by name, by "there", or by the "where" of a relative clause."""
    syntax, i = paths.scene.syntax, paths.index
    if paths.places(paths.trigger.frame.place):
        return True
    if any(syntax.words[k] in THERE for k in syntax.kids(i, "advmod")):
        return True
    if syntax.tokens[i].deprel == "acl:relcl" and any(syntax.words[k] == "where" for k in syntax.children[i]):
        return True
    return any(
        syntax.words[k] == "it" and case in ("in", "inside", "at", "around", "near") for case, k in syntax.obliques(i)
    )


def _posted(paths: Paths) -> bool:
    """Somewhere, named or not: "parked in front of the council", "dug in along the ridge"."""
    syntax = paths.scene.syntax
    if _sited(paths):
        return True
    words = load_words("place_nouns") | load_words("institutions") | SITES
    wanted = load_words("locatives")
    return any(
        (case in wanted or case.split(" ")[0] in wanted) and syntax.lemmas[k] in words
        for case, k in syntax.obliques(paths.index)
    )


def _has_holder(paths: Paths) -> bool:
    """Who is "in control" is somebody that may hold ground: known, a force by its word, or a sect, clan or group."""
    scene, nodes = paths.scene, paths.predicated()
    words = load_words("groups") | load_words("forces") | {"sect", "clan", "tribe", "mob", "we", "they"}
    if any(scene.syntax.lemmas[n] in words or scene.is_force(n) for n in nodes):
        return True
    return any(scene.kind_of(g) in load_words("armed_kinds") for n in nodes for g in scene.actors_of(n))


def _held_thing(paths: Paths) -> bool:
    """What is "in their hands" is no person and no matter, but a place, by name or by word."""
    scene, syntax, nodes = paths.scene, paths.scene.syntax, paths.predicated()
    if place_like(paths, nodes):
        return True
    words = load_words("place_nouns") | load_words("institutions") | SITES
    return any(syntax.lemmas[n] in words or _is_named(paths, n) for n in nodes) and not any(
        scene.has_word(n, "people") for n in nodes
    )


def _by_then(paths: Paths) -> bool:
    """ "were in the quarter by late afternoon", "are inside the town": told as a coming in."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.case(i) in ("inside", "within") or syntax.words[i] == "inside":
        return True
    if {syntax.words[k] for k in syntax.kids(i, "aux", "cop")} & {"will", "'ll", "’ll", "be"}:
        return True
    return any(syntax.case(k) == "by" for k in syntax.kids(i, "obl", "nmod"))


def _on_the_ground(paths: Paths) -> bool:
    syntax, i = paths.scene.syntax, paths.index
    return syntax.words[i] == "ground" and not syntax.kids(i, "compound", "amod")


def _outer_edge(paths: Paths) -> bool:
    """ "reached its northern outskirts", "reached a roundabout in the heart of the camp": inside, not before."""
    syntax = paths.scene.syntax
    around = {syntax.lemmas[k] for n in paths.patient() for k in (n, *syntax.kids(n, "compound", "nmod"))} | {
        syntax.lemmas[k] for case, k in syntax.obliques(paths.index) if case == "in"
    }
    return bool(around & (EDGES | INNER))


def _frontier(paths: Paths) -> bool:
    """Over a border, a river or a front."""
    syntax = paths.scene.syntax
    lines = {"border", "frontier", "boundary", "river", "canal", "line", "bridge", "lake", "fence", "wall", "strait"}
    nodes = [*paths.patient(), *(k for case, k in syntax.obliques(paths.index) if case in ("across", "over"))]
    return any(syntax.lemmas[n] in lines for n in nodes)


def _over_named(paths: Paths) -> bool:
    """ "crossed the Inhulets", "crossed at Kafr Lusin": a crossing of what has a name, or at a named place."""
    syntax = paths.scene.syntax
    if any(syntax.tokens[n].upos == "PROPN" and not person_patient(paths) for n in paths.patient()):
        return True
    wanted = ("at", "from", "near", "into", "through")
    return not paths.patient() and any(case in wanted for case, _ in syntax.obliques(paths.index))


def _no_further(paths: Paths) -> bool:
    """ "got no further than the gate"."""
    syntax, words = paths.scene.syntax, _clause(paths)
    near = {syntax.words[k] for k in syntax.children[paths.index]}
    if syntax.negated(paths.index) and any(case in ("beyond", "past") for case, _ in syntax.obliques(paths.index)):
        return True
    return bool(near & {"further", "farther"}) and "than" in words


def _flag(paths: Paths) -> bool:
    """ "their flag is flying at the palace", "the flag was already in the port"."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[n] in ("flag", "banner", "tricolour", "tricolor", "colour") for n in _subject(paths))


def _somewhere(paths: Paths) -> bool:
    """Some oblique or "there" tells where."""
    syntax, wanted = paths.scene.syntax, load_words("locatives")
    if any(case in wanted or case.split(" ")[0] in wanted for case, _ in syntax.obliques(paths.index)):
        return True
    i = paths.index
    if syntax.tokens[i].deprel == "acl:relcl" and any(syntax.words[k] == "where" for k in syntax.children[i]):
        return True
    return any(syntax.words[k] in THERE for k in syntax.kids(i, "advmod"))


def _forward(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    return any(syntax.words[k] in GOING for k in syntax.children[paths.index])


def _distance_from(paths: Paths) -> bool:
    """ "stand three kilometres from the city", "were 40 km from the border"."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    inside = syntax.subtree(i, frozenset({"ccomp", "parataxis", "conj", "advcl", "acl"}))
    if not any(syntax.words[k] in DISTANCES for k in inside):
        return False
    away = ("from", "of", "short of", "away from")
    return any(syntax.case(k) in away and (scene.places_of(k) or scene.has_word(k, "place_nouns")) for k in inside)


def _told_moving(paths: Paths) -> bool:
    """An advance that its sentence dates, counts or judges ("the advance, which began at midnight, was swift")."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] != "nsubj":
        return False
    head = syntax.head(i)
    moved = {"begin", "start", "continue", "resume", "stall", "slow", "halt", "stop", "fast", "swift"}
    if any(syntax.words[k] == "there" for k in syntax.kids(i, "advmod", "nmod")):
        return True
    return head >= 0 and syntax.lemmas[head] in moved | {"rapid", "steady", "quick", "costly"}


def _gone(paths: Paths) -> bool:
    """ "by dusk they had gone", "our soldiers had already gone towards the river"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.words[i] != "gone" or syntax.kids(i, "xcomp", "ccomp", "obj"):
        return False
    over = {"into", "in", "on", "through", "inside", "without", "for"}
    if any(case.split(" ")[0] in over for case, _ in syntax.obliques(i)) or syntax.subkids(i, "compound:prt"):
        return False
    return not {syntax.words[k] for k in syntax.kids(i, "advmod")} & {"further", "farther", "on", "missing", "wrong"}


def _only_order(paths: Paths) -> bool:
    """ "must leave at once", "48 hours to leave": what is demanded is no move."""
    syntax, i = paths.scene.syntax, paths.index
    if {syntax.words[k] for k in syntax.kids(i, "aux")} & {"must", "should", "ought"}:
        return True
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] == "acl" and syntax.lemmas[head] in ("hour", "day", "week", "minute", "month")


def _left_behind(paths: Paths) -> bool:
    """ "left behind 24 bodies", "left open by the attackers": what is left, not who leaves."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] == "run":
        return bool(paths.patient())
    if syntax.lemmas[i] != "leave":
        return False
    if any(case == "behind" for case, _ in syntax.obliques(i)):
        return True
    near = {syntax.words[k] for k in syntax.kids(i, "advmod", "compound", "xcomp", "obl", "advcl")}
    return bool(near & {"behind", "open", "out", "over", "empty", "alone", "without"}) or any(
        case in ("without", "with") and paths.scene.syntax.passive(i) for case, _ in syntax.obliques(i)
    )


def _runs_away(paths: Paths) -> bool:
    """Running for one's life: no object, no distance, not into a mine, and not by a vehicle."""
    syntax, i = paths.scene.syntax, paths.index
    if paths.patient() or syntax.kids(i, "obj", "xcomp", "ccomp"):
        return False
    off = {"off", "away", "for", "from", "towards", "toward", "to"}
    near = set(syntax.particles(i)) | {case for case, _ in syntax.obliques(i)}
    return bool(near & off) or (syntax.tokens[i].xpos == "VBG" and syntax.tokens[i].deprel == "acl:relcl")


def _contingent(paths: Paths) -> bool:
    """Monitors, observers or peacekeepers, who are no army and no civilians."""
    words = {"monitor", "observer", "peacekeeper", "contingent", "mission", "trainer", "instructor", "adviser"}
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in words for n in (*_subject(paths), *paths.patient()) for k in (n, *syntax.parts(n)))


def _commanded(paths: Paths) -> bool:
    """A force, or the commanders who decide for it."""
    return force_actor(paths) or any(paths.scene.syntax.lemmas[n] in HIGHER for n in _subject(paths))


def _to_be_treated(paths: Paths) -> bool:
    """The wounded brought to a hospital, two sides brought to a table: no sending of forces, nobody displaced."""
    syntax = paths.scene.syntax
    if any(syntax.lemmas[k] in TREATED for _, k in syntax.obliques(paths.index)):
        return True
    nodes = {k for n in paths.patient() for k in (n, *syntax.kids(n, "amod", "acl", "nmod", "compound"))}
    return any(syntax.lemmas[k] in HURT for k in nodes) or "down" in syntax.particles(paths.index)


def _had_none(paths: Paths) -> bool:
    """ "there were no reserves", "we have had no reinforcements"."""
    syntax, i = paths.scene.syntax, paths.index
    no = any(syntax.words[k] in ("no", "any") for k in syntax.kids(i, "det"))
    head, carrier = syntax.head(i), paths.trigger.carrier
    there = any(syntax.kids(n, "expl") for n in (i, head) if n >= 0)
    had = carrier is not None and syntax.lemmas[carrier] in ("have", "get", "receive", "see", "send", "get", "expect")
    return no and (there or had)


def _at_checkpoint(paths: Paths) -> bool:
    """ "were turned back at a police checkpoint at Lluzhan": somebody meets it, and it is somebody's or somewhere."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    stopped = {"stop", "turn", "halt", "block", "delay", "wave", "refuse"}
    if head < 0 or syntax.lemmas[head] not in stopped:
        return False
    return bool(paths.actors(("mod", "of", "by"))) or bool(syntax.kids(paths.index, "nmod", "compound"))


def _to_the_front(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    front = {"front", "frontline", "front-line", "battlefield", "battlefront", "trenches"}
    return any(case in ("for", "to") and syntax.lemmas[k] in front for case, k in syntax.obliques(paths.index))


def _sent_force(paths: Paths) -> bool:
    """ "the immediate dispatch of troops": what is sent is a force."""
    scene = paths.scene
    words = load_words("military_things")
    return any(scene.syntax.lemmas[k] in words or scene.is_force(k) for k in paths.complements(paths.index, ("of",)))


def _flyers(paths: Paths) -> bool:
    """Aircraft or ships that a state sends as its own."""
    crafts = {"aircraft", "plane", "jet", "warplane", "drone", "helicopter", "fleet", "navy", "warship", "carrier"}
    crafts |= {"frigate", "destroyer", "submarine", "vessel", "ship", "army", "airforce", "bomber", "gunboat"}
    syntax = paths.scene.syntax
    nodes = [m for n in paths.patient() for m in syntax.conjuncts(n)]
    air_force = any(
        syntax.lemmas[n] == "force" and "air" in {syntax.words[k] for k in syntax.kids(n, "compound", "amod")}
        for n in nodes
    )
    return air_force or any(syntax.lemmas[n] in crafts for n in nodes)


def _traveller(paths: Paths) -> bool:
    """One who fled tells it: "who reached the city on a donkey cart", "walked through the night with her children"."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    nodes = _subject(paths)
    if any(scene.is_force(n) for n in nodes) or any(
        scene.has_word(n, "diplomats") for n in nodes if not _is_pronoun(paths, n)
    ):
        return False
    person = any(
        scene.has_word(n, "civil") or any(scene.kind_of(g) == "person" for g in scene.actors_at(n)) for n in nodes
    )
    if not person:
        return False
    by = any(syntax.lemmas[k] in WHEELS and case in ("on", "by", "in", "aboard") for case, k in syntax.obliques(i))
    kin = {
        "child",
        "children",
        "son",
        "sons",
        "daughter",
        "daughters",
        "wife",
        "mother",
        "baby",
        "family",
        "grandchildren",
    }
    return by or bool(kin & _clause(paths))


def _is_pronoun(paths: Paths, index: int) -> bool:
    return paths.scene.syntax.tokens[index].upos == "PRON"


def _on_wheels(paths: Paths) -> bool:
    """Cars, carts and tractors, loaded, in columns: people on the road."""
    syntax = paths.scene.syntax
    nodes = {k for n in _subject(paths) for k in (n, *syntax.parts(n))}
    return any(syntax.lemmas[n] in VEHICLES for n in nodes) and not any(
        paths.scene.has_word(k, "gun_modifier") or syntax.words[k] in SOLDIERS_CARS
        for n in nodes
        for k in syntax.kids(n, "amod", "compound")
    )


def _jammed_road(paths: Paths) -> bool:
    syntax = paths.scene.syntax
    roads = {"road", "highway", "motorway", "street", "route", "bridge", "crossing", "border", "exit"}
    nodes = [*paths.patient(), *(k for _, k in syntax.obliques(paths.index))]
    return any(syntax.lemmas[n] in roads for n in nodes) or any(paths.scene.places_of(n) for n in nodes)


def _to_safety(paths: Paths) -> bool:
    """ "taken out of the city", "taken to a camp", "their families to the other bank", "away in buses"."""
    syntax, i = paths.scene.syntax, paths.index
    obliques = syntax.obliques(i)
    if any(case == "out of" or (case in TOWARD and syntax.lemmas[k] in SAFETY) for case, k in obliques):
        return True
    if {"home", "abroad"} & {syntax.words[k] for k in syntax.kids(i, "advmod", "compound")}:
        return True
    by_bus = any(syntax.lemmas[k] in WHEELS and case in ("by", "in", "on", "aboard") for case, k in obliques)
    return by_bus or ("out" in syntax.particles(i) and bool(obliques or paths.scene.block.kind == "headline"))


def _civil_patient(paths: Paths) -> bool:
    return is_civil(paths, paths.patient())


def _fleeing_person(paths: Paths) -> bool:
    """A named person, a president or a family that flees."""
    scene = paths.scene
    return any(
        scene.has_word(n, "rulers") or any(scene.kind_of(g) == "person" for g in scene.actors_at(n))
        for n in _subject(paths)
    )


def _aid_agency(paths: Paths) -> bool:
    """An aid agency expects or fears numbers."""
    scene = paths.scene
    return any(scene.kind_of(g) in ("igo", "ngo", "agency") for g in paths.actors(("agent",)))


def _more_people(paths: Paths) -> bool:
    """A bare number, or people by a word of flight."""
    syntax = paths.scene.syntax
    flown = {"refugee", "displaced", "arrival", "returnee", "people", "person", "evacuee", "more"}
    counted = [k for k in syntax.kids(paths.index, "obl") if not syntax.case(k)]
    return any(syntax.tokens[n].upos == "NUM" or syntax.lemmas[n] in flown for n in (*paths.patient(), *counted))


def _own_number(paths: Paths) -> bool:
    """The count stands on the noun itself ("12,000 refugees", "thousands of refugees")."""
    scene, syntax, i = paths.scene, paths.scene.syntax, paths.index
    if syntax.kids(i, "nummod") and scene.block.kind not in ("live_entry",):
        return True
    head = syntax.head(i)
    return head >= 0 and syntax.case(i) == "of" and bool(scene.quantities_at([head]))


def _stood_there(paths: Paths) -> bool:
    """ "are deployed in and around the town", "was parked outside": where forces stand, not their sending."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in STANDING:
        return False
    cases = {case.split(" ")[0] for case, _ in syntax.obliques(i)}
    if cases & {"to", "into", "towards", "toward", "from"} or _stand_before(paths):
        return False
    if syntax.rels[i] == "acl" and syntax.lemmas[i] in ("station", "post", "base", "billet", "garrison"):
        return True
    if not syntax.passive(i):
        return syntax.lemmas[i] in ("stand", "camp", "sit", "rest", "wait", "hide")
    helpers = {syntax.words[k] for k in syntax.kids(i, "aux")}
    present = {"is", "are", "'re", "’re"} | (set() if syntax.lemmas[i] == "deploy" else {"was", "were"})
    return bool(helpers & present) and not helpers & {"being", "be", "been"}


def _soldiers_there(paths: Paths) -> bool:
    """Soldiers by word or by kind, not a state ("the country is in turmoil")."""
    scene = paths.scene
    words = load_words("forces") - {"government", "regime", "opposition", "movement", "side", "foreigner", "front"}
    for node in _subject(paths):
        if any(scene.syntax.lemmas[k] in words for k in (node, *scene.syntax.parts(node))):
            return True
        if any(scene.kind_of(g) in ("military", "armed-group", "militia", "coalition") for g in scene.actors_of(node)):
            return True
    return False


def _stronghold_of(paths: Paths) -> bool:
    """A stronghold that is named, or that is said of something ("the last major stronghold of the rebels")."""
    if paths.places(paths.trigger.frame.place):
        return True
    syntax = paths.scene.syntax
    return syntax.rels[paths.index] == "appos" or bool(syntax.kids(paths.index, "cop"))


def _stand_before(paths: Paths) -> bool:
    """ "stood in front of the town", "stand three kilometres from the city"."""
    before = ("in front of", "before", "outside", "short of", "at the gates of", "opposite", "within sight of")
    if any(case in before for case, _ in paths.scene.syntax.obliques(paths.index)):
        return bool(paths.places(("obl:in front of,before,outside,short of,at the gates of,opposite",)))
    return _distance_from(paths)


def _rout_told(paths: Paths) -> bool:
    """ "denies that it was a rout", "calls it a rout", "tell of a rout"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.kids(i, "cop") or any(paths.scene.is_force(k) for k in paths.complements(i, ("of",))):
        return True
    above = syntax.head(i)
    return above >= 0 and syntax.lemmas[above] in TELLING | {"call", "describe", "tell", "become", "turn", "speak"}


def _agent_driver(paths: Paths) -> bool:
    """Somebody drives the force away, or it is driven."""
    return paths.scene.syntax.passive(paths.index) or any(paths.scene.is_force(n) for n in paths.agent())


def _predicate(paths: Paths) -> bool:
    """ "Knin is free", "found the town deserted", not "the free market"."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] == "xcomp":
        return syntax.lemmas[syntax.head(i)] in ("find", "become", "leave", "remain", "lie", "turn")
    if syntax.is_verb(i) and syntax.passive(i):
        return not syntax.by_phrase(i)
    return bool(syntax.kids(i, "cop"))


def _driven_where(paths: Paths) -> bool:
    """Into a place, across a border, beyond a river."""
    scene, ways = paths.scene, ("into", "across", "over", "toward", "towards", "beyond", "behind")
    words = load_words("place_nouns") | {
        "border",
        "frontier",
        "sea",
        "bush",
        "forest",
        "hills",
        "desert",
        "jungle",
        "line",
    }
    nodes = [k for case, k in scene.syntax.obliques(paths.index) if case in ways]
    return any(scene.places_of(k) or scene.syntax.lemmas[k] in words for k in nodes)


def _way(paths: Paths, *cases: str) -> bool:
    """ "fought their way to the palace", whatever the parse hangs the palace on."""
    syntax = paths.scene.syntax
    nodes = [k for n in paths.patient() for k in syntax.kids(n, "nmod")]
    found = {syntax.case(k) for k in nodes} | {case for case, _ in syntax.obliques(paths.index)}
    return bool((found | set(syntax.particles(paths.index))) & set(cases))


def _off_the_air(paths: Paths) -> bool:
    return any(case.startswith("off") for case, _ in paths.scene.syntax.obliques(paths.index))


def _hoped_for(paths: Paths) -> bool:
    """ "the dream of taking back the region": what is hoped for has not come about."""
    syntax, current = paths.scene.syntax, paths.index
    for _ in range(3):
        head = syntax.head(current)
        if head < 0 or syntax.rels[current] not in ("acl", "advcl", "obl", "nmod", "conj", "xcomp"):
            return False
        if syntax.tokens[current].xpos == "VBG" and syntax.lemmas[head] in HOPES:
            return True
        current = head
    return False


def _repulsed(paths: Paths) -> bool:
    """ "were thrown back each time": an attack that failed, no ground given up."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] not in ("throw", "beat", "hurl", "fling") or "back" not in syntax.particles(i):
        return False
    return not any(case in ("from", "across", "into", "to", "over", "out of") for case, _ in syntax.obliques(i))


def _help_to(paths: Paths) -> bool:
    """ "offered to help drive the militants out": help that is offered."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    return head >= 0 and syntax.rels[i] in ("xcomp", "ccomp") and syntax.lemmas[head] in ("help", "assist", "aid")


def _presupposed(paths: Paths) -> bool:
    """ "blamed the retreat on Congress", "who led the retreat", "on the loss of the base": spoken of, not told."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None:
        return False
    if paths.trigger.carried_as == "obj":
        return syntax.lemmas[carrier] in load_words("judging") - {"order"} | {"lead", "cover", "explain", "justify"}
    return paths.trigger.carried_as == "obl" and syntax.case(paths.index) in ("on", "over", "about", "for")


def _demanded_move(paths: Paths) -> bool:
    """ "demands the immediate pull-out of the troops": the demand is the claim."""
    syntax, i = paths.scene.syntax, paths.index
    heads = [syntax.head(i)]
    if heads[0] >= 0 and syntax.rels[i] != "nsubj":
        heads.append(syntax.head(heads[0]))
    return any(h >= 0 and syntax.lemmas[h] in ("demand", "urge", "seek", "want", "call", "insist") for h in heads)


def _left_talks(paths: Paths) -> bool:
    """ "pulled out of peace negotiations"."""
    talks = {
        "negotiation",
        "talk",
        "talks",
        "process",
        "coalition",
        "government",
        "mission",
        "election",
        "race",
        "poll",
    }
    obliques = [k for case, k in paths.scene.syntax.obliques(paths.index) if case in ("out of", "from", "out")]
    words = talks | load_words("pacts")
    return any(paths.scene.syntax.lemmas[k] in words for k in (*paths.patient(), *obliques))


def _he_subject(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[n] for n in paths.predicated()}
    return bool(words & {"he", "she", "they", "who", "him", "her"}) and not place_like(paths, paths.predicated())


def _person_held(paths: Paths) -> bool:
    """ "hold eight hostages", "held a referendum": no ground."""
    nodes = paths.patient()
    events = {"referendum", "election", "vote", "poll", "meeting", "talk", "rally", "summit", "hostage", "prisoner"}
    return any(paths.scene.syntax.lemmas[n] in events for n in nodes)


def _aid_subject(paths: Paths) -> bool:
    """Food trucks, ambulances, aid convoys: no forces."""
    syntax = paths.scene.syntax
    aid = load_words("relief") | {"ambulance", "aid", "relief", "humanitarian", "medical", "fuel", "cross", "medic"}
    nodes = {k for n in _subject(paths) for k in (n, *syntax.kids(n, "compound", "amod", "nmod"))}
    return any(syntax.lemmas[k] in aid - {"water", "oil"} for k in nodes)


def _munition_subject(paths: Paths) -> bool:
    words = {
        "bomb",
        "missile",
        "drone",
        "shell",
        "rocket",
        "plane",
        "jet",
        "helicopter",
        "mortar",
        "projectile",
        "bullet",
    }
    return any(paths.scene.syntax.lemmas[n] in words for n in _subject(paths))


def _gave_way(paths: Paths) -> bool:
    """An army, unit or garrison that collapses, not soldiers who collapse from thirst."""
    syntax = paths.scene.syntax
    words = {
        "army",
        "force",
        "military",
        "unit",
        "brigade",
        "garrison",
        "division",
        "police",
        "troops",
        "it",
        "battalion",
    }
    if any(case in ("from", "of", "with") for case, _ in syntax.obliques(paths.index)):
        return False
    return _soldiers_there(paths) and any(syntax.lemmas[n] in words for n in _subject(paths))


def _how_many(paths: Paths) -> bool:
    """ "it is not clear how many people have been displaced"."""
    words = [paths.scene.syntax.words[k] for k in paths.scene.syntax.subtree(paths.index)]
    return any(a == "how" and b == "many" for a, b in pairwise(words))


def _told_to_go(paths: Paths) -> bool:
    """ "told residents to leave", "ordered the villagers to flee north": the order is the claim."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("xcomp", "ccomp", "advcl") or syntax.rels[head] in ("acl", "advcl"):
        return False
    told = syntax.lemmas[head] in ("tell", "order", "urge", "warn", "ask", "instruct", "call", "advise", "command")
    return told and "to" in {syntax.words[k] for k in syntax.kids(i, "mark")}


def _month_name(paths: Paths) -> bool:
    return paths.scene.syntax.tokens[paths.index].text in ("March", "MARCH")


def _carrying_people(paths: Paths) -> bool:
    """Buses "carrying women and children", trucks "full of families"."""
    scene, syntax = paths.scene, paths.scene.syntax
    heads = {k for n in _subject(paths) for k in (n, *syntax.parts(n))} | {paths.index}
    loads = [k for n in heads for k in syntax.kids(n, "acl", "advcl", "amod", "nmod")]
    if not any(syntax.lemmas[k] in ("carry", "take", "bring", "transport", "full", "load", "pack") for k in loads):
        return False
    return any(scene.has_word(k, "civil") for n in loads for k in syntax.subtree(n))


def _those_subject(paths: Paths) -> bool:
    return any(paths.scene.syntax.words[n] == "those" for n in _subject(paths))


def _homeward(paths: Paths) -> bool:
    return bool({"home", "back"} & {paths.scene.syntax.words[k] for k in paths.scene.syntax.children[paths.index]})


def _somewhere_to(paths: Paths) -> bool:
    ways = {"to", "toward", "towards", "from", "out", "along", "into", "up", "down"}
    return any(case.split(" ")[0] in ways for case, _ in paths.scene.syntax.obliques(paths.index))


MOVEMENTS: dict[str, Condition] = {
    "site-at-place": _site_at_place,
    "named-patient": _named_patient,
    "none-of-places": _none_of_places,
    "place-complement": _place_complement,
    "its-own": _its_own,
    "free-place": _free_place,
    "sited": _sited,
    "posted-where": _posted,
    "has-holder": _has_holder,
    "held-thing": _held_thing,
    "by-then": _by_then,
    "on-the-ground": _on_the_ground,
    "outer-edge": _outer_edge,
    "frontier": _frontier,
    "over-named": _over_named,
    "no-further": _no_further,
    "flag-subject": _flag,
    "somewhere": _somewhere,
    "forward": _forward,
    "distance-from": _distance_from,
    "told-moving": _told_moving,
    "gone": _gone,
    "only-order": _only_order,
    "left-behind": _left_behind,
    "runs-away": _runs_away,
    "contingent": _contingent,
    "commanded": _commanded,
    "to-be-treated": _to_be_treated,
    "had-none": _had_none,
    "at-checkpoint": _at_checkpoint,
    "to-the-front": _to_the_front,
    "sent-force": _sent_force,
    "flyers": _flyers,
    "traveller": _traveller,
    "on-wheels": _on_wheels,
    "jammed-road": _jammed_road,
    "to-safety": _to_safety,
    "civil-patient": _civil_patient,
    "fleeing-person": _fleeing_person,
    "aid-agency": _aid_agency,
    "more-people": _more_people,
    "own-number": _own_number,
    "stood-there": _stood_there,
    "soldiers-there": _soldiers_there,
    "stronghold-of": _stronghold_of,
    "stand-before": _stand_before,
    "rout-told": _rout_told,
    "agent-driver": _agent_driver,
    "predicate": _predicate,
    "driven-where": _driven_where,
    "homeward": _homeward,
    "off-the-air": _off_the_air,
    "hoped-for": _hoped_for,
    "repulsed": _repulsed,
    "help-to": _help_to,
    "move-presupposed": _presupposed,
    "demanded-move": _demanded_move,
    "left-talks": _left_talks,
    "he-subject": _he_subject,
    "person-held": _person_held,
    "aid-subject": _aid_subject,
    "munition-subject": _munition_subject,
    "gave-way": _gave_way,
    "how-many": _how_many,
    "told-to-go": _told_to_go,
    "month-name": _month_name,
    "carrying-people": _carrying_people,
    "those-subject": _those_subject,
    "way-into": lambda p: _way(p, "into", "inside") or "in" in p.scene.syntax.particles(p.index),
    "way-on": lambda p: (
        _way(p, "to", "toward", "towards", "up", "along", "through", "within", "to within", "as far as", "across")
        and not _way(p, "into", "inside", "out", "out of", "back")
    ),
    "way-out": lambda p: _way(p, "out", "out of", "back"),
    "object": lambda p: bool(p.scene.syntax.kids(p.index, "obj")),
    "patient-distance": lambda p: any(p.scene.syntax.words[n] in DISTANCES for n in p.patient()),
    "somewhere-to": _somewhere_to,
}
"""Every condition of this module that the frames' data may name."""

VOID = frozenset(
    {"aid-subject", "clearing", "he-subject", "help-to", "hoped-for", "how-many", "left-behind", "left-talks"}
    | {"munition-subject", "off-the-air", "person-held", "repulsed", "stative", "stood-there", "to-be-treated"}
    | {
        "told-to-go",
        "no-march",
        "people-complement",
        "controlled-thing",
        "figurative",
        "figurative-subject",
        "regarded",
    }
    | {"figurative-doer", "in-childhood", "routine", "sport", "ordinary-way", "shunned", "traffic"}
    | {"wordy", "quarrel", "his-war", "with-words", "criticised", "civil-campaign", "of-other-attack"}
    | {"of-words", "strain", "handled-bomb", "sporting"}
    | {"matter-agent", "blames-matter", "backs-vehicle", "joins-employer", "domestic", "closed-door"}
)
"""Conditions that say that no such event took place, whoever reads it."""
