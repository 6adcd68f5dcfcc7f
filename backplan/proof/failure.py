"""A case that breaks an invariant, as an answers file."""

from dataclasses import dataclass
from datetime import date

from backplan.core.answers import Answers

INVARIANTS = {
    0: "The level, the tags and the start level are those that the evidence calls for.",
    1: "An emergency or urgent flag never yields a routine, whatever else is said, cleared or not.",
    2: "Adding a flag, or making one worse, never lowers the level.",
    3: "Unanswered or unsure is never “no” for an emergency question.",
    4: "Without a clearance, or with one older than it may be, gp_first never yields a routine.",
    5: "No routine holds an exercise, load or hold that is excluded or capped; none is empty.",
    6: "Every level, outcome and rule is reached by some case.",
    7: "Every result carries at least one reason, and every reason a source that exists.",
    8: "The same input gives the same output, and the order of lists does not matter.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One broken invariant.

    Attributes:
        invariant: Its number.
        says: What happened, in a few words.
        answers: The case, as `assess` reads it.
    """

    invariant: int
    says: str
    answers: dict[str, object]


class BrokenError(Exception):
    """Raised where an invariant does not hold; `failure` is the case."""

    def __init__(self, invariant: int, says: str, answers: Answers | dict[str, object]) -> None:
        super().__init__(f"invariant {invariant}: {says}")
        raw = as_json(answers) if isinstance(answers, Answers) else answers
        self.failure = Failure(invariant=invariant, says=says, answers=raw)


def as_json(answers: Answers) -> dict[str, object]:
    """Return *answers* as the file that they come from."""
    return {
        "age": answers.age,
        "country": answers.country,
        "flags": {key: one.value for key, one in answers.flags.items()},
        "flag_details": {key: dict(more) for key, more in answers.flag_details.items()},
        "readiness": sorted(answers.readiness),
        "pain_week": answers.pain_week,
        "pain_duration": answers.pain_duration.value,
        "first_episode": answers.first_episode,
        "activity_score": answers.activity_score,
        "activity_name": answers.activity_name,
        "sitting_hours": answers.sitting_hours,
        "steps": answers.steps,
        "steps_guess": None if answers.steps_guess is None else answers.steps_guess.value,
        "strength_trained": answers.strength_trained,
        "joints": sorted(answers.joints),
        "kit": sorted(answers.kit),
        "minutes": answers.minutes,
        "training_days": list(answers.training_days),
        "cleared_on": _day(answers.cleared_on),
    }


def _day(day: date | None) -> str | None:
    """Return the date as text."""
    return None if day is None else day.isoformat()
