"""The proof holds for the rules as they are, and for none of the ways here to get them wrong."""

from datetime import date

import pytest

from backplan.core import triage
from backplan.core.answers import parse_answers
from backplan.core.red_flags import FlagAnswer, TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.proof.prove import Proof, prove
from tests.proof.mutations import FOUND_LATE, MUTATIONS, Mutation

ON = date(2026, 11, 2)


def proven(rules: Rulebook, *, quick: bool = True, processes: int = 2) -> Proof:
    return prove(rules, today=ON, tell=lambda _: None, quick=quick, processes=processes)


def failed(rules: Rulebook) -> int | None:
    failure = proven(rules).failure
    return None if failure is None else failure.invariant


def test_the_rules_hold_in_the_bounded_form(rulebook: Rulebook) -> None:
    proof = proven(rulebook)

    assert proof.failure is None
    assert proof.total > 100_000


@pytest.mark.long
def test_the_rules_hold_in_full(rulebook: Rulebook) -> None:
    proof = proven(rulebook, quick=False)

    assert proof.failure is None
    assert proof.total > 1_000_000


def each_mutation() -> list[object]:
    """Return every mutation; what only the last and largest blocks find is for the long run."""
    return [
        pytest.param(one, marks=[pytest.mark.long] if one in FOUND_LATE else [])
        for one in MUTATIONS
    ]


@pytest.mark.parametrize("name", each_mutation())
def test_a_mutation_is_found(rulebook: Rulebook, name: str) -> None:
    mutation, invariants = MUTATIONS[name]

    assert failed(mutation(rulebook)) in invariants


def test_unsure_taken_for_a_no_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = triage.flag_level

    def wrong(flag, answer, details, flags):
        if answer is FlagAnswer.UNSURE:
            return TriageLevel.OK
        return right(flag, answer, details, flags)

    monkeypatch.setattr(triage, "flag_level", wrong)

    assert failed(rulebook) == 3


def test_the_first_flag_hiding_the_others_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = triage.flag_findings
    monkeypatch.setattr(triage, "flag_findings", lambda *given: right(*given)[:1])

    assert failed(rulebook) in {0, 1, 2, 4}


def test_a_failing_case_can_be_assessed(rulebook: Rulebook) -> None:
    mutation: Mutation = MUTATIONS["severe pain begins at 9"][0]
    failure = proven(mutation(rulebook)).failure

    assert failure is not None
    assert parse_answers(failure.answers, rulebook).pain_nrs == 8


def test_one_process_finds_what_two_do(rulebook: Rulebook) -> None:
    wrong = MUTATIONS["RF14 is dropped"][0](rulebook)

    assert proven(wrong, processes=1).failure == proven(wrong).failure
