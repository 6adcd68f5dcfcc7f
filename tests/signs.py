"""Every sign that the check asks about: how it is told there, and what it leads to.

The levels are written out here a second time, so that a level swapped in the data is noticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from backplan.content import load_rulebook
from backplan.core.red_flags import DetailKind, TriageLevel

RULES = load_rulebook()
SCREEN_OF = {
    name: screen.id for screen in RULES.quiz.screens for name in (*screen.flags, *screen.readiness)
}
LISTS = tuple(dict.fromkeys(SCREEN_OF.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What somebody tells who is healthy but for one thing.

    Attributes:
        name: What sets it apart from the others.
        about: The red flags, or the readiness item, that are told.
        level: What the check must come to.
        ticks: The boxes that are ticked, by screen.
        follow_ups: What is answered to the questions below a box, by flag and question.
        answers: What is answered in place of what a healthy person answers, by key.
    """

    name: str
    about: frozenset[str] = frozenset()
    level: TriageLevel = TriageLevel.OK
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    follow_ups: Mapping[tuple[str, str], str] = field(default_factory=dict)
    answers: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def yes(name: str, **details: str) -> Sign:
    """Return a ticked flag or readiness item; a follow-up that is not in *details* gets a no."""
    row = RULES.red_flags.get(name)
    asked = [one for one in row.details if one.kind is DetailKind.YES_NO] if row else []
    return Sign(
        name="-".join([name, *(f"{key}-{said}" for key, said in details.items())]),
        about=frozenset({name}),
        ticks={SCREEN_OF[name]: (name,)},
        follow_ups={(name, one.id): details.get(one.id, "no") for one in asked},
    )


def checked(name: str) -> Sign:
    """Return a flag that is old, was checked by a clinician and has not changed."""
    screen = next(one for one in RULES.quiz.screens if name in one.checked)
    box = "checked." + "_".join(screen.checked)
    ticks = {screen.id: (box, f"{box}.{name}")}
    return Sign(name=f"{name}-checked", about=frozenset({name}), ticks=ticks)


def told_by(name: str, **answers: object) -> Sign:
    """Return a flag or item that other answers tell."""
    words = [f"{key}-{value}" for key, value in answers.items()]
    return Sign(name="-".join([name, *words]), about=frozenset({name}), answers=answers)


def both(one: Sign, other: Sign) -> Sign:
    """Return two signs of different screens, told in one check."""
    return Sign(
        name=f"{one}+{other}",
        about=one.about | other.about,
        ticks={**one.ticks, **other.ticks},
        follow_ups={**one.follow_ups, **other.follow_ups},
    )


EMERGENCIES = (
    *map(yes, ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF08", "RF19", "RF21", "RF27")),
    yes("RF07", sudden="yes"),
    yes("RF07", both_legs="unsure"),
    yes("RF09", sudden_severe="yes"),
    yes("RF09", cannot_stand="yes"),
    yes("RF12", sepsis_signs="unsure"),
    both(checked("RF05"), yes("RF11")),
    both(checked("RF06"), yes("RF11")),
)
URGENT = (
    *map(yes, ("RF07", "RF09", "RF10", "RF12", "RF13", "RF14", "RF15", "RF16", "RF17", "RF18")),
    yes("RF11", unwell="yes"),
    yes("RF30", sudden="yes"),
    yes("RF30", cannot_walk="unsure"),
)
DOCTOR_FIRST = (
    *map(checked, ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06")),
    *map(yes, ("RF11", "RF20", "RF26", "RF28", "RF29", "RF30", "RF34")),
    yes("RF28", postnatal_check="unsure"),
    yes("RF28", postnatal_check="yes", caesarean="yes"),
    yes("RF31", worsening="yes"),
    yes("RF31", over_6_weeks="unsure"),
    told_by("RF23", age=17),
    told_by("RF25", age=60, first_episode="true"),
    told_by("RF25", age=70, pain_duration="under_6_weeks"),
    told_by("RF30", pain_week=8),
    *map(yes, ("ER01", "ER02", "ER03", "ER04", "ER05b", "ER06", "ER07_symptomatic")),
)
CAUTION = (
    *map(yes, ("RF22", "RF31", "RF32", "RF33", "ER05a", "ER07", "ER08", "ER10")),
    yes("RF28", postnatal_check="yes"),
    checked("RF34"),
    told_by("RF24", age=50, first_episode="true"),
    *(told_by("ER09", joints=[one]) for one in ("knee", "hip", "wrist_shoulder")),
)
NOTHING = Sign(name="nothing")
FINE = (NOTHING, yes("ER11"))

SIGNS = tuple(
    replace(sign, level=level)
    for level, signs in (
        (TriageLevel.EMERGENCY_NOW, EMERGENCIES),
        (TriageLevel.URGENT_TODAY, URGENT),
        (TriageLevel.GP_FIRST, DOCTOR_FIRST),
        (TriageLevel.OK_CAUTION, CAUTION),
        (TriageLevel.OK, FINE),
    )
    for sign in signs
)
ALARMS = tuple(one for one in SIGNS if one.level.stops)
WAITING = tuple(one for one in SIGNS if one.level is TriageLevel.GP_FIRST)
STARTING = tuple(one for one in SIGNS if one.level.severity < TriageLevel.GP_FIRST.severity)


def one_of(level: TriageLevel) -> Sign:
    """Return one sign that comes to *level*."""
    return next(one for one in SIGNS if one.level is level)
