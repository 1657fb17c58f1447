"""Wording of control: evidence and reasons in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fogline.lexicon.phrases import begin_sentence, close_apposition, is_plural, join_words, with_article
from fogline.models.holdings import Holdings
from fogline.state.evidence import Evidence

_SAYS = {
    "holds": ("says", "say", "that {} {hold} it"), "inside": ("puts", "put", "{} inside"),
    "gone": ("says", "say", "that {} {are} gone"), "absent": ("sees", "see", "no {bare} inside"),
    "not taken": ("denies", "deny", "that {} {have} taken it"), "fighting": ("tells", "tell", "of {} fighting there"),
}  # fmt: skip


def tell_step(e: Evidence, holdings: Holdings, claims: Sequence[str]) -> str:
    """One step of the rule: day, voice, what it says, why it counts or not, the claims."""
    ids = ", ".join(claims)
    told = f"{e.day.isoformat() if isinstance(e.day, date) else 'undated'}: {tell_evidence(e, holdings)}"
    if not e.counts:
        return f"{told}: {e.why}, does not count alone ({ids})."
    if not e.whole:
        return f"{told}: of parts or surroundings only, does not count ({ids})."
    return f"{told}: {e.why}, counts ({ids})."


def tell_evidence(e: Evidence, holdings: Holdings) -> str:
    """ "the Varnia Monitor says that the rebels hold it"."""
    voice, holder = holdings.actor_name(e.voice), holdings.actor_name(e.holder)
    one, many, rest = _SAYS[e.says]
    plural = is_plural([holder])
    filled = rest.replace("{hold}", "hold" if plural else "holds").replace("{are}", "are" if plural else "is")
    filled = filled.replace("{have}", "have" if plural else "has").replace("{bare}", holder)
    verb = many if is_plural([voice]) else one
    return f"{close_apposition(with_article(voice))} {verb} {filled.replace('{}', with_article(holder))}"


def tell_reason(rows: Sequence[Evidence], holdings: Holdings) -> str:
    """Why the evidence that decided decides."""
    return _sentence("; ".join(f"{tell_evidence(e, holdings)} ({e.why})" for e in rows))


def tell_backed(e: Evidence, holdings: Holdings) -> str:
    """Why a party's word that it is still there is taken."""
    voice = close_apposition(with_article(holdings.actor_name(e.voice)))
    return _sentence(f"{voice} denies having left, and voices that are no party see no enemy inside")


def tell_unknown(rows: Sequence[Evidence], holdings: Holdings) -> str:
    """Why nothing is assessed."""
    held = [e for e in rows if e.says == "holds"]
    if held:
        names = join_words([with_article(holdings.actor_name(e.voice)) for e in held], 4)
        partial = all(e.counts for e in held)
        return f"The word of {names} {'on parts of it only' if partial else 'alone'}."
    inside = [e for e in rows if e.says == "inside"]
    if inside:
        return _sentence(f"{tell_evidence(inside[-1], holdings)}; nobody speaks of control")
    gone = [e for e in rows if e.says == "gone"]
    if gone:
        holder = holdings.actor_name(gone[-1].holder)
        be = "are" if is_plural([holder]) else "is"
        return _sentence(f"{with_article(holder)} {be} said to be gone; nobody names a holder")
    return "No voice speaks of control."


def _sentence(text: str) -> str:
    return f"{begin_sentence(text)}."
