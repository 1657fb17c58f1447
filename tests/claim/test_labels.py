"""Labels: places that head list items, sections and live pages."""

from dataclasses import replace

from claim.staging import ids, read_claims, stage
from fogline.claim.scenes.labels import find_labels


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


def test_a_heading_of_more_than_a_name_labels_nothing() -> None:
    text = "The view from Oldtown.\nTwo shells fell near the market."
    report, groundings = stage(text, {}, ["Oldtown"], "list_item")
    heading, item = report.blocks
    found = find_labels(replace(report, blocks=(replace(heading, kind="subhead"), item)), groundings)
    assert not any(label.places for label in found.values())


def test_a_name_above_the_title_labels_nothing() -> None:
    report, groundings = stage("Oldtown\nShells fall on two towns\nNobody was hurt.", {}, ["Oldtown"])
    blocks = tuple(replace(b, kind=k) for b, k in zip(report.blocks, ("subhead", "headline", "paragraph"), strict=True))
    found = find_labels(replace(report, blocks=blocks), groundings)
    assert not any(label.places for label in found.values())


def test_who_has_the_word_in_a_transcript_is_no_label() -> None:
    text = "With me is Erik Oldtown of the mission.\nOLDTOWN: Two shells fell near the market."
    report, groundings = stage(text, {"Erik Oldtown": "person"}, ["OLDTOWN"])
    assert not find_labels(report, groundings)


def test_an_item_with_a_tale_of_its_own_labels_no_other_item() -> None:
    report, groundings = stage("Oldtown.\nShells fell.\nNobody was hurt.", {}, ["Oldtown"], "list_item")
    first, second, third = report.blocks
    blocks = (replace(first, end=second.end), third)
    held = tuple(replace(s, block=n) for s, n in zip(report.sentences, (0, 0, 1), strict=True))
    found = find_labels(replace(report, blocks=blocks, sentences=held), groundings)
    assert found[1].places and not found[2].places
