"""fogline review: decisions on claims, from the command line: the queue, a verdict, a correction, export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.present.commands.keeping import keep_made, open_kept
from fogline.present.commands.options import JsonOption, StoreOption, make_console, read_settings
from fogline.present.commands.review_record import agreement, conflicts, export_decisions, follow, import_decisions

if TYPE_CHECKING:
    import sqlalchemy as sa


review = typer.Typer(
    help="Decide on claims: accept, reject, correct; take it back; hand decisions on. Takes effect at once.",
    no_args_is_help=True,
)
ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or the start of one.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.", show_default=False)]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Who decides.  [default: FOGLINE_ANALYST]", show_default=False),
]
AnywayOption = Annotated[
    bool, typer.Option("--anyway", help="Also against what another reviewer decided.", show_default=False)
]


@review.command("list")
def list_items(
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Most lines.")] = 20,
    decided: Annotated[bool, typer.Option("--decided", help="Decisions made, the last first.")] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """What is to be decided, that which most hangs on first; with --decided, what was.

    Example: fogline review list --limit 5
    """
    from fogline.present.review_listings import decision_rows, list_decided, list_items
    from fogline.present.tables import print_json, print_listing
    from fogline.store import decisions as kept
    from fogline.store.queue import list_queue

    with open_kept(store) as opened, opened.read() as connection:
        if decided:
            everything = kept.read_decisions(connection)
            records = decision_rows(everything)[:limit]
            listing = list_decided(records)
        else:
            rows = list_queue(connection, limit)
            records = [_item_record(connection, row) for row in rows]
            listing = list_items(records)
    console = make_console()
    if as_json:
        print_json(records, console)
    else:
        print_listing(listing, console)


@review.command("next")
def show_next(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """The claim that most hangs on, with its words and slots.

    Example: fogline review next
    """
    from fogline.errors import NotFound
    from fogline.present.review_listings import tell_item
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_json, print_line
    from fogline.store.queue import list_queue

    with open_kept(store) as opened, opened.read() as connection:
        rows = list_queue(connection, 1)
        if not rows:
            raise NotFound("Nothing is left to decide.")
        record = _item_record(connection, rows[0])
    console = make_console()
    if as_json:
        print_json(record, console)
        return
    for line in tell_item(record):
        print_line(for_terminal(line), console)


@review.command()
def accept(
    claim: ClaimArgument, by: ByOption = None, why: WhyOption = "", anyway: AnywayOption = False,
    store: StoreOption = None,
) -> None:  # fmt: skip
    """Say that a claim is right as it stands.

    Example: fogline review accept 3f2a91c0
    """
    _decide(store, claim, "accept", by, why, anyway)


@review.command()
def reject(
    claim: ClaimArgument, by: ByOption = None, why: WhyOption = "", anyway: AnywayOption = False,
    store: StoreOption = None,
) -> None:  # fmt: skip
    """Say that it is no claim: it leaves map, ledger and report.

    Example: fogline review reject 3f2a91c0 --why "a caption of another war"
    """
    _decide(store, claim, "reject", by, why, anyway)


@review.command()
def correct(
    claim: ClaimArgument,
    slot: Annotated[str, typer.Argument(metavar="SLOT", help="type, actor, recipient, place, time, figures, polarity, "
                                        "modality, voice or core.")],
    value: Annotated[list[str] | None, typer.Argument(
        metavar="[VALUE]...", help="Names or ids; a word; days as FIRST [LAST]; figures as MEASURE=LOW-HIGH. None: "
        "nothing stands there.")] = None,
    by: ByOption = None, why: WhyOption = "", anyway: AnywayOption = False, store: StoreOption = None,
) -> None:  # fmt: skip
    """Put something else into a slot of a claim.

    Examples:

    fogline review correct 3f2a91c0 place "Tell Rifaat"

    fogline review correct 3f2a91c0 time 2024-11-30 2024-12-01

    fogline review correct 3f2a91c0 figures killed=12 "injured=30-"
    """
    _decide(store, claim, "correct", by, why, anyway, slot, value or [])


@review.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Id of a decision, or the start of one.")],
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Take a decision back; it stays on record.

    Example: fogline review undo 5bde042b
    """
    from datetime import UTC, datetime

    from fogline.errors import NotFound
    from fogline.models.decision import Decision
    from fogline.store import decisions as kept

    settings = read_settings(store)
    with open_kept(store) as opened:
        with opened.read() as connection:
            found = [d for d in kept.read_decisions(connection) if d.id.startswith(decision)]
        if len(found) != 1:
            raise NotFound(f"{'No' if not found else 'More than one'} decision has an id that begins with {decision}.")
        made = Decision("undo", by or settings.analyst, datetime.now(UTC), why, undoes=found[0].id)
        keep_made(opened, [made])


review.command("export")(export_decisions)
review.command("import")(import_decisions)
for _command in (agreement, conflicts, follow):
    review.command()(_command)


def _item_record(connection: sa.Connection, row: Any) -> dict[str, Any]:
    from fogline.present.review_listings import item_record
    from fogline.store.amendments import get_original

    return item_record(row, get_original(connection, row.claim)[0])


def _decide(
    store: str | None, prefix: str, action: str, by: str | None, why: str, anyway: bool, slot: str = "",
    values: list[str] | None = None,
) -> None:  # fmt: skip
    from datetime import UTC, datetime

    from fogline.errors import UsageError
    from fogline.models.decision import Decision
    from fogline.present.candidates import Knowledge
    from fogline.present.commands.places import renew_places
    from fogline.present.corrections import read_values
    from fogline.present.decision_words import tell_decision
    from fogline.review import find_rivals, make_anchor
    from fogline.store import decisions as kept
    from fogline.store.amendments import find_claim_id
    from fogline.store.view import View

    settings = read_settings(store)
    with open_kept(store) as opened:
        with opened.read() as connection:
            ident = find_claim_id(connection, prefix)
            anchor, original = make_anchor(connection, ident)
            seen = tuple(sorted(d.id for d in kept.find_on_claim(connection, ident)))
            made = Decision(action, by or settings.analyst, datetime.now(UTC), why, (anchor,), seen=seen)
            if action == "correct":
                renew_places(Path(settings.places))
                now = next((c for c in View(opened).claims(doc=anchor.doc) if c.id == ident), original)
                given = read_values(slot, values or [], now, Knowledge(connection, settings.places))
                made = Decision(
                    action, made.by, made.at, why, (anchor,), amendment=given.amendment, actors=given.actors,
                    places=given.places, seen=seen,
                )  # fmt: skip
            rivals = [] if anyway else find_rivals(connection, made, ident)
        if rivals:
            told = f"{rivals[0].by} decided otherwise: {tell_decision(rivals[0])} ({rivals[0].id})"
            raise UsageError(f"{told}. Say --anyway to overrule it; both stay on record.")
        keep_made(opened, [made])
