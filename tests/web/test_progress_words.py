"""Every case that the core may tell of a chart has words, whatever its numbers."""

import pytest

from backplan.core.chart_statements import Case, Statement
from backplan.core.window import LookBack
from backplan.web.progress_words import LOOK_BACK, SENTENCES, in_words
from tests.core.people import RULES

CAVEAT = RULES.progress.sessions.reason
NAMES = (
    *("now", "first", "days", "mean", "met", "with_goal", "sessions", "done", "planned", "weeks"),
)


def test_every_case_and_every_look_back_has_words() -> None:
    assert set(SENTENCES) == set(Case)
    assert set(LOOK_BACK) == set(LookBack)


@pytest.mark.parametrize("case", Case)
@pytest.mark.parametrize("number", [0, 1, 1234.56])
def test_a_sentence_is_whole_and_ends_with_what_cannot_be_said(case: Case, number: float) -> None:
    said = in_words(Statement(case=case, values=dict.fromkeys(NAMES, number), caveat=CAVEAT))

    assert said.endswith(f". {CAVEAT.text}")
    assert "{" not in said


def test_one_is_told_as_one() -> None:
    one = Statement(case=Case.SESSIONS_PLAIN, values={"done": 1, "weeks": 1}, caveat=CAVEAT)
    two = Statement(case=Case.SESSIONS_PLAIN, values={"done": 2, "weeks": 1}, caveat=CAVEAT)

    assert in_words(one).startswith("You did 1 session in these weeks.")
    assert in_words(two).startswith("You did 2 sessions in these weeks.")
