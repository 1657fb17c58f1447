"""Mending: a parse as it was meant, where a parser's habits with news hide who does what."""

from __future__ import annotations

from fogline.claim.parse.aside_tags import with_aside_tags
from fogline.claim.parse.bare_pasts import with_bare_pasts
from fogline.claim.parse.counted_subjects import with_counted_subjects
from fogline.claim.parse.dying import with_dying_numbers
from fogline.claim.parse.group_names import with_group_name
from fogline.claim.parse.headlines import with_headline_verb
from fogline.claim.parse.joined_verbs import with_joined_verbs
from fogline.claim.parse.line_labels import with_line_label
from fogline.claim.parse.numbered_names import with_numbered_names
from fogline.claim.parse.rumours import with_rumour
from fogline.claim.parse.time_clauses import with_time_clauses
from fogline.models.report import Token

MENDS = (
    with_line_label,
    with_group_name,
    with_numbered_names,
    with_rumour,
    with_headline_verb,
    with_dying_numbers,
    with_counted_subjects,
    with_bare_pasts,
    with_time_clauses,
    with_joined_verbs,
    with_aside_tags,
)
"""In the order of their asking: names and headlines first, then verbs, then what hangs on them."""


def mend(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence with each mend that applies. Pure; what needs none comes back as it is."""
    for with_mend in MENDS:
        tokens = with_mend(tokens)
    return tokens
