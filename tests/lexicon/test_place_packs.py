"""Packs: what a user's file of places is read as, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import UsageError
from fogline.lexicon.place_packs import FIRST_OWN, read_pack

DUMP = (
    ("900001", "Velhar", "Velhar", "Wilhar,Velkhar", "10.5", "20.5", "P", "PPL", "SD", "", "07", "", "", "", "9000",
     "", "", "Africa/Khartoum", "2031-01-01"),
    ("900002", "Velhar Governorate", "", "", "10.0", "20.0", "A", "ADM1", "SD", "", "07", "", "", "", "0", "", "",
     "Africa/Khartoum", "2031-01-01"),
    ("900003", "Velhar Spring", "", "", "10.0", "20.0", "H", "SPNG", "SD", "", "07", "", "", "", "0", "", "",
     "Africa/Khartoum", "2031-01-01"),
)  # fmt: skip


def write(folder: Path, text: str, name: str = "pack.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_geonames_dump(tmp_path: Path) -> None:
    pack = list(read_pack(write(tmp_path, "\n".join("\t".join(row) for row in DUMP), "SD.txt")))
    assert [(p.number, p.kind, p.admin1) for p in pack] == [(900001, "town", "900002"), (900002, "province", "900002")]
    assert pack[0].aliases == ("Wilhar", "Velkhar")


def test_whos_on_first_meta(tmp_path: Path) -> None:
    header = "id,name,placetype,geom_latitude,geom_longitude,iso_country,deprecated,region_id\n"
    rows = "1108800001,Velhar,locality,10.5,20.5,SD,,85670001\n1108800002,Old,locality,1,2,SD,2020-01-01,\n"
    pack = list(read_pack(write(tmp_path, header + rows)))
    assert [(p.number, p.name, p.kind, p.admin1) for p in pack] == [(1108800001, "Velhar", "village", "85670001")]


def test_simple_csv(tmp_path: Path) -> None:
    text = "name,lat,lon,country,admin1,kind,aliases\nVelhar,10.5,20.5,sd,Darfur,camp,Wilhar;Velkhar\nOrme,1,2,,,,\n"
    camp, village = read_pack(write(tmp_path, text))
    assert (camp.country, camp.admin1, camp.kind, camp.aliases) == ("SD", "Darfur", "camp", ("Wilhar", "Velkhar"))
    assert camp.number >= FIRST_OWN
    assert (village.kind, village.country) == ("village", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,lat\nVelhar,10\n", "no column lon"),
        ("name,lat,lon\nVelhar,ten,20\n", "line 2: 'ten'"),
        ("name,lat,lon\nVelhar,100,20\n", "line 2: 100.0 degrees"),
        ("name,lat,lon,country\nVelhar,10,20,Sudan\n", "line 2: SUDAN"),
        ("name,lat,lon\n,10,20\n", "line 2: a place without a name"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        list(read_pack(write(tmp_path, text)))
