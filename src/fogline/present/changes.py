"""Changes as lines: what is otherwise than before, in words, as records and as rows."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.lexicon.phrases import begin_sentence, join_words
from fogline.models.change import Change
from fogline.models.dossier import Dossier
from fogline.present.possession import name_status
from fogline.present.records import Record, tell
from fogline.present.tables import Listing, clip


def tell_change(change: Change, before: Dossier, after: Dossier) -> str:
    """One sentence for a change: what it is about, what it was, what it is."""
    told = {"control": _control, "event": _event, "toll": _toll, "dispute": _dispute}[change.matter](
        change, before, after
    )
    return begin_sentence(told + (f" ({change.why})" if change.why and change.matter != "dispute" else ""))


def _control(change: Change, before: Dossier, after: Dossier) -> str:
    place = after.place_name(change.subject)
    was = name_status(change.was, after) if change.was else "not spoken of"
    now = name_status(change.now, after) if change.now else "no longer spoken of"
    if change.was == change.now:
        return f"{place}: other holders are claimed; assessed as before: {now}"
    return f"{place}: {now} (was {was})"


def _event(change: Change, before: Dossier, after: Dossier) -> str:
    event = after.event_by_id.get(change.subject) or before.event_by_id.get(change.subject)
    text = tell(event, after if change.subject in after.event_by_id else before).rstrip(".") if event else ""
    if change.kind == "denied":
        return f"{text}; now denied by {change.now}"
    if change.kind == "revised":
        told = join_words([f"{change.now} instead of {change.was}" if a == "voices" else a for a in change.aspects])
        return f"{text}; told otherwise: {told}"
    return text


def _toll(change: Change, before: Dossier, after: Dossier) -> str:
    where = join_words([after.place_name(place) for place in change.place], 3, "more places")
    at = f"{where}: " if where else ""
    if change.kind == "withdrawn":
        return f"{at}{change.was}, no longer said"
    return f"{at}{change.now} (was {change.was})" if change.was else f"{at}{change.now}"


def _dispute(change: Change, before: Dossier, after: Dossier) -> str:
    return change.why if change.now else f"no longer in dispute: {change.why}"


def change_record(change: Change, before: Dossier, after: Dossier) -> Record:
    """A change as JSON: `reports` are the documents responsible, with their outlets."""
    known = {**before.report_by_doc, **after.report_by_doc}
    return {
        "kind": change.kind,
        "matter": change.matter,
        "subject": change.subject,
        "text": tell_change(change, before, after),
        "was": change.was or None,
        "now": change.now or None,
        "aspects": list(change.aspects),
        "place": [{"id": place, "name": after.place_name(place)} for place in change.place],
        "reports": [{"doc": doc, "outlet": known[doc].publisher if doc in known else None} for doc in change.reports],
        "claims": list(change.claims),
        "why": change.why or None,
    }


def list_changes(changes: Sequence[Change], before: Dossier, after: Dossier) -> Listing:
    """One row a change, gravest kind first."""
    rows = [
        (
            change.kind,
            change.matter,
            tell_change(change, before, after),
            clip(change.reports, 3) or "-",
            clip(change.claims, 3) or "-",
        )
        for change in changes
    ]
    columns = ("kind", "matter", "what", "because of", "claims")
    brief = ("kind", "what", "because of")
    return Listing(columns, tuple(rows), brief, ("what", "because of", "claims"), "Nothing changed.")
