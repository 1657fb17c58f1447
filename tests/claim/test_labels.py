"""Labels: places that head list items, sections and live pages."""

from claim.staging import ids, read_claims, stage
from fogline.claim.labels import find_labels


def labels_of(text: str, places: list[str], kind: str = "paragraph") -> dict[int, list[str]]:
    report, groundings = stage(text, {}, places, kind)
    return {i: ids(label.places) for i, label in find_labels(report, groundings).items()}


def test_a_block_is_labelled_by_the_place_before_its_colon() -> None:
    assert labels_of("Oldtown: two shells fell near the market.", ["Oldtown"], "list_item") == {0: ["oldtown"]}
    assert labels_of("Oldtown was quiet: no shells fell.", ["Oldtown"]) == {}


def test_a_name_alone_labels_the_rest_of_its_item() -> None:
    found = labels_of("Oldtown.\nTwo shells fell near the market.\nNobody was hurt.", ["Oldtown"], "list_item")
    assert found[1] == found[2] == ["oldtown"]


def test_what_stands_under_a_label_happened_there() -> None:
    text = "Oldtown.\nShells killed two people."
    assert {tuple(ids(c.place)) for c in read_claims(text, {}, ["Oldtown"], "list_item")} == {("oldtown",)}


def test_a_list_of_names_before_a_colon_labels_what_follows() -> None:
    names = ["Oldtown", "Newtown", "Upton"]
    found = labels_of("Oldtown, Newtown and Upton: taken by rebels before noon.", names, "list_item")
    assert found == {0: ["oldtown", "newtown", "upton"]}
    assert labels_of("Oldtown saw Newtown: two shells fell.", names, "list_item") == {}
