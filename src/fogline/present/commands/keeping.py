"""Keeping: a store opened to decide on, and decisions kept in it with everything that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fogline.present.commands.options import make_console, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fogline.models.decision import Decision
    from fogline.store.database import Store


def open_kept(store: str | None) -> Store:
    """The store that is there; raises StoreError for none."""
    from fogline.store.database import open_store

    settings = read_settings(store)
    return open_store(settings.store, create=False, busy_timeout=settings.busy_timeout)


def keep_made(opened: Store, decisions: Iterable[Decision], *, check: bool = True) -> None:
    """Keep decisions and have everything follow."""
    from datetime import UTC, datetime

    from fogline.pipeline import follow_claims
    from fogline.present.decision_words import tell_decision
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_line
    from fogline.review import record_decisions

    recorded = record_decisions(opened, decisions, datetime.now(UTC), check=check)
    if recorded.changed:
        follow_claims(opened, read_settings(opened.name if opened.is_sqlite else None))
    console = make_console()
    if len(recorded.fresh) == 1:
        made = recorded.fresh[0]
        print_line(for_terminal(f"decision {made.id}: {tell_decision(made)}"), console)
    else:
        print_line(f"{len(recorded.fresh)} new decisions", console)
