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
    "besieges": ("says", "say", "that {} {surround} it"),
    "relieved": ("says", "say", "that {} no longer {surround} it"),
}  # fmt: skip


def tell_step(e: Evidence, holdings: Holdings, claims: Sequence[str]) -> str:
    """One step of the rule: day, voice, what it says, why it counts or not, the claims."""
    ids = ", ".join(claims)
    told = f"{e.day.isoformat() if isinstance(e.day, date) else 'undated'}: {tell_evidence(e, holdings)}"
    if not e.counts:
        return f"{told}: {e.why}, does not decide alone ({ids})."
    if e.extent in ("near", "points"):
        return f"{told}: of its surroundings or of points in it, does not count ({ids})."
    if e.extent == "part" and e.says == "holds":
        return f"{told}: {e.why}, counts for a part of it ({ids})."
    return f"{told}: {e.why}, counts ({ids})."


def tell_evidence(e: Evidence, holdings: Holdings) -> str:
    """ "the Varnia Monitor says that the rebels hold it"."""
    voice, holder = holdings.actor_name(e.voice), holdings.actor_name(e.holder) if e.holder else "forces"
    one, many, rest = _SAYS[e.says]
    if e.says == "holds" and e.extent == "part":
        rest = rest.removesuffix("it") + "part of it"
    plural = is_plural([holder])
    filled = rest.replace("{hold}", "hold" if plural else "holds").replace("{are}", "are" if plural else "is")
    filled = filled.replace("{surround}", "surround" if plural else "surrounds")
    filled = filled.replace("{have}", "have" if plural else "has").replace("{bare}", holder)
    verb = many if is_plural([voice]) else one
    return f"{close_apposition(with_article(voice))} {verb} {filled.replace('{}', with_article(holder))}"


def tell_reason(rows: Sequence[Evidence], holdings: Holdings) -> str:
    """Why the evidence that decided decides."""
    return _sentence("; ".join(f"{tell_evidence(e, holdings)} ({e.why})" for e in rows))


def tell_siege(rows: Sequence[Evidence], holder: str | None, holdings: Holdings) -> str:
    """Why a place is besieged, and who is known to be inside."""
    told = f"{tell_evidence(rows[-1], holdings)} ({rows[-1].why})"
    if holder is None:
        return _sentence(f"{told}; no voice that counts names the holder")
    name = holdings.actor_name(holder)
    be = "are" if is_plural([name]) else "is"
    return _sentence(f"{told}; {with_article(name)} {be} assessed to hold it")


def tell_backed(e: Evidence, holdings: Holdings) -> str:
    """Why a party's word that it is still there is taken."""
    voice = close_apposition(with_article(holdings.actor_name(e.voice)))
    return _sentence(f"{voice} denies having left, and voices that are no party see no enemy inside")


def tell_unknown(rows: Sequence[Evidence], holdings: Holdings) -> str:
    """Why nothing is assessed."""
    inside = [e for e in rows if e.says == "inside"]
    gone = [e for e in rows if e.says == "gone"]
    held = [e for e in rows if e.says == "holds" and (e.extent != "near" or not (inside or gone))]
    if held:
        names = join_words([with_article(holdings.actor_name(e.voice)) for e in held], 4)
        partial = all(e.counts for e in held)
        return f"The word of {names} {'on parts of it only' if partial else 'alone'}."
    if inside:
        best = max(enumerate(inside), key=lambda row: (row[1].counts, not row[1].party, row[0]))[1]
        return _sentence(f"{tell_evidence(best, holdings)}; nobody speaks of control")
    if gone:
        holder = holdings.actor_name(gone[-1].holder)
        be = "are" if is_plural([holder]) else "is"
        return _sentence(f"{with_article(holder)} {be} said to be gone; nobody names a holder")
    return "No voice speaks of control."


def _sentence(text: str) -> str:
    return f"{begin_sentence(text)}."
