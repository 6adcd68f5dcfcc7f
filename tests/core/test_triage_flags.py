"""Flags alone, in a diary without answers, are judged as they are with answers."""

import pytest

from backplan.core.red_flags import TriageLevel
from backplan.core.triage import triage_flags
from tests.core.people import RULES


@pytest.mark.parametrize("detail", ["sudden", "cannot_walk"])
def test_a_follow_up_tells_its_flag_without_answers_too(detail: str) -> None:
    found = triage_flags({}, {"RF30": {detail: True}}, RULES)

    assert found.level is TriageLevel.URGENT_TODAY
