"""The week that is over is offered, once, where there is something to look back on."""

import pytest

from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.in_the_week import begin, day, fill_a_week, save
from tests.pages.shown import titles


@pytest.fixture
def a_week_later(keep: KeepFact) -> None:
    fill_a_week(keep)


def test_home_offers_it_once_a_week_is_over_and_no_more_once_it_is_done(
    a_week_later: None, open_page: OpenPage
) -> None:
    home = open_page("home")
    home.button(key="offer_review").click().run()
    assert titles(home)[0] == "Your week"
    save(open_page("review"), activity_score=6)

    assert "offer_review" not in [one.key for one in open_page("home").button]


def test_home_offers_no_week_that_is_not_over(keep: KeepFact, open_page: OpenPage) -> None:
    begin(keep, 6)
    day(keep, 6)

    assert "offer_review" not in [one.key for one in open_page("home").button]


def test_home_offers_no_week_in_which_nothing_was_noted(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 14)
    day(keep, 8)
    day(keep, 0)

    assert "offer_review" not in [one.key for one in open_page("home").button]


def test_after_the_check_in_the_week_that_is_over_is_offered(
    a_week_later: None, open_page: OpenPage
) -> None:
    at = open_page("diary")
    assert "offer_review" not in [one.key for one in at.button]
    next(one for one in at.button_group if one.key.endswith(".pain")).set_value(3)
    at.button(key="checkin_save").click().run()

    assert "offer_review" in [one.key for one in at.button]
