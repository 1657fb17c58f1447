"""Claim traits: what is told of a claim whatever fills its slot: type and trigger, sentence, the claim before."""

from __future__ import annotations

from fogline.claim.choice.steps import step
from fogline.claim.choice.survey import Survey, get_fillers
from fogline.models.claim import Claim

FAMILIES = {
    **dict.fromkeys(("seize", "hold", "enter", "advance", "withdraw", "deploy"), "move"),
    **dict.fromkeys(("attack", "clash", "airstrike", "shell", "blast"), "force"),
    **dict.fromkeys(("casualties", "displace", "detain", "damage"), "harm"),
    **dict.fromkeys(("protest", "meet", "agree", "support", "accuse", "threaten", "organize"), "talk"),
}
"""Event types that take their actors and places alike."""
POINTING = ("there", "here", "where", "nearby", "elsewhere", "across", "nationwide")


def find_claim_traits(survey: Survey, number: int) -> list[str]:
    """The traits of the claim with this number."""
    found = survey.told.traits.get(number)
    if found is None:
        found = survey.told.traits[number] = _of_claim(survey.claims[number])
        survey.told.word_traits[number] = _of_word(survey, number)
    word = survey.told.word_traits[number]
    return [*found, *_of_slot(survey, number), *_of_sentence(survey, number), *word]


def _of_claim(claim: Claim) -> list[str]:
    return [
        f"T={claim.event_type}", f"G={FAMILIES[claim.event_type]}", f"F={claim.frame}", f"m={claim.modality}",
        f"pol={claim.polarity}", f"v={bool(claim.attribution)}", f"tm={claim.time is not None}", f"core={claim.core}",
        f"rd={claim.reader[:5]}", f"act={bool(claim.actor)}", f"rec={bool(claim.recipient)}",
        f"pl={bool(claim.place)}", f"fig={bool(claim.figures)}",
    ]  # fmt: skip


def _of_slot(survey: Survey, number: int) -> list[str]:
    """What the rules filled the slot with, and what the claim before tells."""
    claim = survey.claims[number]
    found = [f"nrule={step(len(get_fillers(claim, survey.slot)))}"]
    if not number:
        return [*found, "pgap=none"]
    before = survey.claims[number - 1]
    return [
        *found, f"pgap={step(claim.sentence - before.sentence)}", f"pT={before.event_type}",
        f"pn={bool(survey.fills[number - 1])}", f"psame={before.event_type == claim.event_type}",
    ]  # fmt: skip


def _of_sentence(survey: Survey, number: int) -> list[str]:
    claim = survey.claims[number]
    scene, beside = survey.scenes[claim.sentence], survey.claims_of[claim.sentence]
    words, tokens = scene.syntax.words, scene.sentence.tokens
    found = [
        f"bk={scene.block.kind}", f"si={step(claim.sentence)}", f"nc={step(len(beside))}",
        f"1st={beside[0] == number}", f"nall={step(len(survey.mentions))}", f"fw={words[0]}", f"fu={tokens[0].upos}",
        f"nown={step(len(survey.named_in.get(claim.sentence, ())))}",
    ]  # fmt: skip
    if claim.sentence:
        found.append(f"sb={survey.report.sentences[claim.sentence - 1].block == scene.sentence.block}")
    return [*found, *(f"w={w}" for w in POINTING if w in words)]


def _of_word(survey: Survey, number: int) -> list[str]:
    claim, index = survey.claims[number], survey.triggers[number]
    syntax = survey.scenes[claim.sentence].syntax
    token = syntax.tokens[index]
    found = [f"l={syntax.lemmas[index]}", f"r={token.deprel}", f"u={token.upos}"]
    found.append(f"q={any(q.start <= token.start < q.end for q in survey.report.quotations)}")
    if syntax.is_verb(index):
        found.append(f"pass={syntax.passive(index)}")
    if token.head >= 0:
        found.append(f"h={syntax.lemmas[token.head]}")
    subject = next((k for k in syntax.children[index] if syntax.tokens[k].deprel.startswith("nsubj")), None)
    if subject is None:
        return [*found, "su=none"]
    owners = [
        syntax.words[k] for k in syntax.children[subject] if syntax.tokens[k].deprel in ("det", "nmod:poss")
    ]  # "the", "his"
    found += [f"su={syntax.tokens[subject].upos}", f"sd={owners[0] if owners else ''}"]
    return [*found, f"sl={syntax.lemmas[subject]}"]
