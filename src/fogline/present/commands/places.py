"""fogline places: your own layer over the packaged gazetteer, and what the gazetteer makes of a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.present.commands.options import JsonOption, StoreOption, make_console, read_settings

if TYPE_CHECKING:
    from fogline.lexicon.gazetteer import Gazetteer
    from fogline.lexicon.place_matches import PlaceMatch
    from fogline.present.tables import Listing

places = typer.Typer(
    help="Add places of your own to the gazetteer, and look names up. Takes effect at the next fogline run.",
    no_args_is_help=True,
)
LayerOption = Annotated[
    str | None,
    typer.Option(
        "--places", metavar="PATH", show_default=False,
        help="The file of your own places.  [default: FOGLINE_PLACES, else fogline-places.sqlite]",
    ),
]  # fmt: skip


@places.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoNames dump, Who's On First file, or simple CSV.")],
    layer: LayerOption = None,
) -> None:
    """Add the places of one file; those added before are replaced.

    The simple CSV has the header name,lat,lon,country,admin1,kind,aliases (aliases parted by semicolons).

    Example: fogline places add SY.txt
    """
    from fogline.lexicon.gazetteer import Gazetteer
    from fogline.present.counts import render_number
    from fogline.present.tables import print_line
    from fogline.store.place_layer import add_places

    path = _find_path(layer)
    gazetteer = Gazetteer.open()
    count = add_places(file, path, gazetteer, _tell_of(path))
    gazetteer.close()
    print_line(f"{render_number(count, 'place')} of {file.name} in {path}", make_console())


@places.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name in any spelling.")],
    near: Annotated[
        str | None, typer.Option("--near", metavar="LAT,LON", help="Also sounds alike close to it.", show_default=False)
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="ISO", help="Only there, as SY.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="Most lines.")] = 20,
    layer: LayerOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every place that a name may mean, likeliest first: score 1 the same name, 0.85 another spelling, less alike.

    Example: fogline places show "Tell Rifaat" --country SY
    """
    from fogline.errors import NotFound
    from fogline.lexicon.gazetteer import Gazetteer
    from fogline.present.tables import print_json, print_listing

    path = _find_path(layer)
    renew_places(path)
    gazetteer = Gazetteer.open(layer=path)
    matches = _find_matches(gazetteer, name, _read_point(near))
    matches = [m for m in matches if country is None or m.place.country == country.upper()][:limit]
    gazetteer.close()
    if not matches:
        raise NotFound(f"No place is known by the name {name}.")
    console = make_console()
    if as_json:
        print_json([_record(match) for match in matches], console)
    else:
        print_listing(_list(matches), console)


@places.command()
def rekey(layer: LayerOption = None) -> None:
    """File your places under this version's keys, where another version filed them. Every command does so by itself.

    Places and names stay as they are.

    Example: fogline places rekey
    """
    from fogline.errors import NotFound
    from fogline.present.counts import render_number
    from fogline.present.tables import print_line

    path = _find_path(layer)
    if not path.exists():
        raise NotFound(f"There are no places of yours at {path}.")
    count = renew_places(path)
    told = f"{render_number(count, 'place')} filed anew"
    if not count:
        told = "filed under this version's keys already"
    print_line(f"{path}: {told}", make_console())


@places.command("unknown")
def list_unknown(
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Most lines.")] = 20,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """The places of the reports that no gazetteer knows, those that most claims name first, and what is told of where
    they lie. Put one on the map with fogline places identify.

    Example: fogline places unknown --limit 10
    """
    from fogline.present.candidates import Knowledge
    from fogline.present.commands.keeping import open_kept
    from fogline.present.placing import list_unplaced, tell_unplaced
    from fogline.present.tables import print_json, print_listing
    from fogline.store.unplaced import list_unplaced as find_unplaced

    with open_kept(store) as opened, opened.read() as connection:
        known = Knowledge(connection, read_settings(store).places)
        records = [tell_unplaced(connection, one, known) for one in find_unplaced(connection, limit)]
    console = make_console()
    if as_json:
        print_json(records, console)
    else:
        print_listing(list_unplaced(records), console)


@places.command()
def identify(
    place: Annotated[str, typer.Argument(metavar="PLACE", help="Its id, from fogline places unknown.")],
    known: Annotated[
        str | None, typer.Argument(metavar="[KNOWN]", help="Name or id of the place that it is.", show_default=False)
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="LAT,LON", help="Or where it lies.", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", show_default=False,
                                             help="With --at: village, town, hill, ...")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", show_default=False,
                                           help="Who decides.  [default: FOGLINE_ANALYST]")] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", show_default=False, help="The reason.")] = "",
    store: StoreOption = None,
) -> None:  # fmt: skip
    """Say which known place an unknown one is, or where it lies: for every claim of the store, at once, and for the
    reports of the next fogline run, by its name. (fogline review undo takes back the first; the name stays in your
    places.)

    Examples:

    fogline places identify place:umm-dabbas~sd:north-darfur --at 13.45,25.35 --kind village

    fogline places identify place:tal-rafat~sy:aleppo-province "Tell Rifaat"
    """
    from fogline.present.commands.keeping import keep_made, open_kept
    from fogline.present.placing import judge_placed
    from fogline.present.tables import print_line

    settings = read_settings(store)
    with open_kept(store) as opened:
        with opened.read() as connection:
            made, learned = judge_placed(
                connection, Path(settings.places), place, known or "", at or "", kind or "", by or settings.analyst, why
            )
        keep_made(opened, [made])
    name = made.places[0].name
    told = (
        f"the next run reads it as {name}"
        if learned
        else f"the gazetteer has {name} without a number: not in your places"
    )
    print_line(f"{settings.places}: {told}", make_console())


def renew_places(path: Path) -> int:
    """File the places of a layer under this version's keys where they are under another's, and say so on the standard
    error; returns how many. Raises StoreError where they cannot be read or written."""
    from fogline.store.place_keys import renew_layer

    return renew_layer(path, _tell_of(path))


def _tell_of(path: Path) -> Callable[[int, int], None]:
    """Says how far the filing has come: at its beginning, every ten thousand places, and at its end."""
    from fogline.present.tables import print_line

    def tell(done: int, total: int) -> None:
        if done == 0:
            line = f"{path} was filed under another version's keys; filing its {total} places anew"
            print_line(line, make_console(stderr=True))
        elif done == total or done % 10_000 == 0:
            print_line(f"{done} of {total} places filed", make_console(stderr=True))

    return tell


def _find_path(layer: str | None) -> Path:
    return Path(layer or read_settings(None).places)


def _find_matches(gazetteer: Gazetteer, name: str, point: tuple[float, float] | None) -> list[PlaceMatch]:
    known = gazetteer.find_candidates(name, limit=1000)
    if point is None:
        return known
    seen = {match.place.id for match in known}
    alike = [*gazetteer.find_near(name, [point]), *gazetteer.find_local(name, [point])]
    found = {match.place.id: match for match in alike if match.place.id not in seen}
    return [*known, *sorted(found.values(), key=lambda match: (-match.score, match.place.id))]


def _read_point(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no point; write it as LAT,LON, as 36.2,37.1.") from None
    return lat, lon


def _record(match: PlaceMatch) -> dict[str, Any]:
    place = match.place
    return {
        "id": place.id, "name": place.name, "kind": place.kind, "lat": place.lat, "lon": place.lon,
        "country": place.country, "admin1": place.admin1, "population": place.population,
        "score": round(match.score, 3), "why": match.why,
    }  # fmt: skip


def _list(matches: list[PlaceMatch]) -> Listing:
    from fogline.present.tables import Listing

    rows = tuple(tuple("" if value is None else str(value) for value in _record(match).values()) for match in matches)
    columns = ("id", "name", "kind", "lat", "lon", "country", "admin1", "population", "score", "why")
    return Listing(columns, rows, brief=("id", "name", "kind", "score"))
