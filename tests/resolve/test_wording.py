"""Actors by the wording of reports: places before a subject, weapons of a nation, wars of earlier decades."""

from tests.resolve.written import find_ids, read_actors

BOUGAINVILLE = (
    "PORT MORESBY, 12 March 1990 - Papua New Guinea's army said rebels of the Bougainville Revolutionary Army had "
    "burned two bridges. In Arawa gunmen fired on a patrol on Sunday. The rebels denied it.\n"
)
TACNA = (
    "LIMA, 3 February 1995 - Ecuador's government said on Friday that Peruvian guns had shelled its post at Tiwintza. "
    "In the north Peruvian units crossed the river Cenepa, the army said.\n"
)
BIHAC = (
    "ZAGREB, 14 November 1994 - The Bosnian army attacked near Kupres in Bosnia on Monday, and Bosnian Serb forces "
    "shelled the town. The Serbs lost two tanks, the United Nations said. In Bosnia the rebels hold the road.\n"
)


def test_a_place_before_a_subject_is_no_part_of_it() -> None:
    assert find_ids(BOUGAINVILLE, "1990-03-12", "gunmen") == ["bougainville-ra"]
    assert find_ids(BOUGAINVILLE, "1990-03-12", "Arawa gunmen") == []


def test_rebels_of_an_earlier_war_are_its_main_group() -> None:
    assert find_ids(BOUGAINVILLE, "1990-03-12", "The rebels") == ["bougainville-ra"]


def test_guns_and_units_of_a_nation_are_its_army() -> None:
    assert find_ids(TACNA, "1995-02-03", "Peruvian guns") == ["peruvian-army"]
    assert "the north Peruvian units" not in [*find_ids(TACNA, "1995-02-03", "the north Peruvian units")]
    assert find_ids(TACNA, "1995-02-03", "Peruvian units") != []


def test_a_people_is_the_side_that_fights_under_its_name() -> None:
    assert find_ids(BIHAC, "1994-11-14", "The Serbs") == ["bosnian-serb-army"]
    assert find_ids(BIHAC, "1994-11-14", "The Bosnian army") == ["bosnian-army"]


SAMARA = (
    "COLOMBO, 4 May 1990 - The Liberation Tigers of Tamil Eelam attacked an army camp near Mannar on Thursday. Troops "
    "fired on the Tigers. The army and the Tigers have fought since 1983. Both sides blame each other. The parties "
    "signed a truce on Friday, said President Lalith Perera-Silva. Perera-Silva left.\n"
)


def test_a_family_name_with_a_hyphen_is_one_person() -> None:
    assert find_ids(SAMARA, "1990-05-04", "Lalith Perera") == []
    assert find_ids(SAMARA, "1990-05-04", "Lalith Perera-Silva") == ["lalith-perera-silva"]
    assert find_ids(SAMARA, "1990-05-04", "Perera-Silva") == ["lalith-perera-silva"]


def test_both_sides_and_the_parties_are_the_two_told_of() -> None:
    two = {"sri-lankan-army", "ltte"}
    assert set(find_ids(SAMARA, "1990-05-04", "Both sides")) == two
    assert set(find_ids(SAMARA, "1990-05-04", "The parties")) == two


ARAUCA = (
    "BOGOTA, 9 June 2008 - Colombia's army fought guerrillas of the National Liberation Army near Saravena on Sunday, "
    "said Captain Ramiro Peñuela. His men seized two boats. With us is Greta Halvorsen of the Red Cross.\n"
)


def test_an_officer_speaks_for_the_army_named_before_him() -> None:
    records = read_actors(ARAUCA, "2008-06-09")[1]
    assert records["ramiro-penuela"].speaks_for == "colombian-army"
    assert find_ids(ARAUCA, "2008-06-09", "His men") != []


def test_a_person_of_a_body_speaks_for_it() -> None:
    person = read_actors(ARAUCA, "2008-06-09")[1]["greta-halvorsen"]
    assert person.speaks_for == "icrc"


GAO = (
    "BAMAKO, 3 July 2019 - The mujahedeen of Ansar Dine attacked Malian brigades near Gao on Monday. French-built "
    "helicopters fired on the fighters. The sect said the fighting went on.\n"
)


def test_brigades_of_a_nation_are_its_army() -> None:
    assert find_ids(GAO, "2019-07-03", "Malian brigades") == ["malian-army"]


def test_who_built_a_weapon_does_not_fire_it() -> None:
    assert "france" not in find_ids(GAO, "2019-07-03", "French-built helicopters")


def test_a_sect_is_the_group_just_named() -> None:
    assert find_ids(GAO, "2019-07-03", "The sect") == ["ansar-dine"]


TUZLA = (
    "ZAGREB, 2 May 1995 - General Ante Kovac-Maric, who commands Croatia's army in the east, said on Monday troops "
    "had crossed the river Sava.\n"
)


def test_who_commands_an_army_speaks_for_it() -> None:
    assert read_actors(TUZLA, "1995-05-02")[1]["ante-kovac-maric"].speaks_for == "croatian-army"


KASESE = (
    "KAMPALA, 9 August 1998 - Uganda's army crossed the border near Kasese on Friday. Two brigades took the road "
    "to the north, it said.\n"
)


def test_counted_brigades_are_the_force_told_of() -> None:
    assert find_ids(KASESE, "1998-08-09", "Two brigades") == ["ugandan-army"]


PANJSHIR = (
    "ISLAMABAD, 4 June 1985 - Soviet tanks entered the Panjshir valley in Afghanistan on Sunday. The mujahideen killed "
    'rebels of a rival group. "They left at dusk," a spokesman for the mujahideen said on Monday.\n'
)


def test_tanks_of_a_state_that_is_no_more_are_its_army() -> None:
    assert find_ids(PANJSHIR, "1985-06-04", "Soviet tanks") == ["soviet-army"]


def test_they_of_a_spokesman_are_not_his_own_side() -> None:
    assert "afghan-mujahideen" not in find_ids(PANJSHIR, "1985-06-04", "They")


SUKHUMI = (
    "MOSCOW, 20 March 1993 - Russia's defence ministry announced that troops were leaving Gudauta. Abkhaz forces, "
    "whose aircraft bombed Sukhumi in Georgia, denied it.\n"
)


def test_soldiers_that_a_ministry_tells_of_are_its_own() -> None:
    assert find_ids(SUKHUMI, "1993-03-20", "troops") == ["russian-army"]


def test_whose_aircraft_are_of_who_stands_before() -> None:
    assert find_ids(SUKHUMI, "1993-03-20", "whose aircraft") == ["abkhaz-forces"]


ENVOYS = (
    "SANAA, 1 May 2016 - The UN envoy met the Houthis in Sanaa on Sunday. He left on Monday. "
    "According to Yemen's army, which said that it had taken two hills, the truce is dead. "
    "The Houthis' claim that they hold Taiz is untrue, the Saudi-led coalition said.\n"
)


def test_an_envoy_is_no_body() -> None:
    assert find_ids(ENVOYS, "2016-05-01", "The UN envoy") == find_ids(ENVOYS, "2016-05-01", "He") == ["un-envoy"]


def test_a_pronoun_in_a_relative_clause_is_its_antecedent() -> None:
    assert find_ids(ENVOYS, "2016-05-01", "it") == find_ids(ENVOYS, "2016-05-01", "Yemen's army")


def test_who_makes_a_claim_makes_it_of_itself() -> None:
    assert find_ids(ENVOYS, "2016-05-01", "they") == ["houthis"]


BINTOWN = (
    "TEL AVIV, 29 July 2006 - The Israeli army says it killed 26 Hezbollah fighters in Bint Jbeil on Friday. "
    '"We are not occupying the town," said Brigadier Gal Tzofar. Lebanese state television said that the army had '
    "left Marjayoun. It accused Hezbollah of mining the road.\n"
)


def test_an_officer_by_two_names_speaks_for_the_army_named_before() -> None:
    _, records = read_actors(BINTOWN, "2006-07-29")
    assert records["gal-tzofar"].speaks_for == "israeli-army"


def test_it_that_goes_on_speaking_is_who_spoke() -> None:
    spoke = find_ids(BINTOWN, "2006-07-29", "Lebanese state television")
    assert spoke
    assert find_ids(BINTOWN, "2006-07-29", "It") == spoke


OGADEN = (
    "ADDIS ABABA, 4 May 2007 - The Ethiopian army sent tanks towards Kebri Dehar on Thursday, residents said. Somali "
    "militias took part. The armoured vehicles rolled into the town at dawn. A jet bombed a well near Fik, killing "
    "nine herders. Helicopters were parked at the airstrip.\n"
)


def test_arms_that_act_are_those_who_have_them() -> None:
    assert find_ids(OGADEN, "2007-05-04", "The armoured vehicles") == ["ethiopian-army"]
    assert find_ids(OGADEN, "2007-05-04", "A jet") == ["jet"]


def test_militias_at_large_act_under_their_own_words() -> None:
    assert find_ids(OGADEN, "2007-05-04", "Somali militias") != []


CABINDA = (
    "LUANDA, 15 October 1997 - Angolan troops helped the Cobra militia to take Brazzaville on Tuesday, state radio "
    "reported. The Angolans also took the port of Pointe-Noire, a clerk there said. He told the Tribune that they had "
    "met no resistance. One of them, a sergeant, said the town was calm.\n"
)


def test_a_nation_is_its_army_where_that_was_named() -> None:
    assert find_ids(CABINDA, "1997-10-15", "The Angolans") == find_ids(CABINDA, "1997-10-15", "Angolan troops")


def test_there_tells_which_speaker_is_meant() -> None:
    assert find_ids(CABINDA, "1997-10-15", "a clerk there") == find_ids(CABINDA, "1997-10-15", "He")


SAHARA = (
    "DAKHLA, 2 May 1981 - Two shopkeepers said Polisario fighters had shelled the port of Dakhla on Friday. One of "
    "them said the soldiers had fled. The army's headquarters in Rabat denied it.\n"
)


def test_one_of_them_that_speaks_is_of_those_who_spoke() -> None:
    assert find_ids(SAHARA, "1981-05-02", "them") == find_ids(SAHARA, "1981-05-02", "Two shopkeepers")


def test_an_actor_is_named_where_it_is_no_phrase_of_a_pronoun() -> None:
    text = (
        "OSH, 3 May 2010 - General Asan Tokoev said his forces would hold the bridge. He asked the villagers of "
        "Kara-Suu to leave.\n"
    )
    groundings, _ = read_actors(text, "2010-05-03")
    he = next(g for g in groundings if g.text == "He")
    assert he.antecedent == text.index("Asan")


GALMUDUG = (
    "NAIROBI, 3 June 2012 - The 4th Brigade asked for help at Dusamareb on Friday. Reinforcements of men and lorries "
    "reached the town on Saturday, and reinforcements from the Hiran Brigade crossed the river. Kenya and "
    'Uganda called for calm. Their envoys flew to Guriceel. Kampala: "We have bombed nobody."\n'
)


def test_reinforcements_are_whose_they_are_and_no_mens() -> None:
    assert find_ids(GALMUDUG, "2012-06-03", "Reinforcements of men") != ["men"]
    assert find_ids(GALMUDUG, "2012-06-03", "reinforcements") == find_ids(GALMUDUG, "2012-06-03", "the Hiran Brigade")


def test_envoys_are_who_sent_them() -> None:
    assert find_ids(GALMUDUG, "2012-06-03", "Their envoys") == ["kenya", "uganda"]


def test_who_stands_before_a_colon_speaks_the_quotation() -> None:
    assert find_ids(GALMUDUG, "2012-06-03", "We") == find_ids(GALMUDUG, "2012-06-03", "Kampala") != []


OSHTOWN = (
    "BISHKEK, 12 June 2010 - Armed men attacked two quarters of Osh overnight, residents said. They set fire to dozens "
    'of houses. "It went on for hours," one of them told the Bulletin.\n'
)


def test_they_that_do_harm_are_no_tellers_of_it() -> None:
    assert find_ids(OSHTOWN, "2010-06-12", "They") == find_ids(OSHTOWN, "2010-06-12", "Armed men")


def test_one_of_them_that_tells_is_of_who_told_before() -> None:
    assert find_ids(OSHTOWN, "2010-06-12", "them") == find_ids(OSHTOWN, "2010-06-12", "residents")


KEEPERS = (
    "GOMA, Congo, 27 January 2025 - Congolese troops left Goma on Monday. At least 13 foreign peacekeepers, nine of "
    "them from South Africa, have died in the fighting since last week, according to South Africa's defence ministry.\n"
)


def test_an_owner_stays_with_all_that_it_owns() -> None:
    """Also where the tagger takes "South Africa's defence" for a name."""
    assert find_ids(KEEPERS, "2025-01-27", "South Africa's defence ministry") == ["south-african-defense-ministry"]


COALITION = (
    "An airstrike of the US-led coalition killed eight civilians in the Syrian city of Tabqa, media reported Sunday. "
    "MOSCOW (Sputnik) The coalition's airstrike was part of its operation against Daesh near Raqqa.\n"
)


def test_an_agency_in_brackets_does_not_own_what_follows() -> None:
    assert find_ids(COALITION, "2017-04-30", "The coalition") == ["us-led-coalition"]


HAMA = (
    "BEIRUT, 2 December 2024 - The Red Cross said three people died. Syria's army said its troops were holding Hama. "
    "Reinforcements were on their way to the city, it added.\n"
)


def test_who_spoke_last_goes_on_though_named_again() -> None:
    assert find_ids(HAMA, "2024-12-02", "it") == ["syrian-army"]
