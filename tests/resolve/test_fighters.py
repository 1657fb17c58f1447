"""Fighters whom their dress, or nobody, ties to a side."""

from tests.resolve.staged import resolve_staged


def test_an_armys_dress_makes_nobody_a_soldier_of_it() -> None:
    for text in (
        "Iraqi troops left the town, Iraq said.\nGunmen in army uniforms stormed a station.",
        "Iraqi troops left the town, Iraq said.\nAbout 80 militants in Iraqi army fatigues stormed a station.",
    ):
        storming = [g.id for g in resolve_staged(text)[0] if g.text.startswith(("Gunmen", "About", "militants"))]
        assert storming, text
        assert "iraqi-army" not in storming, text


def test_gunmen_whom_nobody_can_tell_are_of_no_side_told_of() -> None:
    for who in ("Unidentified gunmen", "Masked men", "Two hooded men"):
        text = f"Al-Shabaab fighters attacked Afgoye on Friday.\n{who} shot a farmer dead near Baidoa."
        named = [g.id for g in resolve_staged(text)[0] if g.text.lower().endswith(("gunmen", "men"))]
        assert named and "al-shabaab" not in named, who


def test_fighters_called_by_a_name_that_no_list_knows_are_of_no_side_told_of() -> None:
    text = "Al-Shabaab fighters attacked Afgoye on Friday.\nVarnai Shield fighters shot a farmer dead near Baidoa."
    named = [g.id for g in resolve_staged(text)[0] if g.text.endswith("Shield fighters")]
    assert named and "al-shabaab" not in named
