"""The calendar is read back with two parsers that know nothing of each other.

What they should find is written out by hand, in UTC, for weeks in which clocks change.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar, Event

from backplan.handouts.calendar import Wanted, calendar
from backplan.handouts.material import Material, NoPlanError
from backplan.handouts.working_hours import WorkingHours, working_hours
from tests.handouts.conftest import Told, answers_on, facts_of, material_of

NOW = datetime(2026, 3, 23, 9, 30, tzinfo=UTC)
BERLIN, NEW_YORK, SYDNEY = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Australia/Sydney"))
CAIRO = ZoneInfo("Africa/Cairo")
EVENING = time(18)
NINE_TO_FIVE = WorkingHours(time(9), time(17), reminders=True)


def events(raw: bytes) -> list[Event]:
    return list(Calendar.from_ical(raw).events)


def starts(raw: bytes) -> list[datetime]:
    """Return when each event starts, once two parsers agree on that."""
    one = [event["dtstart"].dt for event in events(raw)]
    other = [event.dtstart.value for event in vobject.readOne(raw.decode()).vevent_list]
    assert [each.astimezone(UTC) for each in other] == one
    assert all(each.utcoffset() == timedelta() for each in one)
    return one


def ids(raw: bytes) -> list[str]:
    return [str(event["uid"]) for event in events(raw)]


def made(material: Material, *, now: datetime = NOW, **wanted: object) -> bytes:
    given: dict[str, object] = {"at": EVENING, "zone": BERLIN, **wanted}
    return calendar(material, Wanted(**given), now=now)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zone", "first_day", "hours_in_utc"),
    [
        # Clocks go forward on 29 March 2026, between the third session and the fourth.
        (BERLIN, date(2026, 3, 23), [17, 17, 17, 16, 16, 16]),
        # Clocks go back on 25 October 2026.
        (BERLIN, date(2026, 10, 19), [16, 16, 16, 17, 17, 17]),
        # 8 March and 1 November 2026.
        (NEW_YORK, date(2026, 3, 2), [23, 23, 23, 22, 22, 22]),
        (NEW_YORK, date(2026, 10, 26), [22, 22, 22, 23, 23, 23]),
        # South of the equator: back on 5 April, forward on 4 October 2026.
        (SYDNEY, date(2026, 3, 30), [7, 7, 7, 8, 8, 8]),
        (SYDNEY, date(2026, 9, 28), [8, 8, 8, 7, 7, 7]),
    ],
)
def test_sessions_stay_at_six_in_the_evening_when_clocks_change(
    zone: ZoneInfo, first_day: date, hours_in_utc: list[int]
) -> None:
    material = material_of(answers_on(first_day), on=first_day)

    found = starts(made(material, zone=zone))

    assert [one.hour for one in found[:6]] == hours_in_utc
    assert [one.date() - first_day for one in found[:6]] == [
        timedelta(days=each) for each in (0, 2, 4, 7, 9, 11)
    ]


def test_there_are_four_weeks_of_sessions(plain: Material) -> None:
    found = events(made(plain))

    assert len(found) == 12
    assert {str(one["summary"]) for one in found} == {"Exercise, 25 minutes"}
    assert {one["dtend"].dt - one["dtstart"].dt for one in found} == {timedelta(minutes=25)}


def test_nobody_else_sees_more_than_that_there_is_something(plain: Material) -> None:
    raw = made(plain, hours=NINE_TO_FIVE)
    said = raw.decode().lower()

    assert {str(one["class"]) for one in events(raw)} == {"PRIVATE"}
    assert {str(one["transp"]) for one in events(raw)} == {"TRANSPARENT"}
    assert [one for one in ("pain", "doctor", "triage", "flag", "your back") if one in said] == []


def test_every_event_has_an_id_of_its_own(plain: Material) -> None:
    found = ids(made(plain, hours=NINE_TO_FIVE))

    assert len(set(found)) == len(found) > 200


def test_a_file_made_later_updates_the_same_events() -> None:
    diary = (answers_on(), ("2026-03-24T09:00:00+00:00", "settings", {"country": "DE"}))
    first, later = made(material_of(*diary[:1])), NOW + timedelta(days=1, minutes=5)

    second = made(material_of(*diary, on=date(2026, 3, 24)), now=later, at=time(7))

    kept = {str(one["uid"]): one for one in events(second)}
    assert list(kept)[:11] == ids(first)[1:]
    before = events(first)[1]
    after = kept[str(before["uid"])]
    assert after["sequence"] > before["sequence"]
    assert (before["dtstart"].dt.hour, after["dtstart"].dt.hour) == (17, 6)


def test_a_session_that_moves_to_another_day_is_the_same_event() -> None:
    one = made(material_of(answers_on()))
    new_days = (
        "2026-03-23T10:00:00+00:00",
        "answers",
        answers_on()[2] | {"training_days": ["tue", "thu", "sat"]},
    )

    other = made(material_of(answers_on(), new_days))

    assert ids(one) == ids(other)
    assert starts(one) != starts(other)


def test_a_session_that_is_no_more_is_cancelled_in_calendars_that_have_it() -> None:
    before = answers_on()
    fewer = ("2026-03-26T10:00:00+00:00", "answers", before[2] | {"training_days": ["tue", "fri"]})
    thursday = date(2026, 3, 26)
    old = {str(one["uid"]): one for one in events(made(material_of(before, on=thursday)))}

    raw = made(material_of(before, fewer, on=thursday), now=NOW + timedelta(days=3))
    new = {str(one["uid"]): one for one in events(raw)}
    gone = {uid: one for uid, one in new.items() if one.get("status") == "CANCELLED"}

    # The Fridays of the old plan; its Mondays and Wednesdays became Tuesdays and Fridays, but for
    # the last Wednesday, whose Friday is not planned yet.
    assert [one["dtstart"].dt.date() for one in gone.values()] == [
        date(2026, 3, 27),
        date(2026, 4, 3),
        date(2026, 4, 10),
        date(2026, 4, 17),
        date(2026, 4, 22),
    ]
    assert all(one["sequence"] > old[uid]["sequence"] for uid, one in gone.items())
    assert all(one["dtstart"] == old[uid]["dtstart"] for uid, one in gone.items())
    assert len(starts(raw)) == len(new)
    assert old.keys() <= new.keys()


def test_what_no_calendar_can_have_any_more_is_not_cancelled() -> None:
    before = answers_on()
    fewer = ("2026-03-26T10:00:00+00:00", "answers", before[2] | {"training_days": ["tue", "fri"]})

    def cancelled(*told: Told, on: date) -> list[date]:
        raw = made(material_of(*told, on=on))
        return [one["dtstart"].dt.date() for one in events(raw) if "status" in one]

    assert cancelled(before, on=date(2026, 3, 26)) == []
    assert cancelled(before, fewer, on=date(2026, 4, 15)) == [date(2026, 4, 17)]
    assert cancelled(before, fewer, on=date(2026, 4, 18)) == []
    locked = ("2026-03-25T10:00:00+00:00", "flags", {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    assert len(cancelled(before, locked, fewer, on=date(2026, 3, 26))) == 4


def test_the_id_does_not_hold_what_it_is_derived_from(plain: Material) -> None:
    assert plain.mark() == "00000000-fact"
    assert plain.mark().encode() not in made(plain)


def test_two_diaries_in_one_calendar_do_not_meet(plain: Material) -> None:
    other = material_of(("2026-03-22T09:00:00+00:00", "settings", {}), answers_on())

    assert set(ids(made(plain))).isdisjoint(ids(made(other)))


def test_an_alarm_is_there_only_where_one_is_wanted(plain: Material) -> None:
    assert b"VALARM" not in made(plain)
    alarms = [one.walk("VALARM")[0] for one in events(made(plain, alarm_minutes=15))]
    assert {one["trigger"].dt for one in alarms} == {timedelta(minutes=-15)}
    assert len(alarms) == 12


def test_reminders_to_get_up_stay_inside_the_working_hours(plain: Material) -> None:
    # Nine hours of sitting: up every 30 minutes; 16 stretches a day, and then it is time to go.
    raw = made(plain, hours=NINE_TO_FIVE)
    breaks = [one for one in starts(raw) if one.minute or one.hour < 16]
    on_monday = [one for one in breaks if one.date() == date(2026, 3, 30)]

    assert (on_monday[0].hour, on_monday[0].minute) == (7, 30)
    assert (on_monday[-1].hour, on_monday[-1].minute) == (14, 30)
    assert len(on_monday) == 15
    assert {one.weekday() for one in breaks} == {0, 1, 2, 3, 4}


def test_a_night_at_work_is_as_long_as_the_clock_makes_it(plain: Material) -> None:
    night = WorkingHours(time(22), time(6), reminders=True)
    friday = date(2026, 3, 27)

    start, end = night.on(friday, BERLIN) or (NOW, NOW)

    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=8)
    assert night.on(date(2026, 3, 29), BERLIN) is None
    assert len(starts(made(plain, hours=night))) == 12 + 20 * 15


def test_a_night_in_which_clocks_go_forward_has_fewer_stretches_of_sitting() -> None:
    # In Cairo, midnight of Thursday 23 April 2026 is followed by one o'clock.
    thursday = date(2026, 4, 23)
    night = WorkingHours(time(22), time(6), reminders=True)

    raw = made(material_of(answers_on(thursday), on=thursday), zone=CAIRO, hours=night)
    breaks = [one for one in starts(raw) if one < datetime(2026, 4, 24, 12, tzinfo=UTC)]

    assert breaks[0] == datetime(2026, 4, 23, 20, 30, tzinfo=UTC)
    assert breaks[-1] == datetime(2026, 4, 24, 2, 30, tzinfo=UTC)
    assert len(breaks) == 13


def test_settings_say_the_working_hours_and_the_latest_counts() -> None:
    at = "2026-03-23T1{}:00:00+00:00"
    first = {"work_from": "09:00", "work_to": "17:00", "reminders": True}
    told = [
        (at.format(0), "settings", first),
        (at.format(1), "settings", {"work_to": "16:30"}),
    ]

    assert working_hours(facts_of(*told)) == WorkingHours(time(9), time(16, 30), reminders=True)
    assert working_hours(facts_of()) is None


@pytest.mark.parametrize("wrong", [None, 9, "nine", "25:00", "17:00", "09:00+01:00", ["09:00"]])
def test_hours_that_make_no_sense_are_none(wrong: object) -> None:
    data = {"work_from": wrong, "work_to": "17:00", "reminders": True}

    assert working_hours(facts_of(("2026-03-23T10:00:00+00:00", "settings", data))) is None


def test_sessions_end_with_the_word_of_a_clinician() -> None:
    cleared = answers_on(readiness=["ER01"], cleared_on="2026-03-13")

    found = starts(made(material_of(cleared)))

    # Thirty days from 13 March: the last session is that of Friday 10 April.
    assert found[-1].date() == date(2026, 4, 10)


def test_settling_is_planned_for_its_week_alone() -> None:
    settle = answers_on(pain_week=9, readiness=["ER05a"], cleared_on="2026-03-22")

    found = starts(made(material_of(settle)))

    assert [one.date() for one in found] == [date(2026, 3, 23 + day) for day in range(7)]


@pytest.mark.parametrize(
    "told",
    [
        answers_on(flags={"RF02": "yes"}),
        ("2026-03-23T09:00:00+00:00", "flags", {"asked": ["RF02"], "flags": {"RF02": "yes"}}),
        ("2026-03-23T09:00:00+00:00", "settings", {}),
    ],
    ids=["locked", "locked without answers", "no answers"],
)
def test_without_a_plan_there_is_no_calendar(told: tuple[str, str, dict[str, object]]) -> None:
    with pytest.raises(NoPlanError, match="there is no plan on 2026-03-23"):
        made(material_of(told))


def test_no_line_is_longer_than_a_calendar_may_have(plain: Material) -> None:
    raw = made(plain, hours=NINE_TO_FIVE, alarm_minutes=15)

    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")
