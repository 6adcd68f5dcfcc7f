"""The made-up diary is no success story: slow, with a flare and days away."""

from itertools import pairwise

from backplan.core.series import read_series
from backplan.web.sample_diary import sample_state
from tests.core.people import RULES

SERIES = read_series(sample_state(), RULES)


def test_it_lasts_half_a_year_and_has_every_course() -> None:
    days = (SERIES.pain[-1].on - SERIES.pain[0].on).days

    assert days > 170
    assert SERIES.steps
    assert SERIES.sitting
    assert SERIES.breaks
    assert len(SERIES.strength) == len(RULES.catalogue.ladders) - 1
    assert len({one.steps for one in SERIES.goals}) > 2


def test_it_has_a_flare_and_a_gap_of_over_a_week() -> None:
    assert any(one.flare for one in SERIES.pain)
    assert any((one.on - before.on).days > 7 for before, one in pairwise(SERIES.pain))


def test_it_gets_better_slowly_and_not_by_much() -> None:
    last, band = SERIES.pain[-1].mean_7d, SERIES.band
    halfway = SERIES.pain[len(SERIES.pain) // 2].mean_7d

    assert band is not None
    assert 2 < last <= band.low
    assert halfway > band.low


def test_it_is_read_whole_by_this_release() -> None:
    state = sample_state()

    assert state.history.not_understood == 0
    assert state.programme is not None
    assert state.adaptation is not None
    assert {"E3", "E5"} <= {one.rule for one in state.escalations}
