"""Diaries told line by line, as a clinician would: which days, then what happened on them.

    0-13      pain 3, morning usual
    0,2,4     trains well
    9         trains, pain 4, SQ hurts 6
    10        pain 5, flare
    14        review, activity 6, worry 8, low 8, breaks few, tired
    14        flags RF14
    14        swaps SQ3 for SQ2
    14        cleared RF29
    14        wants 9000 steps
    14        answers, pain_week 6

Day 0 is the day of the first answers. What is trained on a day is what the plan of that day holds.
The pain of a session is that of the last check-in, 3 before the first, unless it is told.
`well` goes two past the top of every band, `hard` leaves nothing over; else it is the low end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from backplan.content import load_rulebook
from backplan.core.answers import WEEKDAYS
from backplan.core.facts import Fact, parse_fact
from backplan.core.fold import State, fold
from backplan.core.programme import Item
from tests.conftest import healthy

RULES = load_rulebook()
MONDAY = date(2026, 11, 2)
HOURS = {"answers": 7, "checkin": 8, "session": 18, "review": 20}


@dataclass
class Told:
    """A diary as it grows."""

    start: date = MONDAY
    facts: list[Fact] = field(default_factory=list)

    def day(self, number: int) -> date:
        return self.start + timedelta(days=number)

    def add(self, kind: str, on: date, /, **data: object) -> None:
        count = sum(one.kind == kind and one.on == on for one in self.facts)
        name = f"{kind}-{(on - self.start).days}" + (f"-{count}" if count else "")
        at = f"{on}T{HOURS.get(kind, 12):02}:00:00+00:00"
        self.facts.append(parse_fact({"id": name, "kind": kind, "at": at, "data": data}))

    def state(self, number: int) -> State:
        return fold(self.facts, RULES, today=self.day(number))


def told(text: str, answers: Mapping[str, object] | None = None, *, start: date = MONDAY) -> Told:
    """Return the diary that *text* tells of somebody who gave *answers* on day 0."""
    diary = Told(start=start)
    given = healthy(**(answers or {}))
    diary.add("answers", start, **given)
    lines = [one.split("#")[0].strip() for one in text.splitlines()]
    happened = [
        (day, order, what.strip())
        for order, (days, what) in enumerate(one.split(maxsplit=1) for one in lines if one)
        for day in _days(days)
    ]
    for day, _, what in sorted(happened, key=lambda one: (one[0], _late(one[2]), one[1])):
        _happens(diary, day, what, given)
    return diary


def lived(days: Sequence[Sequence[str]], answers: Mapping[str, object] | None = None) -> Told:
    """Return the diary of what happened on each of *days*; nobody trains without a plan."""
    diary, given = Told(), healthy(**(answers or {}))
    diary.add("answers", diary.start, **given)
    for day, happened in enumerate(days):
        for what in sorted(happened, key=_late):
            if not what.startswith("trains") or diary.state(day).programme is not None:
                _happens(diary, day, what, given)
    return diary


def _late(what: str) -> int:
    """Return when on a day something happens: the check-in before the session."""
    return 0 if what.startswith("pain") else 1


def _days(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _happens(diary: Told, day: int, what: str, given: Mapping[str, object]) -> None:
    """Add the fact that *what* tells of."""
    on = diary.day(day)
    words = [one.split() for one in what.split(",")]
    match words[0]:
        case ["pain", pain]:
            said = {one[0]: one[1:] for one in words[1:]}
            more = {"steps": int(said["steps"][0])} if "steps" in said else {}
            morning = said["morning"][0] if "morning" in said else None
            flare = "flare" in said
            diary.add(
                "checkin", on, date=str(on), pain=int(pain), morning=morning, flare=flare, **more
            )
        case ["trains", *how]:
            _trains(diary, day, " ".join(how), words[1:])
        case ["review"]:
            diary.add("review", on, **_review(words[1:], diary.day(day - 1)))
        case ["answers"]:
            changed = {key: int(value) for key, value in words[1:]}
            diary.add("answers", on, **{**given, **changed})
        case _:
            _told_short(diary, on, words[0])


def _told_short(diary: Told, on: date, words: list[str]) -> None:
    """Add a fact of the kinds that a few words tell."""
    match words:
        case ["flags", *flags]:
            diary.add("flags", on, asked=flags, flags=dict.fromkeys(flags, "yes"))
        case ["swaps", exercise, "for", instead]:
            diary.add("swap", on, exercise=exercise, instead=instead, why="other")
        case ["cleared", *about]:
            diary.add("clearance", on, on=str(on), about=about)
        case ["wants", steps, "steps"]:
            diary.add("settings", on, step_goal_max=int(steps))
        case _:
            raise AssertionError(words)


def _review(said: list[list[str]], week_of: date) -> dict[str, object]:
    names = {"low": "low_mood", "breaks": "breaks_done", "activity": "activity_score"}
    data: dict[str, Any] = {"week_of": str(week_of), "activity_score": 6}
    for key, *value in said:
        word = value[0] if value else True
        data[names.get(key, key)] = int(word) if isinstance(word, str) and word.isdigit() else word
    return data


def _trains(diary: Told, day: int, how: str, said: list[list[str]]) -> None:
    """Add the session of the day as the plan has it."""
    programme = diary.state(day).programme
    assert programme is not None, f"there is no plan on day {day}"
    on = diary.day(day)
    sessions = {one.day: one for one in programme.sessions}
    session = sessions.get(WEEKDAYS[on.weekday()], programme.sessions[0])
    hurts = {one[0]: int(one[2]) for one in said if len(one) == 3 and one[1] == "hurts"}
    plain = {one[0]: one[1] for one in said if len(one) == 2}
    checkins = [one for one in diary.state(day).history.checkins if one.on <= on]
    usual = checkins[-1].pain if checkins else 3
    before = int(plain.get("before", usual))
    pain = int(plain.get("pain", before))
    data: dict[str, Any] = {
        "date": str(on),
        "pain_before": before,
        "pain_after": int(plain.get("after", before)),
        "stopped": "stops" in plain,
        "items": [
            _done(item, how, hurts.get(item.ladder, pain))
            for item in session.items
            if plain.get("only", item.ladder) == item.ladder
        ],
    }
    if "stops" in plain:
        data["stop_reason"] = plain["stops"]
    diary.add("session", on, **data)


def _done(item: Item, how: str, pain: int) -> dict[str, Any]:
    """Return an item as it was done."""
    unit, amount = next(
        (key, band)
        for key, band in (("reps", item.reps), ("hold_s", item.hold_s), ("minutes", item.minutes))
        if band is not None
    )
    past = 2 if unit == "reps" else 0
    much = amount[1] + past if how == "well" else amount[0]
    sides = ("left", "right") if item.exercise.dose.per_side else (None,)
    sets = [
        {unit: much} if side is None else {unit: much, "side": side}
        for _ in range(item.sets)
        for side in sides
    ]
    left = {"well": "2-3", "hard": "0-1"}.get(how, "2-3")
    return {"exercise": item.exercise.id, "sets": sets, "effort_left": left, "pain_during": pain}
