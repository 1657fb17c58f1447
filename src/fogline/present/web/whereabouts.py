"""Whereabouts: the place that a list is asked for, by its id or its name."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.present.listings import fold_name
from fogline.store.picture_view import PictureView


@dataclass(frozen=True, slots=True)
class Asked:
    """A place as it was `asked` for; `id` and `name` are empty where nothing read is called so."""

    asked: str
    id: str = ""
    name: str = ""


def find_asked(picture: PictureView, text: str) -> Asked:
    """The place of a text, that with most claims where several are called so."""
    text = text.strip()[:200]
    ident = picture.find_place(text, fold_name(text)) if text else ""
    return Asked(text, ident, picture.name_of_place(ident) if ident else "")
