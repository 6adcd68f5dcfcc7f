"""The boundary values that the rules read, taken from the rulebook's numbers."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from backplan.core.answers import Answers, PainDuration
from backplan.core.rulebook import Rulebook


class Setting(NamedTuple):
    """The answers that triage reads beside flags, readiness items and joints."""

    age: int
    pain: int
    first: bool
    duration: PainDuration
    cleared: date | None

    def on(self, answers: Answers) -> Answers:
        """Return *answers* in this setting; written out, as `replace` takes thrice the time."""
        return Answers(
            age=self.age,
            country=answers.country,
            flags=answers.flags,
            flags_asked=answers.flags_asked,
            flag_details=answers.flag_details,
            readiness=answers.readiness,
            pain_week=float(self.pain),
            pain_duration=self.duration,
            first_episode=self.first,
            activity_score=answers.activity_score,
            activity_name=answers.activity_name,
            sitting_hours=answers.sitting_hours,
            steps=answers.steps,
            steps_guess=answers.steps_guess,
            strength_trained=answers.strength_trained,
            joints=answers.joints,
            kit=answers.kit,
            minutes=answers.minutes,
            training_days=answers.training_days,
            cleared_on=self.cleared,
        )


def around(thresholds: Iterable[int], low: int, high: int) -> tuple[int, ...]:
    """Return each threshold and the value below it, as far as they lie from *low* to *high*."""
    both = {value for one in thresholds for value in (one - 1, one)}
    return tuple(sorted(value for value in both if low <= value <= high))


def ages(rulebook: Rulebook) -> tuple[int, ...]:
    """Return the ages on both sides of T3, T4, L5 and the derived flags."""
    rules, told = rulebook.triage, rulebook.triage.derived
    of_flags = (told.first_episode_age_from, told.first_episode_gp_age_from)
    other = (told.new_pain_gp_age_from, rules.T3.age_from, rules.T4.age_from)
    return around((*of_flags, *other, rulebook.levels.L5.age_from), 0, 120)


def pains(rulebook: Rulebook) -> tuple[int, ...]:
    """Return the pain scores on both sides of the one that triage reads."""
    return around((rulebook.triage.derived.severe_pain_nrs_from,), 0, 10)


def level_pains(rulebook: Rulebook) -> tuple[int, ...]:
    """Return the pain scores on both sides of all that start levels and goals read, and 0, 10."""
    rules = rulebook.levels
    bands = [one.pain_nrs_from for one in (rules.L1, rules.L2, rules.L3, rules.L4)]
    more = (rules.L6.pain_nrs_to + 1, rules.L8.pain_nrs_from, rulebook.goals.G3.pain_nrs_from)
    return tuple(sorted({0, 10, *pains(rulebook), *around((*bands, *more), 0, 10)}))


def clearances(rulebook: Rulebook, today: date) -> tuple[date | None, ...]:
    """Return no clearance, one of today, the last that counts and the first that does not."""
    last = rulebook.triage.clearance.valid_days
    return (None, *(today - timedelta(days=days) for days in (0, last, last + 1)))


def level_clearances(rulebook: Rulebook, today: date) -> tuple[date | None, ...]:
    """Return the clearances of triage, and those on both sides of L7."""
    days = rulebook.levels.L7.days
    fresh = (today - timedelta(days=one) for one in (days - 1, days))
    return (*clearances(rulebook, today), *fresh)


def settings(rulebook: Rulebook, today: date) -> tuple[Setting, ...]:
    """Return every boundary value that triage reads, crossed."""
    crossed = product(
        ages(rulebook),
        pains(rulebook),
        (False, True),
        tuple(PainDuration),
        clearances(rulebook, today),
    )
    return tuple(Setting(*one) for one in crossed)
