from collections.abc import Callable

from backplan.charts.both import both_chart
from backplan.core.series import BothWeek
from tests.charts.conftest import last

Both = Callable[..., list[BothWeek]]


def test_a_week_without_a_check_in_has_no_pain_and_breaks_the_line(both: Both) -> None:
    chart = both_chart(both(6, without=[2]), last(42))

    assert list(chart.frame["Mean pain"].isna()) == [False, False, True, False, False, False]
    assert list(chart.frame["Line"]) == [0, 0, 1, 2, 2, 2]
    assert chart.table["Mean pain"][2] == "none"


def test_a_week_without_a_session_is_a_zero(both: Both) -> None:
    assert list(both_chart(both(5), last(35)).frame["Sessions a week"]) == [0, 1, 2, 3, 0]


def test_a_gap_inside_a_mark_of_a_long_diary_breaks_the_line_after_it(both: Both) -> None:
    lines = list(both_chart(both(520, without=[100]), last(3640)).frame["Line"])

    assert lines.count(0) < len(lines)
    assert max(lines) == 1


def test_one_flare_in_ten_years_keeps_its_mark(both: Both) -> None:
    frame = both_chart(both(520, flares=[100]), last(3640)).frame

    assert list(frame["Flare"]).count("yes") == 1


def test_pain_and_sessions_share_nothing_but_their_weeks(both: Both) -> None:
    spec = both_chart(both(6), last(42)).spec
    pain, sessions = spec["layer"]
    above = pain["layer"][0]["encoding"]["y"]["scale"]["range"]

    assert spec["resolve"] == {"scale": {"y": "independent"}}
    assert max(above) < min(sessions["encoding"]["y"]["scale"]["range"])
    assert "color" not in sessions["encoding"]


def test_the_alternative_says_the_numbers(both: Both) -> None:
    assert both_chart(both(6, without=[0]), last(42)).alt == (
        "6 weeks, 27 Sep to 7 Nov 2026: mean pain 1.0 in the first week with a check-in and 0.0 in "
        "the last; 7 sessions done."
    )


def test_weeks_without_any_pain_are_said_so(both: Both) -> None:
    assert "no pain noted; 1 session done" in both_chart(both(2, without=[0, 1]), last(14)).alt
