from collections.abc import Callable

from backplan.charts.sitting import sitting_chart
from backplan.core.reviews import BreaksDone
from backplan.core.series import BreaksWeek, SittingDay
from tests.charts.conftest import END, last

Sitting = Callable[..., list[SittingDay]]
Breaks = Callable[[int], list[BreaksWeek]]


def test_a_day_without_hours_has_no_bar(sitting: Sitting) -> None:
    chart = sitting_chart(sitting(10, without=[3, 4]), [], last(10))

    assert len(chart.frame) == 8
    assert 0 not in set(chart.frame["Hours"])


def test_breaks_of_a_day_without_hours_are_drawn_and_its_hours_are_not() -> None:
    chart = sitting_chart([], [BreaksWeek(on=END, done=BreaksDone.MOST)], last(10))

    assert list(chart.frame["Hours"].isna()) == [True]
    assert list(chart.frame["Breaks place"]) == [2]
    assert list(chart.table.iloc[0]) == ["1 Nov 2026", "none", "most"]
    assert chart.alt == "Breaks taken by week: most in 1, half in 0, few in 0."


def test_hours_and_breaks_of_one_day_share_a_row(sitting: Sitting) -> None:
    chart = sitting_chart(sitting(1), [BreaksWeek(on=END, done=BreaksDone.FEW)], last(1))

    assert list(chart.table.iloc[0]) == ["1 Nov 2026", "7.0", "few"]


def test_the_two_plots_share_their_days_and_not_their_height(sitting: Sitting) -> None:
    spec = sitting_chart(sitting(10), [], last(10)).spec
    hours, breaks = (one["encoding"]["y"]["scale"]["range"] for one in spec["layer"])

    assert spec["resolve"] == {"scale": {"y": "independent"}}
    assert max(hours) < min(breaks)


def test_a_mark_of_a_long_diary_is_a_mean_and_names_its_least_week(
    sitting: Sitting, breaks: Breaks
) -> None:
    chart = sitting_chart(sitting(3640), breaks(520), last(3640))

    assert chart.frame["Mean hours"].between(7, 9).all()
    assert set(chart.table["Breaks"]) == {"few"}
    assert chart.frame["Breaks place"].between(0.8, 1.2).all()


def test_the_alternative_says_the_numbers(sitting: Sitting) -> None:
    assert sitting_chart(sitting(30), [], last(30)).alt == (
        "Hours sat on 30 days, 3 Oct to 1 Nov 2026: from 7 to 9, 8.0 on average."
    )
