"""Strife: conditions that tell what is only spoken of, a strife of words or a campaign of civilians from fighting.

Each takes the paths of one trigger and answers whether it holds; `circumstances.holds` asks these with its own.
"""

from __future__ import annotations

from fogline.claim.arguments import lemma_in
from fogline.claim.conditions import Condition
from fogline.claim.paths import Paths


def _wordy(paths: Paths) -> bool:
    """ "lawmakers opened fire on the minister", "attacked the report": strife of words, with no force in it."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if any(scene.is_force(n) for n in nodes):
        return False
    if lemma_in(paths, tuple(nodes), "politicians", "beasts"):
        return True
    return lemma_in(paths, paths.patient(), "writings")


def _quarrel(paths: Paths) -> bool:
    """ "the leaders clashed over quotas": civilians at odds over a matter, with no arms told of."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    if any(scene.is_force(n) and not lemma_in(paths, (n,), "diplomats") for n in nodes):
        return False
    matters = paths.obliques(paths.index, ("over", "about", "on", "at"))
    argued = any(case == "over" or scene.has_word(k, "meetings") for k in matters for case in (syntax.case(k),))
    return argued and (lemma_in(paths, tuple(nodes), "politicians", "diplomats"))


def _his_war(paths: Paths) -> bool:
    """ "He fought in Grozny as a young man": what a person once did."""
    syntax = paths.scene.syntax
    alone = {syntax.words[n] for n in syntax.surface_subject(paths.index)} <= {"he", "she", "i", "who"}
    return alone and bool(paths.agent()) and bool(paths.obliques(paths.index, ("as", "alongside", "under")))


WORDS = frozenset(
    {"question", "letter", "call", "email", "e-mail", "message", "request", "complaint", "demand", "insult", "abuse"}
    | {
        "advertisement",
        "ad",
        "slogan",
        "propaganda",
        "leaflet",
        "criticism",
        "tweet",
        "text",
        "joke",
        "praise",
        "offer",
    }
    | {"flower", "egg", "tomato", "confetti", "snowball", "gift", "petal", "rice", "image", "data"}
)


def _with_words(paths: Paths) -> bool:
    """ "bombarded with questions": nothing but words is hurled."""
    return any(paths.scene.syntax.lemmas[k] in WORDS for k in paths.obliques(paths.index, ("with", "by")))


CRITICS = frozenset(
    {"critic", "opposition", "lawmaker", "mp", "press", "media", "campaigner", "rival", "senator", "group"}
)


def _criticised(paths: Paths) -> bool:
    """ "came under fire from critics for his handling of the crisis": only words are fired."""
    scene, syntax, carrier = paths.scene, paths.scene.syntax, paths.trigger.carrier
    nodes = [paths.index] if carrier is None else [paths.index, carrier]
    if any(paths.obliques(n, ("for", "over")) for n in nodes):
        return True
    sources = [k for n in nodes for k in paths.obliques(n, ("from", "by"))] + paths.complements(paths.index, ("from",))
    if any((syntax.lemmas[k] in CRITICS or scene.has_word(k, "beasts")) and not scene.is_force(k) for k in sources):
        return True
    subjects = syntax.surface_subject(paths.index if carrier is None else carrier)
    return any(scene.has_word(n, "politicians") for n in subjects)


CIVIL = frozenset(
    {"vaccination", "election", "electoral", "media", "advertising", "awareness", "fundraising", "charm", "diplomatic"}
    | {
        "publicity",
        "information",
        "relief",
        "rescue",
        "humanitarian",
        "disinformation",
        "legal",
        "marketing",
        "clean-up",
    }
    | {"presidential", "political", "re-election", "crowdfunding", "immunisation", "immunization", "public", "reading"}
    | {
        "literacy",
        "sanitation",
        "salvage",
        "aid",
        "evacuation",
        "search",
        "peacekeeping",
        "online",
        "social",
        "cleanup",
    }
    | {"reconstruction", "lobbying", "census", "recruitment", "registration", "anti-corruption", "anti-graft", "verbal"}
)
CAMPAIGNERS = frozenset({"party", "candidate", "union", "opposition", "charity", "senator", "ministry", "brand"})
ILLS = frozenset(
    {"evasion", "corruption", "malaria", "poverty", "polio", "smoking", "hunger", "cholera", "measles", "inflation"}
    | {"ebola", "graft", "illiteracy", "pollution", "mpox", "disease", "virus", "smuggling", "counterfeiting", "fraud"}
    | {"discrimination", "unemployment", "abuse", "violence", "logging", "poaching", "trafficking", "tax", "speculator"}
)


def _is_cause(paths: Paths, node: int) -> bool:
    """ "a campaign for a new stadium": for something that is neither a place nor to be fought for."""
    scene = paths.scene
    goals = paths.complements(node, ("for",)) + (paths.obliques(paths.index, ("for",)) if node != paths.index else [])
    return bool(goals) and not any(scene.places_of(k) for k in goals)


def _civil_campaign(paths: Paths) -> bool:
    """ "a campaign against tax evasion", "a vaccination drive", "a rescue operation": nobody is attacked."""
    syntax = paths.scene.syntax
    nodes = (paths.index,) if paths.trigger.frame.kind == "noun" else paths.patient()
    for node in nodes:
        owners = {syntax.lemmas[k] for k in syntax.kids(node, "compound", "amod")}
        owners |= {syntax.lemmas[k] for k in syntax.subkids(node, "nmod:poss")}
        if owners & CIVIL or (syntax.lemmas[node] == "campaign" and owners & CAMPAIGNERS):
            return True
        if syntax.lemmas[node] == "campaign" and _is_cause(paths, node):
            return True
        aims = paths.complements(node, ("against", "on", "for"))
        aims += paths.obliques(paths.index, ("against",)) if node != paths.index else []
        if any(syntax.lemmas[k] in ILLS or syntax.lemmas[k] in CIVIL for k in aims):
            return True
    return False


METAPHORS = frozenset({"word", "nerve", "will", "wit", "idea", "attrition", "succession", "opinion", "sex"})
QUARRELS = frozenset({"price", "trade", "turf", "culture", "bidding", "tariff", "cold", "legal", "court", "verbal"})
QUARRELS |= {"political", "electoral", "propaganda", "information", "custody", "boardroom", "title", "league"}
STRAINS = frozenset({"inflation", "blaze", "flame", "flood", "floodwater", "hunger", "traffic", "cold", "illness"})
STRAINS |= {"drought", "odds", "storm", "weather", "wildfire", "poverty", "corruption", "cancer", "disease", "virus"}
STRAINS |= {"malaria", "cholera", "lag", "temptation", "urge", "outbreak", "epidemic", "heat", "wind", "fatigue"}


def _of_words(paths: Paths) -> bool:
    """ "a war of words", "a legal battle", "a price war": no shot is fired."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.lemmas[k] in METAPHORS - {"attrition", "succession"} for k in paths.complements(i, ("of",))):
        return True
    return any(syntax.lemmas[k] in QUARRELS for k in syntax.kids(i, "amod", "compound"))


def _strain(paths: Paths) -> bool:
    """ "battling inflation", "fought the blaze": no enemy but hardship."""
    syntax = paths.scene.syntax
    nodes = [*paths.patient(), *paths.obliques(paths.index, ("against", "with"))]
    return any(syntax.lemmas[m] in STRAINS for n in nodes for m in syntax.conjuncts(n))


HEADSHIPS = frozenset({"commander", "head", "chief", "director", "deputy", "spokesman", "leader", "minister", "centre"})
MEMORIES = frozenset(
    {"veteran", "survivor", "anniversary", "hero", "architect", "mastermind", "planner", "memory", "story", "film"}
    | {"book", "history", "lesson", "legacy", "commemoration", "question", "debate", "account", "documentary"}
)


def _presupposed(paths: Paths) -> bool:
    """ "any attack", "head of operations", "before the assault", "as an attack on us": a noun that tells no event."""
    syntax, i = paths.scene.syntax, paths.index
    if any(syntax.words[k] in ("any", "every", "such", "whatever") for k in syntax.kids(i, "det", "amod")):
        return True
    case, head = syntax.case(i), syntax.head(i)
    if head >= 0 and case in ("of", "for") and syntax.lemmas[head] in HEADSHIPS and syntax.rels[i] == "nmod":
        return True
    if head >= 0 and syntax.rels[i] == "nmod" and case in ("of", "from", "about") and syntax.lemmas[head] in MEMORIES:
        return True
    if case == "into" and head >= 0 and syntax.lemmas[head] in ("day", "week", "month", "year", "hour"):
        return True
    definite = any(syntax.words[k] == "the" for k in syntax.kids(i, "det"))
    bare = not syntax.kids(i, "nmod", "acl", "compound", "amod")
    return case == "as" or (case in ("before", "since", "until") and definite and bare)


SPORTING = frozenset({"score", "scored", "goalkeeper", "equaliser", "equalizer", "half-time", "offside", "midfielder"})
SPORTING |= {"goalless", "kick-off", "striker", "goal", "goals", "innings", "wicket", "playoff"}


STRIFE: dict[str, Condition] = {
    "presupposed": _presupposed,
    "wordy": _wordy,
    "quarrel": _quarrel,
    "his-war": _his_war,
    "with-words": _with_words,
    "criticised": _criticised,
    "sporting": lambda p: (
        len(SPORTING & set(p.scene.syntax.words)) > 0 and not any(p.places((q,)) for q in ("patient",))
    ),
    "of-words": _of_words,
    "strain": _strain,
    "civil-campaign": _civil_campaign,
}
"""Every condition of this module that the frames' data may name."""
