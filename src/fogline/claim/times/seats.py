"""Seats: the clause that a time stands in, as its reader takes it, wherever the parse hung it."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.cues import load_cues
from fogline.models.measure import TimeExpression

BARE = frozenset({"yesterday", "today", "tonight", "overnight"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def find_seat(scene: Scene, expression: TimeExpression) -> tuple[int, int]:
    """The head token of the expression and the predicate of its clause, found once for the scene."""
    found = scene.seats.get(expression)
    if found is None:
        found = scene.seats[expression] = _find_seat(scene, expression)
    return found


def _find_seat(scene: Scene, expression: TimeExpression) -> tuple[int, int]:
    token = _head_token(scene, expression)
    if token is None:
        return -1, -1
    if expression.relation == "since" and scene.syntax.is_verb(token) and scene.syntax.head(token) >= 0:
        return token, scene.syntax.clause_head(scene.syntax.head(token))
    if (verb := _verb_behind(scene, token, expression)) is not None:
        return token, verb
    seat = scene.syntax.clause_head(scene.syntax.head(token) if scene.syntax.head(token) >= 0 else token)
    seat = _behind_aside(scene, token, _before_verb(scene, token, _across(scene, token, seat), expression))
    return token, _told_before_tag(scene, token, _reporting_seat(scene, token, seat))


def _across(scene: Scene, token: int, seat: int) -> int:
    """ "attacked a barracks, and a post that guards it, before dawn on Friday": where words between a time and what the
    parse hung it on belong to a clause further up, the time is of that clause."""
    syntax, head = scene.syntax, scene.syntax.head(token)
    for between in range(token - 1, head, -1) if head >= 0 else ():
        chain = (between, *syntax.ancestors(between))
        if syntax.tokens[between].upos == "PUNCT" or head in chain or token in chain:
            continue
        found = syntax.clause_head(between)
        return found if syntax.is_verb(found) else seat
    return seat


def _before_verb(scene: Scene, token: int, seat: int, expression: TimeExpression) -> int:
    """ "families who had fled Oldtown last week told aid workers": a time right before the verb of its clause closes
    the relative clause of the subject, unless a comma parts it from that."""
    syntax = scene.syntax
    if not token < seat or syntax.tokens[seat].xpos not in FINITE:
        return seat
    for subject in syntax.kids(seat, "nsubj"):
        for clause in syntax.kids(subject, "acl"):
            words = syntax.words[clause:seat]
            if clause < token and "," not in words and syntax.tokens[seat - 1].end <= expression.end:
                return clause
    return seat


def _behind_aside(scene: Scene, token: int, seat: int) -> int:
    """ "drove into Oldtown, which lies on the coast, on Monday": a time behind the comma that closes what is so of a
    place is that of the clause around it."""
    syntax, noun = scene.syntax, scene.syntax.head(seat)
    opened = syntax.head(seat) if syntax.rels[seat] == "xcomp" else seat
    if _is_aside(scene, opened) and "," in syntax.words[opened:token]:
        return syntax.clause_head(syntax.head(opened))
    if syntax.tokens[seat].deprel != "acl:relcl" or syntax.tokens[seat].xpos not in ("VBZ", "VBP") or noun < 0:
        return seat
    around = syntax.clause_head(noun)
    past = syntax.tokens[around].xpos in ("VBD", "VBN") and around < seat
    return around if past and "," in syntax.words[seat:token] else seat


def _is_aside(scene: Scene, verb: int) -> bool:
    """Whether a participle without a subject opens behind a comma ("held the strip, said to be rich in ore, since")."""
    syntax = scene.syntax
    bare = syntax.tokens[verb].xpos in ("VBN", "VBD") and not syntax.kids(verb, "nsubj", "aux")
    return bare and syntax.tokens[verb].deprel in ("acl", "parataxis") and syntax.words[verb - 1 : verb] == (",",)


def _verb_behind(scene: Scene, token: int, expression: TimeExpression) -> int | None:
    """The finite verb right behind a bare time that the parse hung on an aside before it ("troops backed by gunships
    yesterday stormed Oldtown")."""
    syntax = scene.syntax
    behind = next(
        (i for i in range(token + 1, min(token + 3, len(syntax))) if syntax.tokens[i].start >= expression.end), -1
    )
    if behind < 0 or syntax.tokens[behind].xpos not in FINITE or not syntax.is_verb(behind) or syntax.case(token):
        return None
    hung = syntax.clause_head(syntax.head(token)) if syntax.head(token) >= 0 else behind
    bare = expression.text.lower() in BARE and syntax.tokens[hung].deprel == "acl"
    return behind if bare and hung < token else None


def _told_before_tag(scene: Scene, token: int, seat: int) -> int:
    """ "..., shortly after midnight, the agency reported": a time before the subject of a closing tag is of what is
    told."""
    syntax = scene.syntax
    if syntax.lemmas[seat] not in load_cues().say or not token < seat:
        return seat
    subjects = [k for k in syntax.kids(seat, "nsubj") if token < k < seat]
    if not subjects or "," not in syntax.words[token : subjects[0]]:
        return seat
    told = [i for i in range(token) if syntax.is_verb(i) and syntax.tokens[i].xpos in FINITE]
    return told[-1] if told else seat


def _head_token(scene: Scene, expression: TimeExpression) -> int | None:
    """The word that heads the expression: a day or month before an adverb that the parse hung elsewhere ("Late on
    Saturday")."""
    token = scene.token_at(expression.start, expression.end)
    if token is None or scene.syntax.tokens[token].upos != "ADV":
        return token
    tokens = scene.sentence.tokens
    inside = [i for i, t in enumerate(tokens) if expression.start <= t.start < expression.end]
    nouns = [i for i in inside if tokens[i].upos in ("NOUN", "PROPN", "NUM") and tokens[i].head not in inside]
    return nouns[0] if nouns else token


def _reporting_seat(scene: Scene, token: int, seat: int) -> int:
    """ "said on Sunday the army had ...": a time between the reporting verb and the subject of what it reports is
    the verb's, wherever the parse hangs it; so is one right behind a verb that closes what was told ("..., it said on
    Sunday")."""
    syntax = scene.syntax
    verb = syntax.head(seat)
    if syntax.rels[seat] != "ccomp" or verb < 0 or syntax.lemmas[verb] not in load_cues().say:
        return seat
    if seat < verb < token:
        between = range(verb + 1, token)
        return seat if any(syntax.words[i] == "," or syntax.is_verb(i) for i in between) else verb
    if not verb < token < seat:
        return seat
    subjects = syntax.kids(seat, "nsubj")
    marked = any(k < token for k in syntax.kids(seat, "mark"))
    return verb if subjects and subjects[0] > token and not marked else seat
