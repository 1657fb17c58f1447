from fogline.lexicon.furniture import fold_apostrophes, load_furniture


def test_groups_are_named_by_their_notes() -> None:
    table = load_furniture()
    assert set(table.line.groupindex) >= {"navigation", "share", "subscribe", "photo_credit", "credit", "legal"}
    assert set(table.tail.groupindex) == {"credit"}


def test_apostrophes_are_folded_at_the_same_length() -> None:
    assert fold_apostrophes("Editor's ‘note’") == "Editor’s ’note’"


def test_agencies_and_labels() -> None:
    table = load_furniture()
    assert table.agency.fullmatch("Reuters")
    assert table.agency.fullmatch("the Associated Press")
    assert table.label.search("Published on")
    assert table.updated.search("Last updated")
    assert table.key.fullmatch("Area covered: the north")
