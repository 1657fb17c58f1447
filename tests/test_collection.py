"""Collection: what the search for cycles is spared."""

import gc

from fogline.collection import keep_loaded, uncollected


def test_collection_is_held_off_and_taken_up_again() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_loaded_is_left_out_of_later_searches() -> None:
    keep_loaded.cache_clear()
    loaded = [[number] for number in range(5_000)]
    before = gc.get_freeze_count()
    keep_loaded()
    assert gc.get_freeze_count() >= before + len(loaded)
    kept = gc.get_freeze_count()
    later = [[number] for number in range(5_000)]
    keep_loaded()
    assert gc.get_freeze_count() <= kept, later
