"""Grounds and sides on SQLite and PostgreSQL: added to, renewed and exchanged a few at a time."""

from __future__ import annotations

from datetime import date

from fogline.store.database import Store
from fogline.store.grounds import (
    WithdrawnRow,
    exchange_sides,
    exchange_withdrawn,
    find_keys,
    find_members,
    find_values,
    read_sides,
    read_withdrawn,
    write_grounds,
)


def test_counts_are_added_and_what_actors_are_is_renewed(store: Store) -> None:
    with store.write() as connection:
        write_grounds(connection, [("beside", "press", "Varnia", 2), ("kin", "is press", "press", 1)], None)
        write_grounds(connection, [("beside", "press", "Varnia", 3), ("name", "karsk press", "press", 1)], [])
        assert find_values(connection, "beside", ["press", "dorn"]) == {"press": {"Varnia": 5}}
        assert find_keys(connection, "kin", ["press"]) == {"press": {"is press"}}
        write_grounds(connection, [("kin", "state Varnia", "press", 1)], ["press"])
        assert find_keys(connection, "kin", ["press"]) == {"press": {"state Varnia"}}
        assert find_values(connection, "name", ["karsk press"]) == {}
        assert find_values(connection, "beside", ["press"]) == {"press": {"Varnia": 5}}
        write_grounds(connection, [], None)
        assert find_values(connection, "beside", ["press"]) == {}


def test_sides_of_some_actors_are_exchanged_alone(store: Store) -> None:
    rows = {"army": ("army", True), "ministry": ("army", True), "rebels": (None, True)}
    with store.write() as connection:
        total = exchange_sides(connection, rows, None)
        assert read_sides(connection) == rows
        assert find_members(connection, ["army"]) == {"army", "ministry"}
        changed = {"ministry": ("rebels", True), "rebels": ("rebels", True)}
        total += exchange_sides(connection, changed, ["ministry", "rebels"])
        assert read_sides(connection) == rows | changed
        assert read_sides(connection, ["rebels"]) == {"rebels": ("rebels", True)}
        assert total == exchange_sides(connection, rows | changed, None)


def test_withdrawn_claims_go_with_their_neighbourhood(store: Store) -> None:
    one, two = WithdrawnRow("taken back", date(2031, 3, 4), "a"), WithdrawnRow("replaced", None, "b")
    with store.write() as connection:
        total = exchange_withdrawn(connection, {"c1": one, "c2": two}, None)
        assert read_withdrawn(connection) == {"c1": one, "c2": two}
        total += exchange_withdrawn(connection, {}, ["a"])
        assert read_withdrawn(connection) == {"c2": two}
        assert total == exchange_withdrawn(connection, {"c2": two}, None)
