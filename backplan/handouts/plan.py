"""The plan on paper: drawings, doses and boxes to tick for four weeks.

Reads: `Material`.
Returns: `Plan`, for `plan_pdf` and `plan_page` to set.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.answers import WEEKDAYS
from backplan.core.programme import Item, Programme
from backplan.core.progress import DAYS_A_WEEK
from backplan.figures.drawing import still_svg
from backplan.figures.words import figure_alt
from backplan.handouts.material import Material
from backplan.handouts.safety_words import FIRST, GETS_OLD, LESS, STOP, STOP_IF, call, numbers_of
from backplan.words import DAYS, dose, full_day

TITLE = "My back plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One exercise of the plan; the drawing is None where there is none."""

    name: str
    dose: str
    days: str
    steps: tuple[str, ...]
    cues: str
    advice: tuple[str, ...]
    drawing: str | None
    drawing_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One training day: the numbers of its exercises, and for each week whether it has a box."""

    day: str
    exercises: str
    boxes: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan for paper.

    Attributes:
        dates: From when to when it holds, in words.
        first: The notice that stands on top.
        stop: Heading, signs, and what to do then.
        weeks: The Monday of each week, in short words.
        rows: The sessions, with boxes to tick.
        moves: Every exercise, once.
        between: Step goal, sitting breaks, and what to do after a bad day.
    """

    dates: str
    first: str
    stop: str
    stop_if: tuple[str, ...]
    call: str
    weeks: tuple[str, ...]
    rows: tuple[Row, ...]
    moves: tuple[Move, ...]
    between: tuple[str, ...]


def plan(material: Material) -> Plan:
    """Return the plan.

    Raises:
        NoPlanError: There is none.
    """
    programme, last = material.programme(), material.last_day()
    first = material.state.on
    mondays = _mondays(first, last)
    all_items = items(programme)
    numbers = {item.exercise.id: number for number, item in enumerate(all_items, start=1)}
    return Plan(
        dates=f"{full_day(first)} to {full_day(last)}",
        first=FIRST,
        stop=STOP,
        stop_if=STOP_IF,
        call=call(numbers_of(material.state, material.rulebook)),
        weeks=tuple(f"{one.day} {one:%b}" for one in mondays),
        rows=tuple(
            Row(
                day=DAYS[session.day],
                exercises=", ".join(str(numbers[item.exercise.id]) for item in session.items),
                boxes=tuple(
                    first <= monday + timedelta(days=WEEKDAYS.index(session.day)) <= last
                    for monday in mondays
                ),
            )
            for session in programme.sessions
        ),
        moves=tuple(_move(item, programme) for item in all_items),
        between=_between(programme),
    )


def items(programme: Programme) -> tuple[Item, ...]:
    """Return every exercise of the week once, in the order of the sessions."""
    found = {item.exercise.id: item for one in programme.sessions for item in one.items}
    return tuple(found.values())


def _mondays(first: date, last: date) -> tuple[date, ...]:
    """Return the Monday of each week from *first* to *last*."""
    start = first - timedelta(days=first.weekday())
    return tuple(
        start + timedelta(days=days) for days in range(0, (last - start).days + 1, DAYS_A_WEEK)
    )


def _move(item: Item, programme: Programme) -> Move:
    """Return one exercise."""
    exercise = item.exercise
    drawn = exercise.figure is not None
    days = [
        DAYS[one.day]
        for one in programme.sessions
        if exercise.id in [each.exercise.id for each in one.items]
    ]
    rest = "" if item.sets == 1 else f" Rest about {item.rest_s} seconds between sets."
    return Move(
        name=exercise.name,
        dose=f"{dose(item)}.{rest}",
        days=", ".join(days) if len(days) < len(programme.sessions) else "Every session",
        steps=exercise.steps,
        cues=" ".join(exercise.cues),
        advice=tuple(one.advice for one in item.adaptations),
        drawing=still_svg(exercise) if drawn else None,
        drawing_words=figure_alt(exercise) if drawn else "",
    )


def _between(programme: Programme) -> tuple[str, ...]:
    """Return what to do between sessions."""
    return (
        f"Aim for {programme.step_goal.steps:,} steps a day.",
        f"When you sit, get up every {programme.sitting_breaks.every_min} minutes for a minute "
        "or two.",
        LESS,
        GETS_OLD,
    )
