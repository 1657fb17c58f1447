"""fogline actors: the store's own layer over the packaged table of actors, decided by people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.present.commands.options import JsonOption, StoreOption, make_console, open_view, read_settings

if TYPE_CHECKING:
    from fogline.models.actor_decision import ActorDecision
    from fogline.models.entity import Actor

actors = typer.Typer(
    help="Show and change who is who: add an actor, merge two, split one. Takes effect at the next fogline run.",
    no_args_is_help=True,
)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name or id of the actor.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.", show_default=False)]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Who decides.  [default: FOGLINE_ANALYST]", show_default=False),
]
KindOption = Annotated[str, typer.Option("--kind", metavar="KIND", help="person, armed-group, monitor, military, ...")]


@actors.command()
def show(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Name or id of the actor.")] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """An actor as the store knows it, with what people decided; without NAME, every decision.

    Example: fogline actors show "Military Operations Command"
    """
    from fogline.present.actor_pages import actor_record, decision_record, list_actor, list_decisions
    from fogline.present.tables import print_json, print_listing

    console = make_console()
    with open_view(store) as view:
        decisions = view.actor_decisions(ended=True)
        if name is None:
            _print(as_json, [decision_record(one, decisions) for one in decisions], list_decisions(decisions))
            return
        found = _find(name, view.actor_decisions(), view.actors())
        claims = len(view.claims(actor=found.id))
    mine = tuple(one for one in decisions if one.touches(found.id))
    if as_json:
        print_json(actor_record(found, claims, mine, decisions), console)
    else:
        print_listing(list_actor(found, claims, mine, decisions), console)


@actors.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that it is shown by.")],
    kind: KindOption,
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be repeated.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="ISO", help="Two letters, as SY.")] = None,
    side: Annotated[str | None, typer.Option("--side", metavar="NAME", help="The side it stands on.")] = None,
    speaks_for: Annotated[str | None, typer.Option("--speaks-for", metavar="NAME", help="Whose voice it is.")] = None,
    member_of: Annotated[list[str] | None, typer.Option("--member-of", metavar="NAME", help="May be repeated.")] = None,
    party: Annotated[bool, typer.Option("--party", help="It fights, or is an organ of one that does.")] = False,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Add an actor, or names and traits to one that is known.

    Example: fogline actors add "Al-Nur Brigade" --kind armed-group --country SY --alias "Nur Brigade"
    """
    from fogline.errors import NotFound, UsageError
    from fogline.lexicon.state_bodies import make_slug
    from fogline.models.entity import Actor

    _check_kind(kind)
    decisions, known = _read(store)

    def find(given: str | None) -> str | None:
        return _find(given, decisions, known).id if given else None

    try:
        ident = _find(name, decisions, {}).id
    except NotFound:
        ident = make_slug(name)
    if not ident:
        raise UsageError(f"{name!r} holds no letter to name an actor by.")
    members = tuple(filter(None, (find(one) for one in member_of or ())))
    code = country.upper() if country else None
    actor = Actor(
        ident, name, kind, tuple(alias or ()), find(side), code, members, find(speaks_for), party
    )  # fmt: skip
    _record(store, by, action="add", actor=actor, why=why)


@actors.command()
def merge(
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name or id of what is the same actor.")],
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say that two are one: OTHER and all its names become NAME.

    Example: fogline actors merge "Hasan Abdulghani" "Hassan Abdul Ghany" --why "one spokesman, two spellings"
    """
    from fogline.errors import UsageError

    decisions, known = _read(store)
    kept, gone = _find(name, decisions, known), _find(other, decisions, known)
    if kept.id == gone.id:
        raise UsageError(f"{name} and {other} are one actor already ({kept.id}).")
    _record(store, by, action="merge", actor=kept, other=gone.id, names=(gone.name, *gone.aliases), why=why)


@actors.command()
def split(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="What the other one is to be called.")],
    alias: Annotated[list[str] | None, typer.Option("--alias", help="A name that is NEW's; may be repeated.")] = None,
    doc: Annotated[list[str] | None, typer.Option("--doc", help="A document that means NEW; may be repeated.")] = None,
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Say that one is two: NEW is who is meant by some of the names, or in some of the documents.

    Example: fogline actors split "Ali Hassan" "Ali Hassan (doctor)" --doc 04_wire.txt
    """
    from dataclasses import replace

    from fogline.errors import UsageError
    from fogline.lexicon.state_bodies import make_slug

    if bool(alias) == bool(doc):
        raise UsageError("A split goes by names (--alias) or by documents (--doc): give one of them.")
    decisions, known = _read(store)
    old = _find(name, decisions, known)
    made = replace(old, id=make_slug(new), name=new, aliases=(), inter=None, ucdp=None)
    if made.id in ("", old.id):
        raise UsageError(f"{new!r} is no other name than {old.name}.")
    names = tuple(alias or ())
    unknown = [one for one in names if one.casefold() not in {own.casefold() for own in old.aliases}]
    if unknown:
        raise UsageError(f"{old.name} has no other name {unknown[0]!r}; see fogline actors show.")
    if doc:
        made = replace(made, aliases=(old.name, *old.aliases))
    _record(store, by, action="split", actor=made, other=old.id, names=names, docs=tuple(doc or ()), why=why)


@actors.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision's number, as show tells it.")],
    by: ByOption = None,
    why: WhyOption = "",
    store: StoreOption = None,
) -> None:
    """Take a decision back; it stays on record.

    Example: fogline actors undo 2 --why "they were two after all"
    """
    from fogline.errors import NotFound

    with open_view(store) as view:
        mine = [one for one in view.actor_decisions() if one.number == number]
    if not mine:
        raise NotFound(f"No decision that holds has the number {number}; see fogline actors show.")
    _record(store, by, action="undo", actor=mine[0].actor, other=str(number), why=why)


def _read(store: str | None) -> tuple[tuple[ActorDecision, ...], dict[str, Actor]]:
    with open_view(store) as view:
        return view.actor_decisions(), view.actors()


def _find(name: str, decisions: tuple[ActorDecision, ...], stored: dict[str, Actor]) -> Actor:
    """The one actor of a name or id: as decided, else as a report introduced it. Raises NotFound."""
    from fogline.errors import NotFound
    from fogline.lexicon.actor_layer import load_actors
    from fogline.present.listings import fold_name

    table = load_actors(decisions)
    actor = table.find(name)
    if actor is not None:
        return actor
    idents = table.forms.get(name) or table.context_forms.get(name)
    if not idents:
        wanted = fold_name(name)
        idents = tuple(key for key, one in stored.items() if wanted in (fold_name(key), fold_name(one.name)))
    if len(idents) > 1:
        raise NotFound(f"{name} fits several actors: {', '.join(sorted(idents))}; write the id.")
    found = (table.find(idents[0]) or stored.get(idents[0])) if idents else None
    if found is None:
        raise NotFound(f"No actor is called {name}.")
    return found


def _check_kind(kind: str) -> None:
    from fogline.errors import UsageError
    from fogline.present.actor_pages import KINDS

    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of actor; one of {', '.join(KINDS)}.")


def _record(store: str | None, by: str | None, **parts: Any) -> None:
    from datetime import UTC, datetime

    from fogline.models.actor_decision import ActorDecision
    from fogline.present.actor_pages import tell_decision
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_line
    from fogline.store.actor_decisions import record_decision
    from fogline.store.database import open_store

    settings = read_settings(store)
    decision = ActorDecision(by=by or settings.analyst, at=datetime.now(UTC), **parts)
    with open_store(settings.store, create=False, busy_timeout=settings.busy_timeout) as opened:
        number = record_decision(opened, decision)
    print_line(for_terminal(f"decision {number}: {tell_decision(decision)}; it holds from the next fogline run"),
               make_console())  # fmt: skip


def _print(as_json: bool, records: Any, listing: Any) -> None:
    from fogline.present.tables import print_json, print_listing

    if as_json:
        print_json(records, make_console())
    else:
        print_listing(listing, make_console())
