"""Plain tables of a day and its steps, in the many ways in which people and apps write them."""

import pytest

from backplan.diary.steps.asked import DayOrder
from backplan.diary.steps.faults import Fault, StepsFileError
from tests.diary.steps.exports import days, read

TWO_DAYS = {"2026-11-01": 4180, "2026-11-02": 12431}


@pytest.mark.parametrize(
    "text",
    [
        "date,steps\n2026-11-01,4180\n2026-11-02,12431\n",
        "\ufeffDate;Steps\r\n2026-11-01;4180\r\n2026-11-02;12431\r\n",
        "2026-11-01,4180\n2026-11-02,12431",
        "sep=;\nDatum;Schritte\n01.11.2026;4.180\n02.11.2026;12.431\n",
        "Step count (count)\tDistance\tDay\n4180\t3\t2026/11/01\n12,431\t3\t2026/11/02\n",
        "date,steps\n2026-11-01,4180.0\n2026-11-02,12431\n2026-11-03,\n",
        'My steps\n\nDate,Steps\n1 Nov 2026,4180\n"Mon, 2 Nov 2026",12431\n',
        "ActivityDate,TotalSteps,Calories\n20261101,4180,1\n20261102,12431,1\n",
        "date,steps\n2026-11-01,4180\n2026-11-01,4180\n2026-11-02,12431\n2026-11-02,9\n",
        "date,steps\n2026-11-01 07:10,4000\n2026-11-01 21:10,180\n2026-11-02T09:00+02:00,12431\n",
        "date,steps\n2026-11-01 11:10 PM,4180\n2026-11-02 12:00:00 AM,12431\n",
        "\u65e5\u4ed8,\u6b69\u6570\n2026\u5e7411\u67081\u65e5,4180\n2026\u5e7411\u67082\u65e5,12431\n",
    ],
)
def test_a_table_is_read_however_it_is_written(text: str) -> None:
    assert days(text.encode()) == TWO_DAYS


def test_a_table_in_utf_16_is_read() -> None:
    assert days("date\tsteps\n2026-11-01\t4180\n2026-11-02\t12431\n".encode("utf-16")) == TWO_DAYS


def test_a_day_of_no_steps_is_not_a_day_without_a_count() -> None:
    assert days(b"date,steps\n2026-11-01,0\n2026-11-02,\n2026-11-03,-\n") == {"2026-11-01": 0}


def test_rows_that_cannot_be_read_are_counted() -> None:
    found = read(b"date,steps\n2026-11-01,4180\n2026-02-30,7\nsoon,7\n2026-11-02,-7\n2026-11-02\n")

    assert (list(found.days.values()), found.unreadable) == ([4180], 3)


@pytest.mark.parametrize("text", ["date,steps\n02/11/2026,4180\n", "03-11-2026;4180\n"])
def test_dates_that_can_be_read_two_ways_are_not_guessed(text: str) -> None:
    with pytest.raises(StepsFileError) as refused:
        read(text.encode())
    assert refused.value.fault is Fault.DAY_ORDER


@pytest.mark.parametrize(
    ("order", "day"), [(DayOrder.DAY_FIRST, "2026-11-02"), (DayOrder.MONTH_FIRST, "2026-02-11")]
)
def test_dates_that_can_be_read_two_ways_are_read_as_asked(order: DayOrder, day: str) -> None:
    assert days(b"date,steps\n02/11/2026,4180\n", order=order) == {day: 4180}


@pytest.mark.parametrize("order", DayOrder)
def test_one_date_that_can_be_read_one_way_settles_all(order: DayOrder) -> None:
    content = b"date,steps\n02/10/2026,7\n13/10/2026,8\n"

    assert days(content, order=order) == {"2026-10-02": 7, "2026-10-13": 8}


def test_a_date_that_is_the_same_both_ways_needs_no_order() -> None:
    assert days(b"date,steps\n11/11/25,7\n") == {"2025-11-11": 7}


def test_dates_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(StepsFileError) as refused:
        read(b"date,steps\n13/10/2026,7\n10/13/2026,8\n")
    assert refused.value.fault is Fault.DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        "date,pulse\n2026-11-01,60\n",
        "Dear diary,\ntoday I walked.\n",
        "{}",
        "[]",
        "7",
        "a,b\n1,2\n",
    ],
)
def test_what_is_no_table_of_steps_is_said_so(text: str) -> None:
    with pytest.raises(StepsFileError) as refused:
        read(text.encode())
    assert refused.value.fault is Fault.NOT_STEPS
