"""Table: every condition that the frames' data may name, by its name."""

from __future__ import annotations

from functools import cache

from fogline.claim.conditions.advances import ADVANCES
from fogline.claim.conditions.agents import AGENTS
from fogline.claim.conditions.aircraft import AIRCRAFT
from fogline.claim.conditions.asides import ASIDES
from fogline.claim.conditions.assaults import ASSAULTS
from fogline.claim.conditions.assistance import ASSISTANCE
from fogline.claim.conditions.battles import BATTLES
from fogline.claim.conditions.bombs import BOMBS
from fogline.claim.conditions.bonds import BONDS
from fogline.claim.conditions.casualties import CASUALTIES
from fogline.claim.conditions.clauses import CLAUSES
from fogline.claim.conditions.combat import COMBAT
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.damage import DAMAGE
from fogline.claim.conditions.dead_and_hurt import DEAD_AND_HURT
from fogline.claim.conditions.declarations import DECLARATIONS
from fogline.claim.conditions.defiance import DEFIANCE
from fogline.claim.conditions.deployments import DEPLOYMENTS
from fogline.claim.conditions.detentions import DETENTIONS
from fogline.claim.conditions.diplomacy import DIPLOMACY
from fogline.claim.conditions.displacement import DISPLACEMENT
from fogline.claim.conditions.entries import ENTRIES
from fogline.claim.conditions.explosions import EXPLOSIONS
from fogline.claim.conditions.figures_of_speech import SPEECH_FIGURES
from fogline.claim.conditions.followings import FOLLOWINGS
from fogline.claim.conditions.gunfire import GUNFIRE
from fogline.claim.conditions.harm import HARM
from fogline.claim.conditions.holdings import HOLDINGS
from fogline.claim.conditions.intents import INTENTS
from fogline.claim.conditions.journeys import JOURNEYS
from fogline.claim.conditions.lookalikes import LOOKALIKES
from fogline.claim.conditions.menaces import MENACES
from fogline.claim.conditions.organizations import ORGANIZATIONS
from fogline.claim.conditions.parleys import PARLEYS
from fogline.claim.conditions.positions import POSITIONS
from fogline.claim.conditions.presences import PRESENCES
from fogline.claim.conditions.protests import PROTESTS
from fogline.claim.conditions.retreats import RETREATS
from fogline.claim.conditions.routs import ROUTS
from fogline.claim.conditions.semblances import SEMBLANCES
from fogline.claim.conditions.sieges import SIEGES
from fogline.claim.conditions.slots import SLOTS
from fogline.claim.conditions.stances import STANCES
from fogline.claim.conditions.strife import STRIFE
from fogline.claim.conditions.strikes import STRIKES
from fogline.claim.conditions.takings import TAKINGS
from fogline.claim.conditions.undertakings import UNDERTAKINGS
from fogline.claim.conditions.word_senses import WORD_SENSES
from fogline.claim.conditions.wordings import WORDINGS
from fogline.claim.slots.paths import Paths

TABLES: tuple[dict[str, Condition], ...] = (
    INTENTS,
    ASIDES,
    SIEGES,
    DEAD_AND_HURT,
    PRESENCES,
    ADVANCES,
    AGENTS,
    AIRCRAFT,
    ASSAULTS,
    ASSISTANCE,
    CASUALTIES,
    CLAUSES,
    COMBAT,
    DAMAGE,
    DECLARATIONS,
    DEPLOYMENTS,
    DETENTIONS,
    DIPLOMACY,
    DISPLACEMENT,
    ENTRIES,
    EXPLOSIONS,
    GUNFIRE,
    HOLDINGS,
    JOURNEYS,
    ORGANIZATIONS,
    PROTESTS,
    RETREATS,
    ROUTS,
    SLOTS,
    TAKINGS,
    BATTLES,
    BOMBS,
    BONDS,
    DEFIANCE,
    FOLLOWINGS,
    HARM,
    LOOKALIKES,
    MENACES,
    PARLEYS,
    POSITIONS,
    SEMBLANCES,
    SPEECH_FIGURES,
    STANCES,
    STRIFE,
    STRIKES,
    UNDERTAKINGS,
    WORDINGS,
    WORD_SENSES,
)
"""One a module; a name stands in one of them only."""
VOID = frozenset({
    "agent-outside", "aid-subject", "aircraft-flight", "backs-vehicle", "blames-matter", "came-under",
    "campaign-enters", "civil-campaign", "clearing", "closed-door", "controlled-thing", "criticised", "domestic",
    "fights-for", "figurative", "figurative-doer", "figurative-subject", "handled-bomb", "he-subject", "help-to",
    "his-war", "hoped-for", "how-many", "in-childhood", "joins-employer", "known-hurt", "left-behind", "left-talks",
    "matter-agent", "munition-subject", "no-body", "no-march", "of-other-attack", "of-words", "off-the-air",
    "only-wished", "ordinary-way", "people-complement", "people-fell", "person-held", "quarrel", "regarded",
    "repulsed", "routine", "shunned", "sport", "sporting", "stative", "stood-there", "strain", "to-be-treated",
    "told-to-go", "traffic", "where-they-fell", "will-not", "with-words", "wordy",
})  # fmt: skip
"""Conditions that say that no such event took place, whoever reads it."""


@cache
def load_conditions() -> dict[str, Condition]:
    """Every condition by its name."""
    return {name: condition for table in TABLES for name, condition in table.items()}


def holds(name: str, paths: Paths) -> bool:
    """Whether the named condition holds. Raises `KeyError` for a name that no table has."""
    return load_conditions()[name](paths)
