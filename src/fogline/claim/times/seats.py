"""Seats: which word heads a time expression, and in which clause it stands."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.measure import TimeExpression


def find_seat(scene: Scene, expression: TimeExpression) -> tuple[int, int]:
    """The head token of the expression and the predicate of its clause."""
    token = _find_head_token(scene, expression)
    if token is None:
        return -1, -1
    if expression.relation == "since" and scene.syntax.is_verb(token) and scene.syntax.head(token) >= 0:
        return token, scene.syntax.clause_head(scene.syntax.head(token))
    seat = scene.syntax.clause_head(scene.syntax.head(token) if scene.syntax.head(token) >= 0 else token)
    return token, _reportingfind_seat(scene, token, seat)


def _find_head_token(scene: Scene, expression: TimeExpression) -> int | None:
    """The word that heads the expression: a day or month before an adverb that the parse hung elsewhere ("Late on
    Saturday")."""
    token = scene.token_at(expression.start, expression.end)
    if token is None or scene.syntax.tokens[token].upos != "ADV":
        return token
    tokens = scene.sentence.tokens
    inside = [i for i, t in enumerate(tokens) if expression.start <= t.start < expression.end]
    nouns = [i for i in inside if tokens[i].upos in ("NOUN", "PROPN", "NUM") and tokens[i].head not in inside]
    return nouns[0] if nouns else token


def _reportingfind_seat(scene: Scene, token: int, seat: int) -> int:
    """ "said on Sunday the army had ...": a time between the reporting verb and the subject of what it reports is
    the verb's, wherever the parse hangs it."""
    syntax = scene.syntax
    verb = syntax.head(seat)
    if (
        syntax.rels[seat] != "ccomp"
        or verb < 0
        or not verb < token < seat
        or syntax.lemmas[verb] not in load_cues().say
    ):
        return seat
    subjects = syntax.kids(seat, "nsubj")
    marked = any(k < token for k in syntax.kids(seat, "mark"))
    return verb if subjects and subjects[0] > token and not marked else seat
