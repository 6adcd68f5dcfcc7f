from collections.abc import Callable

from backplan.charts.sessions import sessions_chart
from backplan.core.progress import Week
from tests.charts.conftest import last

Weeks = Callable[..., list[Week]]


def test_a_week_without_a_session_is_a_zero(weeks: Weeks) -> None:
    chart = sessions_chart(weeks(6), last(7 * 6))

    assert list(chart.frame["Done"]) == [0, 1, 2, 3, 0, 1]


def test_weeks_before_the_answers_have_nothing_planned(weeks: Weeks) -> None:
    chart = sessions_chart(weeks(4, before_answers=2), last(7 * 4))

    assert list(chart.frame["Planned"].isna()) == [True, True, False, False]
    assert list(chart.table["Planned"]) == ["none", "none", "3", "3"]


def test_what_was_planned_has_a_shape_of_its_own(weeks: Weeks) -> None:
    done, planned = sessions_chart(weeks(6), last(7 * 6)).spec["layer"]

    assert (done["mark"]["type"], planned["mark"]["type"]) == ("bar", "tick")
    assert planned["encoding"]["y"]["field"] == "Planned"


def test_a_bar_of_ten_years_is_the_mean_week_of_some(weeks: Weeks) -> None:
    first = sessions_chart(weeks(522), last(7 * 522)).frame.iloc[0]

    assert (first["Mean done"], first["Lowest"], first["Highest"]) == (1.5, 0, 3)


def test_the_alternative_says_the_numbers(weeks: Weeks) -> None:
    assert sessions_chart(weeks(6, before_answers=1), last(7 * 6)).alt == (
        "7 sessions in 6 weeks, 27 Sep to 7 Nov 2026; 15 planned."
    )


def test_the_table_says_each_week(weeks: Weeks) -> None:
    table = sessions_chart(weeks(6), last(7 * 6)).table

    assert list(table.columns) == ["When", "Done", "Planned"]
    assert list(table.iloc[-1]) == ["1 to 7 Nov 2026", "1", "3"]
