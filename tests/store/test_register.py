"""Register: what a report is read from does not depend on the order of its documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import fakes
from fogline.store.register import Register, digest_inputs


def make(*documents: tuple[str, str]) -> Register:
    register = Register()
    for name, text in documents:
        register.add(fakes.make_capture(text, name, publisher=name.upper()))
    return register


def find(register: Register) -> dict[str, tuple[str, str]]:
    return {sha: (register.find_doc(sha), register.find_inputs(sha)) for sha in register.documents}


def test_the_first_name_is_the_reports() -> None:
    register = make(("b.txt", "x"), ("a.txt", "x"))
    assert [doc for doc, _ in find(register).values()] == ["a.txt"]


def test_namesakes_are_told_apart() -> None:
    register = make(("a.txt", "x"), ("a.txt", "y"), ("b.txt", "z"))
    docs = sorted(doc for doc, _ in find(register).values())
    assert docs[2] == "b.txt" and len({*docs}) == 3
    assert all(doc.startswith("a~") and doc.endswith(".txt") for doc in docs[:2])


def test_order_does_not_matter() -> None:
    documents = [("a.txt", "x"), ("a.txt", "y"), ("b.txt", "x"), ("0.txt", "y")]
    first, *others = [find(make(*order)) for order in permutations(documents)]
    assert all(other == first for other in others)


def test_the_media_type_is_that_of_the_first_name() -> None:
    page = replace(fakes.make_capture("x", "a.html"), media_type="text/html")
    other = fakes.make_capture("x", "b.txt")
    for captures in ([page, other], [other, page]):
        register = Register()
        for capture in captures:
            register.add(capture)
        assert register.find_inputs(page.sha256) == digest_inputs(page.sha256, "a.html", "text/html", "{}")


def test_metadata_and_name_are_part_of_what_is_read() -> None:
    (one,) = find(make(("a.txt", "x"))).values()
    (other,) = find(make(("b.txt", "x"))).values()
    assert one != other


def test_pending() -> None:
    register = make(("a.txt", "x"), ("b.txt", "y"), ("c.txt", "z"))
    x, y, z = (sha for name in "abc" for sha in register.namesakes[f"{name}.txt"])
    register.read[x] = (register.find_inputs(x), "old")
    register.read[y] = ("other inputs", "new")
    register.refused[z] = "old"
    assert register.find_pending("new", refresh=False) == sorted([y, z])
    assert register.find_pending("new", refresh=True) == sorted([x, y, z])
    assert register.find_pending("old", refresh=True) == [y]
