"""Bodies that nobody is said to own, in the country where the words around put them."""

from tests.resolve.staged import resolve_staged

CAPITALS = {"Nairobi": "ke:nairobi", "Quito": "ec:quito", "Mogadishu": "so:mogadishu", "Kismayo": "so:kismayo"}


def name_actors(text: str, kind: str = "paragraph") -> dict[str, str]:
    """The actor's id by the words of each mention."""
    return {g.text: g.id for g in resolve_staged(text, CAPITALS, kind)[0]}


def test_a_ministry_or_police_abroad_is_that_of_the_country_it_sits_in() -> None:
    home = "Somali troops fought al-Shabaab near Mogadishu and Kismayo, Somalia said.\n"
    found = name_actors(home + "In Nairobi, police fired tear gas at a march.")
    assert found["police"] == "kenyan-police"
    found = name_actors(home + "The foreign ministry in Quito called it a provocation.")
    assert found["The foreign ministry"] == "ecuadorian-foreign-ministry"


def test_police_at_home_and_an_army_abroad_are_the_home_states() -> None:
    home = "Somali troops fought al-Shabaab near Mogadishu and Kismayo, Somalia said.\n"
    assert name_actors(home + "In Kismayo, police fired tear gas at a march.")["police"] == "somali-police"
    assert name_actors(home + "In Nairobi, the army denied it.")["the army"] == "somali-army"


def test_a_digest_tells_of_each_country_under_its_label() -> None:
    text = (
        "PERU - Soldiers found a camp\nCOLOMBIA - Troops swept a village\nPolice arrested 12.\n"
        "NEPAL - Rebels burned a bridge"
    )
    found = name_actors(text, "list_item")
    assert found["Soldiers"].startswith("peru")
    assert found["Police"] == "colombian-police"
    assert not found["Rebels"].startswith(("peru", "colomb"))


def test_the_insurgents_are_the_one_group_of_a_joint_name_that_is_named() -> None:
    text = "Boko Haram fighters seized a base in Nigeria on Monday.\nHundreds of insurgents came on motorcycles."
    assert name_actors(text)["Hundreds of insurgents"] == "boko-haram"
